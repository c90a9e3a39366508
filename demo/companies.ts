import { type Brand, createBrands } from './parts/brands.ts'
import { type Industry, industries, type Trade } from './parts/industries.ts'
import { owners } from './parts/people.ts'
import { type City, type Country, chineseForms, countries, type LegalForm } from './parts/places.ts'
import { chance, createRandom, pick, pickByShare, type Random, whole } from './random.ts'

/** A company as it is in truth, before anybody typed it into a file. */
export interface Company {
  /** The cluster id of the truth: `C00001`. */
  id: string
  brand: Brand
  country: Country
  city: City
  industry: Industry
  trade: Trade
  form: LegalForm
  chineseForm: LegalForm
  /** Where the city stands in the full name. */
  cityInName: 'before' | 'brackets' | 'absent'
  employees: number
  /** CNY a year. */
  revenue: number
  founded: number
  owner: { en: string; zh: string }
  source: string
  /** Opportunities of the 18 months; 0 for a prospect. */
  deals: number
  /** A company of the same brand in another trade. */
  sisterOf: string | null
}

const sizes = [
  { from: 8, to: 49, share: 20 },
  { from: 50, to: 199, share: 30 },
  { from: 200, to: 1999, share: 38 },
  { from: 2000, to: 12_000, share: 12 },
]
const dealCounts = [
  { deals: 0, share: 55 },
  { deals: 1, share: 8 },
  { deals: 2, share: 10 },
  { deals: 3, share: 10 },
  { deals: 4, share: 8 },
  { deals: 5, share: 5 },
  { deals: 6, share: 4 },
]
const sources = ['Website', 'Trade show', 'Partner', 'Referral', 'Cold call']

/** The share of Chinese companies that are the sister of another, under the same brand but a domain of their own. */
const sisterShare = 0.02

/** Makes `count` different companies. */
export function createCompanies(seed: number, count: number): Company[] {
  const random = createRandom(seed, 'companies')
  const nextBrand = createBrands(random)
  const digits = Math.max(5, String(count).length)
  const companies: Company[] = []
  let elder: Company | undefined
  for (let number = 1; number <= count; number++) {
    const id = `C${String(number).padStart(digits, '0')}`
    const company =
      elder && chance(random, sisterShare) ? sister(random, id, elder) : fresh(random, id, nextBrand)
    companies.push(company)
    elder = company.country.code === 'CN' && !company.sisterOf ? company : undefined
  }
  return companies
}

function fresh(random: Random, id: string, nextBrand: (chinese: boolean) => Brand): Company {
  const country = pickByShare(random, countries)
  const industry = pickByShare(random, industries)
  const size = pickByShare(random, sizes)
  const employees = size.from + Math.floor((size.to - size.from + 1) * random() * random())
  return {
    id,
    brand: nextBrand(country.code === 'CN'),
    country,
    city: pick(random, country.cities),
    industry,
    trade: pick(random, industry.trades),
    form: pick(random, country.forms),
    chineseForm: pick(random, chineseForms),
    cityInName: pick(random, ['before', 'brackets', 'absent']),
    employees,
    revenue: Math.round(employees * (3 + 9 * random())) * 100_000,
    founded: whole(random, 1978, 2021),
    owner: pick(random, owners),
    source: pick(random, sources),
    deals: pickByShare(random, dealCounts).deals,
    sisterOf: null,
  }
}

function sister(random: Random, id: string, elder: Company): Company {
  const others = industries.filter((industry) => industry !== elder.industry)
  const industry = pickByShare(random, others)
  const trade = pick(random, industry.trades)
  const label = trade.en.split(' ')[0]?.toLowerCase()
  return {
    ...fresh(random, id, () => ({
      ...elder.brand,
      domain: elder.brand.domain.replace('.example', `-${label}.example`),
    })),
    country: elder.country,
    city: elder.city,
    form: elder.form,
    industry,
    trade,
    sisterOf: elder.id,
  }
}
