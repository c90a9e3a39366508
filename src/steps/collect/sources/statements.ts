import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./sources.sql', import.meta.url), [
  'source_figures',
  'source_history',
])
