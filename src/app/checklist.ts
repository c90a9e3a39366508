import { z } from 'zod'
import { type Route, route } from '../ground/edge/index.ts'
import type { Lake } from '../ground/lake/index.ts'
import { listProfiles, listTargets } from '../steps/identify/index.ts'
import { baseSummary } from '../steps/match/index.ts'

/** First steps in the order of capability X1: data together, then who and why, then whom to go for. */
export function checklistRoutes(lake: Lake): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/checklist',
        permission: 'data:read',
        tag: 'about',
        summary: 'First steps, and which of them are done',
        response: z.object({
          items: z.array(z.object({ key: z.enum(['data', 'profile', 'list']), done: z.boolean() })),
        }),
      },
      async () => {
        const [base, profiles, lists] = await Promise.all([
          baseSummary(lake),
          listProfiles(lake),
          listTargets(lake),
        ])
        return {
          items: [
            { key: 'data' as const, done: base.accounts > 0 },
            { key: 'profile' as const, done: profiles.length > 0 },
            { key: 'list' as const, done: lists.length > 0 },
          ],
        }
      },
    ),
  ]
}
