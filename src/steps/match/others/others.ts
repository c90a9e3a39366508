import { BIGINT, VARCHAR } from '@duckdb/node-api'
import { type Lake, type LakeTransaction, loadStatements, type Row } from '../../../ground/lake/index.ts'
import { byKey, type OtherColumn, otherColumnsOf } from './columns.ts'
import { OtherColumnSummary, type OtherValue } from './model.ts'

const sql = loadStatements(new URL('./others.sql', import.meta.url), [
  'create_other_values',
  'other_imports',
  'create_other_columns',
  'other_rows',
  'other_values',
  'describe_others',
  'other_examples',
  'others_of',
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

/** Makes the place of {@link gatherOthers} where it is missing. */
export const createOthers = (tx: LakeTransaction): Promise<void> => tx.run(sql.create_other_values)

async function readRows(
  tx: LakeTransaction,
  columns: readonly Readonly<{ column: OtherColumn; trait: string }>[],
  most: number | null,
): Promise<void> {
  await tx.run(sql.create_other_columns)
  await tx.append('other_columns', columnColumns, [
    columns.map(({ column, trait }) => [column.importId, BigInt(column.place), trait]),
  ])
  await tx.run(sql.other_rows, { most_lines: most })
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
  await readRows(tx, wanted, null)
  await tx.run(sql.other_values)
}

const keyOf = (header: string) =>
  otherColumnsOf({ header: JSON.stringify([header]), fields: '[null]' }).map(({ key }) => key)

/** The columns that nobody mapped, with what stands in them, judged by the first lines of each file. */
export async function listOthers(lake: Lake): Promise<OtherColumnSummary[]> {
  return lake.rehearse(async (tx) => {
    const known = byKey(await tx.read(sql.other_imports))
    const columns = [...known.values()].flatMap((each) =>
      each.map((column) => ({ column, trait: column.key })),
    )
    await readRows(tx, columns, judgedLines)
    const described = new Map((await tx.read(sql.describe_others)).map((row) => [String(row.trait), row]))
    const examples = Map.groupBy(await tx.read(sql.other_examples), (row) => String(row.trait))
    return [...known].map(([key, [newest, ...others]]) =>
      describe(newest, others, described.get(key), examples.get(key) ?? []),
    )
  })
}

function describe(
  newest: OtherColumn | undefined,
  others: readonly OtherColumn[],
  row: Row | undefined,
  examples: readonly Row[],
): OtherColumnSummary {
  const filled = Number(row?.filled ?? 0)
  const different = Number(row?.different ?? 0)
  const isNumeric = filled > 0 && Number(row?.numbers) * 10 >= filled * 9
  return OtherColumnSummary.parse({
    header: newest?.header,
    source: newest?.source,
    file: newest?.file,
    files: 1 + others.length,
    filled,
    different,
    numeric: isNumeric,
    usable: different > 1 && (isNumeric || (different <= mostDifferent && different * 2 <= filled)),
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
