import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api'
import {
  type LakeTransaction,
  loadStatements,
  ofFewRows,
  type Statement,
  toAmount,
  toDate,
  toMoment,
  toWhole,
} from '../../ground/lake/index.ts'
import { type Dictionary, dictionary } from './fields/index.ts'
import { kindRules } from './kind-rules.ts'
import { type FilePlan, type Kind, kinds } from './model.ts'
import type { StagedBatch } from './staged-rows.ts'
import { valueType } from './standardise/index.ts'
import type { Storage, Value } from './standardise/standard.ts'

export const sql = loadStatements(new URL('./facts.sql', import.meta.url), [
  'create_schema',
  'create_imports',
  'add_import_fields',
  'create_undone',
  'create_redone',
  'create_taken_back',
  'create_rejects',
  'add_reject_cells',
  'create_import_columns',
  'create_in_force',
  'create_current',
  'repeated_keys',
  'repeated',
  'create_staged_rejects',
  'reject_superseded',
  'count_rejects',
  'keep_rejects',
  'count_blanked',
  'staged_changes',
  'count_changes',
  'count_staged',
  'staged_parts',
  'next_seq',
  'insert_import',
  'insert_redone',
  'insert_undone',
  'list_imports',
  'get_import',
  'list_rejects',
  'rejects_by_reason',
  'rows_to_fix',
  'basis',
])

/** A statement for one kind of file. */
export const forKind = (statement: Statement, kind: Kind): Statement => ({
  ...statement,
  name: `${statement.name} (${kind})`,
  sql: statement.sql.replaceAll('{kind}', kind),
})

/** A column of a fact table: how a standardised value is stored. */
export type FactColumn = Readonly<{
  name: string
  /** The field whose value, or part of it, stands here. */
  field: string
  sqlType: string
  type: DuckDBType
  encode: (value: Value | null) => DuckDBValue
}>

const asText = (value: Value | null) => (value === null ? null : String(value))
const asNumber = (value: Value | null) => (value === null ? null : Number(value))

const stored: Record<Storage, Omit<FactColumn, 'name' | 'field'>> = {
  text: { sqlType: 'varchar', type: VARCHAR, encode: asText },
  whole: { sqlType: 'bigint', type: BIGINT, encode: (value) => toWhole(asNumber(value)) },
  year: { sqlType: 'integer', type: INTEGER, encode: asNumber },
  amount: { sqlType: 'decimal(18, 2)', type: DECIMAL(18, 2), encode: (value) => toAmount(asNumber(value)) },
  date: { sqlType: 'date', type: DATE, encode: (value) => toDate(asText(value)) },
  moment: { sqlType: 'timestamp(6)', type: TIMESTAMP, encode: (value) => toMoment(asText(value)) },
  flag: { sqlType: 'boolean', type: BOOLEAN, encode: (value) => value },
}

/** Columns of a kind's fact table: one per field of the dictionary, and one per part that the type of the field has. */
export function factColumns(kind: Kind, { fieldsOf }: Dictionary = dictionary): FactColumn[] {
  return fieldsOf(kind).flatMap(({ field, type }) => {
    const { stores, parts = {} } = valueType(type)
    const ofParts = Object.entries(parts).map(([part, storage]) => ({
      name: `${field}_${part}`,
      field,
      ...stored[storage],
    }))
    return [{ name: field, field, ...stored[stores] }, ...ofParts]
  })
}

const rowColumns = `record_id varchar not null, import_id varchar not null, seq bigint not null, line bigint not null, row_hash varchar not null,
  source varchar not null, recorded_at timestamp(6) not null, observed_at timestamp(6) not null, raw varchar not null`

/** Makes the tables and views of this step where they are missing; a field that is new gets its column. */
export async function createFacts(tx: LakeTransaction): Promise<void> {
  for (const statement of [
    sql.create_schema,
    sql.create_imports,
    sql.add_import_fields,
    sql.create_undone,
    sql.create_redone,
    sql.create_taken_back,
    sql.create_rejects,
    sql.add_reject_cells,
    sql.create_import_columns,
    sql.create_in_force,
  ])
    await tx.run(statement)
  for (const kind of kinds) {
    await tx.runText(`create table if not exists collect.${kind} (${rowColumns})`)
    for (const { name, sqlType } of factColumns(kind))
      await tx.runText(`alter table collect.${kind} add column if not exists ${name} ${sqlType}`)
    await tx.run(forKind(sql.create_current, kind))
  }
}

const stageColumns = [
  ['line', BIGINT],
  ['natural_key', VARCHAR],
  ['collapses', BOOLEAN],
  ['raw', VARCHAR],
] as const

/** The columns that rows of a plan give values for: those of fields that it maps, and those that the kind completes. */
export function stagedColumns({ kind, fields }: Pick<FilePlan, 'kind' | 'fields'>): FactColumn[] {
  const { completes = [] } = kindRules[kind]
  return factColumns(kind).filter(({ field }) => fields.includes(field) || completes.includes(field))
}

/**
 * Puts rows beside the facts, where they can be compared before they are kept: as `staged`, which has all columns of
 * the fact table. Only its `stagedColumns` take room.
 */
export async function stage(
  tx: LakeTransaction,
  plan: Pick<FilePlan, 'kind' | 'fields'>,
  rows: AsyncIterable<StagedBatch>,
): Promise<void> {
  const mapped = stagedColumns(plan)
  const given = new Set(mapped.map(({ name }) => name))
  const names = mapped.map(({ name, sqlType }) => `, ${name} ${sqlType}`).join('')
  await tx.runText(
    `create or replace temp table stage (line bigint not null, natural_key varchar not null, collapses boolean not null, raw varchar not null${names})`,
  )
  const appender = await tx.appender('stage', [
    ...stageColumns,
    ...mapped.map(({ name, type }) => [name, type] as const),
  ])
  try {
    for await (const batch of rows) appender.addColumns(batch)
  } catch (error) {
    appender.drop()
    throw error
  }
  appender.end()
  await tx.run(sql.repeated_keys)
  await tx.run(sql.repeated)
  const values = factColumns(plan.kind).map(({ name, sqlType }) =>
    given.has(name) ? `s.${name}` : `cast(null as ${sqlType}) as ${name}`,
  )
  await tx.runText(`create or replace temp view staged as
select
  coalesce(r.record_id, substr(@sha256(s.natural_key || '#1'), 1, 20)) as record_id, s.line, substr(@sha256(s.raw), 1, 16) as row_hash, s.raw, ${values.join(', ')}
from stage s
left join repeated r on r.line = s.line
where r.line is null or not r.collapses`)
}

/** Rows that are appended behind others rather than as a part of their own. */
const fewRows = 2048

/** Keeps the staged rows as facts of an import, and gives back the room that many of them took. */
export async function keepStaged(
  tx: LakeTransaction,
  kind: Kind,
  fact: { import_id: string; seq: number; source: string; at: string; observed_at: string },
): Promise<void> {
  const names = factColumns(kind)
    .map(({ name }) => name)
    .join(', ')
  const [staged] = await tx.read(sql.count_staged)
  const isSmall = Number(staged?.rows) <= fewRows
  const select = `select record_id, $import_id, $seq, line, row_hash, $source, @moment($at), @moment($observed_at), raw, ${names} from staged`
  await tx.run(
    {
      name: `keep_staged (${kind})`,
      file: 'collect/facts.ts',
      sql: `insert into collect.${kind} (record_id, import_id, seq, line, row_hash, source, recorded_at, observed_at, raw, ${names})
${isSmall ? ofFewRows(select) : select}`,
    },
    fact,
  )
  if (!isSmall) await tx.runText('create or replace temp table stage (line bigint not null)')
}

/** Keeps the rejects of the staged file. */
export async function keepRejects(tx: LakeTransaction, importId: string): Promise<void> {
  const [rejected] = await tx.read(sql.count_rejects)
  const isSmall = Number(rejected?.rejects) <= fewRows
  const statement = isSmall ? { ...sql.keep_rejects, sql: ofFewRows(sql.keep_rejects.sql) } : sql.keep_rejects
  await tx.run(statement, { import_id: importId })
}
