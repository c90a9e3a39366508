import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { livingId } from '../../match/index.ts'
import { profileFits } from './fits.ts'
import { PastReceipt, PastScore, ProfileFits } from './model.ts'
import { pastScores, receiptThen } from './past.ts'

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of the scores that accounts had. */
export function scoreRoutes(lake: Lake): Route[] {
  const reading = { permission: 'data:read', tag: 'identify', method: 'get' } as const
  return [
    route(
      {
        ...reading,
        path: '/accounts/{id}/fits',
        summary: 'Which of the profiles in force an account fits best, and by how much',
        params,
        response: ProfileFits,
      },
      async ({ params: { id } }) => profileFits(lake, await livingId(lake, id)),
    ),
    route(
      {
        ...reading,
        path: '/accounts/{id}/scores',
        summary:
          'Every score that an account and those merged into it had, the newest first, and what made it change',
        params,
        response: z.object({ items: z.array(PastScore), next: z.null() }),
      },
      async ({ params: { id } }) => ({ items: await pastScores(lake, await livingId(lake, id)), next: null }),
    ),
    route(
      {
        ...reading,
        path: '/accounts/{id}/scores/receipt',
        summary:
          'The receipt of an account as it was on a day: by the version that counted, of what was known',
        params,
        query: z.strictObject({
          at: z
            .union([z.iso.date(), z.iso.datetime()])
            .describe('A day, which means its end in UTC, or a moment'),
          profile_id: z.string().max(100).default('current').describe('Any version of the profile'),
        }),
        response: PastReceipt,
      },
      async ({ params: { id }, query }) =>
        receiptThen(lake, { asked: id, accountId: await livingId(lake, id) }, query),
    ),
  ]
}
