import type { Encoding } from '../model.ts'

/** An encoding that is told apart but not read. */
export type ForeignEncoding = 'UTF-32'

/** Bytes of UTF-16 that are looked at. */
const looked = 64 * 1024

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
