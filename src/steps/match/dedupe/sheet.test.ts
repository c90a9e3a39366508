import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { ExportCell } from '../../../ground/edge/index.ts'
import type { FileTable } from '../../collect/index.ts'
import { groupsFrom } from './groups.ts'
import { dedupeTable } from './job.ts'
import type { DedupeAs, DedupeSummary } from './model.ts'
import { dedupedSheet } from './sheet.ts'
import { openDedupes } from './store.ts'

const say = (key: string) => key
const folder = await mkdtemp(join(tmpdir(), 'talweg-dedupe-'))
const dedupes = await openDedupes(folder)
afterAll(() => rm(folder, { recursive: true }))

async function* given(rows: readonly (readonly string[])[]) {
  yield* rows
}

type Cells = readonly (readonly string[])[]

const sheet = (rows: Cells, fields: readonly (string | null)[] = ['name', 'domain', null]): FileTable => ({
  columns: ['Company', 'Website', 'Note'].slice(0, fields.length),
  kind: 'accounts',
  fields,
  rows: given(rows),
  refused: () => 0,
})

let runs = 0
const job = () => ({
  id: `00000000-0000-4000-8000-${String(++runs).padStart(12, '0')}`,
  signal: new AbortController().signal,
  report: () => undefined,
})

async function dedupe(table: FileTable, as: DedupeAs | null = null): Promise<DedupeSummary> {
  return dedupeTable(table, { name: 'list.csv', as }, { dedupes, today: '2026-01-01', job: job() })
}

async function deduped(table: FileTable) {
  const summary = await dedupe(table)
  const kept = await dedupes.open(summary.dedupe_id)
  const { columns, rows } = dedupedSheet(kept, say)
  const told: ExportCell[][] = []
  for await (const cells of rows) told.push(cells)
  return { summary, titles: columns.map(({ title }) => title), told }
}

const rows = [
  ['Quoranavik Systems GmbH', 'https://www.quoranavik.example/', 'old'],
  ['Torvamirr Foods Ltd', 'torvamirr.example', ''],
  ['QUORANAVIK SYSTEMS', 'quoranavik.example', 'new'],
  ['Torvamirr Foods Ltd', 'torvamirr.example', 'again'],
  ['–', '', 'nobody'],
]

test('rows of one company share an id and say why; headings of the answer are stable', async () => {
  const { titles, told, summary } = await deduped(sheet(rows))
  expect(titles).toEqual(['Company', 'Website', 'Note', 'account_id', 'match_probability', 'match_reason'])
  expect(told.map((cells) => cells[3])).toEqual(['1', '2', '1', '2', '5'])
  expect(told[0]?.[5]).toContain('match.dedupe.like')
  expect(told[1]?.[4]).toBe(1)
  expect(summary).toMatchObject({
    as: 'accounts',
    rows: 5,
    found: 3,
    groups: 2,
    joined: 4,
    without_name: 1,
    capped: [],
    left_pairs: 0,
  })
  expect(summary.columns.map(({ compared }) => compared)).toEqual([true, true, false])
})

test('people are told by first and last name together', async () => {
  const table: FileTable = {
    columns: ['First', 'Last'],
    kind: 'contacts',
    fields: ['first_name', 'last_name'],
    rows: given([
      ['Anna', 'Brandner'],
      ['Lukas', 'Holloway'],
      ['Anna', 'Brandner'],
    ]),
    refused: () => 0,
  }
  const { titles, told, summary } = await deduped(table)
  expect(titles[2]).toBe('contact_id')
  expect(told.map((cells) => cells[2])).toEqual(['1', '2', '1'])
  expect(summary.columns).toMatchObject([{ compared: true }, { compared: true }])
})

test('a sheet that was deduplicated before keeps what it said then', async () => {
  const table = {
    ...sheet([['Torvamirr Foods', '7', '0.5']]),
    columns: ['Company', 'account_id', 'match_probability'],
  }
  const { titles } = await deduped(table)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles.slice(3)).toEqual(['account_id_2', 'match_probability_2', 'match_reason'])
})

test('groups show their rows side by side, with receipts that sum to the probability', async () => {
  const { dedupe_id } = await dedupe(sheet(rows))
  const kept = await dedupes.open(dedupe_id)
  const groups = await groupsFrom(kept, 'unsure', 0, 10)
  expect(groups.map(({ group_id, rows }) => [group_id, rows])).toEqual([
    ['1', 2],
    ['2', 2],
  ])
  for (const { members } of groups)
    for (const { row, cells, lines, probability } of members) {
      expect(cells).toEqual(rows[row - 1])
      const weight = lines.reduce((sum, line) => sum + line.weight, 0)
      expect(probability).toBeCloseTo(lines.length === 0 ? 1 : 1 / (1 + 2 ** (-weight / 1000)), 12)
    }
  expect(await groupsFrom(kept, 'largest', 1, 10)).toHaveLength(1)
  await kept.rows.close()
})

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '=1+1', '𠮷', '\ud800', 'line\nbreak', '\u2028', 'Acme Ltd', 'acme.example'),
)

test('whatever the sheet holds, every row comes back as it is and in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), async (any) => {
      const { told } = await deduped(sheet(any))
      expect(told.map((cells) => cells.slice(0, 3))).toEqual(any)
      for (const [row, cells] of told.entries()) {
        expect(Number(cells[3])).toBeGreaterThan(0)
        expect(Number(cells[3])).toBeLessThanOrEqual(row + 1)
      }
    }),
    { numRuns: 30 },
  )
})

test('only the last five are kept', async () => {
  const ids: string[] = []
  for (let run = 0; run < 6; run++) ids.push((await dedupe(sheet(rows))).dedupe_id)
  await expect(dedupes.summary(ids[0] ?? '')).rejects.toMatchObject({ code: 'match.dedupe.gone' })
  expect((await dedupes.summary(ids[5] ?? '')).rows).toBe(5)
  await expect(dedupes.summary('../etc')).rejects.toMatchObject({ code: 'match.dedupe.gone' })
})
