/** A line of a text, without its line end. */
export interface Line {
  /** Counted from 1. */
  line: number
  text: string
  /** It is longer than may be held in memory; `text` is its beginning. */
  overlong: boolean
  /** Bytes read so far. */
  bytes: number
}

/** A row of customer data is shorter; what is longer is passed over without being kept. */
export const longestLine = 4 * 1024 * 1024
const keptOfLine = 2000

/** The lines of a UTF-8 text as it comes, with flat memory; what is no UTF-8 stands as U+FFFD. */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  let bytes = 0
  let dropping: string | null = null

  function* cut(text: string): Generator<Line> {
    let from = 0
    for (let end = text.indexOf('\n', from); end !== -1; end = text.indexOf('\n', from)) {
      line += 1
      const found = dropping ?? text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
      yield { line, text: found, overlong: dropping !== null, bytes }
      dropping = null
      from = end + 1
    }
    rest = text.slice(from)
    if (rest.length <= longestLine) return
    dropping ??= rest.slice(0, keptOfLine)
    rest = ''
  }

  for await (const chunk of content) {
    bytes += chunk.length
    yield* cut((dropping === null ? rest : '') + decoder.decode(chunk, { stream: true }))
  }
  yield* cut((dropping === null ? rest : '') + decoder.decode())
  if (rest !== '' || dropping !== null)
    yield { line: line + 1, text: dropping ?? rest, overlong: dropping !== null, bytes }
}
