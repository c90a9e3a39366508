import { hashId } from '../../../ground/kernel/index.ts'
import type { Exclusion, GateRule } from '../model.ts'
import {
  type Agreement,
  type Criterion,
  canBeMust,
  obstacles,
  type SettledCriterion,
  type Side,
  type Stance,
  traitOf,
} from './model.ts'
import { givesPoints, mostPointsOf } from './points.ts'
import type { Event } from './said.ts'

type By = Readonly<{ seq: number; by: string; at: string }>
type Judged = Readonly<{ weight: number; stance: Stance }>
type Person = { person_id: string; name: string; side: Side; handed_in_at: string | null }
type Note = By &
  Readonly<{ person_id: string; criterion_id: string | null; text: string; who: string | null }>

/** All of a worksheet, whoever reads it: what follows from what was said and not taken back. */
export type Sheet = {
  name: string
  product: string | null
  criteria: Map<string, { content: Criterion; changed: By }>
  settled: Map<string, Judged & By>
  opinions: Map<string, Map<string, Judged & By>>
  participants: Map<string, Person>
  gate: readonly GateRule[]
  exclusions: readonly Exclusion[]
  notes: Note[]
  /** What each person signed, as {@link contentOf} then. */
  signed: Map<string, { content: string; at: string }>
  reopened: (By & { reason: string }) | null
  agreements: Agreement[]
  agreed: boolean
}

/** A worksheet out of everything that was said in it, in its order; what was taken back is as if it had never been said. */
export function sheetOf(events: readonly Event[]): Sheet {
  const sheet: Sheet = {
    name: '',
    product: null,
    criteria: new Map(),
    settled: new Map(),
    opinions: new Map(),
    participants: new Map(),
    gate: [],
    exclusions: [],
    notes: [],
    signed: new Map(),
    reopened: null,
    agreements: [],
    agreed: false,
  }
  for (const event of events) if (event.undone_at === null) hear(sheet, event)
  return sheet
}

function hear(sheet: Sheet, { seq, said, person_id, person, at }: Event): void {
  const by = { seq, by: person, at }
  switch (said.kind) {
    case 'named':
      sheet.name = said.name
      sheet.product = said.product
      return
    case 'criterion':
      sheet.criteria.set(said.criterion_id, { content: said.criterion, changed: by })
      return
    case 'dropped':
      sheet.criteria.delete(said.criterion_id)
      return
    case 'gate':
      sheet.gate = said.rules
      return
    case 'exclusions':
      sheet.exclusions = said.exclusions
      return
    case 'settled':
      sheet.settled.set(said.criterion_id, { weight: said.weight, stance: said.stance, ...by })
      return
    case 'left':
      sheet.participants.delete(said.person_id)
      sheet.signed.delete(said.person_id)
      return
    case 'joined': {
      const known = sheet.participants.get(person_id)
      const { side } = said
      sheet.participants.set(person_id, {
        person_id,
        name: person,
        side,
        handed_in_at: known?.handed_in_at ?? null,
      })
      return
    }
    case 'opinion': {
      const opinions = sheet.opinions.get(said.criterion_id) ?? new Map<string, Judged & By>()
      opinions.set(person_id, { weight: said.weight, stance: said.stance, ...by })
      sheet.opinions.set(said.criterion_id, opinions)
      return
    }
    case 'handed_in': {
      const known = sheet.participants.get(person_id)
      if (known) known.handed_in_at ??= at
      return
    }
    case 'comment':
    case 'evidence':
      sheet.notes.push({
        ...by,
        person_id,
        criterion_id: said.criterion_id,
        text: said.text,
        who: said.kind === 'evidence' ? said.who : null,
      })
      return
    case 'signed':
      sheet.signed.set(person_id, { content: contentOf(sheet), at })
      return
    case 'unsigned':
      sheet.signed.delete(person_id)
      return
    case 'reopened':
      sheet.agreed = false
      sheet.signed.clear()
      sheet.reopened = { ...by, reason: said.reason }
      return
    case 'agreed':
      sheet.agreed = true
      sheet.agreements.unshift(said.agreement)
  }
}

/** The criteria that something was settled about, in their order. */
export const settledOf = (sheet: Sheet): SettledCriterion[] =>
  [...sheet.criteria].flatMap(([criterion_id, { content }]) => {
    const settled = sheet.settled.get(criterion_id)
    return settled ? [{ ...content, criterion_id, weight: settled.weight, stance: settled.stance }] : []
  })

/** What is signed: other content is another text. */
export const contentOf = (sheet: Sheet): string =>
  hashId(
    'content',
    JSON.stringify([
      sheet.name,
      sheet.product,
      [...sheet.criteria].map(([id, { content }]) => [id, content]),
      settledOf(sheet),
      sheet.gate,
      sheet.exclusions,
    ]),
  )

/** When a participant signed what stands there now; null when they did not. */
export function signedAt(sheet: Sheet, personId: string): string | null {
  const signature = sheet.signed.get(personId)
  return signature && (sheet.agreed || signature.content === contentOf(sheet)) ? signature.at : null
}

type Obstacle = (typeof obstacles)[number]

const stands: Record<Obstacle, (sheet: Sheet, settled: readonly SettledCriterion[]) => boolean> = {
  no_criteria: ({ criteria }) => criteria.size === 0,
  unsettled: ({ criteria }, settled) => settled.length < criteria.size,
  no_weights: (_, settled) => settled.length > 0 && mostPointsOf(settled).every((points) => points === 0),
  // Both can come about by taking something back.
  twice: (_, settled) => {
    const traits = settled.filter(givesPoints).map(traitOf)
    return new Set(traits).size < traits.length
  },
  must_untold: (_, settled) => settled.some((each) => each.stance === 'must' && !canBeMust(each)),
  nobody: ({ participants }) => participants.size === 0,
}

/** Why a worksheet cannot be signed yet. */
export function obstaclesOf(sheet: Sheet): Obstacle[] {
  const settled = settledOf(sheet)
  return obstacles.filter((obstacle) => stands[obstacle](sheet, settled))
}

/** Criteria that a person has not said anything about. */
export const unanswered = (sheet: Sheet, personId: string): string[] =>
  [...sheet.criteria]
    .filter(([id]) => !sheet.opinions.get(id)?.has(personId))
    .map(([, { content }]) => content.title)
