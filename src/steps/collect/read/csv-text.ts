import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { keptOfRaw } from '../formats/grid.ts'
import type { Encoding } from '../model.ts'
import { type Decoded, decode, decodeLines } from './decode.ts'

/** The character that ends a physical line; `\r\n` counts as `\n` with a `\r` before it. */
export type Newline = '\n' | '\r'

/** A run of whole physical lines (the last one of a file may lack its newline). */
export interface TextPiece extends Decoded {
  newline: Newline
  /** Bytes of the file that are behind us once this piece is read. */
  bytes: number
  /** A single line longer than `longestLine`; `text` is only its beginning. */
  overlong: boolean
}

/** Rows/s of a 130-byte row, two runs on two cores: 64 kB 0.5–1.1 M, 256 kB 0.6–0.7 M, 1 MB 0.7–0.9 M. */
const chunkSize = 256 * 1024

/** A physical line above this is dropped instead of kept in memory, so that a file without line ends stays harmless. */
const longestLine = 4 * 1024 * 1024

/** The newline of a file, judged by its beginning: `\r` only for files that know no `\n` at all. */
export function newlineOf(head: string): Newline {
  return !head.includes('\n') && head.includes('\r') ? '\r' : '\n'
}

async function newlineIn(path: string, encoding: Encoding): Promise<Newline> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024))
    return newlineOf(decode(buffer.subarray(0, bytesRead), encoding).text)
  } finally {
    await file.close()
  }
}

/**
 * Reads a file as pieces of whole lines with flat memory. Pieces are cut at line ends before they are decoded: none
 * of the encodings uses the bytes 0x0A and 0x0D inside a character, but UTF-16, where a line end is a pair of bytes
 * that begins at an even place.
 */
export async function* readText(
  path: string,
  { encoding, chunkBytes = chunkSize }: { encoding: Encoding; chunkBytes?: number },
): AsyncGenerator<TextPiece> {
  const newline = await newlineIn(path, encoding)
  const cutter = createCutter(encoding, newline)
  let held: Uint8Array[] = []
  let heldBytes = 0
  let bytes = 0
  let skipping = false

  const release = (overlong: boolean): TextPiece => {
    const whole = Buffer.concat(held)
    bytes += whole.length
    held = []
    heldBytes = 0
    const part = overlong ? whole.subarray(0, keptOfRaw) : whole
    return { ...decodeLines(part, encoding), newline, bytes, overlong }
  }
  const hold = (part: Uint8Array): void => {
    held.push(part)
    heldBytes += part.length
  }

  for await (const data of createReadStream(path, { highWaterMark: chunkBytes })) {
    let chunk = new Uint8Array(data)
    let ends = cutter(chunk)
    if (skipping) {
      bytes += ends?.first ?? chunk.length
      if (ends === null) continue
      skipping = false
      chunk = chunk.subarray(ends.first)
      ends = ends.last > ends.first ? { first: 0, last: ends.last - ends.first } : null
    }
    if (ends !== null) {
      hold(chunk.subarray(0, ends.last))
      yield release(false)
    }
    const rest = chunk.subarray(ends?.last ?? 0)
    if (rest.length > 0) hold(rest)
    if (heldBytes > longestLine) {
      yield release(true)
      skipping = true
    }
  }
  if (heldBytes > 0) yield release(false)
}

/** Where the first and the last line of a chunk end; null when none ends in it. */
type LineEnds = { first: number; last: number } | null

/** Finds the line ends in the chunks of a file, given one after the other. */
function createCutter(encoding: Encoding, newline: Newline): (chunk: Uint8Array) => LineEnds {
  const lineEnd = newline === '\n' ? 10 : 13
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be')
    return (chunk) => {
      const last = chunk.lastIndexOf(lineEnd) + 1
      return last === 0 ? null : { first: chunk.indexOf(lineEnd) + 1, last }
    }
  const little = encoding === 'utf-16le'
  let place = 0
  let before = -1
  return (chunk) => {
    const isEnd = (at: number) => {
      if ((place + at) % 2 === 0) return false
      const [low, high] = little ? [chunk[at - 1] ?? before, chunk[at]] : [chunk[at], chunk[at - 1] ?? before]
      return low === lineEnd && high === 0
    }
    let first = 0
    let last = chunk.length - 1
    while (first < chunk.length && !isEnd(first)) first += 1
    while (last >= 0 && !isEnd(last)) last -= 1
    place += chunk.length
    before = chunk.at(-1) ?? before
    return last < 0 ? null : { first: first + 1, last: last + 1 }
  }
}
