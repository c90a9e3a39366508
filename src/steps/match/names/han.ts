import type { Mark } from './pieces.ts'
import { districtAt, type PlaceHit, type PlacePath, placeAt, placeOf } from './places.ts'
import { byBrackets, type Run } from './runs.ts'
import { endingOf, tables } from './tables.ts'

/** A text without blanks and brackets, and where each of its characters stands in the plain text. */
type Tape = Readonly<{ text: string; at: readonly number[] }>

/**
 * A Chinese, Japanese or Korean name taken apart: what stands in brackets by what it says, then from the right the
 * branch, the legal form and the trade words, from the left the places; what is left is the brand.
 */
export function takeHanApart(text: string, runs: readonly Run[]): Mark[] {
  if (runs.every(({ kind }) => kind !== 'open' && kind !== 'close')) return onTape(tapeOf(text, runs))
  const { outside, inside } = byBrackets(runs)
  const said = inside.map((group) => sayingOf(text, group))
  const unsaid = inside.filter((_, i) => said[i] === null)
  const marks = said.filter((mark) => mark !== null)
  const kept = [...outside, ...unsaid.flat()].toSorted((one, other) => one.from - other.from)
  const around = onTape(tapeOf(text, kept)).flatMap((mark) => cutAt(mark, marks))
  return [...marks, ...around]
}

/** What stands on both sides of a bracket that says something of its own is two pieces: `股份（香港）有限公司`. */
function cutAt(mark: Mark, brackets: readonly Mark[]): Mark[] {
  const inside = brackets.find(({ from, to }) => from > mark.from && to < mark.to)
  if (inside === undefined) return [mark]
  const { text: _, ...rest } = mark
  return [{ ...rest, to: inside.from }, ...cutAt({ ...rest, from: inside.to }, brackets)]
}

/** What a text in brackets says, when it is no part of the brand. */
export function sayingOf(text: string, group: readonly Run[]): Mark | null {
  const from = group[0]?.from ?? 0
  const to = group.at(-1)?.to ?? 0
  const inner = text.slice(from, to)
  const { forms, trades } = tables()
  const key = inner.replace(/\s/g, '')
  const short = forms.short.get(key)
  if (short !== undefined) return { part: 'form', from, to, code: short.code }
  const path = placeOf(inner)
  if (path !== null) return { part: 'region', from, to, code: path }
  const form = forms.han.by.get(key)
  if (form !== undefined) return { part: 'form', from, to, code: form.code }
  const trade = trades.han.by.get(key)
  if (trade?.kind === 'group') return { part: 'group', from, to, code: trade.code }
  if (/^(?:class|series) [a-z]$|^(?:adr|ads|h股|a股|b股)$/u.test(inner)) return { part: 'share', from, to }
  if (/^[a-z]{0,6}[. ]?\d{3,6}(?:[. ][a-z]{2})?$/u.test(inner)) return { part: 'other', from, to }
  return null
}

function tapeOf(text: string, runs: readonly Run[]): Tape {
  let line = ''
  const at: number[] = []
  for (const { kind, from, to } of runs) {
    if (kind !== 'cjk' && kind !== 'word') continue
    line += text.slice(from, to)
    for (let index = from; index < to; index++) at.push(index)
  }
  return { text: line, at }
}

function onTape({ text, at }: Tape): Mark[] {
  const marks: Mark[] = []
  const put = (part: Mark['part'], from: number, to: number, code = '') => {
    if (to > from)
      marks.push({ part, from: at[from] ?? 0, to: (at[to - 1] ?? 0) + 1, code, text: text.slice(from, to) })
  }
  const { from: begin, code: prefixed } = formBefore(text)
  put('form', 0, begin, prefixed)
  const branch = branchOf(text, begin)
  let end = text.length
  if (branch !== null) {
    put('branch', branch.from, end, branch.code)
    end = branch.from
  }
  // A legal form, and one before it: `集团公司`, `(集团)股份有限公司`.
  for (let ending = endingOf(text, end, begin, tables().forms.han); ending !== null; ) {
    const [word, { code }] = ending
    if (end - word.length < begin + 1) break
    put('form', end - word.length, end, code)
    end -= word.length
    ending = endingOf(text, end, begin, tables().forms.han)
    if (ending !== null && ending[0].length < 2) break
  }
  const places = placesFrom(text, begin, end)
  let start = begin + lengthOf(places)
  for (let ending = endingOf(text, end, start, tables().trades.han); ending !== null; ) {
    const [word, { code, kind }] = ending
    if (word.length < 2 && end - word.length < start + 2) break
    put(kind === 'group' ? 'group' : 'industry', end - word.length, end, code)
    end -= word.length
    ending = endingOf(text, end, start, tables().trades.han)
  }
  // `长春藤科技` is no 藤科技 in 长春.
  if (end - start === 1 && places.at(-1)?.isNamed === false) start -= places.pop()?.length ?? 0
  put('core', start, end)
  for (let at = begin; at < start; at += places.shift()?.length ?? start) {
    const [{ path, length } = { path: '', length: 0 }] = places
    put('region', at, at + length, path)
  }
  return marks
}

const lengthOf = (places: readonly PlaceHit[]) => places.reduce((sum, { length }) => sum + length, 0)

/** Japanese and Korean forms stand before the name as well: `株式会社日立製作所`. */
function formBefore(text: string): { from: number; code: string } {
  const [found] =
    /^(?:株式会社|合同会社|有限会社|合资会社|合名会社|주식회사|유한회사|유한책임회사|합자회사|합명회사)(?=.{2})/u.exec(
      text,
    ) ?? []
  return {
    from: found?.length ?? 0,
    code: found === undefined ? '' : (tables().forms.han.by.get(found)?.code ?? ''),
  }
}

/** The places that a name begins with, each inside the one before. A single character cannot be all that is left of a brand. */
function placesFrom(text: string, begin: number, end: number): PlaceHit[] {
  const found: PlaceHit[] = []
  let at = begin
  for (let place = nextPlace(text, at, end, null); place !== null && found.length < 4; ) {
    found.push(place)
    at += place.length
    place = nextPlace(text, at, end, place.path)
  }
  for (let last = found.at(-1); last !== undefined; last = found.at(-1)) {
    if (end - at >= 2 || (last.isNamed && end > at)) break
    at -= last.length
    found.pop()
  }
  return found
}

function nextPlace(text: string, at: number, end: number, inside: PlacePath | null): PlaceHit | null {
  const hit = placeAt(text, at, end)
  if (inside === null || hit?.path.startsWith(`${inside}/`) || hit?.path === inside) return hit
  return inside.includes('/') ? districtAt(text, at, end, inside) : null
}

const companyInside = /(?<![分子支])公司(?=.)/gu
/** What firms with a net of branches end with, so that a branch begins behind it. */
const heads = /银行|证券|保险|人寿|财险|信托|集团|信用社|联社|期货|基金|邮政|移动|联通|电信/u

/** The branch or department part: what stands behind the legal form or, where there is none, behind the trade of the head. */
function branchOf(text: string, begin: number): { from: number; code: string } | null {
  const ending = endingOf(text, text.length, begin + 2, tables().branches.han)
  const inside = text.includes('公司') ? [...text.matchAll(companyInside)].at(-1) : undefined
  const hasForm = endingOf(text, text.length, begin, tables().forms.han) !== null
  if (inside !== undefined && (ending !== null || !hasForm))
    return { from: inside.index + 2, code: ending?.[1].code ?? 'division' }
  if (ending === null) return null
  const [word, { code }] = ending
  const last = text.length - word.length
  const head = heads.exec(text.slice(begin, last))
  if (head !== null) return { from: begin + head.index + head[0].length, code }
  // Alone, these are what independent institutes, factories and shops call themselves.
  if (code === 'division' || tables().forms.han.by.has(word)) return null
  const lead = begin + lengthOf(placesFrom(text, begin, last))
  for (let at = lead + 2; at < last; at++) if (placeAt(text, at, last) !== null) return { from: at, code }
  const [ordinal = ''] = /第?[一二三四五六七八九十\d]+$/u.exec(text.slice(begin + 2, last)) ?? []
  return last - ordinal.length > begin ? { from: last - ordinal.length, code } : null
}
