import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'

/** Raised when a rule below changes, so that keys kept from before are made anew. */
export const namesVersion = 1

/**
 * Legal forms as they end a company name, after the entity legal forms list of ISO 20275 for China, Hong
 * Kong, Taiwan, the US, UK, Germany, Austria, Switzerland, France, Italy, Spain, the Nordics, the
 * Netherlands, Japan, Korea, Singapore and Australia.
 */
const latinForms = new Set(
  'inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh ag kg kgaa ohg ug se sa sas sarl srl spa snc bv nv oy oyj ab asa as aps sl sau kk gk pte pty bhd sdn pvt private public jsc ooo'.split(
    ' ',
  ),
)
const chineseForms = /(股份有限公司|有限责任公司|股份公司|有限公司|株式会社|주식회사|公司)$/u

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * The key under which two spellings of a company name are the same: Unicode NFKC, lower case, simplified
 * characters, without legal form, punctuation and spaces. `Acme Co., Ltd.` and `ACME` share `acme`;
 * `華為技術有限公司` and `华为技术` share `华为技术`. Null when nothing is left to compare.
 */
export function nameKey(name: string): string | null {
  const plain = toSimplified(name.normalize('NFKC').toLowerCase())
  // `S.p.A.` is the same form as `SpA`.
  const words = plain
    .replace(/(?<!\p{L})(\p{L}\.)+(?=\p{L}(?!\p{L}))/gu, (dotted: string) => dotted.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  let end = words.length
  while (end > 1 && latinForms.has(words[end - 1] ?? '')) end--
  const stem = words.slice(0, end).join('')
  const bare = stem.replace(chineseForms, '')
  return bare || stem || null
}

/** The key under which two spellings of a product are the same: letters and digits only. `GTX Pro` and `GTXPro` share `gtxpro`. */
export function plainKey(name: string): string | null {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '') || null
  )
}

/** What a search may say for this name: the name itself and, for Chinese, its pinyin and initials (`huawei`, `hw`). */
export function searchText(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  if (!/\p{Script=Han}/u.test(plain)) return plain
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return [plain, syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')].join(' ')
}
