import type { PartName, Piece } from './model.ts'
import type { Plain } from './plain.ts'
import { isSign } from './runs.ts'

/** A stretch of the plain text and what it is; ends exclusive. */
export type Mark = Readonly<{ part: PartName; from: number; to: number; code?: string; text?: string }>

/** The pieces of a name in its own order, with their places in the original: from its first letter or digit to its last. */
export function piecesOf(marks: readonly Mark[], { text, from }: Plain): Piece[] {
  return marks
    .toSorted((one, other) => one.from - other.from)
    .map((mark) => {
      const { from: start, to: end } = withinSigns(text, mark)
      return {
        part: mark.part,
        text: mark.text ?? text.slice(start, end).replace(/[^\p{L}\p{N}\p{M}]+/gu, ''),
        start: from(start),
        // One sign may be a word in brackets: ㈱.
        end: Math.max(from(end), from(start) + 1),
        code: mark.code ?? '',
      }
    })
}

/** A stretch without the signs and blanks at its ends; as it is when there is nothing else in it. */
function withinSigns(text: string, { from, to }: Mark): { from: number; to: number } {
  let [start, end] = [from, to]
  while (start < end && isSign(text, start)) start++
  while (end > start && isSign(text, end - 1)) end--
  return start < end ? { from: start, to: end } : { from, to }
}
