import { loadStatements } from '../../../ground/lake/index.ts'

export const sql = loadStatements(new URL('./people.sql', import.meta.url), [
  'people_since',
  'people',
  'shared_keys',
  'create_nobodys',
  'addresses',
  'evidence',
  'compared',
  'certain',
  'no_found',
  'no_pairs',
  'no_weights',
  'contact_records',
  'contacts',
  'contact_addresses',
  'contact_names',
  'person_links',
])
