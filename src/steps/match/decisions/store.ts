import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { State } from '../../../ground/state/index.ts'
import type { EditAction, EditSubject } from '../model.ts'

type PriorityTable = {
  seq: Generated<number>
  field: string
  sources: JSONColumnType<string[]>
  decided_by: string
  decided_at: Generated<Date>
}

export type EditTable = {
  seq: Generated<number>
  subject: EditSubject
  action: EditAction
  field: string
  value: string | null
  before: string | null
  note: string | null
  records: number
  decided_by: string
  decided_at: Generated<Date>
  undone_by: ColumnType<string | null, never, string>
  undone_at: ColumnType<Date | null, never, Date>
}

type EditedTable = { record_id: string; seq: number }

type MatchTables = {
  'match.priorities': PriorityTable
  'match.edits': EditTable
  'match.edited': EditedTable
}

/** The tables of this step, outside or inside a transaction. */
export const tables = (from: State['db']) => from.withTables<MatchTables>()
