import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forKind, sql } from '../../src/steps/collect/facts.ts'
import type { KeptRow } from '../../src/steps/collect/preview/model.ts'
import { type Base, type Sheet, sheet, withBase } from './base.ts'

const numRuns = Number(process.env.PREVIEW_RUNS ?? 8)

/** A sheet with rows that cannot be read, and values that make no sense. */
const damaged: fc.Arbitrary<Sheet> = fc
  .tuple(sheet, fc.array(fc.constantFrom('surplus', 'short', 'nonsense', 'blank'), { maxLength: 3 }))
  .map(([{ rows, ...rest }, damages]) => ({
    ...rest,
    rows: [...rows, ...rows, ...rows, ...damages.map((damage) => spoilt(rows[0] ?? [], damage))],
  }))

function spoilt(row: readonly string[], damage: string): string[] {
  if (damage === 'surplus') return [...row, 'x', 'y']
  if (damage === 'short') return row.slice(0, 1)
  return damage === 'nonsense'
    ? row.map(() => 'no such value, at all')
    : row.map((_, i) => (i === 0 ? 'x' : ''))
}

/** What the import did with each of its lines, from the facts alone. */
async function outcome(base: Base, { kind }: Sheet, importId: string, before: ReadonlyMap<string, string>) {
  const kept = await base.lake.readText(
    `select line, record_id, row_hash from collect.${kind} where import_id = '${importId}'`,
  )
  const actions = new Map<number, string>()
  for (const { line, record_id, row_hash } of kept) {
    const known = before.get(String(record_id))
    const action = known === undefined ? 'created' : known === row_hash ? 'unchanged' : 'updated'
    actions.set(Number(line), action)
  }
  const rejects = await base.lake.readText(
    `select line, column_name, code, severity from collect.rejects where import_id = '${importId}' order by line, column_name, code`,
  )
  for (const { line, severity } of rejects)
    if (!actions.has(Number(line)))
      actions.set(Number(line), severity === 'left_out' ? 'left_out' : 'refused')
  return { actions, rejects: rejects.map(({ line, column_name, code }) => `${line} ${column_name} ${code}`) }
}

async function currentRows(base: Base, { kind }: Sheet): Promise<Map<string, string>> {
  const { sql: text } = forKind(
    { ...sql.create_current, sql: 'select record_id, row_hash from collect.current_{kind}' },
    kind,
  )
  return new Map((await base.lake.readText(text)).map((row) => [String(row.record_id), String(row.row_hash)]))
}

const countOf = (rows: readonly KeptRow[], action: string) =>
  rows.filter((row) => row.action === action).length

describe('a preview', { timeout: 600_000 }, () => {
  test('says of each row and in total what the import then does, and changes nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(sheet, { maxLength: 2 }), damaged, (before, next) =>
        withBase(async (base) => {
          for (const each of before) await base.take(each)
          const known = await currentRows(base, next)
          const { counted, rows } = await base.preview(next)
          expect(await currentRows(base, next)).toEqual(known)
          const importId = await base.take(next)
          const { actions, rejects } = await outcome(base, next, importId, known)
          expect(new Map(rows.map(({ line, action }) => [line, action]))).toEqual(actions)
          expect(rows.map(({ line }) => line)).toEqual([...actions.keys()].sort((a, b) => a - b))
          expect(
            rows
              .flatMap(({ line, notes }) => notes.map(({ column, code }) => `${line} ${column} ${code}`))
              .sort(),
          ).toEqual(rejects.sort())
          const [imported] = await base.lake.read(sql.get_import, { import_id: importId })
          expect(counted.counts).toEqual({
            rows: imported?.row_count,
            created: imported?.created,
            updated: imported?.updated,
            unchanged: imported?.unchanged,
            refused: imported?.refused,
          })
          for (const action of ['created', 'updated', 'unchanged', 'refused'] as const)
            expect(countOf(rows, action), action).toBe(counted.counts[action])
          expect(counted.left_out).toBe(countOf(rows, 'left_out'))
          expect(counted.capped).toBe(false)
        }),
      ),
      { numRuns },
    ))

  test('shows which fields change from what to what, as standardised and as written', () =>
    withBase(async (base) => {
      const accounts = (rows: string[][]): Sheet => ({
        name: 'accounts.csv',
        kind: 'accounts',
        fields: ['external_id', 'name', 'employees', 'city'],
        rows,
      })
      await base.take(
        accounts([
          ['1', 'Acme', '120', 'Paris'],
          ['2', 'Globex', '1200', ''],
          ['3', 'Initech', '7', 'Berlin'],
        ]),
      )
      const { rows } = await base.preview(
        accounts([
          ['1', 'Acme', '150', 'Paris'],
          ['2', 'Globex', '1,200', ''],
          ['3', 'Initech', '7', 'Berlin'],
          ['4', 'Umbrella', 'many', 'Rome'],
        ]),
      )
      expect(rows.map(({ action, changes }) => [action, changes])).toEqual([
        [
          'updated',
          [
            {
              field: 'employees',
              column: 'employees',
              from: { value: '120', written: '120' },
              to: { value: '150', written: '150' },
            },
          ],
        ],
        [
          'updated',
          [
            {
              field: 'employees',
              column: 'employees',
              from: { value: '1200', written: '1200' },
              to: { value: '1200', written: '1,200' },
            },
          ],
        ],
        ['unchanged', []],
        ['created', []],
      ])
      expect(rows[3]?.notes).toMatchObject([{ code: 'count_unreadable', column: 'employees', value: 'many' }])
      const fewer = await base.preview({
        ...accounts([['1', 'Acme', '120']]),
        fields: ['external_id', 'name', 'employees'],
      })
      const unwritten = (field: string, from: string | null, to: string | null) => ({
        field,
        column: null,
        from: { value: from, written: null },
        to: { value: to, written: null },
      })
      expect(fewer.rows[0]?.changes).toEqual([
        unwritten('country', 'FR', null),
        unwritten('city', 'Paris', null),
      ])
      const moved = await base.preview(accounts([['1', 'Acme', '120', 'Berlin']]))
      expect(moved.rows[0]?.changes).toEqual([
        {
          field: 'city',
          column: 'city',
          from: { value: 'Paris', written: 'Paris' },
          to: { value: 'Berlin', written: 'Berlin' },
        },
        unwritten('country', 'FR', 'DE'),
        unwritten('region', null, 'Berlin'),
      ])
    }))

  test('tells a long file stretch by stretch, each row once and in its place', () =>
    withBase(async (base) => {
      const accounts = (start: number): Sheet => ({
        name: 'accounts.csv',
        kind: 'accounts',
        fields: ['external_id', 'name'],
        rows: Array.from({ length: 24_000 }, (_, i) => [
          `${start + i}`,
          i % 1000 === 7 ? '' : `Company ${i}`,
        ]),
      })
      await base.take(accounts(0))
      const { counted, rows } = await base.preview(accounts(8_000))
      expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 24_000 }, (_, i) => i + 2))
      expect(counted.counts).toMatchObject({ created: 7_992, updated: 15_984, unchanged: 0, refused: 24 })
      expect(countOf(rows, 'updated')).toBe(15_984)
      const last = rows.findLast(({ action }) => action === 'updated')
      expect(last?.changes).toMatchObject([
        { from: { value: 'Company 23999' }, to: { value: 'Company 15999' } },
      ])
    }))

  test('of a long file tells the beginning, and of how many rows it is the beginning', () =>
    withBase(async (base) => {
      const rows = Array.from({ length: 9_000 }, (_, i) => [
        `${i}`,
        `Company ${i}`,
        ...(i % 1000 === 7 ? ['x', 'y'] : []),
      ])
      const long: Sheet = { name: 'accounts.csv', kind: 'accounts', fields: ['external_id', 'name'], rows }
      const { counted, rows: told } = await base.preview(long, { bytes: 1, least: 0, milliseconds: 60_000 })
      expect(counted).toMatchObject({ capped: true, rows_in_table: 9_000 })
      expect(counted.counts.rows).toBeLessThan(9_000)
      expect(told.map(({ line }) => line)).toEqual(
        Array.from({ length: counted.counts.rows }, (_, i) => i + 2),
      )
      const whole = await base.preview(long, { bytes: 1_000_000, least: 0, milliseconds: 60_000 })
      expect(whole.counted).toMatchObject({ capped: false, rows_in_table: 9_000 })
      expect(whole.rows.slice(0, told.length)).toEqual(told)
    }))
})
