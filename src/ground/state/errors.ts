import pg from 'pg'
import { Fault } from '../kernel/index.ts'

// SQLSTATE classes and codes, https://www.postgresql.org/docs/current/errcodes-appendix.html
const lostCodes = /^(08...|57P0[123]|25P03)$/
const fullCodes = /^53[12]00$/ // disk_full, out_of_memory
const busyCodes = /^(53300|55P03)$/ // too_many_connections, lock_not_available

const lostSystemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'])

// pg has no codes for what it finds out itself.
const lostMessages = /Connection terminated|not queryable|pool after calling end/
const busyMessages = /timeout exceeded when trying to connect/

/**
 * The Fault behind an error of the database driver when the database is away, full or busy; any other error comes
 * back as it is. Use it where a query does not go through `State.db`.
 */
export function databaseFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const sqlState = error instanceof pg.DatabaseError ? code : ''
  if (lostCodes.test(sqlState) || lostSystemCodes.has(code) || lostMessages.test(error.message)) {
    return new Fault('unavailable', 'state.unavailable', {}, { cause: error })
  }
  if (fullCodes.test(sqlState)) return new Fault('unavailable', 'state.database_full', {}, { cause: error })
  if (busyCodes.test(sqlState) || busyMessages.test(error.message)) {
    return new Fault('busy', 'state.busy', {}, { cause: error })
  }
  return error
}
