import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./hierarchy.sql', import.meta.url), [
  'hierarchy',
  'parent_of',
  'node_of',
  'parts_of',
])
