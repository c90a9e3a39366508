import { z } from 'zod'
import { grades } from '../scores/model.ts'

/** What became of the accounts of a grade. Shares are null where nothing is behind them. */
export const GradeReport = z.object({
  grade: z.enum(grades),
  accounts: z.int(),
  customers: z.int(),
  won: z.int(),
  lost: z.int(),
  win_rate: z.number().nullable(),
  won_revenue: z.number(),
  due: z.int().describe('Contracts that were due in the last twelve months'),
  churn: z.number().nullable().describe('Share of them that no other contract followed'),
  bought_before: z.number().describe('In the year before the last, by those who bought then'),
  bought_since: z.number().describe('In the last twelve months, by the same'),
  expansion: z.number().nullable().describe('bought_since ÷ bought_before − 1'),
})
export type GradeReport = z.infer<typeof GradeReport>
