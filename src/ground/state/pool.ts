import pg from 'pg'
import type { Log } from './log.ts'

const int8 = 20
const date = 1082

function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
}

/**
 * Connections to the state. `bigint` comes as a number (and fails loudly beyond 2^53), `date` as 'YYYY-MM-DD' (the
 * driver would make it midnight of the local time zone), `timestamptz` as a Date, `numeric` as text.
 */
export function openPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'talweg',
    max: 10,
    // Waiting longer than this for a free connection is an answer in itself: `state.busy`.
    connectionTimeoutMillis: 10_000,
    // The day of a moment must not depend on where somebody else's database stands.
    onConnect: async (client) => {
      await client.query("set timezone to 'UTC'")
    },
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === int8) return toNumber
        if (oid === date) return (text: string) => text
        return pg.types.getTypeParser(oid, format)
      },
    },
  })
  // A connection that breaks says so by an event, which would end the process if nobody listened. A query that
  // runs on it fails by itself; the pool takes care of idle ones.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', ({ message }) => {
    if (!pool.ending) log.warn('an idle connection to the state was lost', { reason: message })
  })
  return pool
}
