import type { PartName, Piece } from './model.ts'
import type { Plain } from './plain.ts'

/** A stretch of the plain text and what it is; ends exclusive. */
export type Mark = Readonly<{ part: PartName; from: number; to: number; code?: string; text?: string }>

/** The pieces of a name in its own order, with their places in the original: from its first letter or digit to its last. */
export function piecesOf(marks: readonly Mark[], { text, from }: Plain): Piece[] {
  return marks
    .toSorted((one, other) => one.from - other.from)
    .map((mark) => {
      const whole = text.slice(mark.from, mark.to)
      const inner = whole.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')
      const start = inner === '' ? mark.from : mark.from + whole.indexOf(inner)
      return {
        part: mark.part,
        text: mark.text ?? inner.replace(/[^\p{L}\p{N}\p{M}]+/gu, ''),
        start: from(start),
        end: from(inner === '' ? mark.to : start + inner.length),
        code: mark.code ?? '',
      }
    })
}
