import type { Accounts } from './accounts.ts'
import { isoDate, lastDay, slashDate } from './calendar.ts'
import type { Company } from './companies.ts'
import { shortName } from './names.ts'
import { type Product, productSpellings, products } from './parts/products.ts'
import { chance, createRandom, pick, pickByShare, type Random, whole } from './random.ts'
import { type Reference, referTo } from './references.ts'
import type { Mark, Sheet } from './sheet.ts'
import { winChance } from './traits.ts'

/** An opportunity as it is in truth. */
export interface Deal {
  company: Company
  product: Product
  outcome: 'won' | 'lost' | 'open'
  stage: string
  /** CNY. */
  amount: number
  /** Days of the calendar; an open one closes after its last day. */
  created: number
  closed: number
}

export interface DealMark extends Mark {
  outcome: Deal['outcome']
}

const nobody = { text: '', findable: false }
const openStages = ['Prospecting', 'Qualification', 'Proposal', 'Negotiation']

/** The opportunities of all companies; the outcome follows the planted traits and nothing else. */
export function createDeals(seed: number, companies: readonly Company[]): Deal[] {
  const random = createRandom(seed, 'deals')
  return companies.flatMap((company) =>
    Array.from({ length: company.deals }, () => createDeal(random, company)),
  )
}

function createDeal(random: Random, company: Company): Deal {
  const product = pickByShare(random, products)
  const isWon = chance(random, winChance(company))
  const created = whole(random, 0, lastDay - 8)
  const length = isWon ? whole(random, 30, 150) : whole(random, 20, 190)
  const closed = created + length
  const isOpen = closed > lastDay
  const progress = (lastDay - created) / length
  const closing = isWon ? 'Closed Won' : 'Closed Lost'
  return {
    company,
    product,
    outcome: isOpen ? 'open' : isWon ? 'won' : 'lost',
    stage: isOpen ? (openStages[Math.floor(progress * openStages.length)] ?? closing) : closing,
    amount: amountOf(random, company, product),
    created,
    closed,
  }
}

/** Larger companies buy more pieces, of dear products fewer than of cheap ones, at up to a fifth off the list. */
function amountOf(random: Random, company: Company, product: Product): number {
  const budget = Math.min(4_000_000, (15_000 + company.employees * 260) * (0.3 + 1.4 * random()))
  const pieces = Math.max(1, Math.round(budget / product.price))
  return Math.round((pieces * product.price * (0.8 + 0.2 * random())) / 10) * 10
}

/** The opportunities as the CRM exports them. */
export function dealSheet(seed: number, deals: readonly Deal[], accounts: Accounts): Sheet<DealMark> {
  const random = createRandom(seed, 'deal sheet')
  return {
    name: 'opportunities.csv',
    encoding: 'utf-8',
    lineEnd: '\n',
    idPrefix: 'OPP-',
    header: [
      'Opportunity ID',
      'Opportunity Name',
      'Account Name',
      'Product',
      'Stage',
      'Amount',
      'Created Date',
      'Close Date',
      'Owner',
    ],
    rows: deals.map((deal) => dealRow(random, deal, accounts.references.get(deal.company.id) ?? [])),
  }
}

function dealRow(random: Random, deal: Deal, references: readonly Reference[]) {
  const { company, product, outcome } = deal
  const isNameless = chance(random, 0.01)
  const account = isNameless ? nobody : referTo(random, company, references)
  const date = chance(random, 0.04) ? slashDate : isoDate
  const mark: DealMark = { company: isNameless ? null : company.id, findable: account.findable, outcome }
  if (isNameless) mark.odd = 'no_account'
  return {
    order: deal.created,
    mark,
    cells: [
      dealName(random, company, product),
      account.text,
      chance(random, 0.8) ? product.name : pick(random, productSpellings(product)),
      chance(random, 0.02) ? deal.stage.toUpperCase() : deal.stage,
      outcome === 'open' && chance(random, 0.06) ? '' : money(random, deal.amount),
      date(deal.created),
      date(deal.closed),
      chance(random, 0.85) ? company.owner.en : company.owner.zh,
    ],
  }
}

function dealName(random: Random, company: Company, product: Product): string {
  const isChinese = company.country.code === 'CN' && chance(random, 0.6)
  return isChinese ? `${shortName(company)} ${product.name} 采购` : `${company.brand.latin} - ${product.name}`
}

function money(random: Random, amount: number): string {
  return chance(random, 0.04) ? `${amount.toLocaleString('en-US')}.00` : String(amount)
}
