import { twoNames } from './bilingual.ts'
import { takeHanApart } from './han.ts'
import { takeLatinApart } from './latin.ts'
import type { CompanyName, Script } from './model.ts'
import { withoutNotes } from './notes.ts'
import { type Mark, piecesOf } from './pieces.ts'
import { plain } from './plain.ts'
import { runsOf, scriptsOf } from './runs.ts'

/** A name is cut at so many UTF-16 units: the longest registered names have about 160. */
export const longestName = 240

/** ASCII, kana without marks of their own, and the usual Chinese characters: nothing in it can be composed. */
const composed =
  /^[\x20-\x7e\u3001-\u3029\u3041-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/

/** A company name taken apart into region, brand core, trade words, legal form, branch and notes; each piece with its place. */
export function anatomy(name: string): CompanyName {
  const original = cut(composed.test(name) ? name : name.normalize('NFC'))
  const folded = plain(original)
  const { text, notes } = withoutNotes(folded.text)
  const withNotes = (marks: readonly Mark[]) => (notes.length === 0 ? marks : [...marks, ...notes])
  const runs = runsOf(text)
  const script = scriptOf(text)
  if (script === 'latin')
    return { original, script, pieces: piecesOf(withNotes(takeLatinApart(text, runs)), folded), also: [] }
  const [main, second] = script === 'mixed' ? twoNames(text, runs) : [runs, []]
  return {
    original,
    script,
    pieces: piecesOf(withNotes(takeHanApart(text, main)), folded),
    also: piecesOf(takeLatinApart(text, second), folded),
  }
}

function cut(name: string): string {
  if (name.length <= longestName) return name
  const short = name.slice(0, longestName)
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short
}

function scriptOf(text: string): Script {
  const { han, kin, latin } = scriptsOf(text)
  if (kin) return 'other'
  if (!han) return 'latin'
  return latin ? 'mixed' : 'han'
}
