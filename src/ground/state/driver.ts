import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { databaseFault } from './errors.ts'

/** Kysely's PostgreSQL, with Faults where the driver only knows errors of sockets. */
export class StateDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    return new StateDriver(this.#pool)
  }
}

class StateDriver implements Driver {
  readonly #driver: Driver
  readonly #inner = new WeakMap<DatabaseConnection, DatabaseConnection>()

  constructor(pool: pg.Pool) {
    this.#driver = new PostgresDriver({ pool })
  }

  init(): Promise<void> {
    return this.#driver.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await orFault(this.#driver.acquireConnection())
    const connection = new StateConnection(inner)
    this.#inner.set(connection, inner)
    return connection
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driver.beginTransaction(connection, settings)
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driver.commitTransaction(connection)
  }

  // This and releaseConnection reach into the connection that PostgresDriver made.
  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return orFault(this.#driver.rollbackTransaction(this.#inner.get(connection) ?? connection))
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(this.#inner.get(connection) ?? connection)
  }

  destroy(): Promise<void> {
    return this.#driver.destroy()
  }
}

class StateConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection

  constructor(inner: DatabaseConnection) {
    this.#inner = inner
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return orFault(this.#inner.executeQuery<R>(query))
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, chunkSize)
  }
}

async function orFault<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw databaseFault(error)
  }
}
