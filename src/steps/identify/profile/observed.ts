import { plainColumn } from '../../collect/index.ts'
import { fold } from '../fold.ts'
import { columnTrait, type Trait as TraitName, typeOfTrait } from '../model.ts'
import { type Bin, presenceOf, rangesOf, type Trait, valuesOf } from '../study/bins.ts'
import type { LeftOut } from '../study/model.ts'
import { addSpelling, areIds, mostly, type Spellings, usual, whyNoTrait } from '../study/traits.ts'

export type TraitValue = string | number | boolean | null

/** What is known of accounts: per trait a value for each of them. */
export type Observed = Readonly<{
  accounts: readonly string[]
  values: ReadonlyMap<TraitName, readonly TraitValue[]>
}>

/** How the scorecard names a value without a bin of its own, and no value at all. */
export const other = '(other)'
export const missing = '(missing)'

/** Accounts that a value needs for a bin of its own. */
const leastOwn = 5

/** Ranges of a number: few, so that each can be judged; more where there are many accounts. */
const rangesFor = (accounts: number): number => Math.min(20, Math.max(5, Math.floor(accounts / 200)))

/** A trait in bins, a row for each account; or why its values tell no groups apart. */
type Binned = Readonly<{ trait: Trait | null; leftOut: LeftOut | null }>

/**
 * Puts what is known of accounts in bins; what is not known is a bin of its own.
 * @param today for columns that hold days
 */
export function binTrait(name: TraitName, values: readonly TraitValue[], today: string): Binned {
  const isKnown = (row: number) => values[row] !== null
  const filled = values.reduce<number>((sum, value) => sum + (value === null ? 0 : 1), 0)
  const left = (reason: LeftOut['reason']): Binned => {
    const presence = filled >= leastOwn && values.length - filled >= leastOwn
    return {
      trait: presence ? presenceOf(name, isKnown, values.length) : null,
      leftOut: { column: name, reason, presence },
    }
  }
  if (filled === 0) return left('empty')
  const isColumn = name.startsWith(columnTrait)
  if (values.some((value) => typeof value === 'number')) {
    const numbers = Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN))
    if (filled === values.length && numbers.every((value) => value === numbers[0])) return left('constant')
    if (isColumn && areIds(numbers, filled)) return left('id')
    return { trait: rangesOf(name, numbers, rangesFor(filled)), leftOut: null }
  }
  if (isColumn && areDays(name, values, today)) return left('date')
  return binTexts(name, values.map(String), isKnown, filled, left)
}

function binTexts(
  name: TraitName,
  texts: readonly string[],
  isKnown: (row: number) => boolean,
  filled: number,
  left: (reason: LeftOut['reason']) => Binned,
): Binned {
  const keys = texts.map((text, row) => (isKnown(row) ? fold(text) : ''))
  const spellings: Spellings = new Map()
  let letters = 0
  for (const [row, key] of keys.entries()) {
    addSpelling(spellings, key, texts[row] ?? '')
    letters += key.length
  }
  const type = typeOfTrait(name)
  const trait = valuesOf(name, keys, usual(spellings), type === 'flag' || type === 'presence' ? 1 : leastOwn)
  const reason = whyNoTrait(trait, spellings.size, filled, letters)
  return reason === null ? { trait: withRest(asNamed(trait)), leftOut: null } : left(reason)
}

/** Different texts by which is told whether a column holds days. */
const sampled = 1_000

function areDays(name: string, values: readonly TraitValue[], today: string): boolean {
  const texts = [...new Set(values)].flatMap((value) => (typeof value === 'string' ? [value] : []))
  const some = texts.slice(0, sampled)
  const reader = plainColumn(name, some, today)
  return some.filter((text) => reader.day(text) !== null).length >= mostly * some.length
}

/** A value may be written like the name of a bin; it belongs to that one then, as there is one bin of each name. */
function asNamed(trait: Trait): Trait {
  const rest = trait.bins.findIndex(({ type }) => type === 'other')
  const keyOf = (bin: Bin | undefined) => (bin?.type === 'value' ? fold(bin.label) : '')
  if (!trait.bins.some((bin) => [other, missing].includes(keyOf(bin)))) return trait
  const kept = trait.bins.flatMap((bin, at) => ([other, missing].includes(keyOf(bin)) ? [] : [at]))
  const bins = kept.flatMap((at) => trait.bins[at] ?? [])
  if (rest < 0) bins.push({ type: 'other' })
  const places = trait.bins.map((bin, at) => {
    if (keyOf(bin) === missing) return 0
    return keyOf(bin) === other ? bins.findIndex(({ type }) => type === 'other') : kept.indexOf(at)
  })
  return { ...trait, bins, codes: trait.codes.map((code) => places[code] ?? 0) }
}

/** There is a bin for values without one of their own, though nobody may be in it yet: others will come. */
const withRest = (trait: Trait): Trait =>
  trait.bins.some(({ type }) => type === 'other')
    ? trait
    : { ...trait, bins: [...trait.bins, { type: 'other' }] }

/** The key by which a value finds its bin: its text in small letters, or one of the two bins without a value of their own. */
export function keyOfBin(bin: Bin): string | null {
  if (bin.type === 'value') return fold(bin.label)
  if (bin.type === 'range') return null
  return bin.type === 'missing' ? missing : other
}
