import { pinyin } from 'pinyin-pro'

const readings = new Map<string, string>()

/** The usual reading of one character, without tone (`lü` is `lv`); a letter or digit is itself, and what has no sound is nothing. Looked up once: the package takes 40 µs a time. */
export function readingOf(char: string): string {
  const known = readings.get(char)
  if (known !== undefined) return known
  const sound = /\p{Script=Han}/u.test(char) ? pinyin(char, { toneType: 'none', v: true }) : char
  const made = sound.replace(/[^a-z0-9]/g, '')
  readings.set(char, made)
  return made
}
