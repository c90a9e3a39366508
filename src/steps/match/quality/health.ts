import type { Lake, Row } from '../../../ground/lake/index.ts'
import { loadStatements } from '../../../ground/lake/index.ts'
import { type Dictionary, type Kind, kinds } from '../../collect/index.ts'
import { ownBlanked } from '../own/own.ts'
import { rowFields } from './fields.ts'
import { type AskUses, type FieldHealth, FlagCount, type SourceHealth, TrendPoint } from './model.ts'

const sql = loadStatements(new URL('./health.sql', import.meta.url), [
  'columns_of_sources',
  'import_trend',
  'flag_counts',
  'flagged_rows',
  'outcomes_of_sources',
  'refused_of_sources',
  'accounts_without_people',
  'unreachable_people',
])

/** A row that did not come again for so many days is stale. */
export const freshDays = 180

type Counted = Readonly<{ sources: SourceHealth[]; fields: FieldHealth[] }>
type Say = (label: Readonly<{ en: string; zh: string }>) => string

const key = (source: unknown, kind: unknown) => `${source} ${kind}`
const byKey = (rows: readonly Row[], name: string) =>
  new Map(rows.map((row) => [key(row.source, row.kind), Number(row[name])]))

/**
 * What every source says in every field of the dictionary, counted over the rows in force.
 * @param now moment from which the age of rows is counted
 * @param label words of a field's label in the reader's language
 */
export async function countHealth(
  lake: Lake,
  dictionary: Dictionary,
  askUses: AskUses,
  now: Date,
  label: Say,
): Promise<Counted> {
  const [columns, unreadable, flagged, outcomes, refused, uses] = await Promise.all([
    lake.read(sql.columns_of_sources),
    ownBlanked(lake),
    lake.read(sql.flagged_rows),
    lake.read(sql.outcomes_of_sources),
    lake.read(sql.refused_of_sources),
    askUses(),
  ])
  const flaggedRows = byKey(flagged, 'rows')
  const refusedRows = byKey(refused, 'refused')
  const deals = new Map(outcomes.map((row) => [row.source, row]))
  const sources: SourceHealth[] = []
  const fields: FieldHealth[] = []
  for (const kind of kinds) {
    for (const row of await countKind(lake, dictionary, kind, now)) {
      const source = String(row.source)
      const own = columns.filter((column) => column.source === source && column.kind === kind)
      const blanked = new Map<string, number>()
      for (const column of own)
        if (column.field !== null)
          blanked.set(String(column.field), (blanked.get(String(column.field)) ?? 0) + Number(column.blanked))
      for (const each of unreadable)
        if (each.source === source) blanked.set(String(each.field), Number(each.blanked))
      const mapped = rowFields(dictionary, kind).flatMap((field, i): FieldHealth[] => {
        const filled = Number(row[`f${i}`])
        if (filled === 0 && !blanked.has(field.field)) return []
        return [
          {
            source,
            kind,
            field: field.field,
            label: label(field.label),
            rows: Number(row.row_count),
            filled,
            blanked: blanked.get(field.field) ?? 0,
            distinct: Number(row[`d${i}`]),
            uses: [...(uses.get(`${kind}.${field.field}`) ?? [])],
          },
        ]
      })
      fields.push(...mapped)
      const rows = Number(row.row_count)
      const marked = flaggedRows.get(key(source, kind)) ?? 0
      const won = kind === 'accounts' ? deals.get(source) : undefined
      sources.push({
        source,
        kind,
        rows,
        fresh: Number(row.fresh),
        last_seen_at: String(row.last_seen_at),
        refused: refusedRows.get(key(source, kind)) ?? 0,
        flagged: marked,
        unmapped: own.filter(({ field }) => field === null).map(({ header }) => String(header)),
        score: scoreOf(mapped, rows, marked),
        won: Number(won?.won ?? 0),
        lost: Number(won?.lost ?? 0),
      })
    }
  }
  return { sources, fields }
}

/** 0 to 100: filled ÷ cells, times read ÷ said, times rows without a flag ÷ rows. 0 when nothing was mapped. */
export function scoreOf(fields: readonly FieldHealth[], rows: number, flagged: number): number {
  const filled = sum(fields.map((field) => field.filled))
  const said = filled + sum(fields.map((field) => field.blanked))
  if (filled === 0 || rows === 0) return 0
  return Math.round(100 * (filled / (rows * fields.length)) * (filled / said) * ((rows - flagged) / rows))
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** One row per source of this kind: rows, fresh ones, and per field (in the order of the dictionary) filled and different ones. */
function countKind(lake: Lake, dictionary: Dictionary, kind: Kind, now: Date): Promise<Row[]> {
  const fields = rowFields(dictionary, kind)
  const counts = fields
    .map(({ value }, i) => `, count(${value}) as f${i}, count(distinct ${value}) as d${i}`)
    .join('')
  const since = new Date(now.getTime() - freshDays * 86_400_000).toISOString()
  return lake.readText(
    `select r.source, count(*) as row_count, cast(count_if(r.recorded_at >= @moment($since)) as bigint) as fresh,
  max(r.recorded_at) as last_seen_at${counts}
from collect.current_${kind} r
${fields.map(({ from }) => from).join('\n')}
group by 1
order by 1`,
    { since },
  )
}

/** Imports in force, the oldest first; of one source or kind where they are given. */
export async function importTrend(
  lake: Lake,
  source: string | undefined,
  kind: Kind | undefined,
): Promise<TrendPoint[]> {
  const rows = await lake.read(sql.import_trend, { source: source ?? null, kind: kind ?? null })
  return rows.map((row) => TrendPoint.parse({ ...row, rows: row.row_count, imported_at: row.recorded_at }))
}

/** How many flags of each reason, kind, source and person who entered the row. */
export async function countFlags(lake: Lake): Promise<FlagCount[]> {
  return (await lake.read(sql.flag_counts)).map((row) => FlagCount.parse(row))
}

/** Accounts of which no person is known, and people of whom no channel works. */
export async function countGaps(lake: Lake): Promise<{ withoutPeople: number; unreachable: number }> {
  const [[lonely], [lost]] = await Promise.all([
    lake.read(sql.accounts_without_people),
    lake.read(sql.unreachable_people),
  ])
  return { withoutPeople: Number(lonely?.accounts), unreachable: Number(lost?.people) }
}
