import { pinyin } from 'pinyin-pro'

const readings = new Map<string, string>()

/** The usual reading of one character, without tone (`lü` is `lv`); what has none is itself. Looked up once: the package takes 40 µs a time. */
export function readingOf(char: string): string {
  const known = readings.get(char)
  if (known !== undefined) return known
  const made = /\p{Script=Han}/u.test(char)
    ? pinyin(char, { toneType: 'none', v: true }).replace(/[^a-z]/g, '')
    : char
  readings.set(char, made)
  return made
}
