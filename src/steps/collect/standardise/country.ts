import { createRequire } from 'node:module'
import { z } from 'zod'
import { clean, type Standardiser } from './standard.ts'

const require = createRequire(import.meta.url)

const Names = z.object({ countries: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
const Codes = z.array(z.tuple([z.string(), z.string()]).rest(z.string()))

/** What people write and the package `i18n-iso-countries` does not have. */
const more: Record<string, string> = {
  'mainland china': 'CN',
  'china mainland': 'CN',
  prc: 'CN',
  'p.r. china': 'CN',
  'pr china': 'CN',
  中国大陆: 'CN',
  中华人民共和国: 'CN',
  台湾: 'TW',
  中国台湾: 'TW',
  中国香港: 'HK',
  'hong kong sar': 'HK',
  'hong kong, china': 'HK',
  中国澳门: 'MO',
  macau: 'MO',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  korea: 'KR',
  大韩民国: 'KR',
  'the united states': 'US',
  america: 'US',
  美利坚合众国: 'US',
  uae: 'AE',
  'u.a.e.': 'AE',
  'u.k.': 'GB',
  holland: 'NL',
  'viet nam': 'VN',
  'czech rep.': 'CZ',
  deutschland: 'DE',
  españa: 'ES',
  italia: 'IT',
  brasil: 'BR',
  méxico: 'MX',
  österreich: 'AT',
  schweiz: 'CH',
  日本国: 'JP',
}

const codes = load()

/**
 * A country as ISO 3166 alpha-2: names in English and Chinese, alpha-2 and alpha-3 codes, common other
 * spellings. What is not recognised stays as it is written: a region of sales is not an error. Its part `known` says
 * which of both it is.
 */
export const standardiseCountry: Standardiser<string> = (text) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const code = countryCode(plain)
  return { value: code ?? plain, parts: { known: code !== null } }
}

/** The code of every country by each of its names, in small letters. */
export const countryNames = (): ReadonlyMap<string, string> => codes

/** The alpha-2 code of a country, or null when the text names none. */
export function countryCode(text: string): string | null {
  return codes.get(clean(text).toLowerCase()) ?? null
}

function load(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const language of ['en', 'zh']) {
    const { countries } = Names.parse(require(`i18n-iso-countries/langs/${language}.json`))
    for (const [code, names] of Object.entries(countries)) {
      for (const name of [names].flat()) found.set(clean(name).toLowerCase(), code)
    }
  }
  for (const [alpha2, alpha3] of Codes.parse(require('i18n-iso-countries/codes.json'))) {
    found.set(alpha2.toLowerCase(), alpha2)
    found.set(alpha3.toLowerCase(), alpha2)
  }
  for (const [name, code] of Object.entries(more)) found.set(name, code)
  return found
}
