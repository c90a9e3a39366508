import { DOUBLE, VARCHAR } from '@duckdb/node-api'
import { z } from 'zod'
import type { Language } from '../../../ground/kernel/index.ts'
import {
  type ColumnType,
  type Lake,
  type LakeTransaction,
  loadStatements,
  type Row,
  type TableColumn,
} from '../../../ground/lake/index.ts'
import { type OwnField, ownTypes, readOwn } from '../../collect/index.ts'
import { Said, type Value } from '../model.ts'
import { columnsOf, type OtherColumn } from '../others/columns.ts'
import { readColumns, readOtherImports } from '../others/others.ts'
import { type OwnShown, OwnValue } from './model.ts'

const sql = loadStatements(new URL('./own.sql', import.meta.url), [
  'read_own_fields',
  'own_texts',
  'create_own_readings',
  'own_columns',
  'own_records',
  'own_said',
  'own_values',
  'own_blanked',
  'own_values_of',
  'own_fields_of',
  'own_said_of',
  'own_edits',
  'uncover_own',
  'cover_own',
])

const Keys = z.array(z.string())

/**
 * Reads the own fields of accounts from the rows in force: the columns that were taken for them, and those that nobody mapped
 * and that are headed like them, also of files that came before the field.
 * @param today as `YYYY-MM-DD`
 */
export async function gatherOwn(tx: LakeTransaction, today: string): Promise<void> {
  const fields = await tx.read(sql.read_own_fields)
  const imports = fields.length === 0 ? [] : await readOtherImports(tx)
  await readColumns(
    tx,
    imports.flatMap((row) => columnsOf(row).flatMap((column) => taken(column, String(row.kind), fields))),
    null,
  )
  const types = new Map(fields.map(({ field, type }) => [String(field), String(type)]))
  const readings = (await tx.read(sql.own_texts)).flatMap(({ field, written }) => {
    const value = readOwn(types.get(String(field)) ?? 'text', String(written), today)
    return value === null
      ? []
      : [[String(field), String(written), String(value), typeof value === 'number' ? value : null]]
  })
  await tx.run(sql.create_own_readings)
  await tx.append(
    'own_readings',
    [
      ['field', VARCHAR],
      ['written', VARCHAR],
      ['value', VARCHAR],
      ['number', DOUBLE],
    ],
    [readings],
  )
  for (const table of [sql.own_columns, sql.own_records, sql.own_said, sql.own_values]) await tx.run(table)
}

/**
 * Makes the own values of the accounts in `changed_accounts` anew: what people said by hand where they did, else what the rows
 * say.
 */
export async function coverOwn(tx: LakeTransaction): Promise<void> {
  for (const statement of [sql.own_edits, sql.uncover_own, sql.cover_own]) await tx.run(statement)
}

function taken(column: OtherColumn & { field: string | null }, kind: string, fields: readonly Row[]) {
  const own = fields.find(
    (each) =>
      each.field === column.field ||
      (column.field === null &&
        each.kind === kind &&
        Keys.parse(JSON.parse(String(each.keys))).includes(column.key)),
  )
  return own ? [{ column, trait: String(own.field) }] : []
}

/** How the value of an own field stands in a column of the working table. */
const columnsOfType: Record<OwnField['type'], readonly [ColumnType, (alias: string) => string]> = {
  text: ['text', (own) => `${own}.value`],
  list: ['list', (own) => `${own}.value`],
  date: ['date', (own) => `try_cast(${own}.value as date)`],
  year: ['year', (own) => `cast(${own}.number as integer)`],
  count: ['number', (own) => `cast(${own}.number as bigint)`],
  money: ['money', (own) => `cast(${own}.number as decimal(18, 2))`],
}
const grouping: readonly OwnField['type'][] = ['text', 'list', 'year']

/** The own fields as columns of the working table of accounts. */
export const ownColumns = (fields: readonly OwnField[]): TableColumn[] =>
  fields.map(({ field, type, label_en, label_zh }) => {
    const [columnType, value] = columnsOfType[type]
    return {
      column: field,
      type: columnType,
      label: { en: label_en, zh: label_zh },
      value: value(field),
      from: `left join match.own_values ${field} on ${field}.account_id = a.account_id and ${field}.field = '${field}'`,
      filterable: grouping.includes(type),
      golden: true,
    }
  })

/** The values of an own field in rows `r` of a kind, as the figures of the data quality count them. */
export const ownInRows = (field: string) => ({
  value: `${field}.value`,
  from: `left join match.own_records ${field} on ${field}.record_id = r.record_id and ${field}.field = '${field}'`,
})

/** How many rows of each source say something in an own field that nobody can read. */
export const ownBlanked = (lake: Lake): Promise<Row[]> => lake.read(sql.own_blanked)

/** What is known of an account in own fields. */
export async function ownValuesOf(lake: Lake, accountId: string, language: Language): Promise<OwnValue[]> {
  const rows = await lake.read(sql.own_values_of, { account_id: accountId })
  return rows.map((row) => OwnValue.parse({ ...row, label: row[`label_${language}`] }))
}

const numeric: readonly OwnField['type'][] = ['count', 'money', 'year']

/** Every own field of the dictionary as it is for an account: what is shown, and what each of its rows says, the newest first. */
export async function ownShownOf(lake: Lake, accountId: string, language: Language): Promise<OwnShown[]> {
  const params = { account_id: accountId }
  const [fields, said] = await Promise.all([
    lake.read(sql.own_fields_of, params),
    lake.read(sql.own_said_of, params),
  ])
  return fields.map((row) => {
    const { field, type } = OwnValue.pick({ field: true })
      .extend({ type: z.enum(ownTypes) })
      .parse(row)
    const read = (value: unknown): Value =>
      value === null || value === undefined ? null : numeric.includes(type) ? Number(value) : String(value)
    return {
      field,
      type: columnsOfType[type][0],
      label: String(row[`label_${language}`]),
      value: read(row.value),
      said: said
        .filter((each) => each.field === field)
        .map((each) => Said.parse({ ...each, value: read(each.value), made_from: null })),
    }
  })
}

/** What is shown of an account in own fields, each as the text that it is kept as; null where nothing is. */
export async function ownTextsOf(lake: Lake, accountId: string): Promise<Row> {
  const rows = await lake.read(sql.own_fields_of, { account_id: accountId })
  return Object.fromEntries(rows.map(({ field, value }) => [String(field), value ?? null]))
}
