import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectedComponents } from '../components.ts'
import { type DecidedPair, type Link, pathsFrom, type Tied } from './path.ts'

const some = <T>(values: readonly T[]) => fc.constantFrom(...values)
const rows = fc
  .array(
    fc.record({
      name_node: some([null, 'n:a', 'n:b', 'n:c', 'n:d']),
      domain_node: some([null, null, 'd:x', 'd:y']),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((found): Tied[] => found.map((each, i) => ({ ...each, record_id: `r${i}` })))
const links = fc.array(
  fc.record({
    name_node: some(['n:a', 'n:b']),
    other_node: some(['n:c', 'd:x', 'n:e']),
    kind: some(['also_called', 'people'] as const),
  }),
  { maxLength: 2 },
)

test('reaches the rows that ties lead to and no others, each from a row before it, over something the two share', () => {
  fc.assert(
    fc.property(rows, links, (all, linked) => {
      const decided: DecidedPair[] = all.length > 3 ? [{ record_a: 'r0', record_b: 'r3', seq: 7 }] : []
      const steps = pathsFrom('r0', all, linked, decided)
      const edges = [
        ...all.flatMap(({ record_id, name_node, domain_node }) =>
          [record_id, name_node, domain_node].flatMap((node) =>
            node === null ? [] : [[record_id, node] as const],
          ),
        ),
        ...linked.map((link) => [link.name_node, link.other_node] as const),
        ...decided.map((pair) => [pair.record_a, pair.record_b] as const),
      ]
      const component = connectedComponents(edges)
      const tied = all.filter(({ record_id }) => component.get(record_id) === component.get('r0'))
      expect([...steps.keys()].sort()).toEqual(tied.map(({ record_id }) => record_id).sort())
      for (const [id, { from, over }] of steps) {
        if (from === null) {
          expect(id).toBe('r0')
          continue
        }
        expect([...steps.keys()].indexOf(from)).toBeLessThan([...steps.keys()].indexOf(id))
        expect(over.length).toBeGreaterThan(0)
        const [one, other] = [from, id].map((key) => all.find(({ record_id }) => record_id === key))
        for (const { kind, value, seq } of over) {
          if (kind === 'same_name')
            expect([one?.name_node, other?.name_node]).toEqual([`n:${value}`, `n:${value}`])
          if (kind === 'same_domain')
            expect([one?.domain_node, other?.domain_node]).toEqual([`d:${value}`, `d:${value}`])
          if (kind === 'verdict') expect(seq).toBe(7)
        }
      }
    }),
  )
})

test('a name that another row says is the same is told as such', () => {
  const tied: Tied[] = [
    { record_id: 'a', name_node: 'n:long', domain_node: null },
    { record_id: 'b', name_node: 'n:short', domain_node: null },
  ]
  const linked: Link[] = [{ name_node: 'n:long', other_node: 'n:short', kind: 'also_called' }]
  expect(pathsFrom('a', tied, linked, []).get('b')).toEqual({
    from: 'a',
    over: [{ kind: 'also_called', value: 'long = short', seq: null }],
  })
})
