import { fold } from '../fold.ts'
import { columnTrait, type GateRule, rangeFields, valueFields } from '../model.ts'
import { type Agreement, formOf, type Level, type SettledCriterion, traitOf } from './model.ts'
import { mostPointsOf, pointsOf } from './points.ts'

/** A bin of a scorecard that people made: what a value of a trait gives, without evidence. */
export type TeamBin = Readonly<{
  trait: string
  bin: string
  /** Lower-case text of a value; null for a range. */
  key: string | null
  low: number | null
  high: number | null
  points: number
  most: number
}>

/** The least number there is, for a range without a lower end. */
const least = Number.MIN_SAFE_INTEGER

/**
 * The scorecard of an agreement: a bin for every wanted value or range, one for all others, and one for what nobody knows, which
 * gives nothing. The best bins of all traits together give 100.
 */
export function scorecardOf({ criteria }: Pick<Agreement, 'criteria'>): TeamBin[] {
  const most = mostPointsOf(criteria)
  return criteria.flatMap((criterion, i) => {
    const trait = traitOf(criterion)
    return trait === null || !most[i] ? [] : binsOf(criterion, trait, most[i])
  })
}

function binsOf(criterion: SettledCriterion, trait: string, most: number): TeamBin[] {
  const give = (level: Level | undefined) => pointsOf(criterion, level, most)
  const bin = (name: string, key: string | null, points: number): TeamBin => ({
    trait,
    bin: name,
    key,
    low: null,
    high: null,
    points,
    most,
  })
  const form = formOf(criterion.field ?? '')
  const [level] = criterion.wanted
  const told =
    form === 'items'
      ? [bin('yes', 'yes', give(level)), bin('no', 'no', give(undefined))]
      : [
          ...valueBins(criterion.wanted).map(({ value, level: wanted }) =>
            bin(value, fold(value), give(wanted)),
          ),
          ...(form === 'values' ? [] : rangesOf(criterion.wanted)).map(({ low, high, level: wanted }) => ({
            ...bin(labelOf(low, high), null, give(wanted)),
            low: low ?? least,
            high,
          })),
        ]
  return [...told, bin('(other)', '(other)', give(undefined)), bin('(missing)', '(missing)', 0)]
}

/** Every wanted value with the first level that wants it. */
function valueBins(wanted: readonly Level[]): { value: string; level: Level }[] {
  const first = new Map<string, { value: string; level: Level }>()
  for (const level of wanted)
    for (const value of 'values' in level ? level.values : [])
      if (!first.has(fold(value))) first.set(fold(value), { value, level })
  return [...first.values()]
}

type Range = { low: number | null; high: number | null; level: Level | undefined }

/** The line of numbers, cut where a level begins or ends; each piece with the first level that it lies in. */
export function rangesOf(wanted: readonly Level[]): Range[] {
  const ranges = wanted.filter((level) => 'from' in level)
  const cuts = [...new Set(ranges.flatMap(({ from, below }) => [from, below]).filter((cut) => cut !== null))]
  const lows = [null, ...cuts.sort((a, b) => a - b)]
  const pieces = lows.map((low, i): Range => {
    const level = ranges.find(
      ({ from, below }) => (from ?? least) <= (low ?? least) && (below === null || (low ?? least) < below),
    )
    return { low, high: lows[i + 1] ?? null, level }
  })
  // Neighbours of one level are one range.
  return pieces.reduce<Range[]>((joined, piece) => {
    const last = joined.at(-1)
    if (last && last.level === piece.level) last.high = piece.high
    else joined.push(piece)
    return joined
  }, [])
}

const labelOf = (low: number | null, high: number | null): string => `[${low ?? ''}, ${high ?? ''})`

/**
 * Lines of the minimum profile that follow from what was settled as a must: one of the wanted values, or not outside all wanted
 * ranges. They stand beside the score, like every line of it.
 */
export function mustRules({ criteria }: Pick<Agreement, 'criteria'>): GateRule[] {
  return criteria.filter(({ stance }) => stance === 'must').flatMap(ruleOf)
}

function ruleOf({ field, wanted }: SettledCriterion): GateRule[] {
  const range = rangeFields.find((each) => each === field)
  if (range !== undefined) {
    const ends = wanted.filter((level) => 'from' in level)
    const from = ends.map((level) => level.from ?? least)
    const below = ends.map((level) => level.below ?? Number.POSITIVE_INFINITY)
    const [low, high] = [Math.min(...from), Math.max(...below)]
    return [
      ...(low > least ? [{ field: range, op: 'at_least' as const, value: low }] : []),
      ...(Number.isFinite(high) ? [{ field: range, op: 'below' as const, value: high }] : []),
    ]
  }
  const named = valueFields.find((each) => each === field)
  const values = valueBins(wanted).map(({ value }) => value)
  return named === undefined || values.length === 0 ? [] : [{ field: named, op: 'one_of', values }]
}

/** Headers of the columns and own fields that the criteria look at. */
export const columnsOfCriteria = ({ criteria }: Pick<Agreement, 'criteria'>): string[] => [
  ...new Set(
    criteria.flatMap(({ field }) => (field?.startsWith(columnTrait) ? field.slice(columnTrait.length) : [])),
  ),
]
