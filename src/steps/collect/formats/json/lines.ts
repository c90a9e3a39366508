import type { Piece } from './decode.ts'

/** A line of a text, without its line end. */
export interface Line extends Piece {
  /** Counted from 1. */
  line: number
  /** It is longer than may be held in memory; `text` is its beginning. */
  overlong: boolean
}

/** A row of customer data is shorter; what is longer is passed over without being kept. */
export const longestLine = 4 * 1024 * 1024
const keptOfLine = 2000

/** The lines of a text as it comes, with flat memory. */
export async function* linesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Line> {
  let rest = ''
  let line = 0
  let dropping: string | null = null
  let last = { bytes: 0, damaged: false }

  for await (const { text: piece, ...place } of pieces) {
    last = place
    const text = (dropping === null ? rest : '') + piece
    let from = 0
    for (let end = text.indexOf('\n', from); end !== -1; end = text.indexOf('\n', from)) {
      line += 1
      const found = dropping ?? text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
      yield { ...last, line, text: found, overlong: dropping !== null }
      dropping = null
      from = end + 1
    }
    rest = text.slice(from)
    if (rest.length <= longestLine) continue
    dropping ??= rest.slice(0, keptOfLine)
    rest = ''
  }
  if (rest !== '' || dropping !== null)
    yield { ...last, line: line + 1, text: dropping ?? rest, overlong: dropping !== null }
}
