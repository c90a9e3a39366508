import type { Kind } from './model.ts'
import { takeApart } from './remark.ts'
import type { RowValues } from './staged-rows.ts'
import type { Value } from './standardise/standard.ts'

/** What makes a row of a kind, and a file of it. */
export type KindRules = Readonly<{
  /** One of these must be known, or the row says nothing about anybody. */
  needed: readonly string[]
  /** What a row without an id of its source is known by. */
  identity: readonly string[]
  /** Rows of one id are one thing; the rows of a company or a person are all kept, and matched. */
  collapses: boolean
  /** What the mapped fields must hold for a file to be of this kind: of each group at least one. */
  signs: readonly (readonly string[])[]
  /** Fields that {@link completeRow} fills where the row says them only indirectly. */
  completes?: readonly string[]
  /** Words that add nothing to a header in a file of this kind. */
  neutral: string
}>

const person = ['full_name', 'first_name', 'last_name', 'email', 'phone']

/** A kind of file in one place: what it needs, what it is told by. Its fields stand in the dictionary. */
export const kindRules: Readonly<Record<Kind, KindRules>> = {
  accounts: {
    needed: ['name', 'domain'],
    identity: ['name', 'domain'],
    collapses: false,
    signs: [
      ['name'],
      [
        'domain',
        'industry',
        'employees',
        'revenue',
        'founded',
        'credit_code',
        'parent',
        'short_name',
        'country',
        'region',
        'city',
        'english_name',
        'phone',
        'address',
      ],
    ],
    completes: ['region', 'country'],
    neutral: 'company account customer client organization organisation 公司 企业 客户 单位',
  },
  contacts: {
    needed: person,
    identity: ['email', 'full_name', 'first_name', 'last_name', 'account_name', 'phone'],
    collapses: false,
    signs: [
      ['full_name', 'last_name', 'first_name', 'email'],
      ['email', 'phone', 'title', 'department', 'first_name'],
      ['full_name', 'last_name', 'email'],
    ],
    completes: ['region', 'country'],
    neutral: 'contact person lead prospect attendee 联系人 人员 参会人',
  },
  opportunities: {
    needed: ['external_id', 'name', 'account_name', 'account_external_id'],
    identity: ['name', 'account_name', 'account_external_id', 'product', 'created_on'],
    collapses: true,
    signs: [
      ['stage', 'amount', 'closed_on', 'lost_reason'],
      ['external_id', 'name', 'account_name', 'account_external_id', 'product', 'owner'],
      ['stage', 'closed_on', 'created_on', 'name', 'product'],
    ],
    neutral: 'opportunity deal opp sales 商机 机会 销售 项目',
  },
  activities: {
    needed: ['occurred_on'],
    identity: ['occurred_on', 'type', 'account_name', 'contact_email', 'subject'],
    collapses: true,
    signs: [
      ['occurred_on'],
      ['type', 'subject'],
      ['account_name', 'account_external_id', 'contact_email', 'external_id', 'owner'],
    ],
    neutral: 'activity engagement task event 活动 跟进',
  },
  products: {
    needed: ['name'],
    identity: ['name'],
    collapses: true,
    signs: [['name'], ['list_price', 'family']],
    neutral: 'product item 产品 商品',
  },
  purchases: {
    needed: ['account_name', 'account_external_id', 'external_id'],
    identity: ['account_name', 'account_external_id', 'product', 'purchased_on', 'starts_on', 'ends_on'],
    collapses: true,
    signs: [
      ['purchased_on', 'starts_on', 'ends_on', 'renews_on'],
      ['account_name', 'account_external_id'],
      ['amount', 'product', 'external_id', 'ends_on', 'renews_on'],
    ],
    neutral: 'purchase order contract customer 合同 订单 客户',
  },
  costs: {
    needed: ['amount'],
    identity: ['campaign', 'channel', 'spent_on', 'period'],
    collapses: false,
    signs: [['amount'], ['campaign', 'channel'], ['campaign', 'spent_on', 'period']],
    neutral: 'campaign marketing ad 推广 投放 营销 活动 广告',
  },
  followers: {
    needed: ['external_id', 'unionid', 'nickname', 'full_name', 'email', 'phone'],
    identity: ['unionid', 'nickname', 'full_name', 'email', 'phone', 'followed_on'],
    collapses: true,
    signs: [
      ['followed_on', 'unionid', 'external_id'],
      ['nickname', 'full_name', 'phone', 'email', 'external_id', 'unionid'],
    ],
    completes: ['account_name', 'full_name', 'title'],
    neutral: 'follower wechat fan user 粉丝 用户 微信 公众号',
  },
  members: {
    needed: ['external_id', 'nickname', 'remark', 'full_name', 'email', 'phone'],
    identity: ['group_name', 'nickname', 'remark', 'full_name', 'email', 'phone'],
    collapses: false,
    signs: [
      ['group_name', 'joined_on'],
      ['nickname', 'remark', 'external_id', 'full_name'],
      ['nickname', 'remark', 'external_id', 'group_name'],
    ],
    completes: ['account_name', 'full_name', 'title'],
    neutral: 'member group community wechat friend 群 群成员 成员 社群 好友 微信',
  },
  attendance: {
    needed: person,
    identity: ['event', 'held_on', 'email', 'full_name', 'first_name', 'last_name', 'phone', 'joined_at'],
    collapses: false,
    signs: [['attended', 'joined_at', 'left_at', 'minutes', 'registered_on'], person],
    completes: ['minutes'],
    neutral: 'attendee participant registrant user webinar event 参会人 参会 与会 报名 用户',
  },
  outcomes: {
    needed: ['full_name', 'email', 'phone', 'account_name'],
    identity: ['email', 'phone', 'full_name', 'account_name', 'channel', 'occurred_on', 'subject'],
    collapses: false,
    signs: [['outcome'], [...person, 'account_name']],
    neutral: 'call mail email 外呼 呼叫 通话 客户',
  },
}

/**
 * Says what a row says only indirectly: the company, name and title in the name that a member bears in a group, the
 * minutes between joining and leaving. What the row says itself is never changed.
 * @param say reads a text as a field and keeps the value with its parts
 */
export function completeRow(kind: Kind, values: RowValues, say: (field: string, text: string) => void): void {
  if (kind === 'accounts' || kind === 'contacts') completePlace(values)
  if (kind === 'followers' || kind === 'members') completePerson(values, say)
  if (kind === 'attendance' && !knows(values, 'minutes')) completeMinutes(values)
}

/** A known city tells the region and the country that the row leaves out. */
function completePlace(values: RowValues): void {
  tell(values, 'region', values.get('city_region'))
  tell(values, 'country', values.get('region_country') ?? values.get('city_country'))
}

const knows = (values: RowValues, field: string) => values.get(field) !== undefined

/** Says a value that the row does not say itself. */
function tell(values: RowValues, field: string, value: Value | null | undefined): void {
  if (value !== null && value !== undefined && !knows(values, field)) values.set(field, value)
}

function completePerson(values: RowValues, say: (field: string, text: string) => void): void {
  if (knows(values, 'account_name')) return
  for (const field of ['remark', 'nickname']) {
    const found = takeApart(String(values.get(field) ?? ''))
    if (found === null) continue
    const { company: account_name, name: full_name, title } = found
    for (const [unsaid, text] of Object.entries({ account_name, full_name, title }))
      if (text !== null && !knows(values, unsaid)) say(unsaid, text)
    return
  }
}

const longestSession = 24 * 60

function completeMinutes(values: RowValues): void {
  const [from, to] = ['joined_at', 'left_at'].map((field) =>
    Date.parse(`${String(values.get(field)).replace(' ', 'T')}Z`),
  )
  const minutes = Math.round(((to ?? Number.NaN) - (from ?? Number.NaN)) / 60_000)
  if (minutes > 0 && minutes <= longestSession) values.set('minutes', minutes)
}
