import { createHash } from 'node:crypto'
import { BIGINT, BOOLEAN, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction } from './lake.ts'

const types = { varchar: VARCHAR, bigint: BIGINT, boolean: BOOLEAN } as const

/**
 * What people decided and derived tables depend on: kept in the state, copied into the lake as `decided.<table>` by every
 * refresh, so that derived tables stay a pure function of what lies in the lake.
 */
export type DecidedTable = Readonly<{
  table: string
  columns: Readonly<Record<string, keyof typeof types>>
  /** All decisions in force, in an order that does not depend on when they were read. */
  rows: () => Promise<readonly DecidedRow[]>
}>
export type DecidedRow = Readonly<Record<string, string | number | boolean | null>>

/**
 * Decisions as they were at one moment, with a text that tells them from any others: `table=digest` for each table, by which
 * one sees which of them changed.
 */
export type Decided = Readonly<{
  basis: string
  tables: readonly Readonly<{ table: DecidedTable; rows: readonly DecidedRow[] }>[]
}>

export async function readDecided(tables: readonly DecidedTable[]): Promise<Decided> {
  const read: { table: DecidedTable; rows: readonly DecidedRow[] }[] = []
  const digests: string[] = []
  for (const table of tables) {
    const rows = await table.rows()
    digests.push(`${table.table}=${digestOf([table.columns, rows])}`)
    read.push({ table, rows })
  }
  return { basis: digests.join(' '), tables: read }
}

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** Puts decisions in the place of those that the lake held before. */
export async function copyDecided(tx: LakeTransaction, { tables }: Decided): Promise<void> {
  await tx.runText('create schema if not exists decided')
  for (const { table, rows } of tables) {
    const columns = Object.entries(table.columns)
    const declared = columns.map(([name, type]) => `${name} ${type}`).join(', ')
    await tx.runText(`create or replace table decided.${table.table} (${declared})`)
    const toRow = (row: DecidedRow): DuckDBValue[] =>
      columns.map(([name, type]) => {
        const value = row[name] ?? null
        return type === 'bigint' && value !== null ? BigInt(value) : value
      })
    await tx.append(
      `decided.${table.table}`,
      columns.map(([name, type]) => [name, types[type]] as const),
      [rows.map(toRow)],
    )
  }
}
