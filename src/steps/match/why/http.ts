import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingId } from '../accounts.ts'
import { Weights, WhyPair, WhyRow } from './model.ts'
import { readWeights, whyOne, whyPair } from './why.ts'

/** Routes that say why rows are one company, and why they are not. */
export function whyRoutes({ lake, state }: Readonly<{ lake: Lake; state: State }>): Route[] {
  const common = { method: 'get', permission: 'data:read', tag: 'accounts' } as const
  const stores = { lake, state }
  const id = z.string().min(1).max(100)
  return [
    route(
      {
        ...common,
        path: '/accounts/{id}/why',
        summary:
          'Why these rows are one company: the row that each joined, what the two share, and who said so',
        params: z.strictObject({ id }),
        response: z.object({ items: z.array(WhyRow) }),
      },
      async ({ params }) => ({ items: await whyOne(stores, await livingId(lake, params.id)) }),
    ),
    route(
      {
        ...common,
        path: '/match/why',
        summary: 'Why two accounts or rows are one company, or why they are not',
        query: z.strictObject({
          a: id.describe('An account or a row'),
          b: id.describe('Another account or row'),
        }),
        response: WhyPair,
      },
      ({ query }) => whyPair(stores, query.a, query.b),
    ),
    route(
      {
        ...common,
        path: '/match/weights',
        summary:
          'What each agreement and each difference weighs, whose weights they are, and what would be learned now',
        response: Weights,
      },
      () => readWeights(stores),
    ),
  ]
}
