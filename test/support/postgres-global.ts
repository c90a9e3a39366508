// Before all tests: one PostgreSQL in a temporary home, with a migrated template database that test files clone.
// Also a program: `node test/support/postgres-global.ts HOME` opens the home that a failed run has kept.
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { loadMigrations, openJobs, openState } from '../../src/ground/state/index.ts'
import { quietLog as log } from './log.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of a database on the server of this run; test databases are made through it. */
    postgresUrl: string
    /** A home folder whose PostgreSQL has been made but has nothing in it and does not run. */
    postgresHome: string
  }
}

/** The connection string of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'talweg-test-'))
  await chmod(home, 0o711) // PostgreSQL must get in when the tests run as root
  await (await openState({ home, log, migrations: [] })).close()
  const unused = join(home, 'unused')
  await mkdir(unused)
  await promisify(execFile)('cp', ['-a', join(home, 'postgres'), unused])
  project.provide('postgresHome', unused)

  const server = await openState({ home, log, migrations: [] })
  // Test databases need not survive a power cut.
  await server.pool.query('alter system set fsync = off')
  await server.pool.query('select pg_reload_conf()')
  await server.pool.query('create database template_talweg')
  const url = databaseUrl(server.url, 'template_talweg')
  const template = await openState({ home, databaseUrl: url, log, migrations: await loadMigrations() })
  await (await openJobs(template, { log, handlers: {} })).close() // has made the tables of the job queue
  await template.close()
  project.provide('postgresUrl', server.url)

  return async () => {
    const { rows } = await server.pool.query<{ name: string }>(
      "select datname as name from pg_database where datname like 'test\\_%' order by 1",
    )
    await server.close()
    if (rows.length === 0) return await rm(home, { recursive: true, force: true })
    process.stderr.write(
      `Databases of failed tests were kept: ${rows.map(({ name }) => name).join(', ')}\n` +
        `To look at them: node test/support/postgres-global.ts ${home}\n`,
    )
  }
}

if (import.meta.main) {
  const [home = '.'] = process.argv.slice(2)
  const server = await openState({ home, log, migrations: [] })
  process.stdout.write(`${server.url}\nIt runs until Ctrl-C.\n`)
  process.once('SIGINT', () => void server.close())
}
