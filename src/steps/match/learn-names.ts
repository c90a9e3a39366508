import { type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row, Statement } from '../../ground/lake/index.ts'
import { nameKeys, namesVersion, plainKey, searchText } from './names/index.ts'

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

/** Takes apart the names of a statement, those that were not seen before. */
export async function learnNames(tx: LakeTransaction, statement: Statement): Promise<void> {
  await tx.append('match.names', columns, takenApart(tx.parts(statement, { version: namesVersion })))
}

async function* takenApart(parts: AsyncIterable<readonly Row[]>): AsyncGenerator<DuckDBValue[][]> {
  for await (const rows of parts)
    yield rows.map((row) => {
      const name = String(row.name)
      const { core_key, head_key, kind, over_key } = nameKeys(name)
      return [name, namesVersion, core_key, plainKey(name), searchText(name), head_key, kind, over_key]
    })
}
