import { expect, test } from 'vitest'
import { notSteady } from '../../steadiness/model.ts'
import type { StudyBin } from '../../study/model.ts'
import { orderLines, verdictOf } from './lines.ts'

const line = (bin: string, values: Partial<StudyBin>): StudyBin => ({
  column: 'size',
  bin,
  n: 50,
  positives: 10,
  rate: 0.2,
  lift: 1,
  interval: [0.8, 1.2],
  q: 0.5,
  ...notSteady,
  points: 0,
  ...values,
})
const never = line('never', { lift: 0, positives: 0, interval: [0, 0.3], q: 0.001 })
const often = line('often', { lift: 3, interval: [2, 4], q: 0.001 })
const large = line('large', { n: 900 })
const few = line('few', { n: 3, lift: null, interval: null, q: null })

test('what is more than chance comes first, the farthest from all rows before others; the rest by size', () => {
  expect(orderLines([few, often, large, never]).map(({ bin }) => bin)).toEqual([
    'never',
    'often',
    'large',
    'few',
  ])
})

test('a line is judged by its q, and not at all with too few rows', () => {
  expect([never, often, large, few].map(verdictOf)).toEqual([
    'loses',
    'wins',
    'no_difference',
    'not_enough_data',
  ])
})
