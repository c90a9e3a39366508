import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Lake, openLake } from '../../src/ground/lake/index.ts'
import { type Dump, dumpTables } from './dump.ts'

/** What changes by itself: the progress of work, and who is signed in. */
const passing = "table_schema = 'pgboss' or table_name in ('jobs', 'applied', 'sessions', 'session')"

/**
 * All that a home keeps, when no process uses it: facts, derived tables, what people decided, and the names in its
 * folders. Equal answers are equal homes, to the byte.
 */
export async function keptIn(home: string, databaseUrl: string): Promise<Dump> {
  const lake = await openLake({ path: join(home, 'lake.duckdb'), memory: '512MB', threads: 1 })
  try {
    return {
      ...(await dumpTables(lake)),
      ...(await factsOf(lake)),
      ...(await stateOf(databaseUrl)),
      files: await namesIn(join(home, 'files')),
      spilled: await namesIn(join(home, 'lake.duckdb.tmp')),
    }
  } finally {
    lake.close()
  }
}

async function factsOf(lake: Lake): Promise<Dump> {
  const tables = await lake.readText(
    `select table_name as name from duckdb_tables() where schema_name = 'collect' and not temporary order by 1`,
  )
  const facts: Dump = {}
  for (const { name } of tables) {
    const rows = await lake.readText(`select * from collect.${name}`)
    facts[`collect.${name}`] = rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n')
  }
  return facts
}

async function stateOf(databaseUrl: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and not (${passing}) order by 1`,
    )
    const state: Dump = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      state[`state ${name}`] = rows.map(({ row }) => row).join('\n')
    }
    return state
  } finally {
    await client.end()
  }
}

const namesIn = async (folder: string): Promise<string> =>
  (await readdir(folder).catch(() => [])).sort().join('\n')
