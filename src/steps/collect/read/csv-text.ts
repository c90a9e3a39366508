import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Encoding } from '../model.ts'

/** The character that ends a physical line; `\r\n` counts as `\n` with a `\r` before it. */
export type Newline = '\n' | '\r'

/** A run of whole physical lines (the last one of a file may lack its newline). */
export interface TextPiece {
  text: string
  newline: Newline
  /** Bytes of the file that are behind us once this piece is read. */
  bytes: number
  /** Some bytes were no text in this encoding: they stand as U+FFFD in `text`. */
  damaged: boolean
  /** A single line longer than `longestLine`; `text` is only its beginning. */
  overlong: boolean
}

/** Rows/s of a 130-byte row, two runs on two cores: 64 kB 0.5–1.1 M, 256 kB 0.6–0.7 M, 1 MB 0.7–0.9 M. */
const chunkSize = 256 * 1024

/** A physical line above this is dropped instead of kept in memory, so that a file without line ends stays harmless. */
const longestLine = 4 * 1024 * 1024

/** How much of a line that cannot be read is kept for the report, in characters. */
export const keptOfRaw = 2000

/** The newline of a file, judged by its beginning: `\r` only for files that know no `\n` at all. */
export function newlineOf(head: Uint8Array): Newline {
  return !head.includes(10) && head.includes(13) ? '\r' : '\n'
}

async function newlineIn(path: string): Promise<Newline> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024))
    return newlineOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** Decodes bytes, without a byte order mark; what is no text in this encoding becomes U+FFFD and is said so. */
export function decode(bytes: Uint8Array, encoding: Encoding): { text: string; damaged: boolean } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damaged: false }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), damaged: true }
  }
}

/**
 * Reads a file as pieces of whole lines with flat memory. Pieces are cut at line ends before they are
 * decoded: neither UTF-8 nor GB18030 uses the bytes 0x0A and 0x0D inside a character.
 */
export async function* readText(
  path: string,
  { encoding, chunkBytes = chunkSize }: { encoding: Encoding; chunkBytes?: number },
): AsyncGenerator<TextPiece> {
  const newline = await newlineIn(path)
  const lineEnd = newline === '\n' ? 10 : 13
  let held: Uint8Array[] = []
  let heldBytes = 0
  let bytes = 0
  let skipping = false

  const release = (overlong: boolean): TextPiece => {
    const whole = Buffer.concat(held)
    bytes += whole.length
    held = []
    heldBytes = 0
    const { text, damaged } = decode(overlong ? whole.subarray(0, keptOfRaw) : whole, encoding)
    return { text, newline, bytes, damaged, overlong }
  }
  const hold = (part: Uint8Array): void => {
    held.push(part)
    heldBytes += part.length
  }

  for await (const data of createReadStream(path, { highWaterMark: chunkBytes })) {
    let chunk = new Uint8Array(data)
    if (skipping) {
      const after = chunk.indexOf(lineEnd) + 1
      bytes += after || chunk.length
      if (after === 0) continue
      skipping = false
      chunk = chunk.subarray(after)
    }
    const cut = chunk.lastIndexOf(lineEnd) + 1
    if (cut > 0) {
      hold(chunk.subarray(0, cut))
      yield release(false)
    }
    if (cut < chunk.length) hold(chunk.subarray(cut))
    if (heldBytes > longestLine) {
      yield release(true)
      skipping = true
    }
  }
  if (heldBytes > 0) yield release(false)
}
