import type { JSONColumnType } from 'kysely'
import { Fault } from '../../../ground/kernel/index.ts'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { type Dictionary, declare, dictionary, dictionaryOf, type Field } from '../fields/index.ts'
import { headerKey } from '../recognise/header.ts'
import { OwnField, type OwnFieldRequest } from './model.ts'

type OwnFieldTable = {
  field: string
  kind: string
  type: string
  label_en: string
  label_zh: string
  unit: string | null
  synonyms: JSONColumnType<string[]>
  created_by: string
  created_at: Date
  removed_at: Date | null
}

type OwnFieldTables = { 'collect.own_fields': OwnFieldTable }

const tables = (state: State) => state.db.withTables<OwnFieldTables>()

/** The fields that people added and did not remove, by name. */
export async function ownFields(state: State): Promise<OwnField[]> {
  const rows = await tables(state)
    .selectFrom('collect.own_fields')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('field')
    .execute()
  return rows.map((row) => OwnField.parse({ ...row, created_at: row.created_at.toISOString() }))
}

/** An own field as an entry of the dictionary. */
const entryOf = ({ field, kind, type, label_en, label_zh, unit, synonyms }: OwnField): Field => ({
  ...declare([kind], field, type, { en: label_en, zh: label_zh, words: '' }),
  unit: unit === null ? null : { en: unit, zh: unit },
  synonyms,
})

/** The field dictionary of this installation: what Talweg brings, and what people added. */
export const fullDictionary = async (state: State): Promise<Dictionary> =>
  dictionaryOf((await ownFields(state)).map(entryOf))

/** Every way to head a column of an own field, as headers are compared. */
export const keysOfOwn = ({
  label_en,
  label_zh,
  synonyms,
  field,
}: Pick<OwnField, 'label_en' | 'label_zh' | 'synonyms' | 'field'>): string[] => [
  ...new Set([label_en, label_zh, ...synonyms, field].map(headerKey)),
]

/**
 * Adds a field to the dictionary; one that was removed comes back with its values.
 * @throws Fault `collect.own_field_taken` when a field of this name or header is there already
 */
export async function addOwnField(
  state: State,
  request: OwnFieldRequest,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<OwnField> {
  const { name, label_zh = request.label_en, synonyms, ...rest } = request
  const field = `own_${name}`
  const keys = keysOfOwn({ ...rest, field, label_zh, synonyms })
  const others = await ownFields(state)
  const taken =
    others.find((each) => each.kind === rest.kind && keysOfOwn(each).some((key) => keys.includes(key)))
      ?.field ??
    dictionary
      .fieldsOf(rest.kind)
      .find((each) => each.synonyms.some((synonym) => keys.includes(headerKey(synonym))))?.field
  if (taken !== undefined) throw new Fault('conflict', 'collect.own_field_taken', { field: taken })
  const row = {
    ...rest,
    label_zh,
    synonyms: JSON.stringify(synonyms),
    created_by: by,
    created_at: at,
    removed_at: null,
  }
  await tables(state)
    .insertInto('collect.own_fields')
    .values({ field, ...row })
    .onConflict((conflict) => conflict.column('field').doUpdateSet(row))
    .execute()
  return OwnField.parse({ ...row, field, synonyms, created_at: at.toISOString() })
}

/**
 * Takes a field out of the dictionary. What files say in its columns is kept.
 * @throws Fault `collect.own_field_missing`
 */
export async function removeOwnField(state: State, field: string, at: Date): Promise<void> {
  const { numUpdatedRows } = await tables(state)
    .updateTable('collect.own_fields')
    .set({ removed_at: at })
    .where('field', '=', field)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Fault('missing', 'collect.own_field_missing', { field })
}

/** The own fields, for the account base. */
export const decidedOwnFields = (state: State): DecidedTable => ({
  table: 'own_fields',
  columns: {
    field: 'varchar',
    kind: 'varchar',
    type: 'varchar',
    label_en: 'varchar',
    label_zh: 'varchar',
    keys: 'varchar',
  },
  rows: async () =>
    (await ownFields(state)).map((own) => ({
      field: own.field,
      kind: own.kind,
      type: own.type,
      label_en: own.label_en,
      label_zh: own.label_zh,
      keys: JSON.stringify(keysOfOwn(own)),
    })),
})
