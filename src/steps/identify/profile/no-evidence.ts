import { notSteady } from '../steadiness/model.ts'

/** What a line of a scorecard is kept with where people said it and nothing was counted. */
export const noEvidence = { accounts: 0, won: 0, closed: 0, lift: null, verdict: 'agreed' } as const

/** What is told of such a line. */
export const noFigures = {
  ...noEvidence,
  won_revenue: 0,
  win_rate: null,
  lift_low: null,
  lift_high: null,
  q: null,
  ...notSteady,
  needed: 0,
} as const
