import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./verdicts.sql', import.meta.url), [
  'no_settled_pairs',
  'no_overruled',
  'stated',
  'stated_of_people',
  'rows_of',
  'row_of',
  'contact_rows_of',
  'contact_row_of',
  'overruled',
])
