import type { Mark } from './pieces.ts'
import { latinPlace, mostPlaceWords, placeOf } from './places.ts'
import { byBrackets, type Run } from './runs.ts'
import { type Entry, tables, type Words } from './tables.ts'

/** A word as it is compared; joined from several when they are initials: `J. B.` is `jb`, `L.L.C.` is `llc`, `AT&T` is `att`. */
export type Word = Readonly<{ text: string; from: number; to: number }>

/** A name in Latin letters taken apart: brackets by what they say, then from the right, as far as what ends a name is known. */
export function takeLatinApart(text: string, runs: readonly Run[]): Mark[] {
  const { outside, inside } = byBrackets(runs)
  const marks: Mark[] = []
  let kept = wordsOf(text, outside)
  for (const group of inside) {
    const words = wordsOf(text, group)
    const mark = bracketed(words)
    if (mark !== null) marks.push(mark)
    else kept = [...kept, ...words].toSorted((one, other) => one.from - other.from)
  }
  return [...marks, ...onWords(kept, marks)]
}

function bracketed(words: readonly Word[]): Mark | null {
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return null
  const said = joined(words)
  const [from, to] = [first.from, last.to]
  const path = placeOf(said)
  if (path !== null) return { part: 'region', from, to, code: path, text: said }
  if (share.test(said)) return { part: 'share', from, to, text: said }
  if (said === 'the') return { part: 'other', from, to, text: said }
  const form = tables().forms.latin.by.get(said)
  if (form !== undefined) return { part: 'form', from, to, code: form.code, text: said }
  return null
}

/** Words from one place to another, with blanks between them. */
function joined(words: readonly Word[], from = 0, to = words.length): string {
  let text = words[from]?.text ?? ''
  for (let at = from + 1; at < to; at++) text += ` ${words[at]?.text ?? ''}`
  return text
}

/** Words with initials joined, without possessive, `&` between words as `and`. */
function wordsOf(text: string, runs: readonly Run[]): Word[] {
  const words: Word[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]
    if (run === undefined || run.kind === 'dot') continue
    if (run.kind === 'and') {
      words.push({ text: 'and', from: run.from, to: run.to })
      continue
    }
    let { from, to } = run
    let said = text.slice(from, to)
    // Joined by what stands directly between: `l.l.c`, `at&t`, `o'neill`.
    for (let next = runs[i + 1]; next !== undefined; next = runs[i + 1]) {
      const after = runs[i + 2]
      if (next.from !== to || after?.kind !== 'word' || after.from !== next.to) break
      const more = text.slice(after.from, after.to)
      const sign = text.slice(next.from, next.to)
      const isApostrophe = sign === "'" || sign === '’'
      const joins = isApostrophe || (next.kind !== 'open' && said.length <= 3 && more.length <= 2)
      if (!joins) break
      if (!(isApostrophe && more === 's')) said += more
      to = after.to
      i += 2
    }
    const before = words.at(-1)
    // Initials with blanks: `J. B. Hunt`, `A O Smith`.
    if (before !== undefined && before.text.length <= 2 && isInitials(text.slice(before.from, to))) {
      words[words.length - 1] = { text: before.text + said, from: before.from, to }
      continue
    }
    words.push({ text: said, from, to })
  }
  return words
}

const isInitials = (text: string) => /^[a-z][. ]+[a-z](?:[. ]+[a-z])?$/.test(text)

const share =
  /^(?:class [a-z]|series [a-z]|adr|ads|gdr|american depositary (?:share|receipt)s?|ordinary shares?|common (?:stock|shares?)|reg s|nvdr)$/

/** The first words, up to a bracket that says something of its own. */
function uncut(words: readonly Word[], brackets: readonly Mark[]): readonly Word[] {
  if (brackets.length === 0) return words
  const cut = words.findIndex(({ from }, at) => {
    const before = words[at - 1]
    return before !== undefined && brackets.some((mark) => mark.from >= before.to && mark.to <= from)
  })
  return cut < 0 ? words : words.slice(0, cut)
}

function onWords(words: readonly Word[], brackets: readonly Mark[]): Mark[] {
  const marks: Mark[] = []
  let begin = 0
  let end = words.length
  const put = (part: Mark['part'], from: number, to: number, code = '') => {
    for (let at = from; at < to; ) {
      const stretch = uncut(words.slice(at, to), brackets)
      const [first, last] = [stretch[0], stretch.at(-1)]
      if (first !== undefined && last !== undefined)
        marks.push({ part, from: first.from, to: last.to, code, text: joined(stretch) })
      at += stretch.length
    }
  }
  const takeEnd = (part: Mark['part'], count: number, code = '') => {
    put(part, end - count, end, code)
    end -= count
  }
  if (words[0]?.text === 'the' && words.length > 1) put('other', 0, ++begin)
  if (/^(?:pt|ooo|oao|zao|pao|pjsc|ojsc)$/.test(words[begin]?.text ?? '') && end - begin > 1) {
    put('form', begin, begin + 1, tables().forms.latin.by.get(words[begin]?.text ?? '')?.code)
    begin++
  }
  const branch = branchOf(words, begin, end)
  if (branch !== null) takeEnd('branch', end - branch.from, branch.code)
  for (let before = -1; before !== end; ) {
    before = end
    for (let count = Math.min(4, end - begin - 1); count > 0; count--) {
      const said = joined(words, end - count, end)
      const form = endsWith(said, tables().forms.latin)
      const place = latinPlace(said)
      if (form !== null) takeEnd('form', count, form.code)
      else if (share.test(said)) takeEnd('share', count)
      else if (place !== null) takeEnd('region', count, place)
      else if (said === 'the' || said === 'and' || said === 'und' || said === 'et') takeEnd('other', count)
      else continue
      break
    }
  }
  const lead = placeBefore(words, begin, end)
  if (lead !== null) {
    put('region', begin, begin + lead.count, lead.path)
    begin += lead.count
  }
  while (end - begin > 0) {
    const said = words[end - 1]?.text ?? ''
    const trade = tables().trades.latin.by.get(singular(said)) ?? tables().trades.latin.by.get(said)
    if (trade !== undefined) takeEnd(trade.kind === 'group' ? 'group' : 'industry', 1, trade.code)
    else if (said === 'and') takeEnd('other', 1)
    else break
  }
  put('core', begin, end)
  return marks
}

const endsWith = (said: string, words: Words): Entry | null => words.by.get(said) ?? null

/** A Chinese place or a country that begins a name, when a word stands behind it: `Shenzhen Han's Laser`. */
function placeBefore(
  words: readonly Word[],
  begin: number,
  end: number,
): { count: number; path: string } | null {
  for (let count = Math.min(mostPlaceWords, end - begin - 1); count > 0; count--) {
    const path = latinPlace(joined(words, begin, begin + count))
    if (path !== null && /^(?:CN|HK|MO|TW)|^[A-Z]{2}$/.test(path)) return { count, path }
  }
  return null
}

/** What stands behind the legal form, when the name ends with what branches call themselves; else the place before that word. */
function branchOf(words: readonly Word[], begin: number, end: number): { from: number; code: string } | null {
  const { branches, forms } = tables()
  for (let count = Math.min(2, end - begin - 1); count > 0; count--) {
    const entry = branches.latin.by.get(joined(words, end - count, end))
    if (entry === undefined) continue
    for (let at = end - count; at > begin + 1; at--)
      if (forms.latin.by.has(words[at - 1]?.text ?? '')) return { from: at, code: entry.code }
    for (let places = Math.min(mostPlaceWords, end - count - begin - 1); places > 0; places--)
      if (latinPlace(joined(words, end - count - places, end - count)) !== null)
        return { from: end - count - places, code: entry.code }
    return entry.code === 'division' || end - count - begin < 1
      ? null
      : { from: end - count, code: entry.code }
  }
  return null
}

/** The singular of an English word, lightly: `technologies`, `systems`; `glass`, `gas` and `business` stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 5) return `${word.slice(0, -3)}y`
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
