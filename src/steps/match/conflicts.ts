import { VARCHAR } from '@duckdb/node-api'
import type { LakeTransaction, Row } from '../../ground/lake/index.ts'
import type { Conflicts, FieldConflicts } from '../collect/index.ts'
import { accountFields } from './account-fields.ts'
import { nameKeys } from './names/index.ts'
import { ranked } from './ranking.ts'
import { sql } from './statements.ts'

/** Rows of a file that are compared, so that a preview answers at once on a base of any size. */
const mostRows = 5_000
const examplesPerField = 5
/** The import that is about to happen comes after all others. */
const next = Number.MAX_SAFE_INTEGER

type Known = Readonly<{
  records: readonly Row[]
  shown: Row
  edited: ReadonlySet<string>
}>

/**
 * Where the staged rows of an account file say something else than what is shown of the account they belong to, and another
 * source or a person says that: counted per field, by whether the row will win and by which rule.
 * @param source the label under which the file comes in
 */
export async function findConflicts(tx: LakeTransaction, source: string): Promise<Conflicts> {
  const [last] = await tx.read(sql.last_staged_line, { most: mostRows })
  const last_line = Number(last?.line ?? 0)
  await matchStaged(tx, last_line)
  const [rows, accounts, lists] = [await tx.read(sql.matched_rows), await readKnown(tx), await readLists(tx)]
  const found = new Map<string, FieldConflicts>()
  for (const row of rows) {
    const known = accounts.get(String(row.account_id))
    if (!known) continue
    const coming = { ...row, source, is_row: true, since_seq: next, first_seq: firstSeqOf(row, known) }
    for (const { field } of accountFields) compare(found, field, coming, known, lists.get(field) ?? [])
  }
  return {
    compared: rows.length,
    fields: accountFields.flatMap(({ field }) => found.get(field) ?? []),
  }
}

async function matchStaged(tx: LakeTransaction, last_line: number): Promise<void> {
  const names = await tx.read(sql.staged_names, { last_line })
  await tx.run(sql.create_staged_keys)
  await tx.append(
    'staged_keys',
    [
      ['name', VARCHAR],
      ['name_key', VARCHAR],
    ],
    [names.map(({ name }) => [String(name), nameKeys(String(name)).core_key])],
  )
  await tx.run(sql.staged_matches, { last_line })
}

async function readKnown(tx: LakeTransaction): Promise<Map<string, Known>> {
  const records = Map.groupBy(await tx.read(sql.matched_records), ({ account_id }) => String(account_id))
  const edits = Map.groupBy(await tx.read(sql.matched_edits), ({ account_id }) => String(account_id))
  const accounts = await tx.read(sql.matched_accounts)
  return new Map(
    accounts.map((shown) => {
      const id = String(shown.account_id)
      const edited = new Set(edits.get(id)?.map(({ field }) => String(field)))
      return [id, { records: records.get(id) ?? [], shown, edited }]
    }),
  )
}

async function readLists(tx: LakeTransaction): Promise<Map<string, string[]>> {
  const places = Map.groupBy(await tx.read(sql.places), ({ field }) => String(field))
  return new Map([...places].map(([field, rows]) => [field, rows.map(({ source }) => String(source))]))
}

/** A new version of a record is as old as the record. */
const firstSeqOf = (row: Row, { records }: Known) =>
  records.find(({ record_id }) => record_id === row.record_id)?.first_seq ?? next

function compare(
  found: Map<string, FieldConflicts>,
  field: string,
  coming: Row,
  { records, shown, edited }: Known,
  list: readonly string[],
): void {
  const [says, stands] = [coming[field] ?? null, shown[field] ?? null]
  if (says === null || stands === null || says === stands) return
  const others = records.filter(({ record_id }) => record_id !== coming.record_id)
  const [holder] = ranked(records, field, list)
  const byHand = edited.has(field)
  // A source that corrects itself is a change, which the preview shows as such.
  if (!byHand && (!holder || holder.row.record_id === coming.record_id)) return
  const [first, second] = ranked([...others, coming], field, list)
  const wins = !byHand && first?.row === coming
  const rule =
    byHand || !first
      ? 'by_hand'
      : second && first.place < second.place
        ? 'priority'
        : field === 'name'
          ? 'oldest'
          : 'newest'
  const known = found.get(field) ?? {
    field,
    label_key: `match.column.${field}`,
    row_wins: 0,
    known_wins: 0,
    examples: [],
  }
  found.set(field, {
    ...known,
    row_wins: known.row_wins + Number(wins),
    known_wins: known.known_wins + Number(!wins),
    examples:
      known.examples.length < examplesPerField
        ? [
            ...known.examples,
            {
              line: Number(coming.line),
              account_id: String(coming.account_id),
              account: String(shown.name),
              row_value: String(says),
              known_value: String(stands),
              known_source: byHand ? null : textOf(holder?.row.source),
              row_wins: wins,
              rule,
            },
          ]
        : known.examples,
  })
}

const textOf = (cell: Row[string] | undefined) => (cell === null || cell === undefined ? null : String(cell))
