import { z } from 'zod'
import { Agreement, Content, Contribution } from './model.ts'

/** Something that was said in a worksheet: by a person, or the agreement that follows from the last signature. */
export const Said = z.union([
  Content,
  Contribution,
  z.strictObject({ kind: z.literal('agreed'), agreement: Agreement }),
])
export type Said = z.infer<typeof Said>
export type SaidKind = Said['kind']

/** It in its place in the worksheet. */
export type Event = Readonly<{
  seq: number
  said: Said
  person_id: string
  person: string
  at: string
  undone_by: string | null
  undone_at: string | null
}>

/** What may be taken back: what changes the worksheet for all, and what somebody wrote. */
const undoable: readonly SaidKind[] = [
  'named',
  'criterion',
  'dropped',
  'gate',
  'exclusions',
  'settled',
  'left',
  'comment',
  'evidence',
]
export const isUndoable = ({ kind }: Said): boolean => undoable.includes(kind)

/** Whether only its author may take it back. */
export const isOwn = ({ kind }: Said): boolean => kind === 'comment' || kind === 'evidence'

/** What two people cannot both change at once, such as one criterion; null for what only adds. */
export function subjectOf(said: Said): string | null {
  switch (said.kind) {
    case 'criterion':
    case 'dropped':
      return `criterion ${said.criterion_id}`
    case 'settled':
      return `settled ${said.criterion_id}`
    case 'named':
    case 'gate':
    case 'exclusions':
      return said.kind
    default:
      return null
  }
}
