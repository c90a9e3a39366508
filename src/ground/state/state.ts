import { Kysely, type Transaction } from 'kysely'
import type pg from 'pg'
import { Fault } from '../kernel/index.ts'
import { StateDialect } from './driver.ts'
import { databaseFault } from './errors.ts'
import type { Log } from './log.ts'
import { type Migration, migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import { startPostgres } from './postgres/index.ts'

/** A database without tables: each step adds its own with `db.withTables<CollectTables>()`. */
export type NoTables = Record<never, never>

export type StateTransaction = Transaction<NoTables>

/** The open state of a home. Queries through `db` throw `state.unavailable`, `state.database_full` and `state.busy`. */
export type State = {
  db: Kysely<NoTables>
  /** The same connections for libraries that bring their own SQL; errors come as the driver makes them. */
  pool: pg.Pool
  /** Connection string of the database, with its password. */
  url: string
  /** Runs the work in one transaction: all of it is committed, or nothing when it throws. */
  transaction<T>(work: (trx: StateTransaction) => Promise<T>): Promise<T>
  /** Ends the connections, then the own PostgreSQL if there is one. A second call waits for the first. */
  close(): Promise<void>
}

type Settings = {
  /** The home folder; its lock must be held when there is no `databaseUrl`. */
  home: string
  /** Another PostgreSQL, version 15 or later, instead of the own one. */
  databaseUrl?: string
  log: Log
  migrations: readonly Migration[]
}

const oldestVersion = 15
const closePatience = 5_000

/**
 * Opens the state: starts the home's own PostgreSQL or connects to the given one, and brings the schema to this
 * version. Beside the Faults of `startPostgres` and `migrate` it throws `state.database_unreachable` and
 * `state.database_old` for a given one.
 */
export async function openState({ home, databaseUrl, log, migrations }: Settings): Promise<State> {
  const server = databaseUrl === undefined ? await startPostgres(home, log) : undefined
  const url = server?.url ?? databaseUrl ?? ''
  const pool = openPool(url, log)
  const db = new Kysely<NoTables>({ dialect: new StateDialect(pool) })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= endPool(pool, log).then(() => server?.stop())
    return closing
  }
  try {
    if (!server) await checkVersion(pool)
    await migrate(pool, migrations, log)
  } catch (error) {
    await close()
    throw databaseFault(error)
  }
  return { db, pool, url, transaction: (work) => db.transaction().execute(work), close }
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ number: number }>("select current_setting('server_version_num')::int as number")
    .catch((cause: Error) => {
      // Node reports several addresses of one host as an AggregateError without a message.
      const reason = cause instanceof AggregateError ? String(cause.errors[0]) : cause.message
      throw new Fault('unavailable', 'state.database_unreachable', { reason }, { cause })
    })
  const version = Math.floor((rows[0]?.number ?? 0) / 10_000)
  if (version < oldestVersion) {
    throw new Fault('conflict', 'state.database_old', { version, needed: oldestVersion })
  }
}

/** A connection that somebody forgot to give back must not keep the application from ending. */
async function endPool(pool: pg.Pool, log: Log): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    log.warn('connections to the state are still in use', { count: pool.totalCount - pool.idleCount })
    resolve()
  }, closePatience)
  await Promise.race([pool.end(), late])
  clearTimeout(timer)
}
