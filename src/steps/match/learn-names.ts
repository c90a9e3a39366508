import { INTEGER, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Statement } from '../../ground/lake/index.ts'
import { nameKey, namesVersion, plainKey, searchText } from './names.ts'

const columns = [
  ['name', VARCHAR],
  ['version', INTEGER],
  ['name_key', VARCHAR],
  ['plain_key', VARCHAR],
  ['search', VARCHAR],
] as const

/** Takes apart the names of a statement, those that were not seen before. */
export async function learnNames(tx: LakeTransaction, statement: Statement): Promise<void> {
  const names = await tx.read(statement, { version: namesVersion })
  await tx.append('match.names', columns, [
    names.map((row) => {
      const name = String(row.name)
      return [name, namesVersion, nameKey(name), plainKey(name), searchText(name)]
    }),
  ])
}
