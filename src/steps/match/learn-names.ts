import { type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Statement } from '../../ground/lake/index.ts'
import { nameKeys, namesVersion, plainKey, searchText } from './names/index.ts'
import { type Part, partsOf } from './slices.ts'
import { sql } from './statements.ts'

const columns = [
  ['name', VARCHAR],
  ['version', INTEGER],
  ['name_key', VARCHAR],
  ['plain_key', VARCHAR],
  ['search', VARCHAR],
  ['head_key', VARCHAR],
  ['kind', VARCHAR],
  ['over_key', VARCHAR],
] as const

/**
 * Takes apart names that were not seen before, some of them after the others.
 * @param found a statement that makes them `new_names`
 */
export async function learnNames(tx: LakeTransaction, found: Statement): Promise<void> {
  await tx.run(found, { version: namesVersion })
  await tx.append('match.names', columns, takenApart(tx, await partsOf(tx, sql.new_name_count)))
}

async function* takenApart(tx: LakeTransaction, parts: readonly Part[]): AsyncGenerator<DuckDBValue[][]> {
  for (const part of parts)
    for await (const rows of tx.parts(sql.some_new_names, part))
      yield rows.map((row) => {
        const name = String(row.name)
        const { core_key, head_key, kind, over_key } = nameKeys(name)
        return [name, namesVersion, core_key, plainKey(name), searchText(name), head_key, kind, over_key]
      })
}
