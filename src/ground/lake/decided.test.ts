import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyDecided, type DecidedRow, type DecidedTable, readDecided } from './decided.ts'
import { openLake } from './lake.ts'

const folder = await mkdtemp(join(tmpdir(), 'talweg-decided-'))
const lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '128MB', threads: 1 })
afterAll(async () => {
  lake.close()
  await rm(folder, { recursive: true, force: true })
})

const table = (rows: DecidedRow[]): DecidedTable => ({
  table: 'places',
  columns: { written: 'varchar', weight: 'bigint', sure: 'boolean' },
  rows: async () => rows,
})

test('decisions replace those that the lake held before', async () => {
  const first: DecidedRow[] = [
    { written: "GZ'; drop", weight: 3, sure: true },
    { written: null, weight: null, sure: null },
  ]
  for (const rows of [first, [{ written: '广州', weight: -1, sure: false }]]) {
    await lake.transaction(async (tx) => copyDecided(tx, await readDecided([table(rows)])))
    expect(await lake.readText('select * from decided.places order by written nulls last')).toEqual(rows)
  }
})

test('the basis tells other decisions, and only those', async () => {
  const basis = async (...rows: DecidedRow[]) => (await readDecided([table(rows)])).basis
  expect(await basis({ written: 'a' })).toBe(await basis({ written: 'a' }))
  expect(await basis({ written: 'a' })).not.toBe(await basis({ written: 'b' }))
  expect(await basis()).not.toBe((await readDecided([])).basis)
})
