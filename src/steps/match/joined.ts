import { createHash } from 'node:crypto'
import type { LakeTransaction, Row } from '../../ground/lake/index.ts'
import { namesVersion } from './names/index.ts'
import { partsOf, slicesOf } from './slices.ts'
import { joinedSql, sql } from './statements.ts'

/** Where more than this share of the records is made anew, all of them are: rows that were taken out and put in again stand behind the others. */
const mostRemade = 0.3

/** What all accounts are made by, beside the rows: the rules, and what people decided about values. */
async function madeBy(tx: LakeTransaction, rules: number): Promise<string> {
  const rows = await tx.read(sql.made_by)
  return createHash('sha256')
    .update(JSON.stringify([rules, namesVersion, rows]))
    .digest('hex')
}

/** Notes which files the base is made of, and by what. */
export async function keepBase(tx: LakeTransaction, rules: number): Promise<void> {
  await tx.run(sql.based_on, { made_by: await madeBy(tx, rules) })
}

/** Few enough to be made anew by themselves. */
export const isFew = ({ records, of_all }: Row = {}) => Number(records) <= mostRemade * Number(of_all)

/** Says whether the base is made of what it was made of last, but for the few rows in `turned`. */
export async function findTurned(tx: LakeTransaction, rules: number): Promise<boolean> {
  await tx.run(sql.create_based_on)
  const [based] = await tx.read(sql.based_on_count, { made_by: await madeBy(tx, rules) })
  if (Number(based?.imports) === 0) return false
  await tx.run(sql.turned)
  const [count] = await tx.read(sql.turned_count)
  return isFew(count)
}

/** Makes the rows in `turned` anew. */
export async function remakeRows(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.no_turned_names)
  await tx.run(sql.turned_names)
  await tx.run(sql.forget_account_rows)
  for (const slice of await slicesOf(tx, sql.turned_count)) await tx.run(joinedSql.account_rows, slice)
  await tx.run(sql.turned_names)
}

/**
 * Says whether only few records and accounts are to be made anew: they are in `remade` and `remade_accounts`. Needs `turned`, `regrouped` and
 * `settled`.
 */
export async function findRemade(tx: LakeTransaction): Promise<boolean> {
  await tx.run(sql.stirred)
  await tx.run(sql.remade)
  const [count] = await tx.read(sql.remade_count)
  await tx.run(sql.remade_accounts)
  return isFew(count)
}

/** Makes the records in `remade` anew. */
export async function remakeRecords(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.no_renamed,
    sql.renamed,
    sql.forget_account_records,
    joinedSql.account_records,
    sql.more_remade_accounts,
    sql.renamed,
  ])
    await tx.run(statement)
}

/** Makes anew by which names and rows the accounts of these records are found. */
export async function remakeNodes(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.no_found_otherwise)
  await tx.run(sql.found_otherwise)
  await tx.run(sql.forget_nodes)
  for (const part of await partsOf(tx, sql.remade_count)) await tx.run(joinedSql.nodes, part)
  for (const statement of [
    sql.found_otherwise,
    sql.found_by_other_rows,
    sql.forget_node_rows,
    sql.forget_row_accounts,
    joinedSql.row_accounts,
    joinedSql.node_rows,
  ])
    await tx.run(statement)
}
