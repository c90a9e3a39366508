import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./verdicts.sql', import.meta.url), [
  'no_settled_pairs',
  'no_overruled',
  'stated',
  'rows_of',
  'row_of',
  'overruled',
])
