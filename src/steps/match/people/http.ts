import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { livingContact } from '../accounts.ts'
import type { QueueServices } from '../queue/queue.ts'
import { Weights } from '../why/model.ts'
import { PeopleQueue, PersonPair, PersonRow } from './model.ts'
import { peopleWeights, uncertainPeople, whyOnePerson, whyPeople } from './why.ts'

/** Routes that say which rows are one person and why, and which people somebody has to look at. */
export function peopleRoutes(services: QueueServices): Route[] {
  const common = { method: 'get', permission: 'data:read', tag: 'contacts' } as const
  const id = z.string().min(1).max(100)
  return [
    route(
      {
        ...common,
        path: '/contacts/{id}/why',
        summary:
          'Which rows are this person and why: the row that each joined, what the two share, and who said so',
        params: z.strictObject({ id }),
        response: z.object({ items: z.array(PersonRow) }),
      },
      async ({ params }) => ({
        items: await whyOnePerson(services, await livingContact(services.lake, params.id)),
      }),
    ),
    route(
      {
        ...common,
        path: '/match/people/why',
        summary: 'Why two contacts or rows are one person, or why they are not',
        query: z.strictObject({
          a: id.describe('A contact or a row'),
          b: id.describe('Another contact or row'),
        }),
        response: PersonPair,
      },
      ({ query }) => whyPeople(services, query.a, query.b),
    ),
    route(
      {
        ...common,
        path: '/match/people/weights',
        summary: 'What each agreement and each difference weighs of people; learned from the rows alone',
        response: Weights,
      },
      () => peopleWeights(services),
    ),
    route(
      {
        ...common,
        path: '/match/people',
        summary: 'Contacts that may be one person, two by two, first those where a decision changes most',
        query: z.strictObject({
          limit: z.coerce.number().int().min(0).max(200).default(50).describe('0: the total alone'),
          account: id.optional().describe('Pairs with a row of this account only'),
        }),
        response: PeopleQueue,
      },
      ({ query }) => uncertainPeople(services, query),
    ),
  ]
}
