import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apartPairs, clusters, outcome } from './clusters.ts'

const nodes = 9
const node = fc.integer({ min: 0, max: nodes - 1 })
const pair = fc.tuple(node, node).filter(([a, b]) => a !== b)
const keyOf = ([a, b]: readonly number[]) => `${Math.min(a ?? 0, b ?? 0)} ${Math.max(a ?? 0, b ?? 0)}`
const pairs = (maxLength: number) => fc.uniqueArray(pair, { maxLength, selector: keyOf })
const edge = fc.record({ pair, weight: fc.integer({ min: -20, max: 40 }) })
const problem = fc.record({
  edges: fc.uniqueArray(edge, { maxLength: 24, selector: (each) => keyOf(each.pair) }),
  same: pairs(3),
  apart: pairs(4),
  code: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: nodes, maxLength: nodes }),
  late: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: nodes, maxLength: nodes }),
  rows: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: nodes, maxLength: nodes }),
})
type Problem = typeof problem extends fc.Arbitrary<infer T> ? T : never

const rule = { threshold: 10, unseen: -5 }
const columns = (some: readonly (readonly [number, number])[]) => ({
  a: Int32Array.from(some, ([a]) => a),
  b: Int32Array.from(some, ([, b]) => b),
})
const solve = ({ edges, same, apart, code, late, rows }: Problem) =>
  clusters(
    nodes,
    { ...columns(edges.map((each) => each.pair)), weight: Int32Array.from(edges, ({ weight }) => weight) },
    {
      same: columns(same),
      apart: apartPairs(columns(apart)),
      code: Int32Array.from(code),
      late: Uint8Array.from(late),
      rows: Int32Array.from(rows),
    },
    rule,
  )

describe('clusters', () => {
  test('are those of the rule as it is written down', () => {
    fc.assert(
      fc.property(problem, (some) => {
        expect([...solve(some).label]).toEqual(byDefinition(some))
      }),
      { numRuns: 600 },
    )
  })

  test('no cluster holds a pair that must be apart; what is one stays one unless that contradicts', () => {
    fc.assert(
      fc.property(problem, (some) => {
        const { label, refused } = solve(some)
        for (const [a, b] of some.apart) expect(label[a]).not.toBe(label[b])
        some.same.forEach(([a, b], k) => {
          if (!refused.includes(k)) expect(label[a]).toBe(label[b])
        })
        if (some.apart.length === 0) expect(refused).toEqual([])
      }),
    )
  })

  test('a cluster has one code, unless somebody said that two are one', () => {
    fc.assert(
      fc.property(problem, (some) => {
        const { label } = solve({ ...some, same: [] })
        for (let a = 0; a < nodes; a++)
          for (let b = 0; b < nodes; b++)
            if (label[a] === label[b] && some.code[a] && some.code[b]) expect(some.code[a]).toBe(some.code[b])
      }),
    )
  })

  test('neither the order of edges nor that of their ends matters', () => {
    const shuffled = problem.chain((some) =>
      fc.tuple(
        fc.constant(some),
        fc.record({
          edges: fc.shuffledSubarray(some.edges, { minLength: some.edges.length }),
          same: fc.shuffledSubarray(some.same, { minLength: some.same.length }),
          apart: fc.shuffledSubarray(some.apart, { minLength: some.apart.length }),
        }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([some, other]) => {
        const turned = other.edges.map(({ pair: [a, b], weight }) => ({
          pair: [b, a] as [number, number],
          weight,
        }))
        expect(solve({ ...some, ...other, edges: turned }).label).toEqual(solve(some).label)
      }),
    )
  })

  test('an edge says what became of it', () => {
    fc.assert(
      fc.property(problem, (some) => {
        const { label, outcome: became } = solve(some)
        some.edges.forEach(({ pair: [a, b], weight }, k) => {
          const isOne = label[a] === label[b]
          expect(became[k] === outcome.one).toBe(isOne)
          if (!isOne) expect(became[k] === outcome.below).toBe(weight < rule.threshold)
        })
      }),
    )
  })
})

test('a chain is cut where its ends have never been seen together', () => {
  const length = 1000
  const chain = Array.from({ length: length - 1 }, (_, i) => [i, i + 1] as const)
  const { label } = clusters(
    length,
    { ...columns(chain), weight: new Int32Array(length - 1).fill(20) },
    {},
    { threshold: 10, unseen: -30 },
  )
  const sizes = new Map<number, number>()
  for (const each of label) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(3)
})

test('a row that was placed by hand draws others only after all else', () => {
  // 0 was split off from 1; 2 is like both.
  const edges = {
    ...columns([
      [0, 1],
      [0, 2],
      [1, 2],
    ]),
    weight: Int32Array.from([20, 20, 20]),
  }
  const apart = apartPairs(columns([[0, 1]]))
  expect([...clusters(3, edges, { apart, late: Uint8Array.from([1, 0, 0]) }, rule).label]).toEqual([0, 1, 1])
})

/** The rule, as slow as it is plain. */
function byDefinition({ edges, same, apart, code, late, rows }: Problem): number[] {
  let label = Array.from({ length: nodes }, (_, i) => i)
  const sameCode = new Map<number, number>()
  const codeOf = (c: number): number => (sameCode.has(c) ? codeOf(sameCode.get(c) ?? 0) : c)
  const members = (of: number) => label.flatMap((each, i) => (each === label[of] ? [i] : []))
  const opposed = (a: number, b: number) =>
    members(a).some((x) => members(b).some((y) => apart.some((p) => keyOf(p) === keyOf([x, y]))))
  const codesOf = (a: number) =>
    members(a)
      .map((x) => codeOf(code[x] ?? 0))
      .filter((c) => c !== 0)
  const join = (a: number, b: number) => {
    const [from, to] = [label[a], label[b]]
    label = label.map((each) => (each === from ? (to ?? 0) : each))
  }
  const ordered = (some: readonly (readonly [number, number])[]) =>
    some.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const).sort(([a, b], [c, d]) => a - c || b - d)
  for (const [a, b] of ordered(same)) {
    if (label[a] === label[b] || opposed(a, b)) continue
    const [one, other] = [codesOf(a)[0], codesOf(b)[0]]
    if (one !== undefined && other !== undefined && one !== other) sameCode.set(other, one)
    join(a, b)
  }
  const isLate = ({ pair: [a, b] }: (typeof edges)[number]) => Math.max(late[a] ?? 0, late[b] ?? 0)
  const weightOf = (x: number, y: number) =>
    edges.find((each) => keyOf(each.pair) === keyOf([x, y]))?.weight ?? rule.unseen
  const low = ({ pair: [a, b] }: (typeof edges)[number]) => Math.min(a, b)
  const high = ({ pair: [a, b] }: (typeof edges)[number]) => Math.max(a, b)
  const byWeight = [...edges].sort(
    (x, y) => isLate(x) - isLate(y) || y.weight - x.weight || low(x) - low(y) || high(x) - high(y),
  )
  for (const {
    pair: [a, b],
    weight,
  } of byWeight) {
    if (weight < rule.threshold || label[a] === label[b] || opposed(a, b)) continue
    const codes = new Set([...codesOf(a), ...codesOf(b)])
    if (codes.size > 1) continue
    const asRows = (some: readonly number[]) => some.flatMap((x) => new Array<number>(rows[x] ?? 1).fill(x))
    const all = asRows(members(a)).flatMap((x) => asRows(members(b)).map((y) => weightOf(x, y)))
    if (all.reduce((sum, each) => sum + each, 0) >= rule.threshold * all.length) join(a, b)
  }
  return label.map((each) => label.indexOf(each))
}
