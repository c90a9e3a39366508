import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { decidedOwnFields } from '../../collect/index.ts'
import { decidedRates } from '../rates/store.ts'
import { decidedAnswers } from '../review/store.ts'
import { decidedWeights } from '../training/store.ts'
import { decidedVerdicts } from '../verdicts/store.ts'
import { editsInForce, taughtNames } from './edits.ts'
import { placesInForce } from './priorities.ts'

type Shape = Pick<DecidedTable, 'table' | 'columns'>

/** The place of a source in the list that a field follows. */
const priorities: Shape = {
  table: 'priorities',
  columns: { field: 'varchar', source: 'varchar', place: 'bigint' },
}

/** What was set or tagged by hand and not undone, one row per record that it is about. */
export const edits: Shape = {
  table: 'edits',
  columns: {
    subject: 'varchar',
    record_id: 'varchar',
    action: 'varchar',
    field: 'varchar',
    value: 'varchar',
    seq: 'bigint',
  },
}

/** What the company of a record is also called: beside the edits that say so, since names decide which rows are one company. */
const taught: Shape = {
  table: 'taught_names',
  columns: { record_id: 'varchar', alias: 'varchar', field: 'varchar' },
}

/** Decisions that the account base depends on. */
export function matchDecisions(state: State): DecidedTable[] {
  return [
    { ...priorities, rows: async () => placesInForce(state) },
    { ...edits, rows: async () => editsInForce(state) },
    { ...taught, rows: async () => taughtNames(state) },
    decidedVerdicts(state),
    decidedWeights(state),
    decidedAnswers(state),
    ...decidedRates(state),
    decidedOwnFields(state),
  ]
}
