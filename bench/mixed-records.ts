import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { Converter } from 'opencc-js/cn2t'
import { chance, createRandom, pick, pickByShare, type Random, whole } from '../demo/random.ts'
import {
  chineseCities,
  familyNames,
  freemail,
  roads,
  streets,
  syllables,
  trades,
  westernCities,
  westernEnds,
  westernForms,
  westernMiddles,
  westernStarts,
  westernTrades,
} from './mixed-parts.ts'

/**
 * Company records of two languages with the truth beside them, for measuring a matcher: names with and without legal form,
 * short, traditional, romanised, with slips; unrelated companies of one name; sisters and groups that share a website;
 * free mail; missing values. The same seed gives the same bytes.
 */

/** A company in truth. */
interface Company {
  number: number
  isChinese: boolean
  hanzi: string
  /** The brand in Latin letters: its reading, or an English brand that has nothing to do with it. */
  latin: string
  trade: (typeof trades)[number]
  word: string
  city: (typeof chineseCities)[number] | (typeof westernCities)[number]
  cityInName: boolean
  form: string
  domain: string
  phone: string
  code: string
  address: string
}

/** `language` is that of the name as written: two records of a company in two languages are the hard pairs. */
export interface MixedRecord {
  company: number
  language: 'zh' | 'en'
  cells: readonly [
    name: string,
    website: string,
    phone: string,
    city: string,
    country: string,
    code: string,
    address: string,
  ]
}

export const mixedColumns = ['name', 'website', 'phone', 'city', 'country', 'credit_code', 'address'] as const

const toTraditional = Converter({ from: 'cn', to: 't' })
const rowsPerCompany = [
  { rows: 1, share: 55 },
  { rows: 2, share: 25 },
  { rows: 3, share: 12 },
  { rows: 4, share: 8 },
]

/** Yields about `count` records, a third of them of Chinese companies, those of one company not side by side. */
export function* mixedRecords(count: number, seed: number): Generator<MixedRecord> {
  const random = createRandom(seed, 'mixed records')
  let waiting: MixedRecord[] = []
  const domains = new Set<string>()
  let elder: Company | undefined
  let number = 0
  let made = 0
  while (made < count) {
    const company = createCompany(random, number++, elder)
    if (company.domain !== elder?.domain) company.domain = unique(company.domain, domains)
    elder = chance(random, 0.3) ? company : undefined
    const { rows } = pickByShare(random, rowsPerCompany)
    for (let row = 0; row < rows && made < count; row++, made++) waiting.push(writeRecord(random, company))
    if (waiting.length < 4096) continue
    yield* shuffled(random, waiting)
    waiting = []
  }
  yield* shuffled(random, waiting)
}

/** A domain belongs to one company, or to two sisters; whoever comes later takes a number. */
function unique(domain: string, taken: Set<string>): string {
  let free = domain
  for (let more = 2; taken.has(free); more++) free = domain.replace('.', `${more}.`)
  taken.add(free)
  return free
}

function shuffled<T>(random: Random, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [items[at], items[other]]
    if (a !== undefined && b !== undefined) [items[at], items[other]] = [b, a]
  }
  return items
}

/** A company of its own, or now and then one that shares brand, and sometimes website, with the one before. */
function createCompany(random: Random, number: number, elder: Company | undefined): Company {
  const isChinese = chance(random, 0.34)
  const company = isChinese ? chineseCompany(random, number) : westernCompany(random, number)
  if (!elder || elder.isChinese !== isChinese || !chance(random, 0.12)) return company
  const sister = { ...company, hanzi: elder.hanzi, latin: elder.latin, form: elder.form }
  return chance(random, 0.5) ? { ...sister, domain: elder.domain } : sister
}

function chineseCompany(random: Random, number: number): Company {
  const length = pickByShare(random, [
    { length: 2, share: 55 },
    { length: 3, share: 30 },
    { length: 4, share: 15 },
  ]).length
  const characters = Array.from({ length }, () => pick(random, syllables))
  const reading = characters.map(([, sound]) => sound).join('')
  const isTranslated = chance(random, 0.2)
  const latin = isTranslated ? westernBrand(random) : capital(reading)
  const city = pick(random, chineseCities)
  return {
    number,
    isChinese: true,
    hanzi: characters.map(([character]) => character).join(''),
    latin,
    trade: pick(random, trades),
    word: '',
    city,
    cityInName: chance(random, 0.7),
    form: pick(random, ['有限公司', '有限公司', '有限责任公司', '股份有限公司']),
    domain: `${pick(random, [latin.toLowerCase(), latin.toLowerCase(), `${latin.toLowerCase()}${whole(random, 1, 99)}`, `${reading.slice(0, 4)}${number % 10_000}`])}.${pick(random, ['com', 'cn', 'com.cn', 'net'])}`,
    phone: `+86 ${city.code.slice(1)} ${whole(random, 20_000_000, 89_999_999)}`,
    code: creditCode(random),
    address: `${city.zh}市${pick(random, roads)}${whole(random, 1, 999)}号`,
  }
}

function westernCompany(random: Random, number: number): Company {
  const city = pick(random, westernCities)
  const isFamily = chance(random, 0.25)
  const latin = isFamily
    ? `${pick(random, familyNames)}${chance(random, 0.4) ? ` & ${pick(random, familyNames)}` : ''}`
    : westernBrand(random)
  const slug = latin.toLowerCase().replaceAll(/[^a-z]/g, '')
  return {
    number,
    isChinese: false,
    hanzi: '',
    latin,
    trade: pick(random, trades),
    word: pick(random, westernTrades),
    city,
    cityInName: false,
    form: pick(random, westernForms[city.country] ?? ['Ltd']),
    domain: `${pick(random, [slug, slug, `${slug}-${whole(random, 1, 999)}`, `${slug}${number % 1000}`])}.${pick(random, ['com', 'com', 'net', 'io', 'eu'])}`,
    phone: `+${city.code} ${whole(random, 2_000_000, 8_999_999)}`,
    code: '',
    address: `${whole(random, 1, 999)} ${pick(random, streets)}`,
  }
}

function westernBrand(random: Random): string {
  const middle = chance(random, 0.6) ? pick(random, westernMiddles) : ''
  return pick(random, westernStarts) + middle + pick(random, westernEnds)
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A unified social credit code with the check character of GB 32100-2015. */
function creditCode(random: Random): string {
  const body = `91${whole(random, 110_000, 659_999)}MA${Array.from({ length: 7 }, () => codeLetters[whole(random, 0, 30)]).join('')}`
  const sum = codeWeights.reduce(
    (total, weight, at) => total + weight * codeLetters.indexOf(body[at] ?? '0'),
    0,
  )
  return body + codeLetters[(31 - (sum % 31)) % 31]
}

function writeRecord(random: Random, company: Company): MixedRecord {
  const language = company.isChinese && !chance(random, 0.35) ? 'zh' : 'en'
  const name = language === 'zh' ? chineseName(random, company) : latinName(random, company)
  const country = 'country' in company.city ? company.city.country : language === 'zh' ? '中国' : 'China'
  const city = 'zh' in company.city && language === 'zh' ? company.city.zh : company.city.en
  return {
    company: company.number,
    language,
    cells: [
      name,
      website(random, company),
      phone(random, company),
      chance(random, 0.15) ? '' : chance(random, 0.05) ? slip(random, city) : city,
      chance(random, 0.1) ? '' : country,
      company.code && chance(random, 0.4) ? company.code : '',
      language === 'zh' || !company.isChinese ? (chance(random, 0.4) ? company.address : '') : '',
    ],
  }
}

function website(random: Random, company: Company): string {
  if (!chance(random, 0.78)) return ''
  if (chance(random, 0.02)) return pick(random, freemail)
  return `${pick(random, ['https://www.', 'www.', 'http://', ''])}${company.domain}${chance(random, 0.2) ? '/' : ''}`
}

function phone(random: Random, company: Company): string {
  if (!chance(random, 0.6)) return ''
  if (chance(random, 0.02)) return '+86 21 60000000'
  const text = chance(random, 0.03) ? slip(random, company.phone) : company.phone
  return chance(random, 0.3) ? text.replaceAll(' ', '-') : text
}

function chineseName(random: Random, company: Company): string {
  const city = 'zh' in company.city ? company.city.zh : ''
  const { hanzi, trade, form, cityInName } = company
  const written = pickByShare<{ name: string; share: number }>(random, [
    { name: `${cityInName ? city : ''}${hanzi}${trade.zh}${form}`, share: 46 },
    { name: `${hanzi}(${city})${trade.zh}${form}`, share: cityInName ? 8 : 2 },
    {
      name: `${cityInName ? `${city}市` : ''}${hanzi}${trade.zh}${pick(random, ['有限公司', '有限责任公司', ''])}`,
      share: 16,
    },
    { name: `${hanzi}${trade.zh}`, share: 8 },
    { name: `${hanzi}${trade.short}`, share: 10 },
    { name: hanzi, share: 4 },
    { name: `${cityInName ? city : ''}${slip(random, hanzi)}${trade.zh}${form}`, share: 4 },
    { name: toTraditional(`${cityInName ? city : ''}${hanzi}${trade.zh}${form}`), share: 6 },
  ]).name
  return chance(random, 0.1) ? written.replace('(', '（').replace(')', '）') : written
}

function latinName(random: Random, company: Company): string {
  const [word = '', brief = word] = company.isChinese
    ? [company.trade.en, company.trade.brief]
    : company.word.split('|')
  const city = company.isChinese && company.cityInName ? company.city.en : ''
  const form = company.isChinese ? pick(random, ['Co., Ltd.', 'Co.,Ltd', 'Co Ltd', 'Inc.']) : company.form
  const otherForm = company.isChinese
    ? form
    : pick(random, westernForms['country' in company.city ? company.city.country : ''] ?? [form])
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ').replace(' ,', ',')
  const written = pickByShare<{ name: string; share: number }>(random, [
    { name: join(city, company.latin, word, form), share: 42 },
    { name: join(city, company.latin, word, otherForm), share: 14 },
    { name: join(company.latin, word), share: 14 },
    { name: join(company.latin, brief, form), share: 10 },
    { name: company.latin, share: 6 },
    { name: join(slip(random, company.latin), word, form), share: 7 },
    { name: join(company.latin, word, form).toUpperCase(), share: 5 },
    { name: join(company.latin, word, pick(random, [form, '']), company.city.en), share: 2 },
  ]).name
  return written
}

/** A slip of the pen: two neighbours change places, one is left out or doubled. */
function slip(random: Random, text: string): string {
  const characters = [...text]
  const at = whole(random, 0, Math.max(0, characters.length - 2))
  const [one = '', two = ''] = characters.slice(at, at + 2)
  const wrong = pick(random, [two + one, two, one + one + two])
  return [...characters.slice(0, at), wrong, ...characters.slice(at + 2)].join('')
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes the records to `path` (`id` and the columns) and, to `truthPath`, `id,company,language`. */
export async function writeMixedRecords(
  count: number,
  seed: number,
  path: string,
  truthPath: string,
): Promise<void> {
  const [records, truth] = [createWriteStream(path), createWriteStream(truthPath)]
  let [lines, truths] = [`id,${mixedColumns.join(',')}\n`, 'id,company,language\n']
  let id = 0
  for (const record of mixedRecords(count, seed)) {
    lines += `${id},${record.cells.map(quoted).join(',')}\n`
    truths += `${id},${record.company},${record.language}\n`
    if (++id % 4096) continue
    if (!records.write(lines)) await once(records, 'drain')
    if (!truth.write(truths)) await once(truth, 'drain')
    lines = truths = ''
  }
  records.end(lines)
  truth.end(truths)
  await Promise.all([once(records, 'finish'), once(truth, 'finish')])
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'records.csv' },
      truth: { type: 'string', default: 'truth.csv' },
    },
  })
  await writeMixedRecords(Number(values.records), Number(values.seed), values.out, values.truth)
}
