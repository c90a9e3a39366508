import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./why.sql', import.meta.url), [
  'tied_rows',
  'names_of_domains',
  'pairs_of',
  'pair_of',
  'doubt_of',
  'mentioned_of',
  'decided_of',
  'weights',
])
