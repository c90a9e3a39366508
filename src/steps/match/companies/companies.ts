import { createHash } from 'node:crypto'
import { VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row, Statement } from '../../../ground/lake/index.ts'
import type { Sides } from '../clusters.ts'
import { type Choice, type Given, type Report, TableMatcher, type TableMatching } from '../engine/index.ts'
import { isFew } from '../joined.ts'
import { append, keepPairs } from '../keep.ts'
import { namesVersion } from '../names/index.ts'
import { partsOf, slicesOf } from '../slices.ts'
import { type Said, whatPeopleSaid } from '../verdicts/apply.ts'
import { learnAliases } from './aliases.ts'
import { codesOf } from './credit-code.ts'
import { type Evidence, readEvidence } from './evidence.ts'
import { joinNews } from './join.ts'
import { keepFound, keepLearned, keepParts, keepWeights } from './keep.ts'
import { keepStandard, readStandard } from './standards.ts'
import { joinedSql, sql } from './statements.ts'

/** A domain that stands with more names than this is no evidence: a group, an agency, a marketplace. */
export const mostNamesOfDomain = 10

export type Finding = Readonly<{
  /** Which weights count; those that somebody keeps, else what the rows teach, when left out. */
  choice?: Choice | undefined
  /** The version that the choice is of, whose standard counts with it. */
  version?: number | undefined
  /** Is told how far the comparing is. */
  report?: Report
  signal?: AbortSignal
  /** Version of the rules by which derived tables are made; what was found by other ones is found anew, and everything when left out. */
  rules?: number | undefined
}>

/**
 * Finds out which records are one company, by what they say and what people said, and leaves it in `settled`; which pairs were
 * one, or may be, and what everything weighed, in `match.pairs` and `match.weights`. Needs `company_records`. What was found last is
 * kept where it was made of the same.
 * @param isBased whether only the rows in `turned` are other ones than before
 * @returns whether what was found last was kept but for the records in `regrouped`
 */
export async function matchCompanies(
  tx: LakeTransaction,
  finding: Finding = {},
  isBased = false,
): Promise<boolean> {
  const names = { version: namesVersion }
  await learnAliases(tx)
  await tx.run(sql.no_called_names)
  const { called_names, called } = isBased ? joinedSql : sql
  if (isBased) {
    await tx.run(sql.called_before)
    await tx.run(sql.touched_keys, names)
    await tx.run(sql.forget_called)
  }
  for (const part of await partsOf(tx, isBased ? sql.touched_count : sql.company_count))
    await tx.run(called_names, { ...names, ...part })
  await tx.run(called)
  await tx.run(sql.taught)
  await tx.run(sql.standing_names)
  await tx.run(sql.crowded_domains, { most_names: mostNamesOfDomain })
  await tx.run(sql.people_domains, names)
  const isRetold = isBased && (await retell(tx))
  if (!isRetold) {
    await tx.run(sql.no_companies)
    for (const slice of await slicesOf(tx, sql.company_count)) await tx.run(sql.companies, slice)
  }
  await tx.run(sql.mentioned)
  await tx.run(sql.no_kept_apart)
  const said = await whatPeopleSaid(tx)
  await tx.run(sql.stated_parents, names)
  await tx.run(sql.parted)
  const { choice, version = null } = finding
  const kept = choice === undefined ? await keptWeights(tx) : { version, choice }
  const madeOf = finding.rules === undefined ? null : madeOfText([finding.rules, kept])
  await tx.run(sql.effects)
  await append(
    tx,
    'effects',
    { effect: VARCHAR, record_id: VARCHAR },
    said.effects.flatMap(({ effect, rows }) => rows.map((row) => [effect, row])),
  )
  for (const there of [
    sql.create_matched,
    sql.create_evidence,
    sql.create_matched_parents,
    sql.create_matched_effects,
    sql.said_otherwise,
  ])
    await tx.run(there)
  const { evidence_now, news } = isRetold ? joinedSql : sql
  await tx.run(evidence_now)
  await tx.run(sql.create_meant)
  await tx.run(sql.no_regrouped)
  await tx.run(sql.meant_before)
  const isJoined =
    madeOf !== null && (await isMatchedBy(tx, madeOf, news)) && (await join(tx, finding, said, kept))
  if (!isJoined && isRetold) await tx.run(sql.evidence_now)
  if (!isJoined) await matchAnew(tx, finding, { said, kept, madeOf })
  await tx.run(sql.matched_parents)
  await tx.run(sql.matched_effects)
  await tx.run(sql.meant)
  await tx.run(sql.meant_otherwise)
  await tx.run(sql.settled)
  return isJoined
}

/**
 * Makes anew what is compared of the records in `retold`.
 * @returns false where these are not few
 */
async function retell(tx: LakeTransaction): Promise<boolean> {
  await tx.run(sql.recalled)
  await tx.run(sql.retold)
  const [count] = await tx.read(sql.retold_count)
  if (!isFew(count)) return false
  const slices = await slicesOf(tx, sql.retold_count)
  await tx.run(sql.forget_companies)
  for (const slice of slices) await tx.run(joinedSql.companies, slice)
  return true
}

/** Whether the last matching was by the same rules and weights; then the rows with news are in `news`. */
async function isMatchedBy(tx: LakeTransaction, madeOf: string, news: Statement): Promise<boolean> {
  const [same] = await tx.read(sql.is_matched, { made_of: madeOf })
  if (same === undefined) return false
  await tx.run(news)
  return true
}

/** Joins what is new where there are weights that somebody keeps, or nothing is new. */
async function join(
  tx: LakeTransaction,
  { signal }: Finding,
  said: Said,
  { version }: Kept,
): Promise<boolean> {
  if (version !== null)
    return joinNews(tx, {
      version,
      said,
      signal,
      knownOf: (evidence, sides) => knownOf(evidence, said, partedFrom(sides)),
    })
  const [count] = await tx.read(sql.news_count)
  return Number(count?.news) === 0
}

/** The weights that somebody keeps, by their version; else the choice that somebody wants to see. */
type Kept = Readonly<{ version: number | null; choice: Choice }>

/** What is known before records are compared, and the text that stands for it. */
type Beforehand = Readonly<{ said: Said; kept: Kept; madeOf: string | null }>

async function matchAnew(
  tx: LakeTransaction,
  finding: Finding,
  { said, kept: { version, choice }, madeOf }: Beforehand,
): Promise<void> {
  await tx.run(sql.evidence)
  for (const empty of [
    sql.no_matched,
    sql.no_found,
    sql.no_parts,
    sql.no_pairs,
    sql.no_weights,
    sql.no_training,
    sql.no_learned,
    sql.no_vocabulary,
    sql.no_lookup,
    sql.no_common,
    sql.no_crowded,
  ])
    await tx.run(empty)
  const isJoined = version !== null
  const standard = isJoined ? await readStandard(tx, version) : undefined
  const found = await matchAll(tx, finding, said, { choice, standard, isJoined })
  if (found !== null) {
    const { records, matching } = found
    await keepFound(tx, records, matching, said)
    if (isJoined) await keepParts(tx, records, matching)
    await keepPairs(tx, 'match.pairs', records, matching)
    await keepWeights(tx, matching, version)
    await keepLearned(tx, matching)
    if (madeOf !== null) await tx.run(sql.matched, { made_of: madeOf })
  }
  await tx.run(sql.vocabulary)
  await tx.run(sql.keys)
  if (isJoined && standard === undefined && found !== null) await keepStandard(tx, version)
}

/** What was found about all records, in their order; null where there are none. */
async function matchAll(
  tx: LakeTransaction,
  { report, signal }: Finding,
  said: Said,
  given: Pick<Given, 'choice' | 'standard' | 'isJoined'>,
): Promise<Readonly<{ records: readonly string[]; matching: TableMatching }> | null> {
  const matcher = new TableMatcher('company', { signal })
  try {
    const evidence = await readEvidence(tx, (names) => matcher.readAhead(names))
    const { records, columns } = evidence
    if (records.length === 0) return null
    const known = knownOf(evidence, said, partedFrom(await tx.read(sql.sides)))
    return { records, matching: await matcher.match(columns, { report, given: { ...known, ...given } }) }
  } finally {
    await matcher.end()
  }
}

const partedFrom = (rows: readonly Row[]): Parted[] =>
  rows.map(({ place, side, record_id }) => ({
    record: String(record_id),
    side: 2 * Number(place) + Number(side),
  }))

const madeOfText = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** The weights that somebody keeps, and the version that they are. */
async function keptWeights(tx: LakeTransaction): Promise<Kept> {
  const rows = await tx.read(sql.kept_weights)
  const [first] = rows
  if (first === undefined) return { version: null, choice: 'rows' }
  return {
    version: Number(first.version),
    choice: rows.map(({ comparison, level, weight }) => ({
      comparison: String(comparison),
      level: String(level),
      weight: Number(weight),
    })),
  }
}

/** A row on one side of a parent and those that state it; sides 2k and 2k + 1 exclude each other. */
type Parted = Readonly<{ record: string; side: number }>

/** What is known beforehand: verdicts, parents that are not their parts, and registration numbers. */
function knownOf({ records, columns, silent }: Evidence, said: Said, parents: readonly Parted[]): Given {
  // Of rows that people said something of, what they said counts.
  const parted = parents.filter(({ record }) => !said.rows.has(record))
  const wanted = new Set([...said.rows, ...parted.map(({ record }) => record)])
  const place = new Map<string, number>()
  if (wanted.size > 0)
    records.forEach((record, row) => {
      if (wanted.has(record)) place.set(record, row)
    })
  const { same, apart, late } = said.constraints(records.length, place)
  const alone = silent.slice()
  for (const [record, row] of place) if (said.rows.has(record)) alone[row] = 1
  return {
    alone,
    same,
    apart: withParted(apart, parted, place),
    code: codesOf(columns.find(({ name }) => name === 'credit_code')),
    late,
    judged: said.judged(place),
    learn: true,
  }
}

/** The sides of verdicts, followed by those of parents and parts. */
function withParted(said: Sides, parted: readonly Parted[], place: ReadonlyMap<string, number>): Sides {
  const from = 2 * said.side.reduce((most, side) => Math.max(most, (side >> 1) + 1), 0)
  const known = parted.filter(({ record }) => place.has(record))
  return {
    node: Int32Array.from([...said.node, ...known.map(({ record }) => place.get(record) ?? 0)]),
    side: Int32Array.from([...said.side, ...known.map(({ side }) => from + side)]),
  }
}
