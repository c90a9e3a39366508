import { BIGINT, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import type { TableMatching } from '../engine/index.ts'
import { append, levelWeights } from '../keep.ts'

/** The person of each row that is not alone; the first row stands for it. */
export async function keepFound(
  tx: LakeTransaction,
  records: readonly string[],
  { group, node, firstRow }: TableMatching,
): Promise<void> {
  const rowsOf = new Int32Array(records.length)
  for (const founder of group) rowsOf[founder] = (rowsOf[founder] ?? 0) + 1
  function* rows(): Generator<DuckDBValue[]> {
    for (let row = 0; row < records.length; row++) {
      const founder = group[row] ?? row
      if (rowsOf[founder] === 1) continue
      const twin = firstRow[node[row] ?? 0] ?? row
      yield [records[row] ?? '', records[founder] ?? '', records[twin] ?? '']
    }
  }
  await append(tx, 'people_found', { record_id: VARCHAR, component: VARCHAR, twin_id: VARCHAR }, rows())
}

/** What every level weighs, and what is known before anything is compared. */
export const keepWeights = (tx: LakeTransaction, matching: TableMatching): Promise<void> =>
  append(
    tx,
    'match.person_weights',
    { comparison: VARCHAR, place: INTEGER, level: VARCHAR, weight: INTEGER, pairs: BIGINT },
    levelWeights(matching).map(({ comparison, place, level, weight, pairs }) => [
      comparison,
      place,
      level,
      weight,
      pairs,
    ]),
  )
