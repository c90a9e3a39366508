import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dumpTables } from '../support/dump.ts'
import { type Base, type Sheet, sheet, withBase } from './base.ts'

const numRuns = Number(process.env.UNDO_RUNS ?? 2)
const histories = fc.array(sheet, { minLength: 1, maxLength: 4 })

const accounts = (
  name: string,
  rows: string[][],
  fields = ['name', 'domain', 'owner', 'employees'],
): Sheet => ({
  name,
  kind: 'accounts',
  fields,
  rows,
})

const shownNow = async (base: Base, columns: string) => {
  await base.refresh()
  return base.lake.readText(`select ${columns} from match.accounts order by account_id`)
}

const priorities = (field: string, ...sources: string[]) =>
  sources.map((source, place) => ({ field, source, place }))

describe('which source wins', () => {
  const crm = accounts('crm.csv', [['Acme', 'acme.com', 'Retail', '10']])
  const bought = accounts('bought.csv', [['Acme', 'acme.com', 'Education', '']])

  test('the newest, unless a source stands first; back to the newest without the list', () =>
    withBase(async (base) => {
      await base.take(crm)
      await base.take(bought)
      expect(await shownNow(base, 'owner, employees')).toEqual([{ owner: 'Education', employees: 10 }])
      base.decide('priorities', priorities('owner', 'crm', 'bought'))
      expect(await shownNow(base, 'owner')).toEqual([{ owner: 'Retail' }])
      base.decide('priorities', priorities('owner', 'bought', 'crm'))
      expect(await shownNow(base, 'owner')).toEqual([{ owner: 'Education' }])
      base.decide('priorities', priorities('employees', 'bought'))
      expect(await shownNow(base, 'owner, employees')).toEqual([{ owner: 'Education', employees: 10 }])
      base.decide('priorities', [])
      expect(await shownNow(base, 'owner')).toEqual([{ owner: 'Education' }])
    }))

  test('the name follows the list too, and is the oldest otherwise', () =>
    withBase(async (base) => {
      await base.take(accounts('crm.csv', [['Acme', 'acme.com', '', '']]))
      await base.take(accounts('bought.csv', [['Acme Ltd', 'acme.com', '', '']]))
      expect(await shownNow(base, 'name')).toEqual([{ name: 'Acme' }])
      base.decide('priorities', priorities('name', 'bought'))
      expect(await shownNow(base, 'name')).toEqual([{ name: 'Acme Ltd' }])
    }))

  test('with a list of all sources the order of files does not matter', () =>
    fc.assert(
      fc.asyncProperty(fc.array(sheet, { minLength: 2, maxLength: 3 }), fc.nat(), async (sheets, turn) => {
        const own = sheets.map((each, i): Sheet => ({ ...each, name: `source${i}.csv` }))
        const turned = own.toSorted((a, b) => ((own.indexOf(a) + turn) % 3) - ((own.indexOf(b) + turn) % 3))
        const fields = ['owner', 'employees', 'city', 'domain']
        const lists = fields.flatMap((field) => priorities(field, ...own.map((_, i) => `source${i}`)))
        const shown = (files: readonly Sheet[]) =>
          withBase(async (base) => {
            for (const each of files) await base.take(each)
            base.decide('priorities', lists)
            await base.refresh()
            // Rows of one file that name the same company differ by what is newest, which is not the question here.
            const rows = await base.lake.readText(
              `select a.domain, a.owner, a.employees, a.city, r.records
from match.accounts a
join (
  select account_id, string_agg(record_id, '+' order by record_id) as records
  from match.account_records
  group by 1
  having count(*) = count(distinct record_id)
) r on r.account_id = a.account_id`,
            )
            return rows.map((row) => JSON.stringify(row)).sort()
          })
        expect(await shown(turned)).toEqual(await shown(own))
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    ))
})

describe('what a preview says about other sources', () => {
  test('is what the import then shows', () =>
    withBase(async (base) => {
      await base.take(
        accounts('crm.csv', [
          ['Acme', 'acme.com', 'Retail', '10'],
          ['Globex', 'globex.com', 'Energy', '20'],
          ['Initech', '', 'Banking', '30'],
        ]),
      )
      await base.refresh()
      const records = await base.lake.readText(
        `select record_id from match.account_records where name = 'Initech'`,
      )
      const hand = { subject: 'account', action: 'set', field: 'owner', value: 'Software', seq: 1 }
      base.decide('edits', [{ ...hand, record_id: String(records[0]?.record_id) }])
      base.decide('priorities', priorities('employees', 'crm'))
      const bought = accounts('bought.csv', [
        ['ACME Inc.', '', 'Mining', '11'],
        ['', 'globex.com', 'Energy', ''],
        ['Initech', '', 'Gaming', '30'],
        ['Umbrella', '', 'Pharma', '5'],
      ])
      const { counted } = await base.preview(bought)
      expect(counted.conflicts).toMatchObject({
        compared: 3,
        fields: [
          {
            field: 'name',
            row_wins: 0,
            known_wins: 1,
            examples: [
              { line: 2, row_value: 'ACME Inc.', known_value: 'Acme', known_source: 'crm', rule: 'oldest' },
            ],
          },
          {
            field: 'employees',
            row_wins: 0,
            known_wins: 1,
            examples: [{ row_value: '11', known_value: '10', row_wins: false, rule: 'priority' }],
          },
          {
            field: 'owner',
            row_wins: 1,
            known_wins: 1,
            examples: [
              { account: 'Acme', row_value: 'Mining', known_value: 'Retail', row_wins: true, rule: 'newest' },
              {
                account: 'Initech',
                row_value: 'Gaming',
                known_value: 'Software',
                known_source: null,
                rule: 'by_hand',
              },
            ],
          },
        ],
      })
      await base.take(bought)
      await base.refresh()
      expect(
        await base.lake.readText('select name, owner, employees from match.accounts order by sort_name'),
      ).toEqual([
        { name: 'Acme', owner: 'Mining', employees: 10 },
        { name: 'Globex', owner: 'Energy', employees: 20 },
        { name: 'Initech', owner: 'Software', employees: 30 },
        { name: 'Umbrella', owner: 'Pharma', employees: 5 },
      ])
      expect((await base.preview(bought)).counted.conflicts?.fields.map(({ field }) => field)).toEqual([
        'name',
        'employees',
        'owner',
      ])
    }))
})

test('conflicts are counted and listed to the last row of a long file, field by field, page by page', () =>
  withBase(async (base) => {
    const count = 7_000
    const names = Array.from({ length: count }, (_, i) => `Company ${i}`)
    const sheet = (name: string, employees: (i: number) => string, owner: (i: number) => string) => ({
      name,
      kind: 'accounts' as const,
      fields: ['name', 'employees', 'owner'],
      rows: names.map((each, i) => [each, employees(i), owner(i)]),
    })
    await base.take(
      sheet(
        'crm.csv',
        () => '10',
        () => 'Ann',
      ),
    )
    const other = sheet(
      'bought.csv',
      (i) => (i % 2 === 0 ? '10' : '11'),
      (i) => (i === count - 1 ? 'Bo' : ''),
    )
    const { counted, conflicts } = await base.preview(other)
    expect(counted.conflicts).toMatchObject({
      compared: count,
      capped: false,
      fields: [
        { field: 'employees', row_wins: count / 2, known_wins: 0 },
        { field: 'owner', row_wins: 1, known_wins: 0, examples: [{ line: count + 1 }] },
      ],
    })
    const lines: number[] = []
    let position = 0
    for await (const { row, end } of conflicts('employees')) {
      lines.push(row.line)
      if (lines.length === 2_001) position = end
    }
    expect(lines).toEqual(Array.from({ length: count / 2 }, (_, i) => 2 * i + 3))
    const rest: number[] = []
    for await (const { row } of conflicts('employees', position)) rest.push(row.line)
    expect(rest).toEqual(lines.slice(2_001))
    for await (const { row } of conflicts('owner'))
      expect(row).toMatchObject({ row_value: 'Bo', known_value: 'Ann' })

    const quick = await base.preview(other, { bytes: 1e9, least: 1e9, milliseconds: 0 })
    expect(quick.counted.conflicts).toMatchObject({ compared: 5_000, capped: true })
  }))

const edit = fc.record({
  subject: fc.constantFrom('account', 'account', 'contact'),
  which: fc.nat(30),
  change: fc.oneof(
    fc.record({
      action: fc.constant('set'),
      field: fc.constantFrom('industry', 'city', 'domain', 'owner'),
      value: fc.constantFrom('Education', 'acme.com', '上海', null),
    }),
    fc.record({
      action: fc.constant('set'),
      field: fc.constant('name'),
      value: fc.constantFrom('华为', 'New name'),
    }),
    fc.record({
      action: fc.constant('set'),
      field: fc.constantFrom('employees', 'revenue'),
      value: fc.constantFrom('12', '3000', null),
    }),
    fc.record({
      action: fc.constantFrom('tag', 'tag', 'untag'),
      field: fc.constant('tags'),
      value: fc.constantFrom('VIP', '展会'),
    }),
  ),
})

type Decided = typeof edit extends fc.Arbitrary<infer One> ? One : never

/** Decisions about records of the base, as the state would hand them over. */
async function decisions(base: Base, edits: readonly Decided[]) {
  const of = {
    account: await base.lake.readText('select record_id from match.account_records order by 1'),
    contact: await base.lake.readText('select record_id from match.contacts order by 1'),
  }
  return edits.flatMap(({ subject, which, change }, seq) => {
    const records = of[subject as 'account' | 'contact']
    const record_id = records[which % Math.max(1, records.length)]?.record_id
    return record_id === undefined ? [] : [{ subject, record_id: String(record_id), seq, ...change }]
  })
}

describe('what is said by hand', { timeout: 600_000 }, () => {
  test('following it gives the same bytes as making everything anew, whatever is decided and undone', () =>
    fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (sheets, edits, gone) =>
          withBase(async (base) => {
            for (const each of sheets) await base.take(each)
            await base.refresh()
            const all = await decisions(base, edits)
            // One after the other, then one of them undone.
            for (const rows of [all.slice(0, 1), all, all.filter((_, i) => i !== gone % (all.length + 1))]) {
              base.decide('edits', rows)
              await base.follow()
              const followed = await dumpTables(base.lake)
              expect(followed).toEqual(await base.dump())
            }
          }),
      ),
      { numRuns },
    ))

  test('survives that files come again, and undoing it restores every table to the byte', () =>
    fc.assert(
      fc.asyncProperty(histories, fc.array(edit, { minLength: 1, maxLength: 5 }), (sheets, edits) =>
        withBase(async (base) => {
          for (const each of sheets) await base.take(each)
          const before = await base.dump()
          const all = await decisions(base, edits)
          base.decide('edits', all)
          await base.follow()
          const edited = await dumpTables(base.lake)
          const last = sheets.at(-1)
          if (last) await base.take(last)
          expect(await base.dump()).toEqual(edited)
          base.decide('edits', [])
          await base.follow()
          expect(await dumpTables(base.lake)).toEqual(before)
        }),
      ),
      { numRuns },
    ))

  test('wins over every source, an empty value too; of two that become one account the newest counts', () =>
    withBase(async (base) => {
      await base.take(accounts('crm.csv', [['Acme', 'acme.com', 'Retail', '10']]))
      await base.take(accounts('erp.csv', [['Acme Networks', '', 'Education', '20']]))
      await base.refresh()
      const records = await base.lake.readText(
        'select name, record_id from match.account_records order by name',
      )
      const [acme, networks] = records.map(({ record_id }) => String(record_id))
      const set = (seq: number, record_id: string | undefined, field: string, value: string | null) => ({
        subject: 'account',
        record_id: String(record_id),
        action: 'set',
        field,
        value,
        seq,
      })
      base.decide('edits', [
        set(1, acme, 'owner', 'Software'),
        set(2, networks, 'owner', 'Banking'),
        set(3, acme, 'employees', null),
      ])
      await base.follow()
      await base.take(accounts('crm.csv', [['Acme', 'acme.com', 'Mining', '11']]))
      expect(await shownNow(base, 'name, owner, employees')).toEqual(
        expect.arrayContaining([
          { name: 'Acme', owner: 'Software', employees: null },
          { name: 'Acme Networks', owner: 'Banking', employees: 20 },
        ]),
      )
      await base.take(accounts('both.csv', [['Acme Networks', 'acme.com', '', '']]))
      expect(await shownNow(base, 'name, owner, employees')).toEqual([
        { name: 'Acme', owner: 'Banking', employees: null },
      ])
    }))
})
