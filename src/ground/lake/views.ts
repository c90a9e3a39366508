import type { LakeTransaction } from './lake.ts'

/**
 * A view that users query: a public contract. `sql` selects exactly the columns described here, in this
 * order; a change of them is a change of the contract and stands in the changelog.
 */
export type PublicView = Readonly<{
  view: string
  description: string
  columns: Readonly<Record<string, string>>
  sql: string
}>

/** Makes the public views, in the engine's default schema, where a plain name finds them. */
export async function createViews(tx: LakeTransaction, views: readonly PublicView[]): Promise<void> {
  for (const { view, columns, sql } of views)
    await tx.runText(
      `create or replace view main.${view} as select ${Object.keys(columns).join(', ')} from (\n${sql}\n) v`,
    )
}
