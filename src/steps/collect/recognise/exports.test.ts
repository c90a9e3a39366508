import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingOf } from './reading.ts'
import { recognise } from './recognise.ts'

/** An export as a vendor writes it: its header, a row or more, and what each column is (a blank: kept, not mapped). */
type Export = readonly [name: string, kind: string, columns: readonly Column[]]
type Column = readonly [header: string, field: string, ...values: string[]]

const samplesOf = (columns: readonly Column[]) =>
  columns.map(([header, , ...values]) => ({
    header,
    values: values.filter(Boolean),
    distinct: new Set(values).size / Math.max(1, values.length),
    reading: readingOf(header, values, null),
  }))

const exports: readonly Export[] = [
  [
    'Zoom attendee report',
    'attendance',
    [
      ['Attended', 'attended', 'Yes', 'No'],
      ['User Name (Original Name)', 'full_name', 'Ann Lee', 'Bob Ray'],
      ['First Name', 'first_name', 'Ann', 'Bob'],
      ['Last Name', 'last_name', 'Lee', 'Ray'],
      ['Email', 'email', 'ann@acme.com', 'bob@acme.com'],
      ['Registration Time', 'registered_on', '03/13/2024 09:02:11 AM', '03/14/2024 10:11:12 PM'],
      ['Approval Status', '', 'approved', 'approved'],
      ['Join Time', 'joined_at', '03/15/2024 02:00:01 PM', ''],
      ['Leave Time', 'left_at', '03/15/2024 03:00:01 PM', ''],
      ['Time in Session (minutes)', 'minutes', '60', ''],
      ['Is Guest', '', 'Yes', ''],
    ],
  ],
  [
    'Zoom meeting participants',
    'attendance',
    [
      ['Name (Original Name)', 'full_name', 'Ann Lee', 'Bob Ray'],
      ['User Email', 'email', 'ann@acme.com', ''],
      ['Join Time', 'joined_at', '03/15/2024 02:00:01 PM', '03/15/2024 02:01:01 PM'],
      ['Leave Time', 'left_at', '03/15/2024 03:00:01 PM', '03/15/2024 02:31:01 PM'],
      ['Duration (Minutes)', 'minutes', '60', '30'],
      ['Guest', '', 'Yes', 'No'],
    ],
  ],
  [
    'Blackboard session attendance',
    'attendance',
    [
      ['NameOfAttendee', 'full_name', 'Ann Lee', 'Bob Ray'],
      ['EmailOfAttendee', 'email', 'ann@acme.com', 'bob@acme.com'],
      ['AttendeeFirstJoinTime', 'joined_at', '2024-03-15 14:00:01', '2024-03-15 14:02:01'],
      ['AttendeeLastLeaveTime', 'left_at', '2024-03-15 15:00:01', '2024-03-15 15:00:01'],
      ['AttendeeTotalTimeInSession', 'minutes', '01:00:00', '00:58:00'],
    ],
  ],
  [
    'registrations of a Chinese webinar',
    'attendance',
    [
      ['姓名', 'full_name', '张三', '李四'],
      ['手机号', 'phone', '13800138000', '13900139000'],
      ['公司名称', 'account_name', '远航科技有限公司', '东海银行'],
      ['职位', 'title', '经理', '总监'],
      ['报名时间', 'registered_on', '2024-03-01 10:00', '2024-03-02 11:00'],
      ['是否参会', 'attended', '是', '否'],
      ['观看时长(分钟)', 'minutes', '35', '0'],
    ],
  ],
  [
    'followers of an official account',
    'followers',
    [
      ['openid', 'external_id', 'oXyz1', 'oXyz2'],
      ['unionid', 'unionid', 'u1', 'u2'],
      ['昵称', 'nickname', '阿三', 'Bobby'],
      ['性别', '', '男', '女'],
      ['城市', 'city', '广州', '上海'],
      ['关注时间', 'followed_on', '2024-03-01 10:00:00', '2024-03-02 11:00:00'],
      ['手机号', 'phone', '13800138000', ''],
      ['公司', 'account_name', '远航科技', ''],
      ['标签', 'tags', 'VIP', ''],
    ],
  ],
  [
    'members of a group, with the name they bear there',
    'members',
    [
      ['群名称', 'group_name', '用户交流群', '用户交流群'],
      ['昵称', 'nickname', '阿三', 'Bobby'],
      ['群昵称', 'remark', '远航科技-张三-经理', '东海银行-李四-总监'],
      ['入群时间', 'joined_on', '2024/3/1 10:00', '2024/3/2 11:00'],
      ['邀请人', '', '王五', '王五'],
    ],
  ],
  [
    'Chinese contracts',
    'purchases',
    [
      ['合同编号', 'external_id', 'HT-001', 'HT-002'],
      ['客户名称', 'account_name', '远航科技有限公司', '东海银行'],
      ['产品名称', 'product', '套件', '套件'],
      ['合同金额（万元）', 'amount', '12', '3.5'],
      ['签订日期', 'purchased_on', '2024-01-01', '2024-02-01'],
      ['到期日期', 'ends_on', '2024-12-31', '2025-01-31'],
      ['续约日期', 'renews_on', '2024-12-01', '2025-01-01'],
      ['负责人', 'owner', '王五', '王五'],
    ],
  ],
  [
    'subscriptions',
    'purchases',
    [
      ['Subscription ID', 'external_id', 'S-1', 'S-2'],
      ['Customer', 'account_name', 'Acme', 'Globex'],
      ['Plan', '', 'Pro', 'Basic'],
      ['ARR', 'amount', '$12,000', '$3,000'],
      ['Currency', 'currency', 'USD', 'USD'],
      ['Start Date', 'starts_on', '2024-01-01', '2024-02-01'],
      ['Renewal Date', 'renews_on', '2025-01-01', '2025-02-01'],
      ['Status', 'status', 'active', 'cancelled'],
    ],
  ],
  [
    'costs of campaigns',
    'costs',
    [
      ['Campaign', 'campaign', 'Spring', 'Autumn'],
      ['Channel', 'channel', 'LinkedIn', 'Google Ads'],
      ['Day', 'spent_on', '2024-03-01', '2024-03-02'],
      ['Impressions', '', '1000', '2000'],
      ['Clicks', '', '10', '20'],
      ['Amount spent (USD)', 'amount', '120.50', '99.00'],
    ],
  ],
  [
    'Chinese costs by month',
    'costs',
    [
      ['推广计划', 'campaign', '春季', '秋季'],
      ['投放渠道', 'channel', '百度', '微信'],
      ['月份', 'period', '2024-03', '2024-04'],
      ['花费', 'amount', '1.2万', '3500'],
    ],
  ],
  [
    'outcomes of calls',
    'outcomes',
    [
      ['客户名称', 'account_name', '远航科技有限公司', '东海银行'],
      ['联系人', 'full_name', '张三', '李四'],
      ['联系电话', 'phone', '13800138000', '13900139000'],
      ['外呼时间', 'occurred_on', '2024-03-01 10:00', '2024-03-01 10:05'],
      ['外呼结果', 'outcome', '无人接听', '空号'],
      ['坐席', 'owner', '小王', '小王'],
    ],
  ],
  [
    'bounces of a mailing',
    'outcomes',
    [
      ['Recipient', 'email', 'ann@acme.com', 'bob@acme.com'],
      ['Status', 'outcome', 'hard bounce', 'delivered'],
      ['Sent at', 'occurred_on', '2024-03-01 10:00:00', '2024-03-01 10:00:05'],
    ],
  ],
  [
    'Salesforce leads',
    'contacts',
    [
      ['Last Name', 'last_name', 'Lee', 'Ray'],
      ['First Name', 'first_name', 'Ann', 'Bob'],
      ['Company', 'account_name', 'Acme', 'Globex'],
      ['Title', 'title', 'CEO', 'CTO'],
      ['Email', 'email', 'ann@acme.com', 'bob@globex.com'],
      ['Phone', 'phone', '+1 212 736 5000', '+1 212 736 5001'],
      ['Website', '', 'acme.com', 'globex.com'],
      ['Lead Source', '', 'Web', 'Web'],
      ['Description', '', 'x', 'y'],
    ],
  ],
  [
    'Salesforce contacts',
    'contacts',
    [
      ['Contact ID', 'external_id', '003A', '003B'],
      ['First Name', 'first_name', 'Ann', 'Bob'],
      ['Last Name', 'last_name', 'Lee', 'Ray'],
      ['Account Name', 'account_name', 'Acme', 'Globex'],
      ['Title', 'title', 'CEO', 'CTO'],
      ['Email', 'email', 'ann@acme.com', 'bob@globex.com'],
      ['Mobile', 'phone', '+1 212 736 5000', '+1 212 736 5001'],
      ['Mailing City', 'city', 'Boston', 'Berlin'],
      ['Mailing Country', 'country', 'USA', 'Germany'],
    ],
  ],
  [
    'Dittofeed subscriptions',
    'contacts',
    [
      ['id', 'external_id', 'u1', 'u2'],
      ['email', 'email', 'ann@acme.com', 'bob@globex.com'],
      ['firstName', 'first_name', 'Ann', 'Bob'],
      ['lastName', 'last_name', 'Lee', 'Ray'],
      ['action', '', 'subscribe', 'unsubscribe'],
    ],
  ],
  [
    'companies and people in one sheet, as a spreadsheet has them',
    'contacts',
    [
      ['企业', 'account_name', '远航科技有限公司', '东海银行'],
      ['联系姓名', 'full_name', '张三', '李四'],
      ['联系电话', 'phone', '13800138000', '021-62345678'],
      ['职务', 'title', '经理', '总监'],
    ],
  ],
  [
    'must-accept Chinese headers',
    'accounts',
    [
      ['企业名称', 'name', '远航科技有限公司', '东海银行'],
      ['简称', 'short_name', '远航', '东行'],
      ['统一社会信用代码', 'credit_code', '91310000MA1FL0AB1C', '91310000MA1FL0AB2C'],
      ['官网', 'domain', 'www.yuanhang.cn', 'donghai.com'],
      ['行业', 'industry', '制造业', '金融业'],
      ['人员规模', 'employees', '100-499人', '500人以上'],
      ['年营收', 'revenue', '1.2亿', '3,500万'],
      ['省份', 'region', '广东', '上海'],
      ['所在城市', 'city', '广州', '上海'],
      ['来源', '', '展会', '展会'],
      ['负责人', 'owner', '王五', '王五'],
      ['备注', 'description', 'x', 'y'],
    ],
  ],
]

describe('an export of a system that people use is known', () => {
  test.each(exports)('%s', (_, kind, columns) => {
    const found = recognise(samplesOf(columns))
    expect(found.kind).toBe(kind)
    expect(Object.fromEntries(columns.map(([header], i) => [header, found.columns[i]?.field ?? '']))).toEqual(
      Object.fromEntries(columns.map(([header, field]) => [header, field])),
    )
  })
})

/** The same header as somebody else types it. */
const spellings: readonly ((header: string) => string)[] = [
  (header) => header.toUpperCase(),
  (header) => header.toLowerCase(),
  (header) => `  ${header} `,
  (header) => header.replaceAll(' ', '_'),
  (header) => header.normalize('NFD'),
]

const strangers: readonly Column[] = [
  ['Zufallsfeld', '', 'q1', 'q2'],
  ['内部标记', '', '甲', '乙'],
  ['xref_77', '', '8812', '9912'],
  ['', '', '', ''],
]

test('the answer does not depend on the order of columns, their case, or columns that nobody knows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...exports).chain(([name, kind, columns]) =>
        fc.record({
          name: fc.constant(name),
          kind: fc.constant(kind),
          columns: fc
            .tuple(
              fc.shuffledSubarray([...columns], { minLength: columns.length }),
              fc.subarray([...strangers]),
            )
            .chain(([known, unknown]) =>
              fc.shuffledSubarray([...known, ...unknown], { minLength: known.length + unknown.length }),
            ),
          spelling: fc.constantFrom(...spellings),
        }),
      ),
      ({ name, kind, columns, spelling }) => {
        // Words that run together at a change of case cannot be told apart once it is gone.
        const respelt = columns.map(
          ([header, ...rest]): Column => [/\p{Ll}\p{Lu}/u.test(header) ? header : spelling(header), ...rest],
        )
        const found = recognise(samplesOf(respelt))
        expect([name, found.kind]).toEqual([name, kind])
        expect(found.columns.map(({ field }) => field ?? '')).toEqual(columns.map(([, field]) => field))
      },
    ),
    { numRuns: 300 },
  )
})
