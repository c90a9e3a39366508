import type { Accounts } from './accounts.ts'
import { isoDate, lastDay } from './calendar.ts'
import type { Company } from './companies.ts'
import type { Contacts } from './contacts.ts'
import type { Deal } from './deals.ts'
import { chance, createRandom, pick, pickByShare, type Random, whole } from './random.ts'
import { referTo } from './references.ts'
import type { Sheet } from './sheet.ts'

interface Kind {
  type: string
  en: string
  zh: string
  /** Share in percent among prospects, and around an opportunity. */
  share: number
  shareInDeal: number
  /** True where a seller took part. */
  isOwned: boolean
}

const kinds: readonly Kind[] = [
  { type: 'page view', en: 'Product page', zh: '浏览产品页', share: 34, shareInDeal: 18, isOwned: false },
  {
    type: 'email click',
    en: 'Spring newsletter',
    zh: '点击邮件',
    share: 28,
    shareInDeal: 14,
    isOwned: false,
  },
  {
    type: 'download',
    en: 'White paper: office networks',
    zh: '下载白皮书',
    share: 14,
    shareInDeal: 8,
    isOwned: false,
  },
  { type: 'event attended', en: 'Partner day', zh: '参加交流会', share: 10, shareInDeal: 8, isOwned: false },
  { type: 'call', en: 'Call', zh: '电话沟通', share: 10, shareInDeal: 26, isOwned: true },
  { type: 'meeting', en: 'Meeting on site', zh: '上门拜访', share: 2, shareInDeal: 19, isOwned: true },
  {
    type: 'demo request',
    en: 'Demo of the phone system',
    zh: '申请演示',
    share: 2,
    shareInDeal: 7,
    isOwned: false,
  },
]
const kindsInDeal = kinds.map((kind) => ({ ...kind, share: kind.shareInDeal }))

/**
 * What companies did in the 18 months: a little at half of the prospects at any time, some around every
 * opportunity, and much in the last sixty days where an opportunity is open.
 */
export function activitySheet(
  seed: number,
  companies: readonly Company[],
  deals: readonly Deal[],
  accounts: Accounts,
  contacts: Contacts,
): Sheet {
  const random = createRandom(seed, 'activities')
  const sheet: Sheet = {
    name: 'activities.csv',
    encoding: 'utf-8',
    lineEnd: '\n',
    idPrefix: 'ACT-',
    header: ['Activity ID', 'Date', 'Type', 'Account Name', 'Contact Email', 'Subject', 'Owner'],
    rows: [],
  }
  const add = (company: Company, list: readonly Kind[], from: number, to: number) => {
    const references = accounts.references.get(company.id) ?? []
    const { text, findable } = referTo(random, company, references)
    const email = pick(random, contacts.mailboxes.get(company.id) ?? [''])
    sheet.rows.push(
      activityRow(random, company, pickByShare(random, list), whole(random, from, to), text, email, findable),
    )
  }
  for (const company of companies) {
    const count = chance(random, 0.5) ? whole(random, 1, 4) : 0
    for (let index = 0; index < count; index++) add(company, kinds, 0, lastDay)
  }
  for (const { company, created, closed, outcome } of deals) {
    const count = whole(random, 1, 3)
    const to = Math.min(closed, lastDay)
    for (let index = 0; index < count; index++) add(company, kindsInDeal, Math.max(0, created - 20), to)
    const recent = outcome === 'open' ? whole(random, 3, 7) : 0
    for (let index = 0; index < recent; index++) add(company, kindsInDeal, lastDay - 60, lastDay)
  }
  return sheet
}

/** A row names the account, the contact's address, or both. */
function activityRow(
  random: Random,
  company: Company,
  kind: Kind,
  day: number,
  account: string,
  email: string,
  findable: boolean,
) {
  const isByMail = email !== '' && chance(random, kind.isOwned ? 0.2 : 0.6)
  const minute = whole(random, 8 * 60, 19 * 60)
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  const subject = company.country.code === 'CN' && chance(random, 0.7) ? kind.zh : kind.en
  return {
    order: day * 1440 + minute,
    mark: { company: company.id, findable: isByMail || findable },
    cells: [
      `${isoDate(day)} ${time}`,
      kind.type,
      isByMail ? '' : account,
      isByMail || chance(random, 0.3) ? email : '',
      subject,
      kind.isOwned ? company.owner.en : '',
    ],
  }
}
