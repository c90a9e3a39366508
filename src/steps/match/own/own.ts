import { DOUBLE, VARCHAR } from '@duckdb/node-api'
import { z } from 'zod'
import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../../ground/lake/index.ts'
import { readOwn } from '../../collect/index.ts'
import { columnsOf, type OtherColumn } from '../others/columns.ts'
import { readColumns, readOtherImports } from '../others/others.ts'
import { OwnValue } from './model.ts'

const sql = loadStatements(new URL('./own.sql', import.meta.url), [
  'read_own_fields',
  'own_texts',
  'create_own_readings',
  'own_values',
  'own_values_of',
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
  await tx.run(sql.own_values)
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

/** What is known of an account in own fields. */
export async function ownValuesOf(lake: Lake, accountId: string, language: 'en' | 'zh'): Promise<OwnValue[]> {
  const rows = await lake.read(sql.own_values_of, { account_id: accountId })
  return rows.map((row) => OwnValue.parse({ ...row, label: row[`label_${language}`] }))
}
