import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type LakeTransaction, openLake } from './lake.ts'

const folder = await mkdtemp(join(tmpdir(), 'talweg-widen-'))
const memory = '64.0 MiB'
const options = { path: join(folder, 'lake.duckdb'), memory: '67.108864MB', threads: 1 }
const lake = await openLake({ ...options, mostMegabytes: 200 })
const fixed = await openLake({ ...options, path: join(folder, 'fixed.duckdb') })
afterAll(async () => {
  lake.close()
  fixed.close()
  await rm(folder, { recursive: true, force: true })
})

const asked = "select current_setting('memory_limit') as allowed"
const limit = async (from: Pick<LakeTransaction, 'read'>) =>
  (await from.read({ name: 'limit', file: 'x.sql', sql: asked }))[0]?.allowed

test('a transaction may ask for more memory, which goes back when it ends, in whatever way', async () => {
  const within: unknown[] = []
  await lake.transaction(async (tx) => {
    await tx.widen(100)
    within.push(await limit(tx))
    await lake.rehearse((beside) => beside.widen(80))
    within.push(await limit(tx))
  })
  const failed = lake.transaction(async (tx) => {
    await tx.widen(1000)
    within.push(await limit(tx))
    throw new Error('given up')
  })
  await expect(failed).rejects.toThrow('given up')
  expect(within).toEqual(['95.3 MiB', '95.3 MiB', '190.7 MiB'])
  expect(await limit(lake)).toBe(memory)
})

test('nothing is asked for beyond what the options allow, nor less than there is', async () => {
  await fixed.transaction(async (tx) => {
    await tx.widen(100)
    expect(await limit(tx)).toBe(memory)
  })
  await lake.transaction(async (tx) => {
    await tx.widen(10)
    expect(await limit(tx)).toBe(memory)
  })
})
