import { expect, test } from 'vitest'
import type { TraitEvidence } from '../model.ts'
import { notSteady } from '../steadiness/model.ts'
import { evidenceRows, scaleOf } from './evidence.ts'

const row = (bin: string, values: Partial<TraitEvidence>): TraitEvidence => ({
  trait: 'industry',
  bin,
  accounts: 20,
  won: 10,
  closed: 20,
  won_revenue: 0,
  win_rate: 0.5,
  lift: 1,
  lift_low: 0.9,
  lift_high: 1.1,
  q: 0.5,
  ...notSteady,
  verdict: 'no_difference',
  needed: 10,
  points: 0,
  origin: 'data',
  ...values,
})

test('what matters stands first', () => {
  const rows = [
    row('rare', { verdict: 'not_enough_data', accounts: 3 }),
    row('plain', { accounts: 500 }),
    row('loser', { verdict: 'loses', lift: 0.3 }),
    row('winner', { verdict: 'wins', lift: 1.8 }),
  ]
  expect(evidenceRows(rows).map(({ bin }) => bin)).toEqual(['loser', 'winner', 'plain', 'rare'])
})

test('the scale is alike on both sides and not stretched by what is not judged', () => {
  const scale = scaleOf([
    row('a', { lift_high: 3 }),
    row('b', { verdict: 'not_enough_data', lift_high: 90 }),
    row('c', { lift_low: 0, lift: null }),
  ])
  expect(scale.to).toBeCloseTo(3)
  expect(scale.from).toBeCloseTo(1 / 3)
})
