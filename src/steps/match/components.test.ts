import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectedComponents } from './components.ts'

const node = fc.integer({ min: 0, max: 12 }).map((n) => `n${n}`)
const edges = fc.array(fc.tuple(node, node), { maxLength: 14 })

describe('connectedComponents', () => {
  test('joins exactly what a path joins, and labels it with its smallest node', () => {
    fc.assert(
      fc.property(edges, (some) => {
        const components = connectedComponents(some)
        expect([...components.keys()].sort()).toEqual([...new Set(some.flat())].sort())
        for (const start of components.keys())
          expect(components.get(start)).toBe([...reached(some, start)].sort()[0])
      }),
    )
  })

  test('does not depend on the order of edges, nor on the order within one', () => {
    const shuffled = edges.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    )
    fc.assert(
      fc.property(shuffled, ([some, others]) => {
        const turned = others.map(([a, b]) => [b, a] as const)
        expect(new Map([...connectedComponents(turned)].sort())).toEqual(
          new Map([...connectedComponents(some)].sort()),
        )
      }),
    )
  })

  test('follows a path of a hundred thousand nodes without running out of stack', () => {
    const path = Array.from({ length: 100_000 }, (_, i) => [`p${100_000 - i}`, `p${99_999 - i}`] as const)
    const components = connectedComponents(path)
    expect(new Set(components.values())).toEqual(new Set(['p0']))
  })
})

function reached(some: readonly (readonly [string, string])[], start: string): Set<string> {
  const seen = new Set([start])
  for (const at of seen)
    for (const [a, b] of some) {
      if (a === at) seen.add(b)
      if (b === at) seen.add(a)
    }
  return seen
}
