import { isoDate, lastDay } from './calendar.ts'
import type { Company } from './companies.ts'
import { shortName, writeName } from './names.ts'
import { type AccountPlan, planAccounts } from './placement.ts'
import { chance, createRandom, pick, type Random, whole } from './random.ts'
import type { Reference } from './references.ts'
import type { Mark, Sheet } from './sheet.ts'

/** What one account row says about who it is; the truth compares rows by it. */
export interface AccountMark extends Mark {
  company: string
  name: string
  shortName: string | null
  domain: string | null
}

export interface Accounts {
  crm: Sheet<AccountMark>
  list: Sheet<AccountMark>
  /** By company id: the names of its account rows, those of the CRM first. */
  references: Map<string, Reference[]>
}

/** The CRM export in English and the Chinese customer list, with the duplicates in and between them. */
export function createAccounts(seed: number, companies: readonly Company[]): Accounts {
  const random = createRandom(seed, 'accounts')
  const accounts: Accounts = {
    crm: {
      name: 'crm_accounts.csv',
      encoding: 'utf-8',
      lineEnd: '\n',
      header: crmHeader,
      idPrefix: 'ACC-',
      rows: [],
    },
    list: { name: '客户名单.csv', encoding: 'gbk', lineEnd: '\r\n', header: listHeader, rows: [] },
    references: new Map(),
  }
  for (const company of companies) {
    const references = planAccounts(random, company).map((plan) => addRow(random, accounts, company, plan))
    accounts.references.set(company.id, references)
  }
  return accounts
}

const crmHeader = [
  'Account ID',
  'Account Name',
  'Website',
  'Industry',
  'Employees',
  'Annual Revenue',
  'Founded',
  'Billing City',
  'Billing Country',
  'Account Source',
  'Account Owner',
  'Created Date',
]
const listHeader = ['公司名称', '简称', '行业', '员工人数', '年营收', '城市', '官网', '负责人', '备注']

function addRow(random: Random, accounts: Accounts, company: Company, plan: AccountPlan): Reference {
  const written = writeName(random, company, plan.name, plan.isRepeat ? 0.7 : 0.08)
  const mark: AccountMark = {
    company: company.id,
    name: written.key,
    shortName: null,
    domain: plan.hasSite ? company.brand.domain : null,
  }
  if (plan.file === 'crm') {
    // Whoever has an opportunity was known before the history begins; prospects and repeats came at any time.
    const created = whole(random, -1400, plan.isRepeat || company.deals === 0 ? lastDay : -1)
    accounts.crm.rows.push({
      cells: crmCells(random, company, written.text, mark, created),
      order: created,
      mark,
    })
  } else {
    mark.shortName = plan.hasShortName ? shortName(company) : null
    accounts.list.rows.push({ cells: listCells(random, company, written.text, mark), order: random(), mark })
  }
  return { ...written, kind: plan.name }
}

function crmCells(
  random: Random,
  company: Company,
  name: string,
  mark: AccountMark,
  created: number,
): string[] {
  const { industry, city, country } = company
  return [
    name,
    mark.domain ? website(random, mark.domain) : '',
    mostly(random, 0.9, industry.name, [...industry.spellings, '']),
    crmNumber(random, company.employees, 0.05),
    crmNumber(random, company.revenue, 0.1),
    chance(random, 0.1) ? '' : String(company.founded),
    mostly(random, 0.82, city.en, [...city.spellings, city.zh, '']),
    mostly(random, 0.88, country.name, [...country.spellings, '']),
    company.source,
    company.owner.en,
    isoDate(created),
  ]
}

function listCells(random: Random, company: Company, name: string, mark: AccountMark): string[] {
  const { industry, city } = company
  return [
    name,
    mark.shortName ?? '',
    mostly(random, 0.88, industry.zh, [...industry.spellings, industry.name, '']),
    headcount(random, company.employees),
    chineseMoney(random, company.revenue),
    mostly(random, 0.78, city.zh, [...city.spellings, city.en, '']),
    mark.domain ? website(random, mark.domain) : '',
    company.owner.zh,
    chance(random, 0.25) ? pick(random, remarks) : '',
  ]
}

const remarks = [
  '老客户，续约中',
  '展会认识',
  '需开专票',
  '前台转接\n找信息科',
  '竞品在用',
  '预算在下半年',
  '集采，走招标',
]

function mostly(random: Random, share: number, usual: string, others: readonly string[]): string {
  return chance(random, share) ? usual : pick(random, others)
}

function website(random: Random, domain: string): string {
  return pick(random, [
    `https://www.${domain}`,
    `https://www.${domain}/`,
    `www.${domain}`,
    `http://${domain}/`,
    domain,
    domain.toUpperCase(),
    `https://${domain}/en/index.html`,
  ])
}

function crmNumber(random: Random, value: number, missing: number): string {
  if (chance(random, missing)) return ''
  return chance(random, 0.05) ? value.toLocaleString('en-US') : String(value)
}

function headcount(random: Random, employees: number): string {
  return pick(random, [
    '',
    `${employees}人`,
    `约${employees}人`,
    ...Array<string>(17).fill(String(employees)),
  ])
}

/** `1.2亿`, `3500万`, now and then `1.2亿元`, `3,500万` or the plain number. */
function chineseMoney(random: Random, yuan: number): string {
  if (chance(random, 0.08)) return ''
  if (chance(random, 0.05)) return String(yuan)
  if (yuan >= 100_000_000)
    return `${Number((yuan / 100_000_000).toFixed(2))}${chance(random, 0.1) ? '亿元' : '亿'}`
  const tenThousands = Math.round(yuan / 10_000)
  return `${chance(random, 0.1) ? tenThousands.toLocaleString('en-US') : tenThousands}万`
}
