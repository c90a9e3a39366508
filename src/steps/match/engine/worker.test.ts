import { expect, test } from 'vitest'
import { ColumnBuilder, columnOf } from './column.ts'
import { closestRow } from './explain.ts'
import { matchTable } from './match-table.ts'
import type { TableColumn } from './table.ts'
import { vectorText } from './vector.ts'
import { matchTableInWorker, TableMatcher } from './worker.ts'

/** Threads take their time to start where the processors are busy. */
const timeout = 120_000

const brands = ['Torva', 'Mirran', 'Draxel', 'Fjellmo', 'Halvik', 'Jorvane', 'Nystra', 'Oxbury']
const trades = ['Foods', 'Foods Ltd', 'Holdings', 'Hldgs', 'Foods GmbH']
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

/** Names in two scripts with slips, places and numbers, and what else is compared by words, digits or letters. */
const mixed = (rows: number): TableColumn[] => {
  const cells = (of: (row: number) => string) => Array.from({ length: rows }, (_, row) => of(row))
  const of = (list: readonly string[], row: number) => list[row % list.length] ?? ''
  const chinese = ['北京信光科技有限公司', '深圳市华腾贸易有限公司', '信光', 'Xinguang Technology Co., Ltd.']
  return [
    {
      ...columnOf(
        'name',
        cells((row) =>
          row % 5 === 0
            ? `${of(chinese, row / 5)}${row % 700}`
            : `${of(brands, row * 7)} ${row % 900} ${of(trades, row)}`,
        ),
      ),
      kind: 'name',
    },
    {
      ...columnOf(
        'domain',
        cells((row) => (row % 3 === 0 ? `site${row % 5000}.com` : '')),
      ),
      kind: 'domain',
    },
    {
      ...columnOf(
        'phone',
        cells((row) => (row % 4 === 0 ? `+44 113 ${1_000_000 + (row % 6000)}` : '')),
      ),
      kind: 'phone',
    },
    {
      ...columnOf(
        'city',
        cells((row) => of(['Leeds', 'York', '深圳', ''], row)),
      ),
      kind: 'category',
    },
    {
      ...columnOf(
        'address',
        cells((row) => (row % 2 ? `${row % 300} ${of(brands, row)} Street` : '')),
      ),
      kind: 'text',
    },
    columnOf(
      'vector',
      cells(
        (row) => vectorText(JSON.stringify(brands.map((_, at) => Math.sin((row % 1700) * (at + 1))))) ?? '',
      ),
    ),
  ]
}

test(
  'a thread finds what this one would find, and says how far it is',
  async () => {
    const stages = new Set<string>()
    const found = await matchTableInWorker(table(4000), 'company', { report: (stage) => stages.add(stage) })
    const { times: _, ...expected } = matchTable(table(4000), 'company')
    expect(found).toMatchObject(expected)
    expect(closestRow(found, 0)).toEqual(closestRow({ ...expected, times: {} }, 0))
    expect([...stages]).toEqual(['values', 'blocks', 'compare', 'train', 'clusters'])
  },
  timeout,
)

test(
  'the same is found by any number of threads, to the last bit',
  async () => {
    const { times, ...alone } = matchTable(mixed(5000), 'company')
    for (const threads of [1, 2, 8])
      expect(await matchTableInWorker(mixed(5000), 'company', { threads }), `${threads} threads`).toEqual({
        ...alone,
        times: expect.objectContaining({ compare: expect.any(Number) }),
      })
    expect(alone.pairs.a.length).toBeGreaterThan(5000)
    expect(Object.keys(times)).toContain('compare')
  },
  timeout,
)

test(
  'names that are taken apart while they are gathered are found alike',
  async () => {
    const cells = Array.from({ length: 50_000 }, (_, row) => `${brands[row % 8]} ${row % 30_000} Foods`)
    const names = new ColumnBuilder('name')
    const matcher = new TableMatcher('company', { threads: 2 })
    for (const cell of cells) {
      names.push(cell)
      matcher.readAhead(names)
    }
    const found = await matcher.match([{ ...names.column(), kind: 'name' }])
    const { times: _, ...alone } = matchTable([{ ...columnOf('name', cells), kind: 'name' }], 'company')
    expect(found).toMatchObject(alone)
    expect(alone.different).toBe(30_000)
  },
  timeout,
)

test(
  'people in two scripts are found alike by any number of threads',
  async () => {
    const people = (): TableColumn[] => {
      const cells = (of: (row: number) => string) => Array.from({ length: 5000 }, (_, row) => of(row))
      const names = ['王小明', 'Xiaoming Wang', '张伟', 'Wei Zhang', 'Ann Lee', 'Anne Lee']
      return [
        {
          ...columnOf(
            'account',
            cells((row) => `acc_${row % 900}`),
          ),
          kind: 'account',
        },
        {
          ...columnOf(
            'email',
            cells((row) => (row % 3 ? `p${row % 1700}@x.com` : '')),
          ),
          kind: 'email',
        },
        {
          ...columnOf(
            'name',
            cells((row) => names[(row * 7) % names.length] ?? ''),
          ),
          kind: 'person',
        },
      ]
    }
    const given = {
      alone: new Uint8Array(5000),
      same: { a: new Int32Array(0), b: new Int32Array(0) },
      apart: { node: new Int32Array(0), side: new Int32Array(0) },
      code: new Int32Array(5000),
      late: new Uint8Array(5000),
      holds: [{ when: { name: ['different'] }, most: -1, isBarred: true as const }],
      learn: false,
    }
    const { times: _, ...alone } = matchTable(people(), 'person', undefined, given)
    for (const threads of [1, 2])
      expect(await matchTableInWorker(people(), 'person', { threads, given })).toMatchObject(alone)
    expect(alone.pairs.a.length).toBeGreaterThan(1000)
    expect(new Set(alone.group).size).toBeLessThan(4900)
  },
  timeout,
)

test(
  'this thread stays free meanwhile, and a signal ends the other at once',
  async () => {
    const control = new AbortController()
    const reason = new Error('enough')
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const work = matchTableInWorker(table(25_000), 'company', {
      signal: control.signal,
      report: (stage) => {
        if (stage === 'blocks') control.abort(reason)
      },
    })
    await expect(work).rejects.toBe(reason)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
    await expect(matchTableInWorker(table(40), 'company', { signal: control.signal })).rejects.toBe(reason)
  },
  timeout,
)

test(
  'a thread that runs out of memory takes nothing else down',
  async () => {
    await expect(matchTableInWorker(table(200_000), 'company', { megabytes: 24 })).rejects.toMatchObject({
      code: 'match.engine.memory',
      params: { rows: 200_000 },
    })
  },
  timeout,
)

test('an empty table, and one without columns, are answered', async () => {
  expect((await matchTableInWorker(table(0), 'company')).different).toBe(0)
  expect((await matchTableInWorker([], 'person')).group).toHaveLength(0)
})
