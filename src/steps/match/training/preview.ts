import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import type { Finding } from '../companies/companies.ts'
import { findCompanies } from '../refresh.ts'
import { basisOf, type LearnedNow, readLearned } from './learned.ts'
import type { MovedRows, WeightsPreview } from './model.ts'
import { sql } from './statements.ts'

const mostWeights = 20

/**
 * Finds companies anew by other weights, and says what that changes. Within a transaction that is rolled back; companies and pairs are
 * those of the last refresh before.
 */
export async function previewWeights(tx: LakeTransaction, finding: Finding): Promise<WeightsPreview> {
  const before = await readLearned(tx)
  // What is taught is what would be kept: as of the last refresh.
  const choice =
    finding.choice === 'taught'
      ? before.weights.map(({ comparison, level, taught }) => ({ comparison, level, weight: taught }))
      : finding.choice
  await tx.run(sql.companies_before)
  await tx.run(sql.pairs_before)
  await findCompanies(tx, { ...finding, choice })
  const after = await readLearned(tx)
  await tx.run(sql.company_parts)
  await tx.run(sql.part_ties)
  const [counts] = await tx.read(sql.moved_counts)
  const joined = await tx.read(sql.moved_rows, { side: 'joined' })
  const parted = await tx.read(sql.moved_rows, { side: 'parted' })
  return {
    basis: basisOf(before),
    records: after.records,
    pairs: after.pairs,
    verdicts: after.verdicts,
    companies: { before: Number(counts?.companies_before), after: Number(counts?.companies_after) },
    joined: {
      records: Number(counts?.joined),
      examples: joined.map((row) => movedFrom(row, weightOf(row, before), weightIn(row))),
    },
    parted: {
      records: Number(counts?.parted),
      examples: parted.map((row) => movedFrom(row, weightIn(row), weightOf(row, after))),
    },
    weights: changesOf(before, after),
  }
}

const weightIn = ({ weight }: Row) => (weight === null || weight === undefined ? null : Number(weight))

/** What a pair of these levels weighs; none that holds rows together has a level that speaks against it. */
function weightOf({ levels }: Row, { weights }: LearnedNow): number | null {
  if (levels === null || levels === undefined) return null
  const found = new Set(['prior=', ...String(levels).split(' ')])
  return weights.reduce(
    (sum, { comparison, level, weight }) => sum + (found.has(`${comparison}=${level}`) ? weight : 0),
    0,
  )
}

const text = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))

const movedFrom = (row: Row, before: number | null, after: number | null): MovedRows => ({
  records: Number(row.records),
  record_a: String(row.record_a),
  name_a: text(row.name_a),
  record_b: String(row.record_b),
  name_b: text(row.name_b),
  before,
  after,
})

/** Weights that differ, the greatest change first; a level that is new counts from zero. */
function changesOf(before: LearnedNow, after: LearnedNow): WeightsPreview['weights'] {
  const known = new Map(
    before.weights.map(({ comparison, level, weight }) => [`${comparison} ${level}`, weight]),
  )
  return after.weights
    .map(({ comparison, level, weight, pairs }) => ({
      comparison,
      level,
      before: known.get(`${comparison} ${level}`) ?? 0,
      after: weight,
      pairs,
    }))
    .filter((each) => each.before !== each.after)
    .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before))
    .slice(0, mostWeights)
}
