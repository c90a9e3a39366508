import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeEach, expect, inject, onTestFinished } from 'vitest'
import { loadMigrations, openState, type State } from '../../src/ground/state/index.ts'
import { quietLog } from './log.ts'
import { databaseUrl } from './postgres-global.ts'

/**
 * The state for one test file, in a database of its own with all tables and no rows: `const state = await
 * testState()` at the top of the file. It is closed after the last test; the database of a file with a failed test
 * is kept, and a connection that somebody forgot to close or give back fails the file.
 */
export async function testState(): Promise<State> {
  const file = basename(expect.getState().testPath ?? 'file')
    .replace(/\W+/g, '_')
    .toLowerCase()
  const name = `test_${file.slice(0, 40)}_${randomBytes(4).toString('hex')}`
  await administer(`create database ${name} template template_talweg`)
  const state = await openState({
    home: tmpdir(),
    databaseUrl: databaseUrl(inject('postgresUrl'), name),
    log: quietLog,
    migrations: await loadMigrations(),
  })

  let hasFailed = false
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() => {
      hasFailed = true
    })
  })
  afterAll(async () => {
    const inUse = state.pool.totalCount - state.pool.idleCount
    await state.close()
    const open = await openConnections(name)
    if (!hasFailed) await administer(`drop database ${name} with (force)`)
    expect({ inUse, open }, 'connections left by this file').toEqual({ inUse: 0, open: 0 })
  })
  return state
}

/** An empty home folder that PostgreSQL can enter also when the tests run as root; removed after the test. */
export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'talweg-home-'))
  await chmod(home, 0o711)
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  return home
}

/**
 * Gives a home folder an empty PostgreSQL, as its first start would, in a tenth of the time. `from` is another home to
 * copy, whose PostgreSQL does not run.
 */
export async function copyPostgres(home: string, from = inject('postgresHome')): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(from, 'postgres'), join(home, 'postgres')])
}

async function administer<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** How many connections are left; the server needs a moment to see that one was closed. */
async function openConnections(database: string): Promise<number> {
  let count = 0
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const rows = await administer<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = '${database}'`,
    )
    count = rows[0]?.count ?? 0
    if (count === 0) break
    await sleep(50)
  }
  return count
}
