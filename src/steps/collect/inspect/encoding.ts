import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../model.ts'
import { linesOf } from '../read/decode.ts'
import { legacyEncodingOf } from '../read/legacy.ts'
import type { Probe } from './bytes.ts'

/** An encoding that is told apart but not read. */
export type ForeignEncoding = 'UTF-32'

/** Bytes of UTF-16 that are looked at. */
const looked = 64 * 1024

/**
 * The encoding of a file, by the bytes of its beginning and of pieces up to its end. A mark at the beginning says it;
 * then zero bytes tell UTF-16 (in every second place) from UTF-32 (in three of four); what is valid UTF-8 is
 * UTF-8; of the rest the letters tell. In a file that mixes encodings, the one with more lines. Null when none fits.
 */
export function encodingOf({ head, spread }: Probe): Encoding | ForeignEncoding | null {
  const wide = wideEncodingOf(head)
  if (wide !== null) return wide
  const parts = [head, ...spread]
  if (parts.every((part) => isUtf8(part))) return 'utf-8'
  const valid: Uint8Array[] = []
  const other: Uint8Array[] = []
  for (const part of parts)
    for (const line of linesOf(part)) if (!isAscii(line)) (isUtf8(line) ? valid : other).push(line)
  const legacy = legacyEncodingOf(other)
  if (legacy === null) return valid.length > 0 ? 'utf-8' : null
  // Two bytes that are a Chinese character may happen to be a letter in UTF-8.
  return valid.length >= other.length ? 'utf-8' : legacy
}

/** UTF-16 or UTF-32, told by a mark or by where zero bytes stand; null for encodings of single bytes. */
export function wideEncodingOf(head: Uint8Array): Encoding | ForeignEncoding | null {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) return 'UTF-32'
  if (starts(0xff, 0xfe)) return 'utf-16le'
  if (starts(0xfe, 0xff)) return 'utf-16be'
  return wideWithoutMark(head.subarray(0, looked))
}

/**
 * UTF-16 and UTF-32 without a mark: ASCII letters and line ends put zeros at even or at odd places only. A few
 * zeros at any place are damage in a text of single bytes.
 */
function wideWithoutMark(head: Uint8Array): Encoding | ForeignEncoding | null {
  const zeros = [0, 0, 0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros
  const quarter = head.length / 4
  if (Math.min(second, third) > 0.5 * quarter && Math.max(first, fourth) > 0.5 * quarter) return 'UTF-32'
  const [even, odd] = [first + third, second + fourth]
  const enough = Math.max(2, 0.02 * head.length)
  if (odd >= enough && even <= odd * 0.02) return 'utf-16le'
  if (even >= enough && odd <= even * 0.02) return 'utf-16be'
  return null
}
