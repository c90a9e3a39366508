import type { EditSubject } from '../../model.ts'
import { PeopleQueue, type PersonCandidate, type UncertainPeople } from '../../people/model.ts'
import { type Candidate, Queue, type UncertainPair } from '../../queue/model.ts'

/** Two companies that may be one, or two people. */
export type Pair = UncertainPair | UncertainPeople
export type Candidates = Candidate | PersonCandidate

/** Where pairs come from, and what is said of them. */
export const queues = {
  account: {
    path: '/match/pairs',
    answer: Queue,
    words: {
      title: 'match.web.queue',
      lead: 'match.web.queue_lead',
      none: 'match.web.queue.none',
      none_text: 'match.web.queue.none_text',
      same: 'match.web.queue.same',
      apart: 'match.web.queue.apart',
      merged: 'match.web.queue.said.merge',
      kept_apart: 'match.web.queue.said.apart',
    },
  },
  contact: {
    path: '/match/people',
    answer: PeopleQueue,
    words: {
      title: 'match.web.people_queue',
      lead: 'match.web.people_queue_lead',
      none: 'match.web.people_queue.none',
      none_text: 'match.web.people_queue.none_text',
      same: 'match.web.people_queue.same',
      apart: 'match.web.people_queue.apart',
      merged: 'match.web.people_queue.said.merge',
      kept_apart: 'match.web.people_queue.said.apart',
    },
  },
} as const satisfies Record<EditSubject, object>

export const idOf = (side: Candidates): string => ('contact_id' in side ? side.contact_id : side.account_id)

export const nameOf = (side: Candidates): string =>
  'contact_id' in side ? (side.name ?? side.email ?? side.contact_id) : side.name

/** How likely two contacts are one person by what agrees, rounded down: what somebody has to decide is not certain. */
export const likelyOf = ({ weighed }: UncertainPeople): number => Math.floor(weighed * 1000) / 1000
