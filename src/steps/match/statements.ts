import { loadStatements, type Statement } from '../../ground/lake/index.ts'
import { forFields } from './account-fields.ts'
import { inReporting } from './rates/reported.ts'

/** A statement of this step with what stands in it for declarations written out; one that makes a table, as it makes all of it. */
export function writtenOut(statement: Statement): Statement {
  const written = inReporting(forFields(statement))
  return { ...written, sql: written.sql.replace(onlyJoined, 'true') }
}

/** The same where rows joined those that are there: one that makes a table adds to it what is made anew. */
export function writtenForJoined(statement: Statement): Statement {
  const written = inReporting(forFields(statement))
  const added = written.sql.replace(/create or replace table ([\w.]+) as/, 'insert into $1')
  return { ...written, sql: added.replace(onlyJoined, '$1') }
}

export const onlyJoined = /\{joined: ([^{}]*)\}/g

const rowsFile = new URL('./base-rows.sql', import.meta.url)
const inRows = [
  'create_schema',
  'create_names',
  'extend_names',
  'extend_names_kind',
  'extend_names_over',
  'reporting',
  'rates_in_force',
  'made_by',
  'create_based_on',
  'based_on_count',
  'based_on',
  'row_count',
  'no_account_rows',
  'turned',
  'turned_count',
  'no_turned_names',
  'turned_names',
  'forget_account_rows',
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
] as const
const baseRows = loadStatements(rowsFile, inRows, writtenOut)

const joining = loadStatements(new URL('./joined.sql', import.meta.url), [
  'stirred',
  'remade',
  'remade_count',
  'remade_accounts',
  'no_renamed',
  'renamed',
  'no_found_otherwise',
  'found_otherwise',
  'found_by_other_rows',
  'forget_nodes',
  'forget_node_rows',
  'forget_row_accounts',
  'forget_account_records',
  'more_remade_accounts',
])

const matchFile = new URL('./match.sql', import.meta.url)
const inMatch = [
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
] as const
const matching = loadStatements(matchFile, inMatch, writtenOut)

const valuesFile = new URL('./values.sql', import.meta.url)
const inValues = [
  'source_places',
  'record_count',
  'no_golden',
  'record_names',
  'record_values',
  'account_sizes',
  'golden_of_one',
  'golden_of_many',
  'account_counts',
  'otherwise_counted',
  'forget_accounts',
  'accounts',
  'said_of',
  'shown_of',
  'record_ids',
  'contact_of',
  'contact_record_ids',
  'account_sources',
] as const
const values = loadStatements(valuesFile, inValues, writtenOut)

const edits = loadStatements(
  new URL('./edits.sql', import.meta.url),
  [
    'no_account_originals',
    'no_contact_originals',
    'edits_before',
    'touched',
    'shown_edits',
    'all_touched',
    'covered_accounts',
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
export const sql = { ...baseRows, ...joining, ...matching, ...values, ...edits, ...conflicts, ...rates }

/** Those that make tables, of what is made anew alone. */
export const joinedSql = {
  ...loadStatements(rowsFile, inRows, writtenForJoined),
  ...loadStatements(matchFile, inMatch, writtenForJoined),
  ...loadStatements(valuesFile, inValues, writtenForJoined),
}
