import { readFileSync } from 'node:fs'

/** A node of the tree of industries: a section (`I`), a division (`I65`) or a group (`L725`). */
export type Industry = Readonly<{ code: string; zh: string; en: string }>

export type IndustryTable = Readonly<{
  industries: readonly Industry[]
  byCode: ReadonlyMap<string, Industry>
  /** By every name it has, in one spelling (see `industryKey`). */
  byKey: ReadonlyMap<string, Industry>
}>

/** A name without case, signs, and the words that add nothing: `Computer_Software` → `computersoftware`, `互联网行业` → `互联网`. */
export function industryKey(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ and(?= )/g, '')
    .trim()
    .replace(/ (?:industry|sector)$/, '')
    .replaceAll(' ', '')
  return plain.length > 2 ? plain.replace(/(?:行业|产业|领域|相关|类|业)$/u, '') : plain
}

let table: IndustryTable | undefined

/** The industries, read when the first one is asked for. */
export function industries(): IndustryTable {
  table ??= load()
  return table
}

function load(): IndustryTable {
  const known: Industry[] = []
  const byCode = new Map<string, Industry>()
  const byKey = new Map<string, Industry>()
  for (const line of readFileSync(new URL('industries.tsv', import.meta.url), 'utf8').split('\n')) {
    const [code = '', zh, en, more = ''] = line.split('\t')
    if (zh === undefined || en === undefined || code.startsWith('#')) continue
    const industry = { code, zh, en }
    known.push(industry)
    byCode.set(code, industry)
    for (const name of [zh, en, ...more.split('|')]) if (name !== '') byKey.set(industryKey(name), industry)
  }
  return { industries: known, byCode, byKey }
}

/** Each industry by its English name, with the section of the tree that it is in. */
export function sectorsOfIndustries(): readonly Readonly<{ industry: string; sector: string }>[] {
  const { industries: all, byCode } = industries()
  return all.map(({ code, en }) => ({ industry: en, sector: byCode.get(code.slice(0, 1))?.en ?? en }))
}
