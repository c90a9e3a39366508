import { pinyin } from 'pinyin-pro'
import { hangulReading } from './hangul.ts'

/** Readings by the UTF-16 unit of their character; beyond the first plane by the character. */
const readings: string[] = []
const beyond = new Map<string, string>()

/** The usual reading of one character, without tone (`lü` is `lv`), of Hangul by the syllable; a letter or digit is itself, and what has no sound is nothing. Looked up once: the package takes 40 µs a time. */
export function readingOf(char: string): string {
  const known = char.length === 1 ? readings[char.charCodeAt(0)] : beyond.get(char)
  if (known !== undefined) return known
  const sound =
    hangulReading(char) ?? (/\p{Script=Han}/u.test(char) ? pinyin(char, { toneType: 'none', v: true }) : char)
  const made = sound.replace(/[^a-z0-9]/g, '')
  if (char.length === 1) readings[char.charCodeAt(0)] = made
  else beyond.set(char, made)
  return made
}
