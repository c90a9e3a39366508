import type { Encoding } from '../model.ts'
import { decode } from '../read/csv-text.ts'
import { isUtf16, type Probe } from './bytes.ts'

/** Above this share of lines that do not decode, it is not this encoding with some damage but another one. */
const mostDamage = 0.25

const chineseLetter = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2010-\u2026\u00b7\u00d7\u20ac\u00a5\u2103]/u

interface Reading {
  encoding: Encoding
  /** Share of lines with bytes that are no text in this encoding. */
  damage: number
  plausible: boolean
}

/**
 * The encoding of a file: UTF-8 when all that was looked at is valid UTF-8, else GB18030 (which includes GBK) when
 * it is valid and looks like Chinese; with damage in a few lines, the one of the two with less of it. Null
 * when neither fits: UTF-16, Big5, Latin-1 and others are not read.
 */
export function encodingOf(probe: Probe): Encoding | null {
  if (isUtf16(probe.head)) return null
  const parts = [probe.head, ...probe.spread]
  const readings: Reading[] = [
    { encoding: 'utf-8', damage: damageIn(parts, 'utf-8'), plausible: true },
    { encoding: 'gb18030', damage: damageIn(parts, 'gb18030'), plausible: looksChinese(parts) },
  ]
  const [best] = readings
    .filter(({ damage, plausible }) => plausible && damage <= mostDamage)
    .sort((one, other) => one.damage - other.damage)
  return best?.encoding ?? null
}

function damageIn(parts: readonly Uint8Array[], encoding: Encoding): number {
  let lines = 0
  let damaged = 0
  for (const part of parts) {
    const { text, damaged: isDamaged } = decode(part, encoding)
    const split = text.split(/\r\n|\n|\r/)
    lines += split.length
    if (isDamaged) damaged += split.filter((line) => line.includes('\ufffd')).length
  }
  return damaged / lines
}

/**
 * Almost any bytes are valid GB18030. Real Chinese is Han and Chinese punctuation (measured here: 100 % of what is
 * not ASCII; Big5 read as GB18030: 54 %), and few of its second bytes are ASCII letters (0 %; Latin-1: 92 %).
 */
function looksChinese(parts: readonly Uint8Array[]): boolean {
  let foreign = 0
  let chinese = 0
  let lowSecond = 0
  let pairs = 0
  for (const part of parts) {
    for (const letter of decode(part, 'gb18030').text) {
      if (letter < '\u0080' || letter === '\ufffd') continue
      if (chineseLetter.test(letter)) chinese += 1
      else foreign += 1
    }
    for (let at = 0; at < part.length - 1; at++) {
      if ((part[at] ?? 0) < 0x81) continue
      pairs += 1
      if ((part[at + 1] ?? 0) < 0x80) lowSecond += 1
      at += 1
    }
  }
  return chinese > 0 && chinese / (chinese + foreign) >= 0.9 && lowSecond / pairs <= 0.5
}
