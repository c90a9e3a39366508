import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportResponse } from '../../src/ground/edge/index.ts'
import { reportColumns } from '../../src/steps/collect/rejects/fixes.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-fixes-'))
})
afterAll(() => rm(folder, { recursive: true }))

const header = ['Account ID', 'Account Name', 'Website', 'Employees', 'Founded', 'Note']
const clean = Array.from({ length: 12 }, (_, i) => [
  `A${i + 1}`,
  `Company ${i + 1}`,
  `company${i + 1}.example`,
  String(10 * (i + 1)),
  String(1990 + i),
  ['plain', '=1+1', "it's", 'a, b', '007', '公司'][i % 6] ?? '',
])

const csvOf = (rows: readonly (readonly string[])[]) =>
  [header, ...rows]
    .map((cells) =>
      cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\n')

async function take(talweg: TestTalweg, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  const { imports } = await talweg.importFiles([path])
  return imports[0]?.import_id ?? ''
}

/** What the accounts are, with their ids. */
async function accountsOf(talweg: TestTalweg): Promise<string> {
  const dump = await talweg.dump()
  return dump['match.accounts'] ?? ''
}

const damages = {
  'a value that makes no sense': (row: string[]) => row.with(3, 'many'),
  'a year in the future': (row: string[]) => row.with(4, '2999'),
  'neither name nor website': (row: string[]) => row.with(1, '').with(2, ''),
  'too few cells': (row: string[]) => row.slice(0, 3),
} as const

type Fixed = Readonly<{ columns: string[]; rows: string[][] }>

/** The file of rows to fix as somebody mends it: every original cell is what it should have been. */
async function mend(talweg: TestTalweg, importId: string): Promise<Fixed> {
  const text = await (
    await talweg.ask('GET', `/imports/${importId}/rejects/export?shape=rows&format=ndjson`)
  ).text()
  const rows = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>)
  const columns = Object.keys(rows[0] ?? {})
  expect(columns.slice(0, header.length)).toEqual(header)
  expect(columns.slice(-4)).toEqual(Object.values(reportColumns))
  return {
    columns,
    rows: rows.map((row) => {
      const line = Number(row[columns[header.length] ?? ''])
      return [...(clean[line - 2] ?? []), ...columns.slice(header.length).map((name) => row[name] ?? '')]
    }),
  }
}

const written = async ({ columns, rows }: Fixed, format: 'csv' | 'xlsx' | 'ndjson') =>
  exportResponse(
    { name: 'rows', columns: columns.map((name) => ({ name, title: name, type: 'text' })), rows },
    { format, bom: 'false' },
    (key) => key,
  ).bytes()

describe('rows to fix', { timeout: 300_000 }, () => {
  test('mended and imported back, in any format, give what the undamaged file gives', () =>
    withTalweg(async (talweg) => {
      await take(talweg, 'accounts.csv', csvOf(clean))
      const wanted = await accountsOf(talweg)
      for (const { import_id } of ((await talweg.api.get('/imports')) as { items: { import_id: string }[] })
        .items)
        await talweg.undo(import_id)
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('csv' as const, 'xlsx' as const, 'ndjson' as const),
          fc.uniqueArray(fc.nat(clean.length - 1), { minLength: 1, maxLength: 4 }),
          fc.constantFrom(...Object.values(damages)),
          async (format, places, damage) => {
            const damaged = clean.map((row, i) => (places.includes(i) ? damage([...row]) : row))
            const first = await take(talweg, 'accounts.csv', csvOf(damaged))
            const second = await take(
              talweg,
              `whatever.${format}`,
              await written(await mend(talweg, first), format),
            )
            const fixed = await talweg.api.get(`/imports/${second}`)
            expect(fixed).toMatchObject({
              kind: 'accounts',
              source: 'accounts',
              counts: { rows: places.length, refused: 0 },
              blanked: 0,
            })
            expect(await accountsOf(talweg)).toBe(wanted)
            await talweg.undo(second)
            await talweg.undo(first)
          },
        ),
        { numRuns: Number(process.env.FIXES_RUNS ?? 2) },
      )
    }))

  test('a contact without an id that was kept without its e-mail stays one contact', () =>
    withTalweg(async (talweg) => {
      const contacts =
        'First Name,Last Name,Email,Company\nAda,Reed,ada at acme,Acme\nBen,Cole,ben@acme.example,Acme\n'
      const first = await take(talweg, 'contacts.csv', contacts)
      const text = await (await talweg.ask('GET', `/imports/${first}/rejects/export?shape=rows`)).text()
      expect(text.split('\r\n')).toHaveLength(3)
      await take(talweg, 'mended.csv', text.replace('ada at acme', 'ada@acme.example'))
      expect(await talweg.query('select name, email from contacts order by name')).toEqual([
        { name: 'Ada Reed', email: 'ada@acme.example' },
        { name: 'Ben Cole', email: 'ben@acme.example' },
      ])
    }))

  test('the report groups, filters and says what to do', () =>
    withTalweg(async (talweg) => {
      const rows = clean.map((row, i) =>
        i === 1 || i === 3 ? row.with(3, 'many') : i === 5 ? row.with(4, '2999') : row,
      )
      const id = await take(talweg, 'accounts.csv', csvOf(rows))
      const { items } = (await talweg.api.get(`/imports/${id}/rejects/groups`)) as {
        items: { code: string; rows: number; advice: string }[]
      }
      expect(items.map(({ code, rows }) => [code, rows])).toEqual([
        ['count_unreadable', 2],
        ['year_out_of_range', 1],
      ])
      expect(items.every(({ advice }) => advice !== '')).toBe(true)
      const asked = async (query: Record<string, string>) =>
        (
          (await talweg.api.get(`/imports/${id}/rejects`, query)) as {
            items: { line: number; raw: string }[]
          }
        ).items
      expect((await asked({ code: 'count_unreadable' })).map(({ line }) => line)).toEqual([3, 5])
      expect((await asked({ q: '2999' })).map(({ raw }) => raw)).toEqual([rows[5]?.join(',')])
      expect(await asked({ column: 'Founded', code: 'count_unreadable' })).toEqual([])
    }))
})
