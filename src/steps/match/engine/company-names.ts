import { nameKeys } from '../names/index.ts'
import type { NameParts } from './name.ts'

/** What is compared of each company name. */
export function companyNames(values: readonly string[]): NameParts[] {
  return values.map((value) => {
    const { tokens, brand_key, romanised, script, region, branch } = nameKeys(value)
    return {
      words: tokens,
      brand: brand_key ?? '',
      reading: romanised ?? '',
      isHan: script === 'han' || script === 'mixed',
      region,
      branch,
    }
  })
}
