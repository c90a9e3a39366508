import { createReadStream } from 'node:fs'
import { probeFile } from '../../inspect/bytes.ts'
import { encodingOf } from '../../inspect/encoding.ts'
import type { Encoding } from '../../model.ts'

/** A piece of a text; it may end anywhere. */
export interface Piece {
  text: string
  /** Bytes read so far. */
  bytes: number
  /** Bytes up to here were no text: they stand as U+FFFD. */
  damaged: boolean
}

/** The text of a JSON file as it comes, in the encoding that its bytes tell: UTF-8, or what Windows made of it. */
export async function* piecesOf(path: string, most = Number.POSITIVE_INFINITY): AsyncGenerator<Piece> {
  const found = encodingOf(await probeFile(path))
  const encoding = found === null || found === 'UTF-32' ? 'utf-8' : found
  yield* decoded(createReadStream(path, { end: most - 1 }), encoding)
}

/** The same for bytes that are on their way. */
export async function* decoded(
  content: AsyncIterable<Uint8Array>,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding)
  let bytes = 0
  let damaged = false
  for await (const chunk of content) {
    bytes += chunk.length
    const text = decoder.decode(chunk, { stream: true })
    damaged ||= isDamaged(text, chunk, encoding)
    yield { text, bytes, damaged }
  }
  const text = decoder.decode()
  if (text !== '') yield { text, bytes, damaged: true }
}

/** How U+FFFD itself stands in a file in UTF-8, byte by byte. */
const ownMark = Buffer.from('\ufffd').toString('latin1')

function isDamaged(text: string, chunk: Uint8Array, encoding: Encoding): boolean {
  const marks = text.split('\ufffd').length - 1
  if (marks === 0 || encoding !== 'utf-8') return marks > 0
  return marks > Buffer.from(chunk).toString('latin1').split(ownMark).length - 1
}
