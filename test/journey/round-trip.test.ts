import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { dictionary } from '../../src/steps/collect/index.ts'
import { matchHeader } from '../../src/steps/collect/recognise/header.ts'
import { accountFields } from '../../src/steps/match/account-fields.ts'
import { activityTable, contactTable, opportunityTable, productTable } from '../../src/steps/match/tables.ts'
import { words } from '../../src/steps/match/words.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

/** Beginnings that spreadsheets run, signs of CSV, characters outside the basic plane, marks that nobody sees, numbers too long for a number. */
const pieces = fc.constantFrom(
  ...['=', '+', '-', '@', '＝', '\t', '"', "'", ',', ';', '\n', '\r\n', ' ', '\u200f', '\u202e', '\u00a0'],
  ...[
    '𠮷',
    '䶮',
    '目标',
    '😀',
    'é',
    'a',
    'Z',
    '0',
    '007',
    '91440300708461136T',
    '12345678901234567890',
    '1e9',
  ],
  ...['=1+1', '=HYPERLINK("x")', '#N/A', 'TRUE', '2024-01-02', '(', ')', '[', '{', '<b>', '&amp;', '_x0041_'],
)
const hostile = fc.array(pieces, { maxLength: 5 }).map((all) => all.join(''))

const row = fc.record({
  text: hostile,
  more: hostile,
  whole: fc.integer({ min: 1, max: 500_000 }),
  cents: fc.integer({ min: 1, max: 2_000_000_000 }),
  day: fc.date({ min: new Date('2015-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
  listed: fc.boolean(),
})
type Made = typeof row extends fc.Arbitrary<infer Value> ? Value : never

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

const files = (rows: readonly Made[]) => ({
  accounts: rows.map(({ text, more, whole, cents, listed }, i) => ({
    'Account Name': `${text} Werk ${i}`,
    Website: `werk${i}.com`,
    Owner: more,
    City: text,
    Maturity: `${more}${text}`,
    Employees: whole,
    'Annual Revenue': cents / 100,
    'Listed company': listed,
  })),
  contacts: rows.map(({ text, more }, i) => ({
    'Contact ID': `${text}K${i}`,
    Name: `${more} Person ${i}`,
    'Job Title': text,
    Email: `p${i}@werk${i}.com`,
    Phone: `+8613${String(700_000_000 + i)}`,
    'Account Name': `${text} Werk ${i}`,
  })),
  opportunities: rows.map(({ text, more, cents, day }, i) => ({
    'Opportunity ID': `${more}O${i}`,
    'Opportunity Name': `${text} Deal ${i}`,
    'Account Name': `${text} Werk ${i}`,
    Product: `${more} Product ${i}`,
    Stage: i % 3 === 0 ? 'Closed Won' : i % 3 === 1 ? 'Closed Lost' : 'Proposal',
    Amount: cents / 100,
    'Close Date': dayOf(day),
    Owner: more,
  })),
})

const tables = {
  accounts: ['name', 'domain', 'owner', 'city', 'maturity', 'employees', 'revenue', 'listed'],
  contacts: ['name', 'account', 'title', 'email', 'phone', 'external_id'],
  opportunities: [
    'name',
    'account',
    'product',
    'stage',
    'status',
    'amount',
    'owner',
    'closed_on',
    'external_id',
  ],
} as const
type Table = keyof typeof tables
const names = Object.keys(tables) as Table[]

async function exported(
  talweg: TestTalweg,
  table: Table,
  format: string,
  bom = 'false',
): Promise<Uint8Array> {
  const columns = tables[table].join(',')
  const stream = await talweg.api.download(`/${table}/export`, { format, bom, columns, sort: 'name' })
  return new Response(stream).bytes()
}

/** What a home holds, ids left out: they are of the home. */
async function held(talweg: TestTalweg, table: Table): Promise<Record<string, unknown>[]> {
  const text = new TextDecoder().decode(await exported(talweg, table, 'ndjson'))
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => {
    const all = JSON.parse(line) as Record<string, unknown>
    return Object.fromEntries(tables[table].map((column) => [column, all[column] ?? null]))
  })
}

type Half = Readonly<{ n: number; lift: number | null }> | null

describe('what leaves comes back as the same values', () => {
  let from: TestTalweg
  let to: TestTalweg
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'talweg-round-'))
    from = await openTestTalweg()
    to = await openTestTalweg()
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 120, maxLength: 120 }), async (rows) => {
        const paths = []
        for (const [name, all] of Object.entries(files(rows))) {
          const path = join(folder, `${name}.ndjson`)
          await writeFile(path, all.map((each) => `${JSON.stringify(each)}\n`).join(''))
          paths.push(path)
        }
        await from.importFiles(paths)
      }),
      { numRuns: 1, endOnFailure: true },
    )
  }, 60_000)
  afterAll(async () => {
    await from?.close()
    await to?.close()
    await rm(folder, { recursive: true })
  })

  test.each([
    ['csv', 'false'],
    ['csv', 'true'],
    ['xlsx', 'false'],
    ['ndjson', 'false'],
  ])('%s (mark: %s)', async (format, bom) => {
    const paths = []
    for (const table of names) {
      const path = join(folder, `back ${table}.${format}`)
      await writeFile(path, await exported(from, table, format, bom))
      paths.push(path)
    }
    const { imports } = await to.importFiles(paths)
    expect(imports.map(({ kind, counts: { refused }, blanked }) => [kind, refused, blanked])).toEqual(
      names.map((name) => [name, 0, 0]),
    )
    const came = new Map<Table, unknown>()
    for (const table of names) came.set(table, await held(to, table))
    for (const { import_id } of imports) await to.undo(import_id)
    for (const table of names) expect(came.get(table), table).toEqual(await held(from, table))
  })

  test('imports, evidence, people and answers to queries leave by the same way', async () => {
    const lines = async (path: string, query: Record<string, string> = {}) => {
      const stream = await from.api.download(path, { format: 'ndjson', ...query })
      const text = await new Response(stream).text()
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as object]))
    }
    expect(await lines('/imports/export')).toMatchObject(
      [...names].reverse().map((kind) => ({ kind, rows: 120, created: 120, status: 'imported' })),
    )
    const { traits } = await from.learn()
    const halves = (of: 'earlier' | 'later', half: Half) => ({
      [`n_${of}`]: half?.n ?? null,
      [`lift_${of}`]: half?.lift ?? null,
    })
    expect(await lines('/profiles/current/evidence/export')).toEqual(
      traits.map(({ earlier, later, ...line }) => ({
        ...line,
        ...halves('earlier', earlier),
        ...halves('later', later),
      })),
    )
    expect(await lines('/people/export')).toEqual([])
    const sql = 'select name, revenue from accounts order by 1, 2'
    expect(await lines('/query/export', { sql })).toEqual(await from.query(sql))
    const csv = await from.api.download('/query/export', { sql: "select '=1+1' as a, -5 as b" })
    expect(await new Response(csv).text()).toBe("a,b\r\n'=1+1,-5\r\n")
  })
})

test.each(['en', 'zh'] as const)(
  'what our exports call a column is what an import takes it for (%s)',
  (language) => {
    const speak = createSpeaker([words])
    const inFiles: Record<string, string> = { account: 'account_name' }
    const tablesOf = [
      ['accounts', accountFields.map(({ field }) => ({ column: field, label: `match.column.${field}` }))],
      ['contacts', contactTable.columns],
      ['opportunities', opportunityTable.columns],
      ['activities', activityTable([]).columns],
      ['products', productTable.columns],
    ] as const
    for (const [kind, columns] of tablesOf)
      for (const { column, label } of columns) {
        const name = kind === 'contacts' && column === 'name' ? 'full_name' : (inFiles[column] ?? column)
        const field = dictionary.fieldOf(kind, name)
        if (field === undefined) continue
        expect([column, matchHeader(speak(language, String(label)), field, kind).score]).toEqual([
          column,
          0.95,
        ])
      }
  },
)
