import { pinyin } from 'pinyin-pro'
import { readingOf } from '../names/pinyin.ts'
import type { Column } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { wordsIn } from './words.ts'

const levels: readonly Level[] = [
  { name: 'same', m: 0.7, u: 0.01 },
  { name: 'surname', m: 0.12, u: 0.05 },
  { name: 'different', m: 0.18, u: 0.94 },
]

/** How a name of a person is read: whole, in the orders that it may stand in, and the surnames that it may have. */
interface Reading {
  isHan: boolean
  whole: readonly string[]
  surnames: readonly string[]
}

const surnames = new Map<string, string>()

/** The reading of a character as a surname, which may be one of its own: 单 is `shan`, not `dan`. */
function surnameOf(character: string): string {
  const known = surnames.get(character)
  if (known !== undefined) return known
  const read = plain(pinyin(character, { toneType: 'none', v: true, mode: 'surname' }))
  surnames.set(character, read)
  return read
}

/** `lü` is written `lv`, `lu` and `lyu`. */
const plain = (reading: string) =>
  reading
    .replaceAll(/[^a-z]/g, '')
    .replaceAll('v', 'u')
    .replaceAll('lyu', 'lu')

function readingIn(value: string): Reading {
  const characters = [...(value.match(/\p{Script=Han}/gu) ?? [])]
  if (characters.length > 0) {
    const [first = '', ...rest] = characters
    const given = rest.map((character) => plain(readingOf(character)))
    const surname = surnameOf(first)
    return { isHan: true, whole: [surname + given.join('')], surnames: [surname, surname + (given[0] ?? '')] }
  }
  const words = wordsIn(value).map(plain).filter(Boolean)
  const last = words.at(-1) ?? ''
  if (words.length < 2) return { isHan: false, whole: [], surnames: [] }
  return {
    isHan: false,
    whole: [last + words.slice(0, -1).join(''), words.join('')],
    surnames: [words[0] ?? '', last],
  }
}

const shares = (one: readonly string[], other: readonly string[]) => one.some((each) => other.includes(each))

/**
 * A Chinese and a Latin name of people: `王小明` and `Xiaoming Wang` read alike. That a surname alone is the same is common where
 * people chose an English name. Not known when both are in the same script.
 */
export function personReadingComparison(column: Column): Comparison {
  const readings = column.values.map(readingIn)
  return {
    column,
    aspect: 'reading',
    levels,
    trust: 0.5,
    level: (a, b) => {
      const [one, other] = [readings[a], readings[b]]
      if (!one || !other || one.isHan === other.isHan) return 0
      if (one.whole.length === 0 || other.whole.length === 0) return 0
      if (shares(one.whole, other.whole)) return 1
      return shares(one.surnames, other.surnames) ? 2 : 3
    },
    keys: (value, put) => {
      for (const whole of readings[value]?.whole ?? []) put(whole, '~')
    },
  }
}

/** How alike two names of people are: the same words in any order, read the same across scripts, or neither. */
export function alikeNames(one: string, other: string): 'same' | 'reading' | null {
  const sorted = (name: string) => wordsIn(name).sort().join(' ')
  const plainOne = sorted(one)
  if (plainOne !== '' && plainOne === sorted(other)) return 'same'
  const [left, right] = [readingIn(one), readingIn(other)]
  return left.isHan !== right.isHan && shares(left.whole, right.whole) ? 'reading' : null
}
