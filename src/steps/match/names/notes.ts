import { readFileSync } from 'node:fs'
import type { Mark } from './pieces.ts'
import { latinPlace } from './places.ts'
import { isSign } from './runs.ts'
import { tables } from './tables.ts'

/** A text with blanks where notes stood, and those. */
export type Bare = Readonly<{ text: string; notes: readonly Mark[] }>

/**
 * A name without what people write at its ends that is none of it: a department (`采购部`, `- Sales Dept`), the head office, what
 * somebody noted of the record (`【重复】`, `-停用`), a former name (`（原…）`). A branch is no note.
 */
export function withoutNotes(name: string): Bare {
  if (!mayHaveNote(name)) return { text: name, notes: none }
  const notes: Mark[] = []
  let text = name
  while (notes.length < mostNotes && mayHaveNote(text)) {
    const found = noteOf(text)
    if (found === null) break
    const [from, to] = found
    const rest = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)
    if (!/[\p{L}\p{N}]/u.test(rest)) break
    notes.push({ part: 'note', from, to, text: text.slice(from, to) })
    text = rest
  }
  return { text, notes }
}

const mostNotes = 4
const none: readonly Mark[] = []

/** Looked at first, since most names neither begin nor end with what a note ends with. */
function mayHaveNote(text: string): boolean {
  let end = text.length
  while (end > 0 && isSign(text, end - 1)) end--
  if (mayEnd(text, end)) return true
  const first = text.charAt(0)
  if (opening.includes(first)) return mayEnd(text, text.search(closing))
  if (end < text.length) return olds.includes(text.charAt(lastOpening(text) + 1))
  return text.charCodeAt(end - 1) > 0x2e7f && (olds.includes(first) || hasOldName(text))
}

const opening = '([<【〔《'
const closing = /[)\]>】〕》]/
const olds = '原曾旧구前'

function lastOpening(text: string): number {
  let at = text.length - 1
  while (at >= 0 && !opening.includes(text.charAt(at))) at--
  return at
}

const hasOldName = (text: string) => text.includes('曾用名') || text.includes('原名')

/** Of ASCII, in lower case. */
const isLetter = (unit: number) => unit >= 0x61 && unit <= 0x7a

/** Whether what ends at a place ends like a note. */
function mayEnd(text: string, end: number): boolean {
  if (end < 1) return false
  const { lasts } = known()
  let from = end - 1
  if (text.charCodeAt(from) > 0x2e7f) return lasts.has(text.charAt(from))
  while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--
  return lasts.has(text.slice(from, end))
}

/** Where the first note at the ends of a text stands, without what sets it apart. */
function noteOf(text: string): readonly [number, number] | null {
  for (const pattern of known().patterns) {
    const [from, to] = pattern.exec(text)?.indices?.groups?.note ?? []
    if (from !== undefined && to !== undefined && !isOfPlace(text, from)) return [from, to]
  }
  return null
}

/** `Acme Ltd Oslo Sales Office` is a branch, not Acme itself. */
function isOfPlace(text: string, from: number): boolean {
  const words = /^[a-z ,.-]*$/.test(text.slice(0, from)) ? text.slice(0, from).match(/[a-z]+/g) : null
  return (
    words !== null && [1, 2, 3].some((count) => latinPlace(words.slice(1).slice(-count).join(' ')) !== null)
  )
}

let all: Readonly<{ patterns: readonly RegExp[]; lasts: ReadonlySet<string> }> | undefined

const known = () => (all ??= made())

function made(): NonNullable<typeof all> {
  const rows = readFileSync(new URL('tables/notes.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.split('|').filter(Boolean)))
  const of = (kind: string) => {
    const [, cjk = [], latin = []] = rows.find((row) => row[0]?.[0] === kind) ?? []
    return { cjk, latin }
  }
  const [func, doubtful, unit] = [of('function'), of('doubtful'), of('unit')]
  const [head, note, former, present] = [of('head'), of('note'), of('former'), of('present')]
  // What companies are called by is no department when it stands alone: `Acme - Logistics`.
  const { trades } = tables()
  const alone = [
    ...func.cjk.filter((word) => !trades.han.by.has(word)),
    ...func.latin.filter((word) => word.length > 2 && !trades.latin.by.has(word)),
  ]
  const ends = [...unit.cjk, ...unit.latin, ...head.cjk, ...head.latin, ...note.cjk, ...note.latin, ...alone]
  return {
    patterns: patterns(),
    lasts: new Set(
      ends.map((word) => (word.charCodeAt(0) > 0x2e7f ? word.slice(-1) : (word.split(' ').at(-1) ?? ''))),
    ),
  }

  function patterns(): RegExp[] {
    const english = any(func.latin)
    const sure = `${any(func.cjk)}{1,3}[一二三四五\\d]?${any(unit.cjk)}`
    const department = `${any([...func.cjk, ...doubtful.cjk])}{1,3}[一二三四五\\d]?${any(unit.cjk)}`
    const office = `${english}(?: (?:and |& )?${english})? ${any(unit.latin)}`
    const main = any([...head.cjk, ...head.latin])
    const said = `(?:\\d{2,4}年?)?${any(note.cjk)}(?:\\d{2,4})?|${any(note.latin)}`
    const small = `${department}|${office}|${main}|${any(alone)}|${said}`
    const old = `${any(former.cjk)}(?![料材创装子])[:为]?\\s*`
    const named = any(former.cjk.filter((word) => word.length > 1))
    const [open, close, end] = ['[([<【〔《]', '[)\\]>】〕》]', '[^\\p{L}\\p{N}]*$']
    const dash = '[-–—/|~*_:]+'
    return [
      `^\\s*(?<note>${old}[^,;]{2,}[,;]\\s*${any(present.cjk)}[:为]?)`,
      `${open}\\s*(?<note>${small})${end}`,
      `${open}\\s*(?<note>${old}[^)\\]】〕]{2,})${close}${end}`,
      `[\\s,;/]\\s*(?<note>${named}[:为]?[^:]{2,})$`,
      `^\\s*${open}\\s*(?<note>${small})\\s*${close}`,
      `(?:\\s${dash}\\s*|(?<=[\\p{Lo}\\p{Pe}])${dash}\\s*|${dash}\\s+)(?<note>${small})${end}`,
      `(?<=[\\p{L}\\p{N}].*[\\s,;])(?<note>${department}|${office}|${main})${end}`,
      `(?<=公司|会社|회사|\\))(?<note>${department}|${main})${end}`,
      `(?<=\\p{Lo}{2})(?<!(?:银行|证券|保险|信托).*)(?<note>${sure})${end}`,
    ].map((pattern) => new RegExp(pattern, 'du'))
  }
}

/** The longest word first. */
const any = (words: readonly string[]) =>
  `(?:${words.toSorted((one, other) => other.length - one.length).join('|')})`
