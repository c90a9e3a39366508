import { type Bin, binText, type Trait } from './bins.ts'
import type { Shown } from './counts.ts'
import type { Coarse } from './pairs.ts'
import type { Scored } from './points.ts'

/** Ranges in which a number is shown that the scorecard says nothing of. */
const plainRanges = 5

/** A trait in the bins that are shown, with their points. */
export type ShownTrait = Readonly<{ bins: readonly Bin[]; shown: Shown; points: readonly number[] }>

/**
 * A trait in the bins of the scorecard; where that says nothing of it, in a few ranges of about as many rows each.
 * @param part what the scorecard says of it; undefined when there is none
 */
export function shownTrait(trait: Trait, part: Scored | undefined): ShownTrait {
  const { codes, bins, isOrdered } = trait
  const isTelling = part?.points.some((points) => points > 0) === true
  const isFlat = isOrdered && !isTelling
  const chosen = part?.joined ?? Uint8Array.from(bins.keys())
  const own = isFlat ? evenRanges(codes, bins.length) : chosen
  const size = own.reduce((most, place) => Math.max(most, place), 0) + 1
  return {
    bins: Array.from({ length: size }, (_, place) => joinedBin(trait, own, place)),
    shown: {
      codes: codes.map((code) => own[code] ?? 0),
      bins: size,
      chosenFrom: isOrdered && !isFlat && part?.wereChosen === true ? bins.length - 1 : 1,
    },
    points: Array.from({ length: size }, (_, place) => (isTelling ? (part?.points[place] ?? 0) : 0)),
  }
}

function evenRanges(codes: Uint8Array, bins: number): Uint8Array {
  const count = new Int32Array(bins)
  for (const code of codes) count[code] = (count[code] ?? 0) + 1
  const filled = codes.length - (count[0] ?? 0)
  const own = new Uint8Array(bins)
  let [below, place] = [0, 1]
  for (let bin = 1; bin < bins; bin++) {
    if (place < plainRanges && below > 0 && below + (count[bin] ?? 0) / 2 >= (place * filled) / plainRanges)
      place++
    own[bin] = place
    below += count[bin] ?? 0
  }
  return own
}

/** The bins that are joined, as one: a range from the lowest to the highest of them. */
function joinedBin({ bins }: Trait, joined: Uint8Array, place: number): Bin {
  const own = bins.filter((_, bin) => joined[bin] === place)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined) return { type: 'other' }
  if (first.type === 'range' && last?.type === 'range')
    return { type: 'range', low: first.low, high: last.high }
  return own.length > 1 && first.type === 'value' ? { type: 'other' } : first
}

/** The cells of a pair, row by row, as both their bins are written. */
export function pairLabels(traits: readonly Trait[], down: Coarse, across: Coarse): string[] {
  const label = ({ trait, joined }: Coarse, place: number) => {
    const own = traits[trait]
    return own ? binText(joinedBin(own, joined, place)) : ''
  }
  return Array.from({ length: down.bins * across.bins }, (_, cell) => {
    const [row, column] = [Math.floor(cell / across.bins), cell % across.bins]
    return `${label(down, row)} × ${label(across, column)}`
  })
}
