import { Fault } from '../../../ground/kernel/index.ts'
import {
  type Content,
  type Contribution,
  type Criterion,
  canBeMust,
  formOf,
  isField,
  mostCriteria,
  traitOf,
} from './model.ts'
import type { Kept } from './reader.ts'
import { type Event, isOwn, isUndoable, type Said, subjectOf } from './said.ts'
import { obstaclesOf, type Sheet, sheetOf, unanswered } from './sheet.ts'

/** Who speaks, and the last thing that they knew of when they did. */
export type Saying = Readonly<{ person_id: string; seen: number; said: Content | Contribution }>

/** Once it is agreed on, a worksheet only changes when it is opened again. */
const always: readonly Said['kind'][] = ['comment', 'evidence', 'reopened', 'joined']

/**
 * Whether something may be said in a worksheet now.
 * @throws Fault `identify.worksheet.…`: what is in the way, and what to do
 */
export function checkSaying(kept: Kept, { person_id, seen, said }: Saying): void {
  const sheet = sheetOf(kept.events)
  if (sheet.agreed && !always.includes(said.kind)) throw new Fault('conflict', 'identify.worksheet.agreed')
  checkMeanwhile(kept.events, { person_id, seen, said })
  if ('criterion_id' in said && said.criterion_id !== null && said.kind !== 'criterion') {
    if (!sheet.criteria.has(said.criterion_id))
      throw new Fault('missing', 'identify.worksheet.criterion_missing')
  }
  switch (said.kind) {
    case 'criterion':
      checkCriterion(sheet, said.criterion_id, said.criterion)
      break
    case 'settled':
      checkMust(sheet, said)
      break
    case 'left':
      if (!sheet.participants.has(said.person_id))
        throw new Fault('missing', 'identify.worksheet.person_missing')
      break
    case 'reopened':
      if (!sheet.agreed) throw new Fault('conflict', 'identify.worksheet.open')
      break
    case 'opinion':
    case 'unsigned':
      checkPart(sheet, person_id)
      break
    case 'handed_in':
      checkAnswers(sheet, person_id)
      break
    case 'comment':
      checkPart(sheet, person_id)
      checkHandedIn(sheet, person_id)
      if (!sheet.opinions.get(said.criterion_id)?.has(person_id)) throw handInFirst()
      break
    case 'signed':
      checkSigning(sheet, person_id)
  }
}

/** Changes of others that the speaker had not seen are not written over, nor signed. */
function checkMeanwhile(events: readonly Event[], { person_id, seen, said }: Saying): void {
  const subject = subjectOf(said)
  const newer = events.findLast(
    (event) =>
      event.seq > seen &&
      event.undone_at === null &&
      event.person_id !== person_id &&
      subjectOf(event.said) !== null &&
      (said.kind === 'signed' || subjectOf(event.said) === subject),
  )
  if (newer) throw new Fault('conflict', 'identify.worksheet.changed_meanwhile', { by: newer.person })
}

function checkCriterion(sheet: Sheet, id: string, criterion: Criterion): void {
  if (!sheet.criteria.has(id) && sheet.criteria.size >= mostCriteria)
    throw new Fault('invalid', 'identify.worksheet.too_many', { most: mostCriteria })
  checkWanted(criterion)
  const trait = traitOf(criterion)
  const taken = [...sheet.criteria].find(
    ([other, { content }]) => other !== id && trait !== null && traitOf(content) === trait,
  )
  if (taken) throw new Fault('conflict', 'identify.worksheet.field_taken', { title: taken[1].content.title })
}

/**
 * Whether the wanted values are such as its field has.
 * @throws Fault `identify.worksheet.field_unknown`, `.wanted_without_field`, `.wants_range`, `.wants_values`, `.one_level`
 */
export function checkWanted({ title, field, wanted }: Criterion): void {
  if (field === null) {
    if (wanted.length > 0) throw new Fault('invalid', 'identify.worksheet.wanted_without_field', { title })
    return
  }
  if (!isField(field)) throw new Fault('invalid', 'identify.worksheet.field_unknown', { title, field })
  const form = formOf(field)
  const fits = wanted.every((level) =>
    'values' in level ? form !== 'range' : form === 'range' || form === 'either',
  )
  if (!fits && form === 'range') throw new Fault('invalid', 'identify.worksheet.wants_range', { title })
  if (!fits) throw new Fault('invalid', 'identify.worksheet.wants_values', { title })
  if (form === 'items' && wanted.length > 1)
    throw new Fault('invalid', 'identify.worksheet.one_level', { title })
}

function checkMust(sheet: Sheet, { criterion_id, stance }: Extract<Content, { kind: 'settled' }>): void {
  const content = sheet.criteria.get(criterion_id)?.content
  if (stance !== 'must' || !content) return
  if (!canBeMust(content))
    throw new Fault('conflict', 'identify.worksheet.must_needs_field', { title: content.title })
}

function checkPart(sheet: Sheet, personId: string): void {
  if (!sheet.participants.has(personId)) throw new Fault('conflict', 'identify.worksheet.join_first')
}

const handInFirst = () => new Fault('conflict', 'identify.worksheet.hand_in_first')

function checkHandedIn(sheet: Sheet, personId: string): void {
  if (sheet.participants.get(personId)?.handed_in_at === null) throw handInFirst()
}

function checkAnswers(sheet: Sheet, personId: string): void {
  checkPart(sheet, personId)
  if (sheet.criteria.size === 0) throw new Fault('conflict', 'identify.worksheet.no_criteria')
  const missing = unanswered(sheet, personId)
  if (missing.length > 0)
    throw new Fault('conflict', 'identify.worksheet.answers_missing', { titles: missing.join(', ') })
}

function checkSigning(sheet: Sheet, personId: string): void {
  checkPart(sheet, personId)
  checkHandedIn(sheet, personId)
  const [obstacle] = obstaclesOf(sheet)
  if (obstacle) throw inTheWay(sheet, obstacle)
}

function inTheWay(sheet: Sheet, obstacle: ReturnType<typeof obstaclesOf>[number]): Fault {
  switch (obstacle) {
    case 'no_criteria':
      return new Fault('conflict', 'identify.worksheet.no_criteria')
    case 'unsettled': {
      const open = [...sheet.criteria].filter(([id]) => !sheet.settled.has(id))
      const titles = open.map(([, { content }]) => content.title).join(', ')
      return new Fault('conflict', 'identify.worksheet.unsettled', { titles })
    }
    case 'no_weights':
      return new Fault('conflict', 'identify.worksheet.no_weights')
    case 'twice':
      return new Fault('conflict', 'identify.worksheet.twice')
    case 'must_untold':
      return new Fault('conflict', 'identify.worksheet.must_untold')
    case 'nobody':
      return new Fault('conflict', 'identify.worksheet.nobody')
  }
}

/**
 * Whether something may be taken back.
 * @param mayChange whether the person may change worksheets for all
 */
export function checkTakingBack(
  kept: Kept,
  event: Event,
  { personId, mayChange }: Readonly<{ personId: string; mayChange: boolean }>,
): void {
  if (!isUndoable(event.said)) throw new Fault('conflict', 'identify.worksheet.not_undoable')
  if (isOwn(event.said) ? event.person_id !== personId : !mayChange)
    throw new Fault('forbidden', 'identify.worksheet.not_yours')
  if (!isOwn(event.said) && sheetOf(kept.events).agreed)
    throw new Fault('conflict', 'identify.worksheet.agreed')
}
