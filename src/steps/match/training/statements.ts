import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./training.sql', import.meta.url), [
  'companies_before',
  'pairs_before',
  'company_parts',
  'part_ties',
  'moved_counts',
  'moved_rows',
  'training',
  'weights_now',
])
