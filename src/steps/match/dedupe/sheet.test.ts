import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExportCell } from '../../../ground/edge/index.ts'
import type { FileTable } from '../../collect/index.ts'
import { dedupedSheet } from './sheet.ts'

const say = (key: string) => key
const today = '2026-01-01'

async function* given(rows: readonly (readonly string[])[]) {
  yield* rows
}

const sheet = (
  rows: readonly (readonly string[])[],
  fields: readonly (string | null)[] = ['name', 'domain', null],
): FileTable => ({
  columns: ['Company', 'Website', 'Note'],
  kind: 'accounts',
  fields,
  rows: given(rows),
})

async function deduped(rows: readonly (readonly string[])[]): Promise<ExportCell[][]> {
  return [...(await dedupedSheet(sheet(rows), null, today, say)).rows]
}

const rows = [
  ['Quoranavik Systems GmbH', 'https://www.quoranavik.example/', 'old'],
  ['Torvamirr Foods Ltd', 'torvamirr.example', ''],
  ['QUORANAVIK SYSTEMS', 'quoranavik.example', 'new'],
  ['Torvamirr Foods Ltd', 'torvamirr.example', 'again'],
]

test('rows of one company share an id and say why; headings of the answer are stable', async () => {
  const { columns } = await dedupedSheet(sheet(rows), null, today, say)
  expect(columns.map(({ title }) => title)).toEqual([
    'Company',
    'Website',
    'Note',
    'account_id',
    'match_probability',
    'match_reason',
  ])
  const told = await deduped(rows)
  expect(told.map((cells) => cells[3])).toEqual(['1', '2', '1', '2'])
  expect(told[0]?.[5]).toContain('match.dedupe.like')
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
  }
  const { columns, rows: told } = await dedupedSheet(table, null, today, say)
  expect(columns[2]?.name).toBe('contact_id')
  expect([...told].map((cells) => cells[2])).toEqual(['1', '2', '1'])
})

test('whatever the sheet holds, every row comes back as it is and in its order', async () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '=1+1', '𠮷', 'Acme Ltd', 'acme.example'))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), async (any) => {
      const told = await deduped(any)
      expect(told.map((cells) => cells.slice(0, 3))).toEqual(any)
      for (const [row, cells] of told.entries()) {
        expect(Number(cells[3])).toBeGreaterThan(0)
        expect(Number(cells[3])).toBeLessThanOrEqual(row + 1)
      }
    }),
    { numRuns: 30 },
  )
})
