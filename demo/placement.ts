import type { Company } from './companies.ts'
import type { NameKind } from './names.ts'
import { chance, pickByShare, type Random } from './random.ts'

/** One row that a company gets in an account file. */
export interface AccountPlan {
  file: 'crm' | 'list'
  name: NameKind
  hasSite: boolean
  hasShortName: boolean
  /** True for a second row of the company in the same file. */
  isRepeat: boolean
}

/** By what two rows of one company can be known as the same. */
type Tie = 'domain' | 'name' | 'both' | 'short' | 'nothing'

const tiesBetweenFiles = [
  { tie: 'domain', share: 40 },
  { tie: 'name', share: 25 },
  { tie: 'both', share: 17 },
  { tie: 'short', share: 8 },
  { tie: 'nothing', share: 10 },
] as const
const tiesWithinFile = [
  { tie: 'name', share: 50 },
  { tie: 'domain', share: 35 },
  { tie: 'nothing', share: 15 },
] as const

/** Decides in which account files a company stands, how often, and what ties the rows together. */
export function planAccounts(random: Random, company: Company): AccountPlan[] {
  const plans = firstRows(random, company)
  const [first] = plans
  const repeats = first?.file === 'crm' ? 0.06 : 0.03
  if (first && chance(random, repeats)) plans.push(repeat(random, first))
  return plans
}

function firstRows(random: Random, company: Company): AccountPlan[] {
  const isChinese = company.country.code === 'CN'
  const own: NameKind = isChinese && chance(random, 0.55) ? 'chinese' : 'english'
  const crm = plan('crm', own, chance(random, 0.85))
  const list = plan('list', isChinese ? 'chinese' : 'english', chance(random, 0.7))
  list.hasShortName = isChinese && chance(random, 0.8)
  switch (placeOf(random, company)) {
    case 'crm':
      return [crm]
    case 'list':
      return [list]
    case 'both':
      return tie(pickByShare(random, tiesBetweenFiles).tie, crm, list)
  }
}

/** Whoever has an opportunity is nearly always in the CRM; foreign companies are seldom in the Chinese list. */
function placeOf(random: Random, company: Company): 'crm' | 'both' | 'list' {
  const isChinese = company.country.code === 'CN'
  const [crm, both] = isChinese ? (company.deals > 0 ? [0.53, 0.43] : [0.34, 0.3]) : [0.93, 0.07]
  const drawn = random()
  if (drawn < crm) return 'crm'
  return drawn < crm + both ? 'both' : 'list'
}

function tie(by: Tie, crm: AccountPlan, list: AccountPlan): AccountPlan[] {
  const isChinese = list.name === 'chinese'
  switch (by) {
    case 'domain':
      return [
        { ...crm, name: isChinese ? 'english' : 'short', hasSite: true },
        { ...list, hasSite: true },
      ]
    case 'name':
      return [
        { ...crm, name: list.name },
        { ...list, hasSite: false },
      ]
    case 'both':
      return [
        { ...crm, name: list.name, hasSite: true },
        { ...list, hasSite: true },
      ]
    case 'short':
      return [
        { ...crm, name: 'short', hasSite: false },
        { ...list, hasShortName: true },
      ]
    case 'nothing':
      return [
        { ...crm, name: 'damaged' },
        { ...list, hasSite: false },
      ]
  }
}

function repeat(random: Random, first: AccountPlan): AccountPlan {
  const again = { ...first, isRepeat: true }
  const { tie } = pickByShare(random, tiesWithinFile)
  if (tie === 'nothing') return { ...again, name: 'damaged', hasSite: false }
  if (tie === 'domain' && first.hasSite)
    return { ...again, name: first.name === 'short' ? 'english' : 'short' }
  return { ...again, hasSite: first.hasSite && chance(random, 0.5) }
}

function plan(file: 'crm' | 'list', name: NameKind, hasSite: boolean): AccountPlan {
  return { file, name, hasSite, hasShortName: false, isRepeat: false }
}
