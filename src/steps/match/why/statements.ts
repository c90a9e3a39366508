import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./why.sql', import.meta.url), [
  'tied_rows',
  'links_of',
  'decided_of',
])
