import { z } from 'zod'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { type Given, GrowingInts, type Keys, TableMatcher, type TableMatching } from '../engine/index.ts'
import { keepPairs, levelWeights } from '../keep.ts'
import type { Said } from '../verdicts/apply.ts'
import { changeKeys, contentsOf, sizesFrom } from './changed-keys.ts'
import { type Evidence, readSome } from './evidence.ts'
import { appendTraining, appendWeights, keepFound, keepParts } from './keep.ts'
import { readStandard } from './standards.ts'
import { joinSql, sql } from './statements.ts'

/** More news than this share of the rows, since all was found anew, are enough to learn from anew. */
const mostNews = 0.1

type Beside = Readonly<{
  version: number
  said: Said
  signal: AbortSignal | undefined
  /** What is known of some records beforehand. */
  knownOf: (evidence: Evidence, sides: readonly Row[]) => Given
}>

/**
 * Joins what is new to what the last matching found: the same tables as finding everything anew by the standard of the version, but for
 * what the rows would teach. Rows are compared that are new, changed or gone, that say the same as these, or that share a key with too many now
 * or no longer; with whatever they share a key with. Then all components with one of these are clustered anew. Needs the rows with news in `news`.
 * @returns false where all has to be found anew
 */
export async function joinNews(tx: LakeTransaction, beside: Beside): Promise<boolean> {
  const matcher = new TableMatcher('company', { signal: beside.signal })
  try {
    return await joinBy(tx, matcher, beside)
  } finally {
    await matcher.end()
  }
}

async function joinBy(
  tx: LakeTransaction,
  matcher: TableMatcher,
  { version, said, knownOf }: Beside,
): Promise<boolean> {
  const [counted] = await tx.read(sql.news_count)
  const news = Number(counted?.news)
  if (news === 0) return true
  const sizes = sizesFrom(await tx.read(joinSql.facts))
  if (sizes.joined + news > mostNews * Number(counted?.records)) return false
  const standard = await readStandard(tx, version)
  if (standard === undefined) return false
  matcher.expect(news)

  await tx.run(joinSql.said_alike)
  const contents = contentsOf(await tx.read(joinSql.said_alike_rows), said)
  if (!(await changeKeys(tx, standard, contents, { ...sizes, joined: sizes.joined + news }))) return false
  await tx.run(joinSql.near)
  await tx.run(joinSql.moved)
  await tx.run(joinSql.joined)
  const evidence = await readSome(tx, joinSql.joined_rows, (names) => matcher.readAhead(names))
  const { records, columns } = evidence
  const crowded = await readCrowded(tx)
  const weights = (await tx.read(joinSql.weights)).map((row) => LevelWeight.parse(row))
  const given = {
    ...knownOf(evidence, await tx.read(joinSql.joined_sides)),
    choice: namedBy(weights, 'weight'),
    fromRows: namedBy(weights, 'learned'),
    standard,
    crowded,
    learn: false,
  }
  for (const statement of [
    joinSql.found_before,
    joinSql.forget_found,
    joinSql.forget_parts,
    joinSql.forget_pairs,
  ])
    await tx.run(statement)
  if (records.length > 0) {
    const matching = await matcher.match(columns, { given })
    await keepFound(tx, records, matching, said)
    await keepParts(tx, records, matching)
    await keepPairs(tx, 'match.pairs', records, matching)
    await keepTaught(tx, version, weights, matching)
  }
  await tx.run(joinSql.found_otherwise)
  return true
}

/** Keeps what rows and verdicts teach now; what the rows do, and how many pairs were seen, is as of when all was found anew. */
async function keepTaught(
  tx: LakeTransaction,
  version: number,
  weights: readonly LevelWeight[],
  matching: TableMatching,
): Promise<void> {
  const named = ({ comparison, level }: LevelWeight) => `${comparison} ${level}`
  const taught = new Map(levelWeights(matching).map((own) => [named(own), own.taught]))
  const [training] = await tx.read(joinSql.training)
  await tx.run(sql.no_weights)
  await appendWeights(
    tx,
    weights.map((own) => ({ ...own, taught: taught.get(named(own)) ?? own.taught })),
  )
  await tx.run(sql.no_training)
  await appendTraining(tx, {
    version,
    records: Number(training?.records),
    pairs: Number(training?.pairs),
    verdicts: matching.verdicts,
  })
}

/** Keys that too many rows have to be compared for. */
async function readCrowded(tx: LakeTransaction): Promise<Keys> {
  const [of, hash] = [new GrowingInts(), new GrowingInts()]
  for await (const rows of tx.parts(joinSql.crowded))
    for (const row of rows) {
      of.push(Number(row.of_comparison))
      hash.push(Number(row.hash))
    }
  return { of: of.items, hash: hash.items }
}

const LevelWeight = z.object({
  comparison: z.string(),
  place: z.number(),
  level: z.string(),
  weight: z.number(),
  learned: z.number(),
  taught: z.number(),
  pairs: z.coerce.bigint(),
})
type LevelWeight = z.infer<typeof LevelWeight>

const namedBy = (weights: readonly LevelWeight[], which: 'weight' | 'learned') =>
  weights
    .filter(({ comparison }) => comparison !== 'threshold')
    .map((own) => ({ comparison: own.comparison, level: own.level, weight: own[which] }))
