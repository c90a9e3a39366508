import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Column, columnOf } from './column.ts'
import { disjoint, sidesOf } from './hyperplanes.ts'
import { matchTable } from './match-table.ts'
import { compareTable, type TableColumn } from './table.ts'
import { isVector, vectorColumn, vectorComparison, vectorText } from './vector.ts'

type Vector = readonly number[]

/** A small linear congruence stands for chance, the same on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271 + 11) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Directions without a preference: each number near a normal distribution. */
const direction = (dimensions: number, random: () => number): number[] =>
  Array.from({ length: dimensions }, () => random() + random() + random() + random() - 2)

const dot = (a: Vector, b: Vector) => a.reduce((sum, own, i) => sum + own * (b[i] ?? 0), 0)

/** A vector at a cosine to another one, plus what all have in common. */
function near(vector: Vector, cosine: number, random: () => number): number[] {
  const other = direction(vector.length, random)
  const part = dot(vector, other) / dot(vector, vector)
  const across = other.map((own, i) => own - part * (vector[i] ?? 0))
  const length = Math.sqrt(dot(vector, vector) / dot(across, across))
  return across.map((own, i) => cosine * (vector[i] ?? 0) + Math.sqrt(1 - cosine ** 2) * length * own)
}

const cell = (vector: Vector) => JSON.stringify(vector.map((own) => Number(own.toFixed(4))))
const vectors = (cells: readonly string[]): Column =>
  vectorColumn(
    columnOf(
      'vector',
      cells.map((each) => vectorText(each) ?? each),
    ),
  )
const levelOf = (column: Column, a: number, b: number) => {
  const comparison = vectorComparison(column)
  return comparison.levels[comparison.level(column.code[a] ?? 0, column.code[b] ?? 0) - 1]?.name
}

test('a vector is a list of numbers; anything else is not known', () => {
  const random = chance(3)
  const good = Array.from({ length: 20 }, () => cell(direction(16, random)))
  expect(good.every((each) => isVector(vectorText(` ${each}\n`) ?? ''))).toBe(true)
  for (const bad of [
    '',
    '[1,2]',
    '[]',
    cell(new Array(16).fill(0)),
    '[1,2,3,4,5,6,7,"8"]',
    '[1,2,3,4,5,6,7,8',
    '{}',
    '[1,2,3,4,5,6,7,1e999]',
  ])
    expect(vectorText(bad)).toBeNull()
  const column = vectors([...good, cell(direction(12, random)), 'none', ''])
  expect([...column.code.slice(-4)]).toEqual([20, 0, 0, 0])
})

test('a column of mostly vectors is recognised, and no two rows are kept apart by it', () => {
  const random = chance(5)
  const meanings = Array.from({ length: 20 }, () => direction(16, random))
  const cells = Array.from({ length: 40 }, (_, row) =>
    row < 4 ? 'none' : cell(near(meanings[row >> 1] ?? [], 0.95, random)),
  )
  const table = (noun: 'company' | 'person') =>
    compareTable(
      [
        {
          ...columnOf(
            'name',
            cells.map((_, row) => `Brand${row >> 1} Foods`),
          ),
          kind: 'name',
        },
        columnOf(
          'vector',
          cells.map((each) => vectorText(each) ?? each),
        ),
      ],
      noun,
    )
  for (const noun of ['company', 'person'] as const) {
    const { nodes, comparisons } = table(noun)
    expect([...new Set(comparisons.map(({ column }) => column.name))]).toEqual(['name', 'vector'])
    expect(nodes).toBe(20)
    expect(comparisons.at(-1)?.isLoose).toBeUndefined()
  }
})

test('where rows of one name mean something else, a difference says nothing', () => {
  const random = chance(7)
  const cells = Array.from({ length: 60 }, () => vectorText(cell(direction(64, random))))
  const names = cells.map((_, row) => `Brand${row >> 1} Foods`)
  const columns: TableColumn[] = [{ ...columnOf('name', names), kind: 'name' }, columnOf('vector', cells)]
  expect(compareTable(columns, 'company').comparisons.at(-1)?.isLoose).toBe(true)
})

test('levels follow the cosine, whatever lengths and whatever all have in common, and are the same both ways', () => {
  const wanted = [
    [0.97, 'nearly_same'],
    [0.83, 'very_alike'],
    [0.68, 'alike'],
    [0.5, 'little_alike'],
    [0.1, 'different'],
  ] as const
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 1, 3), (seed, corner) => {
      const random = chance(seed)
      const common = direction(256, random)
      const all = Array.from({ length: 200 }, () => direction(256, random))
      const [first = []] = all
      const cells = [...all, ...wanted.map(([cosine]) => near(first, cosine, random))].map((vector) => {
        const scale = 0.01 + random()
        return JSON.stringify(vector.map((own, i) => scale * (own + corner * (common[i] ?? 0))))
      })
      const column = vectors(cells)
      wanted.forEach(([, level], at) => {
        expect(levelOf(column, 0, 200 + at)).toBe(level)
        expect(levelOf(column, 200 + at, 0)).toBe(level)
      })
    }),
    { numRuns: 10 },
  )
})

test('a vector that many rows have says little', () => {
  const random = chance(9)
  const empty = cell(direction(16, random))
  const column = vectors([...new Array(11).fill(empty), cell(direction(16, random))])
  expect(levelOf(column, 0, 1)).toBe('same_common')
})

test('vectors find each other as often as theory says, and hardly any others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0.8, 0.9, 0.95), (seed, cosine) => {
      const random = chance(seed)
      const pairs = 400
      const cells = Array.from({ length: pairs }, () => {
        const vector = direction(64, random)
        return [cell(vector), cell(near(vector, cosine, random))]
      }).flat()
      const column = vectors(cells)
      const { keys } = vectorComparison(column)
      const found = new Map<string, number[]>()
      cells.forEach((_, row) => {
        const own = new Set<string>()
        keys(column.code[row] ?? 0, (key) => own.add(key))
        for (const key of own) found.set(key, [...(found.get(key) ?? []), row])
      })
      const met = new Set<string>()
      for (const rows of found.values())
        rows.forEach((one, at) => {
          for (const other of rows.slice(at + 1)) met.add(`${one} ${other}`)
        })
      const recall = cells.filter((_, row) => row % 2 === 0 && met.has(`${row} ${row + 1}`)).length / pairs
      // Keys without a plane in common, of which one has to agree; turned sides and further keys are the margin.
      const sides = sidesOf(cells.length)
      const agree = (1 - Math.acos(cosine) / Math.PI) ** sides
      expect(recall).toBeGreaterThan(1 - (1 - agree) ** disjoint(sides))
      expect(met.size).toBeLessThan(2 * cells.length)
    }),
    { numRuns: 6 },
  )
})

test('the order of rows changes nothing', () => {
  const random = chance(17)
  const rows = Array.from({ length: 30 }, (_, company) => {
    const vector = direction(32, random)
    return [0, 1].map(
      (row) => [`Note ${company * 7 + row} of ${company % 3}`, cell(near(vector, 0.93, random))] as const,
    )
  }).flat()
  const groupsOf = (all: typeof rows) => {
    const columns: TableColumn[] = [
      columnOf(
        'note',
        all.map(([note]) => note),
      ),
      columnOf(
        'vector',
        all.map(([, vector]) => vectorText(vector)),
      ),
    ]
    const { group } = matchTable(columns, 'company')
    return [...Map.groupBy(all.keys(), (row) => group[row] ?? row).values()]
      .map((own) =>
        own
          .map((row) => all[row]?.[0])
          .sort()
          .join('|'),
      )
      .sort()
  }
  const groups = groupsOf(rows)
  expect(groups.length).toBeLessThan(40)
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(groupsOf(shuffled)).toEqual(groups)
    }),
    { numRuns: 10 },
  )
})
