import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../model.ts'
import { legacyEncodingOf } from './legacy.ts'

export interface Decoded {
  text: string
  /** Some bytes are no text in any encoding that fits their line: they stand as U+FFFD in `text`. */
  damaged: boolean
  /** Lines that were written in another encoding than the rest, by their place in the piece, counted from 0. */
  foreign: ReadonlyMap<number, Encoding>
}

const none: ReadonlyMap<number, Encoding> = new Map()

/** Decodes bytes without a byte order mark, as one encoding; what is no text in it becomes U+FFFD and is said so. */
export function decode(bytes: Uint8Array, encoding: Encoding): { text: string; damaged: boolean } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damaged: false }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), damaged: true }
  }
}

/**
 * Decodes whole lines. Where a few of them were written in another encoding (two exports pasted together), those
 * are decoded by themselves: a line of valid UTF-8 in a file that is not UTF-8, and a line that is not valid
 * whose letters tell what it is.
 */
export function decodeLines(bytes: Uint8Array, encoding: Encoding): Decoded {
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || isAscii(bytes))
    return { ...decode(bytes, encoding), foreign: none }
  if (encoding === 'utf-8' ? isUtf8(bytes) : !mayHoldUtf8(bytes)) {
    const whole = decode(bytes, encoding)
    if (!whole.damaged) return { ...whole, foreign: none }
  }
  return lineByLine(bytes, encoding)
}

function lineByLine(bytes: Uint8Array, encoding: Encoding): Decoded {
  const foreign = new Map<number, Encoding>()
  const texts: string[] = []
  let damaged = false
  for (const [place, line] of linesOf(bytes).entries()) {
    const own = encodingOfLine(line, encoding)
    if (own !== encoding) foreign.set(place, own)
    const decoded = decode(line, own)
    damaged ||= decoded.damaged
    texts.push(decoded.text)
  }
  return { text: texts.join(''), damaged, foreign }
}

/** The encoding of one line: that of the file unless the line is no text in it, or is UTF-8 in a file that is not. */
function encodingOfLine(line: Uint8Array, encoding: Encoding): Encoding {
  if (isAscii(line)) return encoding
  if (encoding !== 'utf-8' && isUtf8(line) && hasLongSequence(line, encoding)) return 'utf-8'
  if (!decode(line, encoding).damaged) return encoding
  if (encoding === 'utf-8' && isBrokenUtf8(line)) return encoding
  const other = legacyEncodingOf([line])
  return other === null || decode(line, other).damaged ? encoding : other
}

/** Text of its own in UTF-8 with some bytes spoilt, or cut off at its end: no other encoding makes sense of it. */
function isBrokenUtf8(line: Uint8Array): boolean {
  const { text } = decode(line, 'utf-8')
  const letters = [...text].filter((letter) => letter > '\u007f')
  const spoilt = letters.filter((letter) => letter === '\ufffd').length
  return letters.length - spoilt >= spoilt || isCutOff(line)
}

/** Whether the line ends in the first bytes of a longer UTF-8 sequence and is valid before it. */
function isCutOff(line: Uint8Array): boolean {
  for (let length = 1; length <= 3 && length <= line.length; length++) {
    const lead = line[line.length - length] ?? 0
    const whole = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
    if (whole > 0) return whole > length && isUtf8(line.subarray(0, line.length - length))
  }
  return false
}

/** In Chinese encodings two bytes that are a character may happen to be a sequence of UTF-8; three rarely are. */
function hasLongSequence(line: Uint8Array, encoding: Encoding): boolean {
  return encoding === 'windows-1252' || line.some((byte) => byte >= 0xe0)
}

function mayHoldUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length - 1; at++) {
    const lead = bytes[at] ?? 0
    if (lead >= 0xc2 && lead < 0xf5 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) return true
  }
  return false
}

/** The lines of a text in any encoding but UTF-16, each with its line end. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte !== 10 && (byte !== 13 || bytes[at + 1] === 10)) continue
    lines.push(bytes.subarray(start, at + 1))
    start = at + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
  return lines
}
