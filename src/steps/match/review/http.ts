import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { Answer, AnswerRequest, Doubtful, ReviewType } from './model.ts'
import { listDoubtful, settled } from './review.ts'
import { keepAnswer, listAnswers, takeBackAnswer } from './store.ts'

export type ReviewHttp = Readonly<{
  lake: Lake
  state: State
  now: () => Date
  readContext: () => ReadContext
  /** Makes anew what depends on decisions. */
  refresh: (by: string) => Promise<unknown>
}>

/** Routes of values that nobody knows, and of what people said that they mean. */
export function reviewRoutes({ lake, state, now, readContext, refresh }: ReviewHttp): Route[] {
  const reading = { permission: 'data:read', tag: 'review', method: 'get' } as const
  const deciding = { permission: 'data:import', tag: 'review' } as const
  return [
    route(
      {
        ...reading,
        path: '/review',
        summary: 'Values that nobody knows, the most frequent first, with what they may mean',
        query: z.strictObject({ type: ReviewType.optional() }),
        response: z.object({ items: z.array(Doubtful), next: z.null(), total: z.int() }),
      },
      async ({ query }, { say, language }) => ({
        ...(await listDoubtful(lake, query.type ?? null, { say, language })),
        next: null,
      }),
    ),
    route(
      {
        ...reading,
        path: '/review/answers',
        summary: 'What people said that unknown values mean, the newest first',
        response: z.object({ items: z.array(Answer), next: z.null() }),
      },
      async () => ({ items: await listAnswers(state), next: null }),
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/review/answers',
        summary: 'Say what a value means, or that it stays as it is written; old and new rows follow',
        body: AnswerRequest,
        response: Answer,
      },
      async ({ body }, { user }) => {
        const answer = await keepAnswer(state, settled(body, readContext()), { by: user.name, at: now() })
        await refresh(user.name)
        return answer
      },
    ),
    route(
      {
        ...deciding,
        method: 'delete',
        path: '/review/answers/{id}',
        summary: 'Take an answer back',
        params: z.strictObject({ id: z.string().max(100) }),
        status: 204,
        response: 'none',
      },
      async ({ params: { id } }, { user }) => {
        await takeBackAnswer(state, id)
        await refresh(user.name)
      },
    ),
  ]
}
