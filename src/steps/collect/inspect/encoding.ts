import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../model.ts'
import { linesOf } from '../read/decode.ts'
import { legacyEncodingOf } from '../read/legacy.ts'
import type { Probe } from './bytes.ts'
import { type ForeignEncoding, wideEncodingOf } from './wide.ts'

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
