import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./one.sql', import.meta.url), [
  'learned',
  'vocabulary',
  'found',
  'rows',
  'root_of',
  'person',
  'people_of',
  'accounts',
])
