import { describe, expect, test } from 'vitest'
import { createChance, plantedTable, studied, type Table } from './study.fixture.ts'

const shuffled = ({ titles, rows }: Table, seed: number): Table => {
  const chance = createChance(seed)
  return {
    titles,
    rows: rows
      .map((row) => [chance(), row] as const)
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row),
  }
}

const withColumn = (
  { titles, rows }: Table,
  title: string,
  value: (row: readonly string[], at: number) => string,
): Table => ({
  titles: [title, ...titles],
  rows: rows.map((row, at) => [value(row, at), ...row]),
})

describe('what a study finds', () => {
  test('planted traits with the right sign, and nothing else', () => {
    const found = studied(plantedTable(2000, 1))
    expect(found).toMatchObject({ rows: 2000, signal: true, leaks: [], left_out: [], back_test: null })
    const line = (column: string, bin: string) =>
      found.traits.find((each) => each.column === column && each.bin === bin)
    expect(line('industry', 'Steel')?.lift).toBeGreaterThan(1.3)
    expect(line('industry', 'Steel')?.q).toBeLessThan(0.001)
    const sizes = found.traits.filter(({ column }) => column === 'employees')
    expect(sizes.at(-1)?.points).toBeGreaterThan(sizes[0]?.points ?? 0)
    for (const { column, q } of found.traits)
      if (['colour', 'rank'].includes(column)) expect(q).toBeGreaterThan(0.05)
    for (const { points } of found.traits.filter(({ column }) => column === 'colour'))
      expect(points).toBeLessThan(3)
  })

  test('every row has one bin of each column; the worst gives 0, the best of all together give the most', () => {
    const { traits, most, rows, positives } = studied(plantedTable(1500, 15))
    const columns = [...new Set(traits.map(({ column }) => column))]
    let best = 0
    for (const column of columns) {
      const lines = traits.filter((line) => line.column === column)
      expect(lines.reduce((sum, { n }) => sum + n, 0)).toBe(rows)
      expect(lines.reduce((sum, line) => sum + line.positives, 0)).toBe(positives)
      expect(Math.min(...lines.map(({ points }) => points))).toBe(0)
      best += Math.max(...lines.map(({ points }) => points))
    }
    expect(best).toBe(most)
  })

  test('the same bytes in any order of rows', () => {
    const table = plantedTable(1500, 2)
    const found = JSON.stringify(studied(table))
    for (const seed of [1, 2, 3]) expect(JSON.stringify(studied(shuffled(table, seed)))).toBe(found)
  })

  test('chance is no signal in at least 95 of 100 tables', () => {
    const found = Array.from({ length: 100 }, (_, seed) => studied(plantedTable(300, seed + 10, 0)))
    expect(found.filter(({ signal }) => signal).length).toBeLessThanOrEqual(5)
    for (const { signal, traits, most } of found)
      if (!signal)
        expect([most, ...traits.map(({ points }) => points)].every((points) => points === 0)).toBe(true)
  })

  test('rows of one group are held out together: what only names the group tells nothing', () => {
    const chance = createChance(5)
    const groups = Array.from({ length: 60 }, () => ({
      size: String(Math.round(chance() * 1000)),
      wins: chance() < 0.5,
    }))
    const rows = Array.from({ length: 1200 }, (_, at) => {
      const own = groups[at % 60]
      return [`account ${at % 60}`, own?.size ?? '', chance().toFixed(3), own?.wins ? 'yes' : 'no']
    })
    const table = { titles: ['account', 'size', 'noise', 'won'], rows }
    const day = withColumn(table, 'day', (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + at / 4)).toISOString().slice(0, 10),
    )
    const { back_test } = studied(day, { group: 'account' })
    expect(back_test).toMatchObject({ by: 'day', judged: 240 })
    const [low, high] = back_test?.auc_interval ?? [0, 1]
    expect(low).toBeLessThan(0.5)
    expect(high).toBeLessThan(0.8)
    expect(studied(table, { group: 'account' })).toMatchObject({ signal: false, groups: 60 })
    expect(studied(table, { exclude: ['account'], keep: ['size'] }).auc).toBeGreaterThan(0.9)
  })

  test('rows that say the same by chance stand alone; what tells among few values is found', () => {
    const { titles, rows } = plantedTable(600, 21, 1.5)
    const few = { titles: ['industry', 'won'], rows: rows.map((row) => [row[0] ?? '', row.at(-1) ?? '']) }
    const found = studied(few)
    expect(titles[0]).toBe('industry')
    expect(found).toMatchObject({ signal: true, duplicates: 600 - 8 })
    expect(found.auc).toBeGreaterThan(0.55)
    const [low = 0, high = 0] = found.auc_interval ?? []
    expect(high - low).toBeGreaterThan(0.02)
  })

  test('copies of a row tell no more than the row', () => {
    const table = withColumn(plantedTable(200, 22, 0.7), 'company', (_, at) => `Company ${at}`)
    const copied = { ...table, rows: table.rows.flatMap((row) => [row, row, row, row]) }
    const [once, four] = [studied(table), studied(copied)]
    expect(four).toMatchObject({ rows: 800, duplicates: 600, signal: once.signal })
    const steel = ({ traits }: typeof once) => traits.find(({ bin }) => bin === 'Steel')
    const width = (found: typeof once) => {
      const [low = 0, high = 0] = steel(found)?.interval ?? []
      return high - low
    }
    expect(width(once)).toBeGreaterThan(0.3)
    expect(width(four) / width(once)).toBeCloseTo(1, 1)
    expect(four.auc ?? 0).toBeCloseTo(once.auc ?? 0, 1)
  })

  test('a column twice changes little', () => {
    const table = plantedTable(2000, 6)
    const size = table.titles.indexOf('employees')
    const twice = studied(withColumn(table, 'staff', (row) => row[size] ?? ''))
    expect(Math.abs((twice.auc ?? 0) - (studied(table).auc ?? 0))).toBeLessThan(0.02)
    const spread = (column: string) => {
      const points = twice.traits.filter((line) => line.column === column).map((line) => line.points)
      return Math.max(...points) - Math.min(...points)
    }
    expect(Math.abs(spread('staff') - spread('employees'))).toBeLessThanOrEqual(25)
  })

  test('more never counts for less where it is asked', () => {
    const chance = createChance(7)
    const rows = Array.from({ length: 1500 }, () => {
      const size = chance() * 100
      return [size.toFixed(1), chance() < 0.3 + 0.3 * Math.sin(size / 8) ** 2 + size / 500 ? 'yes' : 'no']
    })
    const table = { titles: ['size', 'won'], rows }
    const pointsOf = (wish: object) =>
      studied(table, wish)
        .traits.filter(({ bin }) => bin.startsWith('['))
        .map(({ points }) => points)
    const falls = (points: number[]) => points.some((each, i) => i > 0 && each < (points[i - 1] ?? 0))
    expect(falls(pointsOf({}))).toBe(true)
    expect(falls(pointsOf({ rising: ['size'] }))).toBe(false)
  })
})

describe('leaks', () => {
  const table = plantedTable(2000, 3)
  const won = table.titles.indexOf('won')

  test('the outcome in other words', () => {
    const { leaks, traits } = studied(
      withColumn(table, 'result', (row) => (row[won] === 'yes' ? 'signed' : 'gone')),
    )
    expect(leaks).toMatchObject([{ column: 'result', reason: 'is_outcome', kept: false }])
    expect(traits.some(({ column }) => column === 'result')).toBe(false)
  })

  test('what is filled in only afterwards', () => {
    const { leaks } = studied(
      withColumn(table, 'reason lost', (row, at) =>
        row[won] === 'no' && at % 10 > 0 ? (['price', 'time'][at % 2] ?? '') : '',
      ),
    )
    expect(leaks).toMatchObject([{ column: 'reason lost', reason: 'missing_tells' }])
  })

  test('what alone does better than all the rest together, and its copy, until a person keeps it', () => {
    const chance = createChance(4)
    const minutes = table.rows.map((row) =>
      Math.round((row[won] === 'yes' ? 12 : 5) + 10 * (chance() + chance() - 1)),
    )
    const leaking = withColumn(
      withColumn(table, 'minutes', (_, at) => String(minutes[at])),
      'seconds',
      (_, at) => String((minutes[at] ?? 0) * 60),
    )
    const { leaks, auc } = studied(leaking)
    expect(leaks.map(({ column }) => column).sort()).toEqual(['minutes', 'seconds'])
    expect(leaks.map(({ reason }) => reason).sort()).toEqual(['beats_rest', 'copy_of_leak'])
    const kept = studied(leaking, { keep: ['minutes'] })
    expect(kept.leaks.find(({ column }) => column === 'minutes')?.kept).toBe(true)
    expect(kept.auc).toBeGreaterThan((auc ?? 0) + 0.05)
  })
})

describe('columns that group nothing', () => {
  test.each([
    ['row', (at: number) => String(at + 1), 'id'],
    ['code', (at: number) => `K-${(at * 7919) % 100_003}`, 'id'],
    ['same', () => 'x', 'constant'],
    ['blank', () => ' n/a ', 'empty'],
    ['day', (at: number) => `2025-0${1 + (at % 9)}-1${at % 10}`, 'date'],
    [
      'note',
      (at: number) => `What was said on call number ${at} about the order of ${at % 7} machines`,
      'free_text',
    ],
  ])('%s', (title, value, reason) => {
    const table = withColumn(plantedTable(600, 8), title, (_, at) => value(at))
    const { left_out, traits } = studied(table)
    expect(left_out).toEqual([{ column: title, reason, presence: false }])
    expect(traits.some(({ column }) => column === title)).toBe(false)
  })

  test('ten thousand rare values are no trait; numbers are read however they are written', () => {
    const levels = withColumn(plantedTable(12_000, 9), 'town', (_, at) => `town ${at % 10_000}`)
    expect(studied(levels).left_out).toMatchObject([{ column: 'town', reason: 'too_many_values' }])
    const written = withColumn(
      plantedTable(600, 9),
      'revenue',
      (_, at) => ['1.2万', '$3,500', '12 %', '2.5M', '100-499'][at % 5] ?? '',
    )
    expect(
      studied(written)
        .traits.filter(({ column }) => column === 'revenue')
        .every(({ bin }) => bin.startsWith('[')),
    ).toBe(true)
  })
})

describe('the back-test', () => {
  test('is there where rows stand in an order that means something, and names drift', () => {
    const early = plantedTable(1600, 11)
    const late = plantedTable(400, 12, 0)
    const drifted = {
      titles: early.titles,
      rows: [
        ...early.rows.map((row) =>
          row.with(4, row[4] === 'yes' && row[0] !== 'Steel' ? 'no' : (row[4] ?? '')),
        ),
        ...late.rows,
      ],
    }
    const { back_test } = studied(drifted)
    expect(back_test).toMatchObject({ by: null, learned: 1600, judged: 400 })
    expect(back_test?.drift).toEqual(['rate', 'auc'])
  })

  test('follows a column of days', () => {
    const table = withColumn(plantedTable(1000, 13), 'closed', (_, at) =>
      new Date(Date.UTC(2025, 0, 1 + (at % 300))).toISOString().slice(0, 10),
    )
    expect(studied(table).back_test).toMatchObject({ by: 'closed', judged: 200 })
  })
})

describe('what cannot be studied says why', () => {
  const table = plantedTable(200, 14)
  const outcome = (value: (row: readonly string[], at: number) => string): Table => ({
    ...table,
    rows: table.rows.map((row, at) => row.with(4, value(row, at))),
  })
  test.each<[string, Table, object, string]>([
    ['no such outcome', table, { outcome: 'revenue' }, 'no_column'],
    ['no such group', table, { group: 'account' }, 'no_column'],
    ['no such column to leave out', table, { exclude: ['account'] }, 'no_column'],
    ['an empty outcome', outcome(() => ''), {}, 'outcome_empty'],
    ['one class', outcome(() => 'yes'), {}, 'one_class'],
    ['several values', outcome((_, at) => ['a', 'b', 'c'][at % 3] ?? ''), {}, 'many_values'],
    ['a success that nobody had', table, { positive: 'won' }, 'no_positive'],
    ['ten rows', { ...table, rows: table.rows.slice(0, 10) }, {}, 'too_few'],
    ['few groups', table, { group: 'industry' }, 'few_groups'],
    [
      'one constant column',
      { titles: ['same', 'won'], rows: table.rows.map((row) => ['x', row[4] ?? '']) },
      {},
      'no_traits',
    ],
  ])('%s', (_, asked, wish, code) => {
    expect(() => studied(asked, wish)).toThrow(expect.objectContaining({ code: `identify.study.${code}` }))
  })

  test('of two values that nobody knows the rarer is the success; open stages take no part', () => {
    const churn = outcome((row, at) => (row[4] === 'yes' && at % 2 ? 'churned' : 'stayed'))
    expect(studied(churn)).toMatchObject({ positive: 'churned', positive_chosen: 'rarer' })
    const stages = outcome((row, at) => (at % 5 === 0 ? 'Engaging' : row[4] === 'yes' ? 'Won' : 'Lost'))
    expect(studied(stages, { positive: 'Won' })).toMatchObject({ rows: 160, without_outcome: 40 })
  })
})
