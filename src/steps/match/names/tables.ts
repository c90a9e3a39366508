import { readFileSync } from 'node:fs'

/** A word of a table and what it stands for. */
export type Entry = Readonly<{ code: string; kind: string }>

/** Words by their spelling (see `plain`). */
export type Words = Readonly<{
  by: ReadonlyMap<string, Entry>
  /** The longest word, in characters, that ends with a character. */
  end: ReadonlyMap<number, number>
}>

/** `short`: what a word is in brackets alone, `(株)`. */
export type Table = Readonly<{ han: Words; latin: Words; short: ReadonlyMap<string, Entry> }>

let all: Readonly<Record<'forms' | 'trades' | 'branches', Table>> | undefined

/** Legal forms, words of trade and standing, and what branches call themselves; sources in the files. */
export function tables(): Readonly<Record<'forms' | 'trades' | 'branches', Table>> {
  all ??= {
    forms: read('forms.tsv', ([kind, , latin, han, short]) => ({ code: kind, kind, latin, han, short })),
    trades: read('words.tsv', ([code, kind, han, latin]) => ({ code, kind, latin, han })),
    branches: read('branches.tsv', ([kind, han, latin]) => ({ code: kind, kind, latin, han })),
  }
  return all
}

type Line = readonly [string, string, string, string, string]

function read(
  file: string,
  of: (line: Line) => Entry & { latin: string; han: string; short?: string },
): Table {
  const han = new Map<string, Entry>()
  const latin = new Map<string, Entry>()
  const short = new Map<string, Entry>()
  for (const line of readFileSync(new URL(`tables/${file}`, import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = line.split('\t')
    const row = of([first, second, third, fourth, fifth])
    const entry = { code: row.code, kind: row.kind }
    for (const word of row.han.split('|').filter(Boolean)) if (!han.has(word)) han.set(word, entry)
    for (const word of (row.short ?? '').split('|').filter(Boolean)) short.set(word, entry)
    for (const word of row.latin.split('|').filter(Boolean)) if (!latin.has(word)) latin.set(word, entry)
  }
  return { han: { by: han, end: endsOf(han) }, latin: { by: latin, end: endsOf(latin) }, short }
}

function endsOf(words: ReadonlyMap<string, Entry>): Map<number, number> {
  const ends = new Map<number, number>()
  for (const word of words.keys()) {
    const last = word.charCodeAt(word.length - 1)
    ends.set(last, Math.max(word.length, ends.get(last) ?? 0))
  }
  return ends
}

/** The longest word of a table that a text ends with, not reaching before `from`. */
export function endingOf(text: string, end: number, from: number, words: Words): [string, Entry] | null {
  const longest = words.end.get(text.charCodeAt(end - 1)) ?? 0
  for (let length = Math.min(longest, end - from); length > 0; length--) {
    const word = text.slice(end - length, end)
    const entry = words.by.get(word)
    if (entry !== undefined) return [word, entry]
  }
  return null
}
