import { expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { closestRow } from './explain.ts'
import { matchTable } from './match-table.ts'
import type { TableColumn } from './table.ts'
import { matchTableInWorker } from './worker.ts'

const brands = ['Torva', 'Mirran', 'Draxel', 'Fjellmo', 'Halvik', 'Jorvane', 'Nystra', 'Oxbury']
const table = (rows: number): TableColumn[] => {
  const cells = Array.from({ length: rows }, (_, row) => `${brands[row % 8]}${row % (rows / 2)} Foods`)
  return [
    { ...columnOf('name', cells), kind: 'name' },
    columnOf(
      'note',
      cells.map((_, row) => `note ${row % 7}`),
    ),
  ]
}

test('a thread finds what this one would find, and says how far it is', async () => {
  const stages = new Set<string>()
  const found = await matchTableInWorker(table(4000), 'company', { report: (stage) => stages.add(stage) })
  const { times: _, ...expected } = matchTable(table(4000), 'company')
  expect(found).toMatchObject(expected)
  expect(closestRow(found, 0)).toEqual(closestRow({ ...expected, times: {} }, 0))
  expect([...stages]).toEqual(['values', 'blocks', 'compare', 'train', 'clusters'])
})

test('this thread stays free meanwhile, and a signal ends the other at once', async () => {
  const control = new AbortController()
  const reason = new Error('enough')
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  const work = matchTableInWorker(table(60_000), 'company', {
    signal: control.signal,
    report: (stage) => {
      if (stage === 'blocks') control.abort(reason)
    },
  })
  await expect(work).rejects.toBe(reason)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
  await expect(matchTableInWorker(table(40), 'company', { signal: control.signal })).rejects.toBe(reason)
})

test('a thread that runs out of memory takes nothing else down', async () => {
  await expect(matchTableInWorker(table(200_000), 'company', { megabytes: 64 })).rejects.toMatchObject({
    code: 'match.engine.memory',
    params: { rows: 200_000 },
  })
})

test('an empty table, and one without columns, are answered', async () => {
  expect((await matchTableInWorker(table(0), 'company')).different).toBe(0)
  expect((await matchTableInWorker([], 'person')).group).toHaveLength(0)
})
