import { type Dictionary, dictionary, type Field } from '../fields/index.ts'
import { kindRules } from '../kind-rules.ts'
import { type Column, type Kind, kinds } from '../model.ts'
import { hasNumericDates, tellingDates } from '../standardise/date.ts'
import { type HeaderMatch, isOwnName, matchHeader } from './header.ts'
import {
  type ColumnSample,
  creditCodeShare,
  evidenceOf,
  hasOutcomes,
  knownShare,
  organisationShare,
} from './values.ts'

export interface Recognition {
  kind: Kind | null
  confidence: number
  columns: Column[]
}

interface Guess {
  field: Field
  confidence: number
  reason: Column['reason']
  /** Whether the header is what we call the field: of columns that fit equally well this one is meant. */
  isOwn: boolean
}

/** Below this a column is kept but not mapped. */
const sureEnough = 0.5

/** Below this it is more honest to ask what the file holds. */
const leastConfidence = 0.35

const noMatch: HeaderMatch = { score: 0, isHint: false }

/**
 * What kind of file this is and which column is which field, by the words of the headers and by the values
 * under them. A kind is considered when the fields found carry its signs; of those the one whose fields tell most
 * wins. The confidence rises with what was found, with the distance to the second-best kind and with the share
 * of columns that were understood. Null when the file fits nothing. A kind that a person has chosen is taken as it is.
 */
export function recognise(
  samples: readonly ColumnSample[],
  chosen?: Kind,
  known: Dictionary = dictionary,
): Recognition {
  if (chosen !== undefined)
    return { kind: chosen, confidence: 1, columns: mapColumns(chosen, samples, known) }
  const candidates = kinds
    .map((kind) => ({ kind, columns: mapColumns(kind, samples, known) }))
    .filter(({ kind, columns }) => carriesSigns(kind, columns))
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate.kind, candidate.columns, known) }))
    .sort((one, other) => other.score - one.score)
  const [best, second] = candidates
  const unknown = samples.map((sample) => toColumn(sample, null))
  if (best === undefined) return { kind: null, confidence: 0, columns: unknown }
  const found = Math.min(1, best.score / 4)
  const distance = 1 - (second?.score ?? 0) / best.score
  const understood = best.columns.filter(({ field }) => field !== null).length / samples.length
  const confidence = round(found * (0.7 + 0.3 * distance) * (0.5 + 0.5 * understood))
  if (confidence < leastConfidence) return { kind: null, confidence, columns: unknown }
  return { kind: best.kind, confidence, columns: best.columns }
}

/** Which column is which field, if the file is of this kind: the surest pairs first, each column and each field once. */
function mapColumns(kind: Kind, samples: readonly ColumnSample[], known: Dictionary): Column[] {
  const pairs = samples
    .flatMap((sample, index) => guessFields(kind, sample, known).map((guess) => ({ index, guess })))
    .filter(({ guess }) => guess.confidence >= sureEnough)
    .sort(
      (one, other) =>
        other.guess.confidence - one.guess.confidence ||
        Number(other.guess.isOwn) - Number(one.guess.isOwn) ||
        compare(samples[one.index], samples[other.index]),
    )
  const taken = new Map<number, Guess>()
  const used = new Set<string>()
  for (const { index, guess } of pairs) {
    if (taken.has(index) || used.has(guess.field.field)) continue
    taken.set(index, guess)
    used.add(guess.field.field)
  }
  return samples.map((sample, index) => toColumn(sample, taken.get(index) ?? null))
}

/** Of two columns that fit equally well the order of their headers decides, not their place in the file. */
function compare(one: ColumnSample | undefined, other: ColumnSample | undefined): number {
  const [left, right] = [one?.header ?? '', other?.header ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}

/** What a column can be: of several fields that its header fits, only those that it fits best. */
function guessFields(kind: Kind, sample: ColumnSample, known: Dictionary): Guess[] {
  const matches = known
    .fieldsOf(kind)
    .map((field) => ({ field, match: matchHeader(sample.header, field, kind) }))
  const best = Math.max(...matches.map(({ match }) => match.score))
  return matches.map(({ field, match }) => ({
    ...guessField(field, sample, match.score === best ? match : noMatch),
    isOwn: isOwnName(sample.header, field),
  }))
}

function guessField(
  field: Field,
  sample: ColumnSample,
  { score, isHint }: HeaderMatch,
): Omit<Guess, 'isOwn'> {
  const evidence = evidenceOf(field, sample)
  if (score === 0) return { field, confidence: byValues(field, sample, evidence), reason: 'values' }
  if (isHint) {
    const agreeing = evidence ?? knownShare(field, sample)
    return {
      field,
      confidence: agreeing >= 0.6 ? score * (0.5 + 0.4 * agreeing) : 0,
      reason: 'header_and_values',
    }
  }
  const doubt = doubtOf(field, sample)
  if (evidence === null) return { field, confidence: score * doubt, reason: 'header' }
  const confidence = Math.min(0.99, score * (0.3 + 0.7 * evidence) * doubt + 0.03 * evidence)
  return { field, confidence, reason: 'header_and_values' }
}

/** What the header says but the values make unlikely: an id that repeats, a few names for many rows, a person who is a company. */
function doubtOf(field: Field, { values, distinct }: ColumnSample): number {
  if (field.field === 'external_id') return distinct >= 0.5 ? 1 : 0.4
  const repeats = values.length >= 50 && distinct < 0.1
  if (field.field === 'full_name') return repeats || organisationShare(values) > 0.3 ? 0.4 : 1
  if (field.field === 'name') return repeats ? 0.4 : 1
  return 1
}

/** Values that speak for themselves, whatever the header says. */
function byValues(field: Field, sample: ColumnSample, evidence: number | null): number {
  const { values } = sample
  if (values.length === 0) return 0
  if (field.type === 'email' && (evidence ?? 0) >= 0.8) return 0.65
  if (field.type === 'domain' && (evidence ?? 0) >= 0.8)
    return values.some((value) => value.includes('@')) ? 0 : 0.6
  if (field.field === 'credit_code' && creditCodeShare(values) >= 0.9) return 0.65
  if (field.type === 'country' && (evidence ?? 0) >= 0.9 && values.some((value) => value.length > 3))
    return 0.55
  if (field.type === 'stage' && hasOutcomes(sample)) return 0.55
  return namesCompany(field) && organisationShare(values) >= 0.5 ? 0.52 : 0
}

const namesCompany = ({ field, kinds }: Field) =>
  field === 'account_name' || (field === 'name' && kinds.includes('accounts'))

function carriesSigns(kind: Kind, columns: readonly Column[]): boolean {
  return kindRules[kind].signs.every((group) =>
    columns.some(({ field }) => field !== null && group.includes(field)),
  )
}

function scoreOf(kind: Kind, columns: readonly Column[], { fieldOf }: Dictionary): number {
  return columns.reduce(
    (sum, { field, confidence }) => sum + confidence * (fieldOf(kind, field ?? '')?.weight ?? 0),
    0,
  )
}

function toColumn({ header, values, reading }: ColumnSample, guess: Guess | null): Column {
  return {
    header,
    field: guess?.field.field ?? null,
    confidence: round(guess?.confidence ?? 0),
    reason: guess?.reason ?? 'unknown',
    examples: [...new Set(values)].slice(0, 5).map((value) => value.slice(0, 100)),
    reading,
    ...(hasNumericDates(values) ? { dates: tellingDates(values) } : {}),
  }
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}
