import { VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from '../../../ground/lake/index.ts'
import { connectedComponents } from '../components.ts'
import { namesVersion } from '../names/index.ts'
import { sql } from './statements.ts'

/**
 * Learns from rows with several names, and from what somebody said, which of them mean the same company; leaves it in
 * `match.aliases`, and where each stands in `match.other_names`.
 */
export async function learnAliases(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.no_aliases)
  await tx.run(sql.said_names)
  await tx.run(sql.said_keys, { version: namesVersion })
  await tx.run(sql.other_names)
  const pairs = await tx.read(sql.alias_pairs)
  const roots = connectedComponents(
    pairs.map(({ name_key, alias_key }) => [String(name_key), String(alias_key)] as const),
  )
  await tx.append(
    'match.aliases',
    [
      ['name_key', VARCHAR],
      ['root_key', VARCHAR],
    ],
    [[...roots].map(([name, root]) => [name, root])],
  )
}
