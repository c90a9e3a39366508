import type { Origin, TraitEvidence } from '../model.ts'
import { shareOut } from '../worksheet/points.ts'

/** A line of a scorecard, as it is kept. */
export type CardBin = Readonly<{
  trait: string
  bin: string
  key: string | null
  low: number | null
  high: number | null
  points: number
  most: number
  accounts: number
  won: number
  closed: number
  lift: number | null
  verdict: TraitEvidence['verdict']
}>

/** A value or range of a trait with what each side gives for it. */
export type Piece = Readonly<{
  bin: string
  key: string | null
  low: number | null
  high: number | null
  team: number
  data: number
  points: number
  /** Share of the data in the points: accounts ÷ (accounts + counts). */
  weight: number
  /** The evidence that it lies in; null where the data say nothing of it. */
  evidence: CardBin | null
}>

export type BlendedTrait = Readonly<{
  trait: string
  /** Accounts of which the data know it. */
  accounts: number
  team: number
  data: number
  most: number
  origin: Origin
  pieces: readonly Piece[]
}>

const least = Number.MIN_SAFE_INTEGER
const other = '(other)'
const missing = '(missing)'

/**
 * Two scorecards as one. For each value the data count as many accounts as have it, n, and the team as many as the dial says, k: its
 * points are n ÷ (n + k) of what was learned and k ÷ (n + k) of what was agreed. So a value that no account has is the team's alone, as
 * is a trait that seems to know the outcome, and without a signal all of them are. Then the points are made whole, so that the best sum
 * to 100 again.
 */
export function blend(
  team: readonly CardBin[],
  data: readonly CardBin[],
  { counts, signal, leaks = [] }: Readonly<{ counts: number; signal: boolean; leaks?: readonly string[] }>,
): BlendedTrait[] {
  const traits = [...new Set([...team, ...data].map(({ trait }) => trait))]
  const rough = traits.map((trait) => {
    const ours = team.filter((bin) => bin.trait === trait)
    const theirs = data.filter((bin) => bin.trait === trait)
    const isHeard = signal && !leaks.includes(trait)
    const pieces = piecesOf(ours, theirs).map((piece) => {
      const accounts = isHeard ? (piece.evidence?.accounts ?? 0) : 0
      const weight = accounts === 0 ? 0 : accounts / (accounts + counts)
      return { ...piece, weight, value: weight * piece.data + (1 - weight) * piece.team }
    })
    const best = Math.max(0, ...pieces.map(({ value }) => value))
    return { trait, ours, theirs, pieces, best }
  })
  // Whole numbers, so that the points left go to the same traits on every machine.
  const most = shareOut(rough.map(({ best }) => Math.round(best * 1e6)))
  return rough.map(({ trait, ours, theirs, pieces, best }, i) => {
    const known = theirs.filter(({ key }) => key !== missing)
    const heard = pieces.some(({ weight }) => weight > 0)
    return {
      trait,
      accounts: known.reduce((sum, bin) => sum + bin.accounts, 0),
      team: mostOf(ours),
      data: mostOf(theirs),
      most: most[i] ?? 0,
      origin: originOf(mostOf(ours), heard, mostOf(theirs)),
      pieces: pieces.map(({ value, ...piece }) => ({
        ...piece,
        points: best === 0 ? 0 : Math.round((value / best) * (most[i] ?? 0)),
      })),
    }
  })
}

const mostOf = (bins: readonly CardBin[]) => Math.max(0, ...bins.map(({ points }) => points))

const originOf = (team: number, heard: boolean, data: number): Origin =>
  !heard ? 'team' : team === 0 ? 'data' : data === 0 ? 'team' : 'both'

type Rough = Omit<Piece, 'points' | 'weight'>

/** Every value and range that one of both tells apart, then all others, then what nobody knows. */
function piecesOf(team: readonly CardBin[], data: readonly CardBin[]): Rough[] {
  const both = [...team, ...data]
  const keys = new Map(both.flatMap(({ key, bin }) => (key === null ? [] : [[key, bin] as const])))
  const named = [...keys].filter(([key]) => key !== other && key !== missing)
  const texts = named.map(([key, bin]) =>
    roughOf({ bin, key, low: null, high: null }, (bins) => byKey(bins, key), team, data),
  )
  const lows = [...new Set(both.flatMap(({ low, high }) => (low === null ? [] : [low, high ?? least])))].sort(
    (a, b) => a - b,
  )
  const ranges = lows.map((low, i) => {
    const high = lows[i + 1] ?? null
    const bin = `[${low === least ? '' : low}, ${high ?? ''})`
    return roughOf({ bin, key: null, low, high }, (bins) => byNumber(bins, low), team, data)
  })
  const rest = [other, missing].map((key) =>
    roughOf(
      { bin: key, key, low: null, high: null },
      (bins) => bins.find((bin) => bin.key === key),
      team,
      data,
    ),
  )
  return [...texts, ...joined(ranges), ...rest]
}

const byKey = (bins: readonly CardBin[], key: string) =>
  bins.find((bin) => bin.key === key) ?? bins.find((bin) => bin.key === other)

const byNumber = (bins: readonly CardBin[], value: number) =>
  bins.find(({ low, high }) => low !== null && low <= value && (high === null || value < high)) ??
  bins.find(({ key }) => key === other)

function roughOf(
  name: Pick<Piece, 'bin' | 'key' | 'low' | 'high'>,
  find: (bins: readonly CardBin[]) => CardBin | undefined,
  team: readonly CardBin[],
  data: readonly CardBin[],
): Rough {
  const found = find(data) ?? null
  // All others are many values, of which this one may not be any.
  const evidence = found?.key === other && name.key !== other ? null : found
  return { ...name, team: find(team)?.points ?? 0, data: evidence?.points ?? 0, evidence }
}

/** Neighbouring ranges of which both say the same are one. */
function joined(ranges: readonly Rough[]): Rough[] {
  return ranges.reduce<Rough[]>((all, range) => {
    const last = all.at(-1)
    if (last && last.team === range.team && last.evidence === range.evidence) {
      const [low, high] = [last.low, range.high]
      all[all.length - 1] = { ...last, high, bin: `[${low === least ? '' : low}, ${high ?? ''})` }
    } else all.push(range)
    return all
  }, [])
}
