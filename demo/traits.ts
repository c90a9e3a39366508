import type { Company } from './companies.ts'
import { industries } from './parts/industries.ts'
import { countries } from './parts/places.ts'

/** Odds of winning (won : lost) of an account that has none of the winning traits. */
const plainOdds = 0.23

/** What makes this company win. Odds multiply, which makes the chance of a win a logistic function of the traits. */
export const winning = {
  industry: { values: ['Healthcare', 'Hospitality'], oddsRatio: 2.5 },
  employees: { from: 200, to: 1999, oddsRatio: 2 },
  country: { values: ['Germany'], oddsRatio: 1.6 },
} as const

/** Fields that have no effect of their own on winning. */
export const noise = ['city_initial', 'owner', 'founded', 'source'] as const

/** Fields without an effect of their own that follow a field which has one. */
export const proxies = { annual_revenue: 'employees', city: 'country', region: 'country' } as const

/** The chance, 0 to 1, that an opportunity of this company is won once it is closed. */
export function winChance(company: Company): number {
  const odds =
    plainOdds *
    (winning.industry.values.some((name) => name === company.industry.name)
      ? winning.industry.oddsRatio
      : 1) *
    (company.employees >= winning.employees.from && company.employees <= winning.employees.to
      ? winning.employees.oddsRatio
      : 1) *
    (winning.country.values.some((name) => name === company.country.name) ? winning.country.oddsRatio : 1)
  return odds / (1 + odds)
}

/** Every spelling of each industry, country and city in the files, under its usual name. */
export function spellings(): Record<'industry' | 'country' | 'city', Record<string, string[]>> {
  const cities = countries.flatMap((country) => country.cities)
  return {
    industry: Object.fromEntries(
      industries.map((each) => [each.name, [each.name, each.zh, ...each.spellings]]),
    ),
    country: Object.fromEntries(countries.map((each) => [each.name, [each.name, ...each.spellings]])),
    city: Object.fromEntries(cities.map((each) => [each.en, [each.en, each.zh, ...each.spellings]])),
  }
}
