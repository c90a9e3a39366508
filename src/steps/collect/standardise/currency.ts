import { clean, type Standardiser } from './standard.ts'

/** ISO 4217 codes with what people write for them beside the code. What several currencies share is in `shared`. */
const names: Record<string, string> = {
  CNY: 'rmb cnh 人民币 元人民币 元 圆 块 块钱 yuan renminbi',
  USD: 'us$ 美元 美金 美刀 dollar dollars',
  EUR: '€ euro euros 欧元',
  GBP: '£ 英镑 pound pounds sterling',
  JPY: 'yen 日元 日圆 円',
  HKD: 'hk$ 港币 港元 港圆',
  TWD: 'nt$ 新台币 台币',
  SGD: 's$ 新加坡元 新币 新元',
  AUD: 'a$ au$ 澳元 澳币',
  CAD: 'c$ ca$ 加元 加币',
  NZD: 'nz$ 新西兰元 纽币',
  CHF: 'fr. sfr 瑞士法郎',
  KRW: '₩ won 韩元 韩币',
  INR: '₹ rs rs. rupee rupees 卢比 印度卢比',
  RUB: '₽ rouble rubel 卢布',
  BRL: 'r$ real reais 雷亚尔',
  MXN: 'mx$ 比索',
  MYR: 'rm ringgit 林吉特 马币',
  THB: '฿ baht 泰铢',
  VND: '₫ dong 越南盾',
  IDR: 'rp rupiah 印尼盾',
  PHP: '₱ 菲律宾比索',
  PLN: 'zł zloty 兹罗提',
  SEK: '瑞典克朗',
  NOK: '挪威克朗',
  DKK: '丹麦克朗',
  CZK: 'kč',
  HUF: 'forint',
  TRY: '₺ lira 里拉',
  ILS: '₪ shekel',
  AED: 'dirham dirhams 迪拉姆',
  SAR: 'riyal 里亚尔',
  ZAR: 'rand 兰特',
  MOP: 'mop$ 澳门元 葡币',
}

/** Signs of several currencies, the usual one first. */
const shared: Record<string, readonly string[]> = {
  $: ['USD', 'CAD', 'AUD', 'HKD', 'SGD', 'NZD', 'TWD', 'MXN'],
  '¥': ['CNY', 'JPY'],
}

/** Which currency a shared sign means where the row is from. */
const ofCountry: Record<string, string> = {
  CN: 'CNY',
  JP: 'JPY',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  HK: 'HKD',
  SG: 'SGD',
  NZ: 'NZD',
  TW: 'TWD',
  MX: 'MXN',
}

const codes = new Map(
  Object.entries(names).flatMap(([code, words]) =>
    [code.toLowerCase(), ...words.split(' ')].map((word) => [word, code] as const),
  ),
)

const escaped = (word: string) => word.replace(/[.$]/g, String.raw`\$&`)
const spelled = [...codes.keys()].sort((one, other) => other.length - one.length)
const letters = spelled.filter((word) => /^[a-z]+\.?$/.test(word)).map(escaped)
const signs = [...spelled.filter((word) => !/^[a-z]+\.?$/.test(word)), ...Object.keys(shared)].map(escaped)

/** Everything that names a currency, in lower-case text. */
export const currencyWords = new RegExp(`${signs.join('|')}|(?<![a-z])(?:${letters.join('|')})(?![a-z])`, 'g')

/**
 * The currency that a text names, as ISO 4217 code; null when it names none. A sign that several currencies share means
 * the one that is `expected` if that is one of them, else that of the country, else the usual one.
 */
export function currencyIn(text: string, expected: string | null, country?: string): string | null {
  const [word] = text.toLowerCase().match(currencyWords) ?? []
  if (word === undefined) return null
  const candidates = shared[word]
  if (candidates === undefined) return codes.get(word) ?? null
  const local = ofCountry[country ?? ''] ?? null
  return [expected, local].find((code) => code !== null && candidates.includes(code)) ?? candidates[0] ?? null
}

/** A currency as ISO 4217 code: `RMB`, `人民币`, `￥` → `CNY`. What is not recognised stays as it is written. */
export const standardiseCurrency: Standardiser<string> = (text, { beside }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const code = currencyIn(plain, null, beside?.country)
  return { value: code ?? (/^[a-z]{3}$/i.test(plain) ? plain.toUpperCase() : plain) }
}
