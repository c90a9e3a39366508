import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { MatchAnswer, MatchRequest } from './model.ts'
import { matchOne } from './one.ts'

/** The route that says which account a company or a person is. */
export function oneRoutes({
  lake,
  readContext,
}: Readonly<{ lake: Lake; readContext: () => ReadContext }>): Route[] {
  return [
    route(
      {
        method: 'post',
        permission: 'data:read',
        tag: 'accounts',
        path: '/match',
        summary:
          'Which account a company or a person is, with probability, alternatives and receipt, or that it is new',
        description: 'Nothing is kept. Weights and words are those of the last refresh.',
        body: MatchRequest,
        response: MatchAnswer,
      },
      ({ body }) => matchOne({ lake, context: readContext() }, body),
    ),
  ]
}
