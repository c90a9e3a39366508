import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heightOf, visibleRows } from './window.ts'

const rowHeight = heightOf()

test('everything seen is drawn, and never more than a screen and its spare rows', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.nat(40_000_000),
      fc.integer({ min: 100, max: 3000 }),
      (count, at, height) => {
        const top = Math.min(at, Math.max(0, count * rowHeight - height))
        const { from, to } = visibleRows(count, top, height, rowHeight)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(count)
        expect(from * rowHeight).toBeLessThanOrEqual(top)
        expect(to * rowHeight >= top + height || to === count).toBe(true)
        expect(to - from).toBeLessThanOrEqual(height / rowHeight + 30)
      },
    ),
  )
})
