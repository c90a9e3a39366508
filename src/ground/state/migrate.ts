import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { Fault } from '../kernel/index.ts'
import type { Log } from './log.ts'

/** One step of the schema: `name` is the file's name without `.sql`, such as `0001_state_jobs`. */
export type Migration = { name: string; sql: string }

const home = new URL('./migrations/', import.meta.url)
// Any number does, as long as every Talweg uses the same one and nobody else does.
const advisoryLock = 7_209_551

/** The migrations of this version, `migrations/NNNN_<step>_<what>.sql`, in the order of their numbers. */
export async function loadMigrations(folder: URL = home): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const numbers = files.map((file) => file.slice(0, 4))
  for (const [index, file] of files.entries()) {
    if (!/^\d{4}_[a-z]+_[a-z0-9_]+\.sql$/.test(file))
      throw new Error(`${file} is not named NNNN_<step>_<what>.sql`)
    if (numbers[index] === numbers[index - 1]) throw new Error(`two migrations have the number of ${file}`)
  }
  return await Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.sql'.length),
      sql: await readFile(new URL(file, folder), 'utf8'),
    })),
  )
}

/**
 * Brings the schema to this version. Each migration is one transaction together with its line in
 * `state.migrations`, under an advisory lock, so several processes may start at once.
 *
 * Throws `state.schema_newer` when the database knows a migration that this version does not,
 * `state.schema_changed` when an applied one now reads differently, `state.migration_failed`.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[], log: Log): Promise<void> {
  const client = await pool.connect()
  try {
    const applied = await readApplied(client)
    check(applied, migrations)
    for (const migration of migrations) {
      if (!applied.has(migration.name)) await apply(client, migration, log)
    }
  } finally {
    client.release()
  }
}

async function readApplied(client: pg.PoolClient): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ table: string | null }>(
    "select to_regclass('state.migrations')::text as table",
  )
  if (!tables[0]?.table) {
    await transaction(client, async () => {
      await client.query(`
        create schema if not exists state;
        create table if not exists state.migrations (
          name text primary key,
          checksum text not null,
          applied_at timestamptz not null default now()
        )`)
    })
  }
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from state.migrations order by name',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function check(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, checksum(migration)]))
  for (const [name, sum] of applied) {
    const expected = known.get(name)
    if (expected === undefined) throw new Fault('conflict', 'state.schema_newer', { name })
    if (expected !== sum) throw new Fault('conflict', 'state.schema_changed', { name })
  }
}

async function apply(client: pg.PoolClient, migration: Migration, log: Log): Promise<void> {
  try {
    await transaction(client, async () => {
      const { rowCount } = await client.query('select from state.migrations where name = $1', [
        migration.name,
      ])
      if (rowCount) return // another process was faster
      await client.query(migration.sql)
      await client.query('insert into state.migrations (name, checksum) values ($1, $2)', [
        migration.name,
        checksum(migration),
      ])
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('conflict', 'state.migration_failed', { name: migration.name, reason }, { cause })
  }
  log.info('schema changed', { migration: migration.name })
}

async function transaction(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the connection is gone, and the transaction with it
    throw error
  }
}

/** Line ends are a matter of the checkout, not of the migration. */
function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}
