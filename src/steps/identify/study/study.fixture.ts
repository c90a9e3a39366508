import type { StudyRequest } from './model.ts'
import { Sheet } from './sheet.ts'
import { study } from './study.ts'

/** Numbers that look like chance and are the same every time (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Table = Readonly<{ titles: readonly string[]; rows: readonly (readonly string[])[] }>

export function sheetOf({ titles, rows }: Table): Sheet {
  const sheet = new Sheet(
    titles,
    titles.map(() => null),
  )
  for (const row of rows) sheet.push(row)
  return sheet
}

/** Studies a table whose outcome is the column `won`, unless asked otherwise. */
export const studied = (table: Table, wish: Partial<StudyRequest> = {}) =>
  study(sheetOf(table), {
    name: 'table.csv',
    outcome: 'won',
    exclude: [],
    keep: [],
    rising: [],
    falling: [],
    today: '2026-01-01',
    refused: 0,
    ...wish,
  })

const industries = ['Foods', 'Tools', 'Paper', 'Steel'] as const

/**
 * Companies of which the larger win more often, and those that make steel; colour and rank are chance.
 * @param strength how much the traits tell; 0 for nothing at all
 */
export function plantedTable(rows: number, seed: number, strength = 1): Table {
  const chance = createChance(seed)
  return {
    titles: ['industry', 'employees', 'colour', 'rank', 'won'],
    rows: Array.from({ length: rows }, () => {
      const industry = industries[Math.floor(chance() * industries.length)] ?? 'Foods'
      const employees = Math.round(10 ** (1 + 3 * chance()))
      const colour = chance() < 0.5 ? 'red' : 'blue'
      const rank = String(Math.floor(chance() * 100))
      const odds = strength * ((industry === 'Steel' ? 1.5 : 0) + Math.log10(employees) - 3)
      return [industry, String(employees), colour, rank, chance() < 1 / (1 + Math.exp(-odds)) ? 'yes' : 'no']
    }),
  }
}
