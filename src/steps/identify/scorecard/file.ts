import { Fault, hashId } from '../../../ground/kernel/index.ts'
import { readJsonFile } from '../file.ts'
import { fold } from '../fold.ts'
import { columnTrait, lists, type TraitEvidence, traitFields } from '../model.ts'
import { Cuts, type Profile, usualCuts } from '../profile/model.ts'
import { noEvidence, noFigures } from '../profile/no-evidence.ts'
import type { KeptBin } from '../profiles.ts'
import type { CardBin } from '../together/blend.ts'
import {
  type FileBin,
  type FileTrait,
  fileBinName,
  Measured,
  mostPoints,
  ScorecardFile,
  scorecardSchema,
  scorecardVersion,
} from './model.ts'

const [other, missing] = ['(other)', '(missing)']
const least = Number.MIN_SAFE_INTEGER

/** The points of a scorecard, evidence left out: figures that were measured hold for these alone. */
const fingerprint = (traits: readonly FileTrait[]): string =>
  hashId(
    'points',
    JSON.stringify(
      traits.map(({ trait, bins }) => [
        trait,
        bins.map(({ evidence, ...bin }) => JSON.stringify(bin)).sort(),
      ]),
    ),
  )

/** A profile as a file. */
export function scorecardFileOf(profile: Profile, bins: readonly CardBin[]): ScorecardFile {
  const evidence = new Map(profile.traits.map((line) => [`${line.trait}\n${line.bin}`, line]))
  const origins = new Map(profile.traits.map(({ trait, origin }) => [trait, origin]))
  const cards = Map.groupBy(bins, ({ trait }) => trait)
  const traits = [...cards].map(([trait, own]): FileTrait => {
    const origin = origins.get(trait)
    return {
      trait,
      ...(origin === undefined ? {} : { origin }),
      bins: own.map((bin) => fileBin(bin, evidence.get(`${trait}\n${bin.bin}`))),
    }
  })
  const { name, version, product, outcome, since, until, tag, mix, origin } = profile
  const { gate, exclusions, cuts, minimum_accounts, learned_at, learned_by } = profile
  const { keep, exclude, rising, falling } = profile
  return ScorecardFile.parse({
    schema: scorecardSchema,
    version: scorecardVersion,
    ...{ name, product, outcome, since, until, tag, mix, origin },
    made: { version, at: learned_at, by: learned_by },
    ...{ minimum_accounts, keep, exclude, rising, falling, gate, exclusions, cuts, traits },
    measured: { ...Measured.parse(profile), points: fingerprint(traits) },
  })
}

function fileBin({ bin, key, low, high, points }: CardBin, line: TraitEvidence | undefined): FileBin {
  const known = (evidence: TraitEvidence | undefined) => {
    // In a trait of numbers any other value counts as not known, whose evidence stands there.
    if (evidence === undefined || (key === other && bin !== other)) return {}
    const { trait, bin: name, points: given, origin, ...rest } = evidence
    return { evidence: rest }
  }
  if (key === other || key === missing)
    return { rest: key === other ? 'other' : 'missing', points, ...known(line) }
  if (key !== null) return { value: bin, points, ...known(line) }
  return { from: low === least ? null : low, below: high, points, ...known(line) }
}

/**
 * The profile in a file, with its scorecard.
 * @throws Fault `identify.file.not_json`, `.not_profile`, `.newer`, `.wrong` with the place of what is wrong,
 *   `identify.scorecard.not_100` where the best values do not come to 100 points, `identify.scorecard.cuts` where the grades do not follow each other
 */
export function readScorecardFile(text: string): ScorecardFile {
  const file = readJsonFile(text, ScorecardFile, { schema: scorecardSchema, version: scorecardVersion })
  const wrong = (place: string, what: string) =>
    new Fault('invalid', 'identify.file.wrong', { places: `${place}: ${what}` })
  const seen = new Set<string>()
  for (const [i, { trait, bins }] of file.traits.entries()) {
    const place = `traits[${i}]`
    if (!isKnown(trait)) throw wrong(`${place}.trait`, `no such trait: ${trait}`)
    if (seen.has(trait)) throw wrong(`${place}.trait`, `twice: ${trait}`)
    seen.add(trait)
    checkBins(bins, (at, what) => wrong(`${place}.bins[${at}]`, what))
  }
  const total = file.traits.reduce((sum, { bins }) => sum + mostPoints(bins), 0)
  if (total !== 100) throw new Fault('invalid', 'identify.scorecard.not_100', { total })
  const { A, B, C } = file.cuts ?? usualCuts
  if (!(A > B && B > C)) throw new Fault('invalid', 'identify.scorecard.cuts', { a: A, b: B, c: C })
  return file
}

const isKnown = (trait: string): boolean =>
  traitFields.some((field) => field === trait) ||
  lists.some((list) => trait.startsWith(`${list}:`)) ||
  trait.startsWith(columnTrait)

/** Every value is in one line alone. */
function checkBins(bins: readonly FileBin[], wrong: (at: number, what: string) => Fault): void {
  const keys = new Set<string>()
  let end: number | null = least
  const ranges = bins
    .map((bin, at) => ({ bin, at }))
    .flatMap(({ bin, at }) => ('below' in bin ? [{ ...bin, at, low: bin.from ?? least }] : []))
    .sort((a, b) => a.low - b.low)
  for (const { low, below, at } of ranges) {
    if (below !== null && below <= low) throw wrong(at, `from ${low} is not below ${below}`)
    if (end === null || low < end) throw wrong(at, 'overlaps another range')
    end = below
  }
  for (const [at, bin] of bins.entries()) {
    if ('below' in bin) continue
    const key = 'rest' in bin ? `(${bin.rest})` : fold(bin.value)
    if ('value' in bin && (key === other || key === missing)) throw wrong(at, 'write "rest"')
    if ('value' in bin && ranges.length > 0) throw wrong(at, 'values and ranges')
    if (keys.has(key)) throw wrong(at, `twice: ${key}`)
    keys.add(key)
  }
}

/** What a file comes to: the lines of the scorecard as they are kept, and what is told of the profile. */
export function profileOfFile(file: ScorecardFile) {
  const { schema, version, made, measured, traits, cuts, ...asked } = file
  const isMeasured = measured !== null && measured.points === fingerprint(traits)
  const bins = traits.flatMap(keptBins)
  const figures = isMeasured
    ? Measured.parse(measured)
    : {
        ...{ accounts: 0, won: 0, lost: 0, win_rate: null, won_revenue: 0, finding: 'agreed' as const },
        ...{ auc: null, auc_low: null, auc_high: null },
      }
  // Points that somebody changed are no longer those of the data alone.
  const origin = asked.origin === 'data' && !isMeasured ? ('both' as const) : asked.origin
  const columns = traits.flatMap(({ trait }) =>
    trait.startsWith(columnTrait) ? [trait.slice(columnTrait.length)] : [],
  )
  return {
    asked: { ...asked, columns },
    bins,
    told: {
      ...figures,
      origin,
      cuts: Cuts.parse(cuts ?? usualCuts),
      signal: true,
      basis: 'fit' as const,
      needed: null,
    },
    traits: bins
      .filter(({ points, evidence }) => (evidence?.accounts ?? 0) > 0 || (origin !== 'data' && points > 0))
      .map(
        ({ trait, bin, points, origin: own, evidence }): TraitEvidence => ({
          ...noFigures,
          ...evidence,
          trait,
          bin,
          points,
          origin: own ?? origin,
        }),
      ),
  }
}

type FileLine = KeptBin & Readonly<{ origin: FileTrait['origin']; evidence: FileBin['evidence'] }>

function keptBins({ trait, origin, bins }: FileTrait): FileLine[] {
  const most = mostPoints(bins)
  const isOrdered = bins.some((bin) => 'below' in bin)
  const line = (bin: FileBin): FileLine => {
    const { points, evidence } = bin
    const { accounts, won, closed, lift, verdict } = evidence ?? noEvidence
    const told = { trait, origin, points, most, evidence, accounts, won, closed, lift, verdict }
    if ('value' in bin) return { ...told, bin: bin.value, key: fold(bin.value), low: null, high: null }
    if ('below' in bin)
      return { ...told, bin: fileBinName(bin), key: null, low: bin.from ?? least, high: bin.below }
    // A text in a trait of numbers counts as not known.
    const name = bin.rest === 'missing' || isOrdered ? missing : other
    return { ...told, bin: name, key: `(${bin.rest})`, low: null, high: null }
  }
  const unsaid = (['other', 'missing'] as const).filter(
    (rest) => !bins.some((bin) => 'rest' in bin && bin.rest === rest),
  )
  return [...bins, ...unsaid.map((rest) => ({ rest, points: 0 }))].map(line)
}

/** A file as text: a line for each thing, so that two can be compared like code. */
export const writeScorecardFile = (file: ScorecardFile): string => `${JSON.stringify(file, null, 2)}\n`
