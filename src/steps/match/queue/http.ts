import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { Queue } from './model.ts'
import { type QueueServices, uncertainPairs } from './queue.ts'

/** The route of pairs that may be one company. What one says about a pair is a verdict like any other. */
export function queueRoutes(services: QueueServices): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/match/pairs',
        permission: 'data:read',
        tag: 'verdicts',
        summary: 'Accounts that may be one company, two by two, first those where a decision changes most',
        query: z.strictObject({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          account: z.string().min(1).max(100).optional().describe('Pairs of this account only'),
        }),
        response: Queue,
      },
      ({ query }) => uncertainPairs(services, query),
    ),
  ]
}
