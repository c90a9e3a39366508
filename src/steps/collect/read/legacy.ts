import type { Encoding } from '../model.ts'

/** Encodings older than Unicode that are told apart by their letters. */
export type LegacyEncoding = Extract<Encoding, 'gb18030' | 'big5' | 'windows-1252'>

/** Share of the letters outside ASCII that must be common ones, or it is another encoding. */
const enough = 0.75

/**
 * The encoding of bytes that are no UTF-8, by the letters that they would be; null when none of them fits.
 *
 * Almost any bytes decode in each of these, so what counts is whether common letters come out. GB 2312 orders the
 * 3,755 characters of daily use first (lead bytes B0–D7), Big5 its 5,401 (A4–C6); Latin letters stand alone or in
 * pairs between ASCII letters. Measured on running text, each in its own encoding and in the others:
 * Simplified Chinese 0.97 against 0.55, Traditional Chinese 0.98 against 0.45, German and French 1.0 against 0.1.
 * Rare characters, emoji and letters of other scripts are four bytes in GB18030, every other one a digit, which no
 * text in the other encodings has by chance; they count for it.
 */
export function legacyEncodingOf(parts: readonly Uint8Array[]): LegacyEncoding | null {
  const sums = { high: 0, pairs: 0, gb: 0, big5: 0, latin: 0 }
  for (const part of parts) count(part, sums)
  if (sums.high === 0) return null
  const shares: [LegacyEncoding, number][] = [
    ['gb18030', sums.gb / Math.max(1, sums.pairs)],
    ['big5', sums.big5 / Math.max(1, sums.pairs)],
    ['windows-1252', sums.latin / sums.high],
  ]
  const [best] = shares.sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= enough ? best[0] : null
}

type Sums = { high: number; pairs: number; gb: number; big5: number; latin: number }

/** Adds up how many of the bytes above ASCII are common letters in each of the encodings. */
function count(bytes: Uint8Array, sums: Sums): void {
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    if (isFourBytes(bytes, at)) {
      sums.high += 2
      sums.pairs += 1
      sums.gb += 1
      at += 4
      continue
    }
    const start = at
    while ((bytes[at] ?? 0) >= 0x80 && !(isEven(at - start) && isFourBytes(bytes, at))) at += 1
    sums.high += at - start
    // A trail byte of Big5 and GBK may be an ASCII letter: a pair may end one byte behind the run.
    for (let lead = start; lead < at; lead += 2) countPair(bytes[lead] ?? 0, bytes[lead + 1] ?? 0, sums)
    if (at - start <= 2) sums.latin += latinLetters(bytes.subarray(start, at))
  }
}

const isEven = (count: number): boolean => count % 2 === 0

/** A character of GB18030 in four bytes: in the basic plane, or beyond it. */
function isFourBytes(bytes: Uint8Array, at: number): boolean {
  const byte = (place: number) => bytes[at + place] ?? 0
  const isDigit = (place: number) => byte(place) >= 0x30 && byte(place) <= 0x39
  if (!isDigit(1) || !isDigit(3) || byte(2) < 0x81 || byte(2) > 0xfe) return false
  return (byte(0) >= 0x81 && byte(0) <= 0x84) || (byte(0) >= 0x90 && byte(0) <= 0xe3)
}

function countPair(lead: number, trail: number, sums: Sums): void {
  sums.pairs += 1
  const high = trail >= 0xa1
  // Level 1, and the punctuation and full-width forms that stand between its characters.
  if (high && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)) sums.gb += 1
  const trails = high || (trail >= 0x40 && trail <= 0x7e)
  if (trails && lead >= 0xa1 && lead <= 0xc6) sums.big5 += 1
}

/** Letters with accents, and the quotation marks, dashes and signs that Western texts hold. */
function latinLetters(run: Uint8Array): number {
  const isLatin = (byte: number) =>
    (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) ||
    (byte >= 0x91 && byte <= 0x97) ||
    [0x80, 0x85, 0x8a, 0x8c, 0x8e, 0x99, 0x9a, 0x9c, 0x9e, 0x9f].includes(byte) ||
    [0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb2, 0xb4, 0xb7, 0xba, 0xbb, 0xbf].includes(byte)
  return run.every(isLatin) ? run.length : 0
}
