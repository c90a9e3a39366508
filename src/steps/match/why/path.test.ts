import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectedComponents } from '../components.ts'
import { pathsFrom, type Tie } from './path.ts'

const row = fc.integer({ min: 0, max: 7 }).map((i) => `r${i}`)
const ties = fc.array(
  fc.record({ a: row, b: row, kind: fc.constantFrom<Tie['kind']>('evidence', 'same_row', 'verdict') }),
  { maxLength: 12 },
)

test('reaches the rows that ties lead to and no others, each from a row before it, over a tie between the two', () => {
  fc.assert(
    fc.property(ties, (all) => {
      const steps = pathsFrom('r0', all)
      const component = connectedComponents([['r0', 'r0'], ...all.map(({ a, b }) => [a, b] as const)])
      const tied = [...component.keys()].filter((each) => component.get(each) === component.get('r0'))
      expect([...steps.keys()].sort()).toEqual(tied.sort())
      const order = [...steps.keys()]
      for (const [id, step] of steps) {
        if (step.from === null) {
          expect(id).toBe('r0')
          continue
        }
        expect(order.indexOf(step.from)).toBeLessThan(order.indexOf(id))
        expect(all).toContain(step.tie)
        expect([step.tie.a, step.tie.b].sort()).toEqual([step.from, id].sort())
      }
    }),
  )
})
