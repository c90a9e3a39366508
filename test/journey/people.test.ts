import { expect, test } from 'vitest'
import { withBase } from './base.ts'

const rowsOf = async (lake: { readText(sql: string): Promise<Record<string, unknown>[]> }, sql: string) =>
  lake.readText(sql)

test('followers, members and those who came to events resolve to accounts and become contacts once', () =>
  withBase(async (base) => {
    await base.take({
      name: 'accounts.csv',
      kind: 'accounts',
      fields: ['name', 'domain'],
      rows: [
        ['远航科技有限公司', 'yuanhang.cn'],
        ['Globex', 'globex.com'],
      ],
    })
    await base.take({
      name: 'contacts.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'phone', 'account_name'],
      rows: [['Ann Lee', 'ann@globex.com', '13800138000', 'Globex']],
    })
    await base.take({
      name: 'fans.csv',
      kind: 'followers',
      fields: [
        'external_id',
        'nickname',
        'full_name',
        'phone',
        'email',
        'account_name',
        'title',
        'followed_on',
      ],
      rows: [
        ['o1', '安', '', '138 0013 8000', '', '', '', '2026-10-01 08:30'],
        ['o2', '小王', '王五', '13900139000', '', '远航科技', '', '2026-10-02'],
        ['o3', '路人', '', '', '', '', '财务总监', '2026-10-03'],
      ],
    })
    await base.take({
      name: 'group.csv',
      kind: 'members',
      fields: ['group_name', 'remark', 'phone', 'joined_on'],
      rows: [
        ['用户群', '远航科技-王五-采购经理', '13900139000', '2026-10-04'],
        ['用户群', '新远智能-赵敏-市场总监', '', '2026-10-05'],
      ],
    })
    await base.take({
      name: 'webinar.csv',
      kind: 'attendance',
      fields: [
        'event',
        'full_name',
        'email',
        'attended',
        'registered_on',
        'joined_at',
        'left_at',
        'minutes',
        'title',
      ],
      rows: [
        [
          'Launch',
          'Ann Lee',
          'ann@globex.com',
          'Yes',
          '2026-10-06 10:00',
          '2026-10-10 14:00',
          '2026-10-10 14:20',
          '20',
          '',
        ],
        [
          'Launch',
          'Ann Lee',
          'ann@globex.com',
          'Yes',
          '2026-10-06 10:00',
          '2026-10-10 14:30',
          '2026-10-10 15:00',
          '',
          '',
        ],
        ['Launch', 'Bob Ray', 'bob@globex.com', 'No', '2026-10-07 09:00', '', '', '', 'VP Sales'],
      ],
    })
    await base.refresh()
    const { lake } = base
    expect(
      await rowsOf(
        lake,
        'select name, followers, members, attendance, contacts from match.accounts order by sort_name',
      ),
    ).toEqual([
      { name: 'Globex', followers: 1, members: 0, attendance: 1, contacts: 2 },
      { name: '新远智能', followers: 0, members: 1, attendance: 0, contacts: 1 },
      { name: '远航科技有限公司', followers: 1, members: 1, attendance: 0, contacts: 1 },
    ])
    expect(
      await rowsOf(lake, 'select name, phone, title from match.contacts where email is null order by name'),
    ).toEqual([
      { name: '王五', phone: '+8613900139000', title: '采购经理' },
      { name: '赵敏', phone: null, title: '市场总监' },
    ])
    // Whatever the kind of file, and also where the title stands within a name.
    const told = ['followers', 'members', 'attendance'].map(
      (kind) => `select title, title_level, title_department from collect.${kind} where title is not null`,
    )
    expect(await rowsOf(lake, `${told.join(' union all ')} order by title`)).toEqual([
      { title: 'VP Sales', title_level: 'vp', title_department: 'sales' },
      { title: '市场总监', title_level: 'director', title_department: 'marketing' },
      { title: '财务总监', title_level: 'director', title_department: 'finance' },
      { title: '采购经理', title_level: 'manager', title_department: 'procurement' },
    ])
    expect(
      await rowsOf(
        lake,
        `select event, attended, minutes, source_rows, cast(held_on as varchar) as held_on from match.attendance order by attended desc`,
      ),
    ).toEqual([
      { event: 'Launch', attended: true, minutes: 50, source_rows: 2, held_on: '2026-10-10' },
      { event: 'Launch', attended: false, minutes: null, source_rows: 1, held_on: null },
    ])
    expect(
      await rowsOf(
        lake,
        'select type, cast(occurred_on as varchar) as day from match.activities order by type',
      ),
    ).toEqual([
      { type: 'event attended', day: '2026-10-10' },
      { type: 'registration', day: '2026-10-07' },
    ])
    const [ready] = await rowsOf(lake, 'select readiness from signals.readiness')
    expect(ready).toEqual({ readiness: 60 })
    expect(
      await rowsOf(lake, 'select count(*) as anonymous from match.followers where contact_id is null'),
    ).toEqual([{ anonymous: 1 }])
  }))

test('a purchase makes a customer, and an outcome knows whom it is about', () =>
  withBase(async (base) => {
    await base.take({
      name: 'contacts.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'phone', 'account_name'],
      rows: [['Ann Lee', 'ann@globex.com', '13800138000', 'Globex']],
    })
    await base.take({
      name: 'contracts.csv',
      kind: 'purchases',
      fields: ['external_id', 'account_name', 'product', 'amount', 'purchased_on', 'ends_on', 'renews_on'],
      rows: [
        ['K1', 'Globex GmbH', 'Suite', '12,000', '2026-01-01', '2026-12-31', '2026-12-01'],
        ['K2', 'Initech', '', '3.5万', '', '2027-03-31', ''],
      ],
    })
    await base.take({
      name: 'calls.csv',
      kind: 'outcomes',
      fields: ['phone', 'email', 'outcome', 'occurred_on'],
      rows: [
        ['13800138000', '', '空号', '2026-10-01'],
        ['', 'ann@globex.com', '550 5.1.1 user unknown', '2026-10-02'],
        ['', 'who@nowhere.org', '怪', '2026-10-03'],
      ],
    })
    await base.refresh()
    expect(
      await rowsOf(
        base.lake,
        `select name, relationship, purchases, purchased_amount, cast(renews_on as varchar) as renews_on from match.accounts where purchases > 0 order by sort_name`,
      ),
    ).toEqual([
      {
        name: 'Globex',
        relationship: 'customer',
        purchases: 1,
        purchased_amount: 12000,
        renews_on: '2026-12-01',
      },
      {
        name: 'Initech',
        relationship: 'customer',
        purchases: 1,
        purchased_amount: 35000,
        renews_on: '2027-03-31',
      },
    ])
    expect(
      await rowsOf(
        base.lake,
        'select status, contact_id is not null as known from match.outcomes order by occurred_on',
      ),
    ).toEqual([
      { status: 'unreachable', known: true },
      { status: 'bounced', known: true },
      { status: null, known: false },
    ])
    expect(await rowsOf(base.lake, 'select count(*) as people from match.contacts')).toEqual([{ people: 1 }])
  }))
