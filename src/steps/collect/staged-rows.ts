import type { DuckDBValue } from '@duckdb/node-api'
import type { Value } from './standardise/standard.ts'

/** What a column of values is called, and how the lake takes a value of it. */
type ValueColumn = Readonly<{ name: string; encode: (value: Value | null) => DuckDBValue }>

/** The values of one row, by the names of their columns; what no column holds is not kept. */
export type RowValues = Readonly<{
  get(name: string): Value | undefined
  set(name: string, value: Value): void
}>

/** A row before it is known whether it is new: its place, what identifies it, and its cells as JSON. */
export type StagedRow = Readonly<{
  line: number
  naturalKey: string
  /** true: rows of one file with the same key are versions of one record, as their source gave them that id. */
  collapses: boolean
  raw: string
}>

/** Rows by column, as the lake takes them: line, natural key, whether it collapses, cells, and the values. */
export type StagedBatch = readonly (readonly DuckDBValue[])[]

/**
 * Gathers rows by column. The values of a row are said one by one and then taken or left with it: a million rows pass
 * through one row of memory.
 */
export function gatherRows(columns: readonly ValueColumn[]) {
  const places = new Map(columns.map(({ name }, at) => [name, at]))
  const row: (Value | null)[] = columns.map(() => null)
  let batch: DuckDBValue[][] = []
  const begin = (): void => {
    batch = Array.from({ length: 4 + columns.length }, () => [])
  }
  begin()
  const values: RowValues = {
    get: (name) => row[places.get(name) ?? -1] ?? undefined,
    set(name, value) {
      const at = places.get(name)
      if (at !== undefined) row[at] = value
    },
  }
  return {
    values,
    /** Takes the row that was said. */
    add({ line, naturalKey, collapses, raw }: StagedRow): void {
      batch[0]?.push(BigInt(line))
      batch[1]?.push(naturalKey)
      batch[2]?.push(collapses)
      batch[3]?.push(raw)
      for (const [at, { encode }] of columns.entries()) batch[4 + at]?.push(encode(row[at] ?? null))
      row.fill(null)
    },
    /** Leaves it. */
    drop(): void {
      row.fill(null)
    },
    /** The rows that were taken since the last time. */
    take(): StagedBatch {
      const taken = batch
      begin()
      return taken
    },
  }
}
