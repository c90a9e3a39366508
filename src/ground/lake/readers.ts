import type {
  DuckDBConnection,
  DuckDBInstance,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
} from '@duckdb/node-api'
import type { Params } from './statements.ts'

/** So many connections wait for the next reader, and so many statements are kept ready on each. */
const mostIdle = 8
const mostReady = 128

/** A connection for reading, with the statements that are kept ready on it. */
export type Reader = Readonly<{
  connection: DuckDBConnection
  isReady: (sql: string) => boolean
  /** A statement that is planned when it is asked for the first time. For those that keep nothing: what a join has gathered would stay. */
  ready: (sql: string) => Promise<Ready>
}>

/** A statement that is planned. */
type Ready = Readonly<{ run: (params: Params) => Promise<DuckDBMaterializedResult>; destroy: () => void }>

/** Connections that are used again and again: to open one and to plan a short statement takes longer than to run it. */
export function createReaders(instance: DuckDBInstance) {
  const idle: Reader[] = []
  let isClosed = false
  const take = (sql: string | undefined): Reader | undefined => {
    const at = sql === undefined ? -1 : idle.findIndex((reader) => reader.isReady(sql))
    return at < 0 ? idle.pop() : idle.splice(at, 1)[0]
  }
  return {
    /** Does something on a connection of its own, on one that has a statement ready if there is one. */
    async reading<T>(work: (reader: Reader) => Promise<T>, sql?: string): Promise<T> {
      const reader = take(sql) ?? readerOn(await instance.connect())
      let isSound = false
      try {
        const result = await work(reader)
        isSound = true
        return result
      } finally {
        if (isSound && !isClosed && idle.length < mostIdle) idle.push(reader)
        else reader.connection.closeSync()
      }
    },
    close() {
      isClosed = true
      for (const { connection } of idle.splice(0)) connection.closeSync()
    },
  }
}

function readerOn(connection: DuckDBConnection): Reader {
  const known = new Map<string, Ready>()
  return {
    connection,
    isReady: (sql) => known.has(sql),
    async ready(sql) {
      const statement = known.get(sql) ?? makeReady(await connection.prepare(sql))
      // The one that was asked for last stands last.
      known.delete(sql)
      known.set(sql, statement)
      const [oldest] = known
      if (known.size > mostReady && oldest) {
        known.delete(oldest[0])
        oldest[1].destroy()
      }
      return statement
    },
  }
}

function makeReady(statement: DuckDBPreparedStatement): Ready {
  const places = new Map<string, number>()
  const placeOf = (name: string) => {
    const place = places.get(name) ?? statement.parameterIndex(name)
    places.set(name, place)
    return place
  }
  return {
    run(params) {
      for (const [name, value] of Object.entries(params)) {
        const place = placeOf(name)
        // Bound as it is, a value needs no object of the engine's.
        if (typeof value === 'string') statement.bindVarchar(place, value)
        else if (typeof value === 'number' && (value | 0) === value) statement.bindInteger(place, value)
        else statement.bindValue(place, value)
      }
      return statement.run()
    },
    destroy: () => statement.destroySync(),
  }
}
