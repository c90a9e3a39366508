import { BIGINT, VARCHAR } from '@duckdb/node-api'
import type { Language } from '../../../ground/kernel/index.ts'
import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../../ground/lake/index.ts'
import { isOwnField } from '../../collect/index.ts'
import { byKey, type OtherColumn, otherColumnsOf } from './columns.ts'
import { OtherColumnSummary, type OtherValue } from './model.ts'

const sql = loadStatements(new URL('./others.sql', import.meta.url), [
  'create_other_values',
  'other_imports',
  'create_other_columns',
  'no_other_rows',
  'other_rows',
  'other_values',
  'describe_others',
  'other_examples',
  'others_of',
  'create_own_values',
  'describe_own',
  'add_own_trait',
  'forget_own_trait',
  'follow_own_trait',
])

/** Lines per file by which a column is judged before anybody asks for it. */
const judgedLines = 5000
/** A column with more different texts than this tells accounts apart instead of grouping them. */
const mostDifferent = 500

const columnColumns = [
  ['import_id', VARCHAR],
  ['place', BIGINT],
  ['trait', VARCHAR],
] as const

/** The files in force with their columns. */
export const readOtherImports = (tx: LakeTransaction): Promise<Row[]> => tx.read(sql.other_imports)

/** Makes the place of {@link gatherOthers} where it is missing. */
export async function createOthers(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.create_other_values)
  await tx.run(sql.create_own_values)
}

/** Reads the values of columns from the rows in force, as `other_rows`. */
export async function readColumns(
  tx: LakeTransaction,
  columns: readonly Readonly<{ column: OtherColumn; trait: string }>[],
  most: number | null,
): Promise<void> {
  await tx.run(sql.create_other_columns)
  await tx.append('other_columns', columnColumns, [
    columns.map(({ column, trait }) => [column.importId, BigInt(column.place), trait]),
  ])
  if (columns.length === 0) await tx.run(sql.no_other_rows)
  else await tx.run(sql.other_rows, { most_lines: most })
}

/**
 * Reads columns that nobody mapped from the rows in force, as `match.other_values`: one value per account and header.
 * A file that spells a header in another case or with other separators has the same column.
 * @param headers what the columns are called; one that no file in force has is left empty
 */
export async function gatherOthers(tx: LakeTransaction, headers: readonly string[]): Promise<void> {
  const known = headers.length === 0 ? new Map() : byKey(await tx.read(sql.other_imports))
  const wanted = headers.flatMap((header) => {
    const [key] = keyOf(header)
    return (known.get(key) ?? []).map((column: OtherColumn) => ({ column, trait: header }))
  })
  await readColumns(tx, wanted, null)
  await tx.run(sql.other_values)
  for (const field of headers.filter(isOwnField)) await addOwnTrait(tx, field)
}

/** What {@link gatherOthers} read of own fields, made anew for the accounts in `changed_accounts`. */
export async function followOwnTraits(tx: LakeTransaction, headers: readonly string[]): Promise<void> {
  for (const field of headers.filter(isOwnField)) {
    await tx.run(sql.forget_own_trait, { field })
    await tx.run(sql.follow_own_trait, { field })
  }
}

const keyOf = (header: string) =>
  otherColumnsOf({ header: JSON.stringify([header]), fields: '[null]' }).map(({ key }) => key)

/** The columns that nobody mapped, with what stands in them, judged by the first lines of each file. */
export async function listOthers(lake: Lake, language: Language): Promise<OtherColumnSummary[]> {
  return lake.rehearse(async (tx) => {
    const known = byKey(await tx.read(sql.other_imports))
    const columns = [...known.values()].flatMap((each) =>
      each.map((column) => ({ column, trait: column.key })),
    )
    await readColumns(tx, columns, judgedLines)
    const described = new Map((await tx.read(sql.describe_others)).map((row) => [String(row.trait), row]))
    const examples = Map.groupBy(await tx.read(sql.other_examples), (row) => String(row.trait))
    const unmapped = [...known].map(([key, [newest, ...others]]) =>
      describe(newest, others, described.get(key), examples.get(key) ?? []),
    )
    return [...(await describeOwn(tx, language)), ...unmapped]
  })
}

const judge = (filled: number, different: number, numbers: number) => {
  const numeric = filled > 0 && numbers * 10 >= filled * 9
  const usable = different > 1 && (numeric || (different <= mostDifferent && different * 2 <= filled))
  return { filled, different, numeric, usable }
}

/** Own fields are looked at like columns, under their own name. */
async function describeOwn(tx: LakeTransaction, language: Language): Promise<OtherColumnSummary[]> {
  return (await tx.read(sql.describe_own)).map((row) =>
    OtherColumnSummary.parse({
      header: row.field,
      label: row[`label_${language}`],
      source: null,
      file: null,
      files: 0,
      ...judge(Number(row.filled), Number(row.different), Number(row.numbers)),
      examples: [],
    }),
  )
}

const addOwnTrait = (tx: LakeTransaction, field: string) => tx.run(sql.add_own_trait, { field })

function describe(
  newest: OtherColumn | undefined,
  others: readonly OtherColumn[],
  row: Row | undefined,
  examples: readonly Row[],
): OtherColumnSummary {
  return OtherColumnSummary.parse({
    header: newest?.header,
    label: newest?.header,
    source: newest?.source,
    file: newest?.file,
    files: 1 + others.length,
    ...judge(Number(row?.filled ?? 0), Number(row?.different ?? 0), Number(row?.numbers ?? 0)),
    examples: examples.map(({ value }) => String(value).slice(0, 100)),
  })
}

/** What the rows of an account say in columns that nobody mapped; of each column the newest value. */
export async function othersOf(lake: Lake, accountId: string): Promise<OtherValue[]> {
  const rows = await lake.read(sql.others_of, { account_id: accountId })
  const found = new Map<string, OtherValue>()
  for (const row of rows) {
    const cells: unknown = JSON.parse(String(row.raw))
    if (!Array.isArray(cells)) continue
    for (const { key, header, file, source, importId, place } of otherColumnsOf(row)) {
      const value = String(cells[place] ?? '').trim()
      if (value !== '' && !found.has(key))
        found.set(key, { header, value, source, file, import_id: importId })
    }
  }
  return [...found.values()]
}
