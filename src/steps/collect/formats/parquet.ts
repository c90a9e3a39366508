import { stat } from 'node:fs/promises'
import { type DuckDBConnection, DuckDBInstance, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api'
import { contentFault } from './faults.ts'
import type { Format } from './format.ts'
import { type Batch, type GridRow, keptOfRaw } from './grid.ts'
import { parquetFault } from './parquet-faults.ts'
import { numberText } from './xlsx/cell-text.ts'

/** An engine of its own, apart from the lake: what a strange file asks of it stays within these bounds. */
const engine = { memory_limit: '256MB', threads: '1', temp_directory: '' }
const lookedRows = 1000

const sql = {
  count: 'select count(*) from read_parquet($path)',
  rows: 'select * from read_parquet($path, binary_as_string = true)',
}

/** Parquet: one table per file, its values as exact texts; days and times as ISO 8601, lists as `a; b`. */
export const parquetFormat: Format = {
  async look(path, name) {
    return withEngine(path, name, async (connection) => {
      const count = await rowCount(connection, path)
      const found: GridRow[] = []
      let header: string[] = []
      for await (const { names, rows } of readRows(connection, path)) {
        header = names
        found.push(...rows)
        if (found.length >= lookedRows) break
      }
      return [
        {
          table: null,
          hidden: false,
          header,
          rows: found,
          whole: count <= found.length,
          text: null,
          judge: () => judged(found),
          estimate: () => count,
        },
      ]
    })
  },
  async *read(path, { name }) {
    const { size } = await stat(path)
    const { connection, close } = await openEngine()
    try {
      const count = await rowCount(connection, path)
      let read = 0
      for await (const { rows } of readRows(connection, path)) {
        read += rows.length
        yield { ...judged(rows), bytes: Math.round((size * read) / count) }
      }
    } catch (cause) {
      throw await parquetFault(path, name, cause)
    } finally {
      close()
    }
  },
}

async function openEngine() {
  const instance = await DuckDBInstance.create(':memory:', engine)
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, close }
}

async function withEngine<T>(
  path: string,
  name: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { connection, close } = await openEngine()
  try {
    return await work(connection)
  } catch (cause) {
    throw await parquetFault(path, name, cause)
  } finally {
    close()
  }
}

async function rowCount(connection: DuckDBConnection, path: string): Promise<number> {
  const reader = await connection.runAndReadAll(sql.count, { path })
  return Number(reader.getRows()[0]?.[0] ?? 0)
}

async function* readRows(connection: DuckDBConnection, path: string) {
  const result = await connection.stream(sql.rows, { path })
  const names = result.columnNames()
  let line = 0
  for await (const chunk of result.yieldRows())
    yield {
      names,
      rows: chunk.map((values): GridRow => {
        line += 1
        const cells = values.map(textOf)
        return { line, cells, raw: cells.join('\t'), torn: false }
      }),
    }
}

/** Values of a column all have one type, so a row can only be refused for what a text holds. */
function judged(all: readonly GridRow[]): Batch {
  const batch: Batch = { rows: [], problems: [], bytes: 0 }
  for (const row of all) {
    const { line, cells, raw } = row
    const code = contentFault(cells, raw)
    if (code === null) batch.rows.push(row)
    else batch.problems.push({ line, code, severity: 'refused', raw: raw.slice(0, keptOfRaw), cells })
  }
  return batch
}

function textOf(value: DuckDBValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return numberText(String(value), { as: 'number' }, false)
  if (value instanceof DuckDBListValue) return value.items.map(textOf).join('; ')
  return String(value)
}
