import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { collectLog, quietLog } from '../../../test/support/log.ts'
import { testState } from '../../../test/support/state.ts'
import { createDictionary, languages } from '../kernel/index.ts'
import { openState } from './index.ts'
import { words } from './words.ts'

const state = await testState()

async function read(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(state.db)
  return rows[0]?.value
}

it('reads values as JavaScript means them', async () => {
  expect(await read('9007199254740991::bigint')).toBe(9007199254740991)
  await expect(read('9007199254740992::bigint')).rejects.toThrow('does not fit')
  expect(await read("date '2024-02-29'")).toBe('2024-02-29')
  expect(await read("timestamptz '2024-02-29 23:30:00+08'")).toEqual(new Date('2024-02-29T15:30:00Z'))
  expect(await read('12.50::numeric')).toBe('12.50')
  expect(await read("(timestamptz '2024-02-29 23:30:00-08')::date")).toBe('2024-03-01')
})

it('keeps all of a transaction or nothing', async () => {
  await state.pool.query('create table entries (n int)')
  const write = (fails: boolean) =>
    state.transaction(async (trx) => {
      await sql`insert into entries values (1)`.execute(trx)
      if (fails) throw new Error('changed my mind')
      return 'kept'
    })
  await expect(write(true)).rejects.toThrow('changed my mind')
  expect(await write(false)).toBe('kept')
  expect((await state.pool.query('select n from entries')).rows).toEqual([{ n: 1 }])
})

it('survives the loss of its connections, idle or in use', async () => {
  const log = collectLog()
  const other = await openState({ home: '/unused', databaseUrl: state.url, log, migrations: [] }).catch(
    (error: unknown) => error,
  )
  expect(other).toMatchObject({ code: 'state.schema_newer' }) // and the failed opening has left no connection

  const end =
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  const lost = expect(
    state.transaction((trx) => sql`select pg_sleep(10)`.execute(trx)),
  ).rejects.toMatchObject({ kind: 'unavailable', code: 'state.unavailable' })
  const isSleeping =
    "select 1 from pg_stat_activity where query like 'select pg_sleep%' and pid <> pg_backend_pid()"
  await expect.poll(async () => (await state.pool.query(isSleeping)).rows.length).toBe(1)
  await state.pool.query(end)
  await lost
  await expect.poll(() => read('1').catch(() => 0)).toBe(1)
})

it('says why a given database cannot be used', async () => {
  const open = (databaseUrl: string) =>
    openState({ home: '/unused', databaseUrl, log: quietLog, migrations: [] })
  const unreachable = { kind: 'unavailable', code: 'state.database_unreachable' }
  await expect(open('postgresql://nobody@127.0.0.1:1/none')).rejects.toMatchObject(unreachable)
  await expect(open('postgresql://nobody@localhost:1/none')).rejects.toMatchObject(unreachable)
  await expect(open('not an address')).rejects.toMatchObject(unreachable)
})

it('has the same words in both languages', () => {
  expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).sort())
  const dictionary = createDictionary([words])
  const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  for (const key of Object.keys(words.en)) {
    const [en, zh] = languages.map((language) =>
      placeholders(String(dictionary.getResource(language, 'translation', key))),
    )
    expect(zh, key).toEqual(en)
  }
})
