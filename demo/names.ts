import type { Company } from './companies.ts'
import { chance, pick, type Random } from './random.ts'

/** How a row names a company. `damaged` cannot be led back to another name by standardising. */
export type NameKind = 'chinese' | 'english' | 'short' | 'damaged'

export interface WrittenName {
  text: string
  /** Two names with the same key differ only in legal form, case, brackets and spaces. */
  key: string
}

/** The short form: brand and trade of a Chinese company (澜箬泽医疗), the brand alone of another. */
export function shortName(company: Company): string {
  return company.brand.hanzi ? company.brand.hanzi + company.trade.short : company.brand.latin
}

/**
 * A name as somebody wrote it. `sloppy` is the chance that it is not the form in the register but one of
 * its everyday spellings.
 */
export function writeName(random: Random, company: Company, kind: NameKind, sloppy: number): WrittenName {
  const isChinese = company.brand.hanzi !== ''
  const isSloppy = chance(random, sloppy)
  switch (kind) {
    case 'short':
      return { text: shortName(company), key: shortName(company) }
    case 'chinese':
      return isChinese ? chineseName(random, company, isSloppy) : englishName(random, company, isSloppy)
    case 'english':
      return englishName(random, company, isSloppy)
    case 'damaged':
      return isChinese && chance(random, 0.6)
        ? damagedChinese(random, company)
        : damagedEnglish(random, company)
  }
}

function chineseName(random: Random, company: Company, isSloppy: boolean): WrittenName {
  const { brand, city, trade, cityInName } = company
  const [open, close] = isSloppy && chance(random, 0.6) ? ['(', ')'] : ['（', '）']
  const body = `${cityInName === 'before' ? city.zh : ''}${brand.hanzi}${trade.zh}`
  const place = cityInName === 'brackets' ? `${open}${city.zh}${close}` : ''
  const form = isSloppy ? pick(random, company.chineseForm.spellings) : company.chineseForm.full
  return { text: body + place + form, key: body + (place ? city.zh : '') }
}

function englishName(random: Random, company: Company, isSloppy: boolean): WrittenName {
  const { brand, city, trade, cityInName, country } = company
  const isLocal = country.code === 'CN'
  const words = [brand.latin, trade.en]
  if (isLocal && cityInName === 'before') words.unshift(city.en)
  if (isLocal && cityInName === 'brackets') words.push(`(${city.en})`)
  const body = words.join(' ')
  const key = body.toLowerCase().replaceAll(/[^a-z]/g, '')
  return { text: isSloppy ? sloppyLatin(random, body, company) : `${body} ${company.form.full}`, key }
}

function sloppyLatin(random: Random, body: string, company: Company): string {
  const form = pick(random, company.form.spellings)
  const text = form.startsWith(',') ? body + form : `${body} ${form}`.trim()
  return pick(random, [
    text,
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.replace(' ', '  '),
    `${text} `,
  ])
}

/** The city is left out, moved in, or two characters change places. */
function damagedChinese(random: Random, company: Company): WrittenName {
  const { brand, city, trade, cityInName } = company
  const text = pick(random, [
    cityInName === 'absent' ? `${city.zh}市${brand.hanzi}${trade.zh}` : `${brand.hanzi}${trade.zh}`,
    `${swap(brand.hanzi, 1)}${trade.zh}`,
  ])
  return { text: text + company.chineseForm.full, key: text }
}

/** Two letters of the brand change places. */
function damagedEnglish(random: Random, company: Company): WrittenName {
  const at = 2 + Math.floor(random() * (company.brand.latin.length - 4))
  const text = `${swap(company.brand.latin, at)} ${company.trade.en}`
  return { text: `${text} ${company.form.full}`, key: text.toLowerCase().replaceAll(/[^a-z]/g, '') }
}

/** Changes the first two unlike neighbours from `at` on; a text without such a pair loses its last character. */
function swap(text: string, at: number): string {
  for (let index = at; index + 1 < text.length; index++) {
    const [left = '', right = ''] = text.slice(index, index + 2)
    if (left !== right) return text.slice(0, index) + right + left + text.slice(index + 2)
  }
  return text.slice(0, -1)
}
