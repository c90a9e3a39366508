import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBMaterializedResult,
  type DuckDBValue,
} from '@duckdb/node-api'
import { Fault, saidFault } from '../kernel/index.ts'
import { type Appender, type Column, openAppender } from './append.ts'
import { duckdb, translate } from './dialect.ts'
import { type QueryLimits, type QueryResult, query } from './query.ts'
import { createReaders, type Reader } from './readers.ts'
import { rowReader } from './rows.ts'
import { eachOf, type Params, type Statement } from './statements.ts'
import { reuseTempTables } from './temp-tables.ts'
import type { Row } from './values.ts'

export type LakeOptions = {
  /** The database file; its folder is made when it is missing. */
  path: string
  /** Upper bound of the engine's own memory, e.g. `1GB`; work beyond it goes to disk. */
  memory: string
  /** How much of it, in MB, a transaction may ask for that works on very many rows; never more than `memory` when left out. */
  mostMegabytes?: number
  threads: number
}

/** Statements of one transaction: all of them happen, or none. */
export type LakeTransaction = {
  run(statement: Statement, params?: Params): Promise<void>
  /** Runs a statement that the caller made from its own declarations, such as a table per kind of file. */
  runText(sql: string): Promise<void>
  read(statement: Statement, params?: Params): Promise<Row[]>
  /** The same in parts, for an answer of many rows; other statements may run between them. */
  parts(statement: Statement, params?: Params): AsyncIterable<Row[]>
  /** Rows of a statement that the caller made, as they come; nothing else may be asked before the last one. */
  stream(sql: string): AsyncGenerator<Row>
  /** Appends rows to a table, column by column in the given order. Rows are consumed as they come. */
  append(
    table: string,
    columns: readonly Column[],
    rows: AsyncIterable<DuckDBValue[][]> | Iterable<DuckDBValue[][]>,
  ): Promise<void>
  /** Lets the engine take so many MB while this transaction goes on, where the options allow more than `memory`. */
  widen(megabytes: number): Promise<void>
  /** Opens a table for rows that come bit by bit; whoever opens it ends it, or drops it after an error. */
  appender(table: string, columns: readonly Column[]): Promise<Appender>
}

export type Lake = {
  /** Rows of a named statement, as plain values (dates as `YYYY-MM-DD`, whole numbers as numbers). */
  read(statement: Statement, params?: Params): Promise<Row[]>
  /**
   * The rows of a named statement for each of several params, together and in no order. An engine passes over all parts of a table but
   * the one that holds a value; asked for several values at once it reads what lies around them. For statements that join nothing: they
   * are kept ready.
   */
  readEach(statement: Statement, each: readonly Params[]): Promise<Row[]>
  /** Rows of a statement that gives few, kept until something is written. */
  readKept(statement: Statement): Promise<readonly Row[]>
  /** Rows of a statement put together from an allow-list by the caller; values are bound, never written in. */
  readText(sql: string, params?: Params): Promise<Row[]>
  /** The answer of a statement a user wrote, over the public views only; see {@link query}. */
  query(sql: string, limits: QueryLimits): Promise<QueryResult>
  /** One writer at a time; readers go on with what was committed before. */
  transaction<T>(work: (tx: LakeTransaction) => Promise<T>): Promise<T>
  /** A transaction that is always rolled back, beside the writer: what would happen if …? */
  rehearse<T>(work: (tx: LakeTransaction) => Promise<T>): Promise<T>
  /** The same in the writer's turn, for what makes tables anew: beside the writer the two would be in each other's way. */
  rehearseAlone<T>(work: (tx: LakeTransaction) => Promise<T>): Promise<T>
  close(): void
}

/**
 * Opens the lake. DuckDB locks the file for this process and drops the lock when the process ends in any
 * way: that lock is what makes a home belong to one process.
 * @throws Fault `lake.held` when another process has it, `lake.unwritable`, `lake.damaged`
 */
export async function openLake(options: LakeOptions): Promise<Lake> {
  mkdirSync(dirname(options.path), { recursive: true })
  const spilled = `${options.path}.tmp`
  const instance = await DuckDBInstance.create(options.path, {
    memory_limit: options.memory,
    threads: String(options.threads),
    temp_directory: spilled,
    preserve_insertion_order: 'false',
    // What is written goes into tables only now and then, and not while somebody waits for each commit; a start after a crash
    // reads so much again, which takes it a second or two.
    checkpoint_threshold: '128MB',
    // Memory that a statement gave back goes back to the system at once, rather than when the next one needs some.
    allocator_background_threads: 'true',
  }).catch((error: unknown) => {
    throw openFault(error, options.path)
  })
  // The file is ours now: what lies there belongs to a process that was killed, and may be many gigabytes.
  rmSync(spilled, { recursive: true, force: true })
  const settings = await instance.connect()
  // From here on nobody, a user's query least of all, reaches files, the network or a setting.
  await settings.run('set enable_external_access = false')
  // But for this one, which transactions of very many rows change.
  await settings.run("set allowed_configs = ['memory_limit']")
  await settings.run('set lock_configuration = true')
  settings.closeSync()

  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => undefined)
    return turn
  }

  const connected = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  }
  const { reading, close: closeReaders } = createReaders(instance)
  const read = ({ name, sql }: Pick<Statement, 'name' | 'sql'>, params?: Params) =>
    reading(({ connection }) => select(connection, sql, params, name))
  const kept = new Map<Statement, Promise<readonly Row[]>>()

  const wide = new Map<symbol, number>()
  const limitMemory = () =>
    connected(async (connection) => {
      const most = Math.max(0, ...wide.values())
      await connection.run(`set memory_limit = '${most > 0 ? `${most}MB` : options.memory}'`)
    })
  const transacting = async <T>(keep: boolean, work: (tx: LakeTransaction) => Promise<T>): Promise<T> => {
    const own = Symbol()
    const widen = async (megabytes: number) => {
      const allowed = Math.min(megabytes, options.mostMegabytes ?? 0)
      if (allowed <= megabytesOf(options.memory)) return
      wide.set(own, allowed)
      await limitMemory()
    }
    try {
      return await connected((connection) => transact(connection, keep, widen, work))
    } finally {
      // Only now are the working tables gone; what readers still hold goes when the next statement needs room.
      if (wide.delete(own)) await limitMemory().catch(() => undefined)
    }
  }

  return {
    read,
    readEach: async (statement, each) => {
      const parts = await Promise.all(
        eachOf(translate(statement.sql, duckdb), each).map(({ sql, params }) =>
          reading((reader) => selectReady(reader, { ...statement, sql }, params), sql),
        ),
      )
      return parts.flat()
    },
    readKept: (statement) => {
      const known = kept.get(statement)
      if (known) return known
      const rows = read(statement)
      kept.set(statement, rows)
      rows.catch(() => kept.delete(statement))
      return rows
    },
    readText: (sql, params) => read({ name: 'composed', sql }, params),
    query: (sql, limits) => connected((connection) => query(connection, sql, limits)),
    // A connection of its own each time: the working tables of a transaction go with it.
    transaction: (work) => inTurn(() => transacting(true, work).finally(() => kept.clear())),
    rehearseAlone: (work) => inTurn(() => transacting(false, work)),
    rehearse: (work) => transacting(false, work),
    close: () => {
      closeReaders()
      instance.closeSync()
    },
  }
}

const megabytesOf = (memory: string) => Number.parseInt(memory, 10) * (/gb$/i.test(memory) ? 1000 : 1)

async function transact<T>(
  writer: DuckDBConnection,
  keep: boolean,
  widen: LakeTransaction['widen'],
  work: (tx: LakeTransaction) => Promise<T>,
): Promise<T> {
  await writer.run('begin transaction')
  const reused = reuseTempTables({
    run: async (sql) => {
      await execute(writer, sql, {}, 'emptied')
    },
    count: async (table) =>
      Number((await select(writer, `select count(*) as rows from ${table}`, {}, 'counted'))[0]?.rows),
  })
  try {
    const result = await work({
      run: async (statement, params) => {
        await execute(writer, await reused(statement.sql), params, statement.name)
      },
      runText: async (sql) => {
        await execute(writer, await reused(sql), {}, 'composed')
      },
      read: (statement, params) => select(writer, statement.sql, params, statement.name),
      parts: (statement, params) => parts(writer, statement, params),
      stream: (sql) => stream(writer, sql),
      append: (table, columns, rows) => append(writer, table, columns, rows),
      widen,
      appender: (table, columns) => openAppender(writer, table, columns),
    })
    await writer.run(keep ? 'commit' : 'rollback')
    return result
  } catch (error) {
    await writer.run('rollback').catch(() => undefined)
    throw diskFault(error)
  }
}

async function execute(connection: DuckDBConnection, sql: string, params: Params = {}, name: string) {
  const text = translate(sql, duckdb)
  const used = Object.fromEntries(
    Object.entries(params).filter(([key]) => new RegExp(`\\$${key}\\b`).test(text)),
  )
  try {
    // Without values nothing is prepared, which would cost more than most statements on a small base.
    return await connection.run(text, Object.keys(used).length > 0 ? used : undefined)
  } catch (error) {
    throw diskFault(error, name)
  }
}

async function select(
  connection: DuckDBConnection,
  sql: string,
  params: Params | undefined,
  name: string,
): Promise<Row[]> {
  return rowsOf(await execute(connection, sql, params, name))
}

/** The same of a statement that is kept ready. */
async function selectReady(reader: Reader, { name, sql }: Statement, params: Params): Promise<Row[]> {
  try {
    const ready = await reader.ready(sql)
    return await rowsOf(await ready.run(params))
  } catch (error) {
    throw diskFault(error, name)
  }
}

/** So few rows are made into ours at once. */
const short = 1000

async function rowsOf(result: DuckDBMaterializedResult): Promise<Row[]> {
  const chunkRows = rowReader(result)
  // A short answer lies there; to ask for its parts one after the other takes longer than many a statement.
  if (result.rowCount < short)
    return Array.from({ length: result.chunkCount }, (_, part) => chunkRows(result.getChunk(part))).flat()
  const rows: Row[] = []
  for await (const chunk of result) for (const row of chunkRows(chunk)) rows.push(row)
  return rows
}

async function* parts(
  connection: DuckDBConnection,
  { name, sql }: Pick<Statement, 'name' | 'sql'>,
  params?: Params,
): AsyncGenerator<Row[]> {
  const result = await execute(connection, sql, params, name)
  const chunkRows = rowReader(result)
  for await (const chunk of result) yield chunkRows(chunk)
}

async function* stream(connection: DuckDBConnection, sql: string): AsyncGenerator<Row> {
  const result = await connection.stream(translate(sql, duckdb))
  const chunkRows = rowReader(result)
  for await (const chunk of result) yield* chunkRows(chunk)
}

async function append(
  writer: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  rows: AsyncIterable<DuckDBValue[][]> | Iterable<DuckDBValue[][]>,
): Promise<void> {
  const appender = await openAppender(writer, table, columns)
  try {
    for await (const batch of rows) appender.add(batch)
  } catch (error) {
    appender.drop()
    throw error
  }
  appender.end()
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function openFault(error: unknown, path: string): Fault {
  const message = messageOf(error)
  const options = { cause: error }
  if (/conflicting lock|could not set lock/i.test(message)) {
    const pid = Number(/PID (\d+)/.exec(message)?.[1] ?? 0)
    return new Fault('conflict', 'lake.held', { path, pid }, options)
  }
  const refused = saidFault(message, error)
  if (refused && refused.code !== 'kernel.denied') return refused
  if (refused || /cannot open file/i.test(message))
    return new Fault('unavailable', 'lake.unwritable', { path }, options)
  if (/newer version|storage version|version number/i.test(message))
    return new Fault('unavailable', 'lake.newer', { path }, options)
  return new Fault('unavailable', 'lake.damaged', { path, message }, options)
}

/** Other errors may repeat a value of the data, which says anything. */
const aboutFiles = /\b(?:IO|Out of Memory|FATAL) Error\b|failed to commit/i

/** A full disk, or too little memory, is something the user can mend; everything else is ours. All keep their statement's name. */
function diskFault(error: unknown, statement?: string): unknown {
  if (error instanceof Fault) return error
  if (statement && error instanceof Error) error.message = `${statement}: ${error.message}`
  const message = messageOf(error)
  const refused = aboutFiles.test(message) ? saidFault(message, error) : undefined
  if (refused) return refused
  if (/out of memory error/i.test(message))
    return new Fault('unavailable', 'lake.memory_full', {}, { cause: error })
  return error
}
