import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./companies.sql', import.meta.url), [
  'alias_pairs',
  'no_aliases',
  'called',
  'telling_domains',
  'people_domains',
  'companies',
  'mentioned',
  'evidence',
  'compared',
  'parted',
  'no_found',
  'no_pairs',
  'no_weights',
  'no_learned',
  'no_vocabulary',
  'no_lookup',
  'keys',
  'no_kept_apart',
  'settled',
])
