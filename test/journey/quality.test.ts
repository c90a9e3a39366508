import { expect, test } from 'vitest'
import { rooms } from '../../src/app/words.ts'
import { dictionary } from '../../src/steps/collect/index.ts'
import { countFlags, countHealth, importTrend } from '../../src/steps/match/quality/health.ts'
import { flagCodes } from '../../src/steps/match/quality/model.ts'
import { countRows, type RowPosition, sourceRows } from '../../src/steps/match/quality/rows.ts'
import { findTodo } from '../../src/steps/match/quality/todo.ts'
import { type Base, withBase } from './base.ts'

const flagsOf = ({ lake }: Base) =>
  lake.readText(
    'select code, kind, source, entered_by, value, detail from match.flags order by code, value, record_id',
  )
const nobody = async () => new Map()
const now = new Date('2026-11-02T00:00:00Z')
const english = (label: { en: string }) => label.en

test('every reason has its words in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    const said = new Set(rooms.flatMap((room) => Object.keys(room[language])))
    expect(
      flagCodes.filter((code) => !said.has(`match.flag.${code}`) || !said.has(`match.flag_why.${code}`)),
    ).toEqual([])
  }
})

test('made-up people are flagged with the person who entered them; real ones are not', () =>
  withBase(async (base) => {
    await base.take({
      name: 'contacts.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'phone', 'account_name', 'entered_by'],
      rows: [
        ['张三', 'zhangsan@yuanhang.cn', '13800138000', '远航科技', '李销售'],
        ['张三丰', 'zhang.sanfeng@yuanhang.cn', '13917654021', '远航科技', '李销售'],
        ['aaaa', 'test@yuanhang.cn', '13911111111', '远航科技', '王销售'],
        ['Ann Lee', 'ann@globex.com', '+44 20 7946 0958', 'Globex', 'Kim'],
        ['123', 'bo@globex.com', '+8613512345678', 'Globex', ''],
      ],
    })
    await base.refresh()
    const flags = await flagsOf(base)
    expect(flags.map(({ code, value, entered_by }) => [code, value, entered_by])).toEqual([
      ['made_up_email', 'test@yuanhang.cn', '王销售'],
      ['made_up_name', '123', null],
      ['made_up_name', 'aaaa', '王销售'],
      ['made_up_name', '张三', '李销售'],
      ['made_up_phone', '+8613512345678', null],
      ['made_up_phone', '+8613800138000', '李销售'],
      ['made_up_phone', '+8613911111111', '王销售'],
    ])
    const counts = await countFlags(base.lake)
    expect(counts.reduce((total, { flags: some }) => total + some, 0)).toBe(flags.length)
  }))

test('one number for many people, an address of another company, and impossible dates and amounts', () =>
  withBase(async (base) => {
    await base.take({
      name: 'accounts.csv',
      kind: 'accounts',
      fields: ['name', 'domain', 'employees', 'revenue', 'founded'],
      rows: [
        ['Globex', 'globex.com', '2000', '1200', '2020'],
        ['Initech', 'initech.com', '50', '5000000', '2001'],
      ],
    })
    const people = ['Ann Lee', 'Bob Ray', 'Cem Kaya', 'Dora Fox']
    await base.take({
      name: 'contacts.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'phone', 'account_name'],
      rows: [
        ...people.map((name) => [name, `${name.split(' ')[0]}@globex.com`, '+44 20 7946 0000', 'Globex']),
        ['Eve Moss', 'eve@initech.com', '', 'Globex'],
      ],
    })
    await base.take({
      name: 'deals.csv',
      kind: 'opportunities',
      fields: ['external_id', 'account_name', 'stage', 'created_on', 'closed_on'],
      rows: [
        ['1', 'Globex', 'Won', '2018-03-01', '2018-05-01'],
        ['2', 'Initech', 'Lost', '2025-03-01', '2025-01-01'],
      ],
    })
    await base.refresh()
    const flags = await flagsOf(base)
    expect(flags.map(({ code, detail }) => [code, detail])).toEqual([
      ['closed_before_created', '2025-03-01'],
      ['email_of_other_company', 'Initech'],
      ['older_than_company', '2020'],
      ['revenue_per_head', '2000'],
      ...people.map(() => ['shared_phone', '4']),
    ])
  }))

test('not answered is not wrong: after three times another channel is preferred, after an answer none', () =>
  withBase(async (base) => {
    await base.take({
      name: 'contacts.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'phone', 'account_name'],
      rows: [
        ['Ann Lee', 'ann@globex.com', '13917654021', 'Globex'],
        ['Bob Ray', 'bob@globex.com', '13917654022', 'Globex'],
        ['Cem Kaya', 'cem@globex.com', '13917654023', 'Globex'],
        ['Dora Fox', 'dora@globex.com', '13917654024', 'Globex'],
        ['Eve Moss', 'eve@globex.com', '13917654025', 'Globex'],
      ],
    })
    const call = (phone: string, outcome: string, day: number) => [phone, '', outcome, `2026-10-0${day}`]
    await base.take({
      name: 'calls.csv',
      kind: 'outcomes',
      fields: ['phone', 'email', 'outcome', 'occurred_on'],
      rows: [
        ...[1, 2, 3].map((day) => call('13917654021', '无人接听', day)),
        ...[1, 2].map((day) => call('13917654022', 'No answer', day)),
        ...[1, 2, 3].map((day) => call('13917654023', 'busy', day)),
        call('13917654023', '已接通', 4),
        call('13917654024', '空号', 1),
        call('13917654025', '错号', 1),
        ['', 'eve@globex.com', '550 5.1.1 user unknown', '2026-10-02'],
      ],
    })
    await base.refresh()
    const reach = await base.lake.readText(
      'select person, phone_status, unanswered, email_status, preferred_channel, reason from match.reachability order by person',
    )
    expect(reach.map((row) => Object.values(row))).toEqual([
      ['Ann Lee', 'not_answered', 3, null, 'email', 'phone_not_answered'],
      ['Bob Ray', 'not_answered', 2, null, null, null],
      ['Cem Kaya', 'reached', 0, null, 'phone', 'phone_reached'],
      ['Dora Fox', 'unreachable', 0, null, 'email', 'phone_unreachable'],
      ['Eve Moss', 'wrong_number', 0, 'bounced', null, 'phone_wrong_number'],
    ])
  }))

test('the health of every field adds up to the rows behind it, and what is never used is said to sleep', () =>
  withBase(async (base) => {
    await base.take({
      name: 'accounts.csv',
      kind: 'accounts',
      fields: ['name', 'domain', 'industry', 'employees', 'shoe_size'],
      rows: [
        ['Globex', 'globex.com', 'Software', '200', '7'],
        ['Initech', '', 'Software', 'many', '8'],
        ['Umbrella', 'umbrella.org', '', '', '9'],
      ],
    })
    await base.refresh()
    const uses = async () => new Map([['accounts.industry', ['score' as const]]])
    const { sources, fields } = await countHealth(base.lake, dictionary, uses, now, english)
    const field = (name: string) => fields.find((each) => each.field === name)
    expect(field('industry')).toMatchObject({ rows: 3, filled: 2, distinct: 1, uses: ['score'] })
    expect(field('employees')).toMatchObject({ rows: 3, filled: 1, blanked: 1, uses: [] })
    expect(sources).toMatchObject([
      { source: 'accounts', kind: 'accounts', rows: 3, fresh: 3, unmapped: ['shoe_size'] },
    ])
    for (const { kind, source, field: name, rows, filled } of fields) {
      const filter = { kind: 'accounts' as const, source, field: name }
      expect(kind).toBe('accounts')
      const empty = await countRows(base.lake, dictionary, { ...filter, state: 'empty' })
      const full = await countRows(base.lake, dictionary, { ...filter, state: 'filled' })
      expect([empty + full, full]).toEqual([rows, filled])
      expect(
        await sourceRows(base.lake, dictionary, { ...filter, state: 'filled' }, undefined, 100),
      ).toHaveLength(filled)
    }
    const todo = await findTodo(base.lake, sources, await countFlags(base.lake), uses)
    expect(todo.map(({ code, gain }) => [code, gain])).toEqual([
      ['find_people', 3],
      ['map_columns', 3],
      ['fill_field', 1],
    ])
    expect(await importTrend(base.lake, 'accounts', undefined)).toMatchObject([
      { rows: 3, filled: 8, places: 12 },
    ])
    const later = new Date('2027-11-02T00:00:00Z')
    expect((await countHealth(base.lake, dictionary, nobody, later, english)).sources[0]?.fresh).toBe(0)
  }))

test('rows come by file and by line, whatever the size of the page, each once', () =>
  withBase(async (base) => {
    const sheet = (name: string, from: number, count: number) => ({
      name,
      kind: 'accounts' as const,
      fields: ['external_id', 'name'],
      rows: Array.from({ length: count }, (_, i) => [`${from + i}`, `Company ${from + i}`]),
    })
    await base.take(sheet('a.csv', 0, 23))
    await base.take(sheet('b.csv', 100, 12))
    const filter = { kind: 'accounts' as const }
    for (const size of [1, 5, 40]) {
      const found: string[] = []
      for (let after: RowPosition | undefined; ; ) {
        const rows = await sourceRows(base.lake, dictionary, filter, after, size)
        found.push(...rows.map(({ file, line }) => `${file} ${line}`))
        after = rows.at(-1)?.position
        if (rows.length < size || after === undefined) break
      }
      expect(found).toEqual([
        ...Array.from({ length: 23 }, (_, i) => `a.csv ${i + 2}`),
        ...Array.from({ length: 12 }, (_, i) => `b.csv ${i + 2}`),
      ])
    }
  }))
