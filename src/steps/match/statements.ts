import { loadStatements, type Statement } from '../../ground/lake/index.ts'
import { forFields } from './account-fields.ts'
import { inReporting } from './rates/reported.ts'

/** A statement of this step with what stands in it for declarations written out. */
export const writtenOut = (statement: Statement): Statement => inReporting(forFields(statement))

const baseRows = loadStatements(
  new URL('./base-rows.sql', import.meta.url),
  [
    'create_schema',
    'create_names',
    'extend_names',
    'extend_names_kind',
    'extend_names_over',
    'reporting',
    'rates_in_force',
    'row_count',
    'no_account_rows',
    'account_rows',
    'contact_rows',
    'opportunity_rows',
    'activity_rows',
    'product_rows',
    'purchase_rows',
    'person_rows',
    'titles',
    'sights',
    'new_names',
    'new_name_count',
    'some_new_names',
    'mentions',
    'company_records',
  ],
  writtenOut,
)

const matching = loadStatements(
  new URL('./match.sql', import.meta.url),
  [
    'account_records',
    'no_nodes',
    'nodes',
    'row_accounts',
    'node_rows',
    'named_accounts',
    'external_ids',
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
    'living_contact',
    'records_of',
    'contacts_of',
    'opportunities_of',
  ],
  writtenOut,
)

const values = loadStatements(
  new URL('./values.sql', import.meta.url),
  [
    'source_places',
    'record_count',
    'no_golden',
    'record_names',
    'record_values',
    'account_sizes',
    'golden_of_one',
    'golden_of_many',
    'accounts',
    'said_of',
    'shown_of',
    'record_ids',
    'contact_of',
    'contact_record_ids',
    'account_sources',
  ],
  writtenOut,
)

const edits = loadStatements(
  new URL('./edits.sql', import.meta.url),
  [
    'no_account_originals',
    'no_contact_originals',
    'edits_before',
    'touched',
    'shown_edits',
    'all_touched',
    'changed_accounts',
    'hierarchy_before',
    'changed_around',
    'changed_contacts',
    'uncover_accounts',
    'restore_accounts',
    'forget_account_originals',
    'uncover_contacts',
    'restore_contacts',
    'forget_contact_originals',
    'forget_edited_titles',
    'edited_titles',
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
  writtenOut,
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
  writtenOut,
)

const rates = loadStatements(new URL('./rates/rates.sql', import.meta.url), [
  'unconverted',
  'unconverted_now',
  'currencies_now',
])

/** The statements of this step, written out for the golden values. */
export const sql = { ...baseRows, ...matching, ...values, ...edits, ...conflicts, ...rates }
