import type { HistoryLine, Worksheet, WorksheetSummary } from './model.ts'
import { mostPointsOf } from './points.ts'
import { type Event, isOwn, isUndoable } from './said.ts'
import { obstaclesOf, type Sheet, settledOf, sheetOf, signedAt, unanswered } from './sheet.ts'

/** A worksheet as it is kept. */
export type Kept = Readonly<{
  worksheet_id: string
  created_by: string
  created_at: string
  events: readonly Event[]
}>

/**
 * Whether a reader may see what others say about a criterion: they take part, handed in, and said something about this one too. Until
 * then everybody answers alone. What a team agreed on is seen by all.
 */
const maySee = (sheet: Sheet, reader: string, criterionId: string): boolean =>
  sheet.agreed ||
  (sheet.participants.get(reader)?.handed_in_at != null &&
    sheet.opinions.get(criterionId)?.has(reader) === true)

/** A worksheet as one person may see it. */
export function worksheetFor(kept: Kept, reader: string): Omit<Worksheet, 'scored'> {
  const sheet = sheetOf(kept.events)
  const settled = settledOf(sheet)
  const most = new Map(mostPointsOf(settled).map((points, i) => [settled[i]?.criterion_id, points]))
  const sideOf = (personId: string) => sheet.participants.get(personId)?.side ?? null
  return {
    worksheet_id: kept.worksheet_id,
    name: sheet.name,
    product: sheet.product,
    status: sheet.agreed ? 'agreed' : 'open',
    seq: Math.max(0, ...kept.events.map(({ seq }) => seq)),
    created_by: kept.created_by,
    created_at: kept.created_at,
    criteria: [...sheet.criteria].map(([criterion_id, { content, changed }]) => {
      const open = maySee(sheet, reader, criterion_id)
      const said = sheet.opinions.get(criterion_id) ?? new Map()
      const mine = said.get(reader)
      return {
        ...content,
        criterion_id,
        changed,
        mine: mine ? { weight: mine.weight, stance: mine.stance } : null,
        open,
        opinions: [...said]
          .flatMap(([person_id, opinion]) => {
            const person = sheet.participants.get(person_id)
            return open && person ? [{ ...opinion, by: person.name, person_id, side: person.side }] : []
          })
          .sort((a, b) => b.weight - a.weight || a.seq - b.seq),
        comments: open
          ? sheet.notes
              .filter((note) => note.who === null && note.criterion_id === criterion_id)
              .map(({ person_id, seq, by, at, text }) => ({ seq, by, at, text, side: sideOf(person_id) }))
          : [],
        settled: sheet.settled.get(criterion_id) ?? null,
        points: most.get(criterion_id) || null,
      }
    }),
    participants: [...sheet.participants.values()].map(({ person_id, name, side, handed_in_at }) => ({
      person_id,
      name,
      side,
      answered: sheet.criteria.size - unanswered(sheet, person_id).length,
      handed_in_at,
      signed_at: signedAt(sheet, person_id),
    })),
    me: sheet.participants.has(reader) ? reader : null,
    gate: [...sheet.gate],
    exclusions: [...sheet.exclusions],
    evidence: sheet.notes.flatMap(({ who, person_id, seq, by, at, text, criterion_id }) =>
      who === null ? [] : [{ seq, by, at, text, who, criterion_id, side: sideOf(person_id) }],
    ),
    obstacles: obstaclesOf(sheet),
    reopened: sheet.agreed ? null : sheet.reopened,
    agreements: sheet.agreements,
  }
}

/** A worksheet in a line. */
export function summaryOf(kept: Kept): WorksheetSummary {
  const { name, product, status, criteria, participants, agreements } = worksheetFor(kept, '')
  return {
    worksheet_id: kept.worksheet_id,
    name,
    product,
    status,
    created_by: kept.created_by,
    created_at: kept.created_at,
    criteria: criteria.length,
    participants: participants.length,
    handed_in: participants.filter(({ handed_in_at }) => handed_in_at !== null).length,
    signed: participants.filter(({ signed_at }) => signed_at !== null).length,
    versions: agreements.length,
    changed_at: kept.events.at(-1)?.at ?? kept.created_at,
  }
}

/**
 * What was said in a worksheet, the newest first. What people think of criteria is theirs and not in it, nor are comments before
 * their reader may see them.
 * @param mayChange whether the reader may change worksheets for all
 */
export function historyOf(kept: Kept, reader: string, mayChange: boolean): HistoryLine[] {
  const sheet = sheetOf(kept.events)
  const titles = new Map<string, string>()
  const people = new Map<string, string>()
  const lines = kept.events.flatMap(({ seq, said, person_id, person, ...event }): HistoryLine[] => {
    if (said.kind === 'criterion') titles.set(said.criterion_id, said.criterion.title)
    people.set(person_id, person)
    if (said.kind === 'opinion') return []
    if (said.kind === 'comment' && !maySee(sheet, reader, said.criterion_id)) return []
    const mayUndo = isOwn(said) ? person_id === reader : mayChange
    return [
      {
        seq,
        kind: said.kind,
        about:
          'criterion_id' in said
            ? (titles.get(said.criterion_id ?? '') ?? null)
            : said.kind === 'left'
              ? (people.get(said.person_id) ?? null)
              : null,
        by: person,
        at: event.at,
        undone_by: event.undone_by,
        undone_at: event.undone_at,
        undoable: mayUndo && isUndoable(said) && event.undone_at === null && (isOwn(said) || !sheet.agreed),
      },
    ]
  })
  return lines.reverse()
}
