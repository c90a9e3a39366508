import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./one.sql', import.meta.url), [
  'learned',
  'vocabulary',
  'under_key',
  'of_node',
  'row',
  'account_of_row',
  'root_of',
  'person',
  'people_of',
  'account',
])
