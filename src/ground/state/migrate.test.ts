import { expect, it } from 'vitest'
import { quietLog } from '../../../test/support/log.ts'
import { databaseUrl } from '../../../test/support/postgres-global.ts'
import { testState } from '../../../test/support/state.ts'
import { Fault } from '../kernel/index.ts'
import { loadMigrations, type Migration, openState, type State } from './index.ts'

const state = await testState()

const first: Migration = {
  name: '0001_test_first',
  sql: 'create table first (id int); insert into first values (1)',
}
const second: Migration = { name: '0002_test_second', sql: 'alter table first add column name text' }

async function inNewDatabase(work: (open: (migrations: Migration[]) => Promise<State>) => Promise<void>) {
  const name = `${new URL(state.url).pathname.slice(1)}_b`
  await state.pool.query(`create database ${name}`)
  try {
    await work((migrations) =>
      openState({ home: '/unused', databaseUrl: databaseUrl(state.url, name), log: quietLog, migrations }),
    )
  } finally {
    await state.pool.query(`drop database ${name} with (force)`)
  }
}

it('loads the migrations in the order of their numbers', async () => {
  const names = (await loadMigrations()).map(({ name }) => name)
  expect(names[0]).toBe('0001_state_jobs')
  expect(names).toEqual([...names].sort())
})

it('applies what is new, once, also when several processes start together', () =>
  inNewDatabase(async (open) => {
    await (await open([first])).close()
    const states = await Promise.all([open([first, second]), open([first, second]), open([first, second])])
    const { rows } = await states[0].pool.query('select id, name from first')
    expect(rows).toEqual([{ id: 1, name: null }])
    await Promise.all(states.map((one) => one.close()))
  }))

it('refuses a database of a newer version and leaves it as it is', () =>
  inNewDatabase(async (open) => {
    await (await open([first, second])).close()
    await expect(open([first])).rejects.toMatchObject({
      kind: 'conflict',
      code: 'state.schema_newer',
      params: { name: '0002_test_second' },
    })
  }))

it('refuses an applied migration that reads differently, but not other line ends', () =>
  inNewDatabase(async (open) => {
    const lines = { ...first, sql: 'create table first (id int);\nselect 1' }
    await (await open([lines])).close()
    await (await open([{ ...lines, sql: lines.sql.replace('\n', '\r\n') }])).close()
    await expect(open([{ ...lines, sql: `${lines.sql} ` }])).rejects.toMatchObject({
      code: 'state.schema_changed',
      params: { name: '0001_test_first' },
    })
  }))

it('leaves nothing of a migration that fails half-way', () =>
  inNewDatabase(async (open) => {
    const broken = { name: '0002_test_broken', sql: 'create table half (id int); select 1/0' }
    const error = await open([first, broken]).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Fault)
    expect(error).toMatchObject({
      code: 'state.migration_failed',
      params: { name: '0002_test_broken', reason: 'division by zero' },
    })
    const reopened = await open([first, { ...broken, sql: 'create table half (id int)' }])
    await reopened.close()
  }))
