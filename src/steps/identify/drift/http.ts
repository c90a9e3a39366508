import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { keepOffer } from '../fit.ts'
import { getProfile } from '../profiles.ts'
import { driftOf, remindersOf, reviewDay } from './drift.ts'
import { Drift, Reminder, Review } from './model.ts'
import { keepReview, readReviews } from './store.ts'

type DriftHttp = Readonly<{ lake: Lake; state: State; now: () => Date }>

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of what makes a profile old: drift, a review that is due, another offer. */
export function driftRoutes({ lake, state, now }: DriftHttp): Route[] {
  const reading = { permission: 'data:read', tag: 'identify', method: 'get' } as const
  return [
    route(
      {
        ...reading,
        path: '/profiles/reminders',
        summary:
          'Why profiles in force should be looked at again: drift, a review that is due, another offer',
        response: z.object({ items: z.array(Reminder), next: z.null() }),
      },
      async () => ({
        items: await remindersOf({ lake, state }, now().toISOString().slice(0, 10)),
        next: null,
      }),
    ),
    route(
      {
        ...reading,
        path: '/profiles/{id}/drift',
        summary:
          'Whether those who decided since a profile was learned are like those that it was learned from',
        params,
        response: Drift.extend({ review_on: z.iso.date() }),
      },
      async ({ params: { id } }) => {
        const profile = await getProfile(lake, id)
        const reviews = await readReviews(state)
        return {
          ...(await driftOf(lake, profile)),
          review_on: reviewDay(profile, reviews.get(profile.name)),
        }
      },
    ),
    route(
      {
        method: 'post',
        path: '/profiles/{id}/review',
        permission: 'profile:edit',
        tag: 'identify',
        summary:
          'Say that a profile was looked at, and when to do so again; the offer of today is taken for known',
        params,
        body: Review,
        response: Review,
      },
      async ({ params: { id }, body: { review_on } }, { user }) => {
        const { name, profile_id } = await getProfile(lake, id)
        await keepReview(state, { name, review_on, by: user.name, at: now() })
        await lake.transaction((tx) => keepOffer(tx, profile_id))
        return { review_on }
      },
    ),
  ]
}
