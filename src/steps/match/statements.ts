import { loadStatements } from '../../ground/lake/index.ts'
import { forFields } from './account-fields.ts'

const matching = loadStatements(
  new URL('./match.sql', import.meta.url),
  [
    'create_schema',
    'create_names',
    'account_rows',
    'contact_rows',
    'opportunity_rows',
    'activity_rows',
    'product_rows',
    'purchase_rows',
    'person_rows',
    'sights',
    'new_names',
    'mentions',
    'company_records',
    'edges',
    'busy_nodes',
    'linked',
    'components',
    'tangled',
    'account_records',
    'nodes',
    'external_ids',
    'contacts',
    'products',
    'opportunities',
    'activities',
    'as_of',
    'create_refreshed',
    'read_basis',
    'forget_refreshed',
    'insert_refreshed',
    'summary',
    'stages',
    'living_id',
    'records_of',
    'contacts_of',
    'opportunities_of',
  ],
  forFields,
)

const values = loadStatements(
  new URL('./values.sql', import.meta.url),
  [
    'source_places',
    'record_values',
    'account_sizes',
    'golden_of_one',
    'golden_of_many',
    'accounts',
    'said_of',
    'shown_of',
    'record_ids',
    'contact_of',
    'account_sources',
  ],
  forFields,
)

const edits = loadStatements(
  new URL('./edits.sql', import.meta.url),
  [
    'edits_before',
    'touched',
    'changed_accounts',
    'uncover_accounts',
    'restore_accounts',
    'uncover_contacts',
    'restore_contacts',
    'edited_names',
    'edited_accounts',
    'tagged_accounts',
    'account_originals',
    'cover_accounts',
    'edited_contacts',
    'tagged_contacts',
    'contact_originals',
    'cover_contacts',
  ],
  forFields,
)

const conflicts = loadStatements(
  new URL('./conflicts.sql', import.meta.url),
  [
    'staged_names',
    'last_staged_line',
    'create_staged_keys',
    'staged_matches',
    'matched_rows',
    'matched_records',
    'matched_accounts',
    'matched_edits',
    'places',
  ],
  forFields,
)

/** The statements of this step, written out for the golden values. */
export const sql = { ...matching, ...values, ...edits, ...conflicts }
