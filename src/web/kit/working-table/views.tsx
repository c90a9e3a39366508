import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { Format } from '../format.ts'
import type { TableColumn } from '../table/columns.ts'

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Value = z.infer<typeof Value>

/** A row of a working table: its id and a value per column. */
export const WorkingRow = z.record(z.string(), Value)
export type WorkingRow = z.infer<typeof WorkingRow>

/** What a page knows how to write with. */
export type Pen = { t: i18n['t']; format: Format }

/** How a column of a working table is shown; without one it is shown by its type. */
export type ColumnView = {
  column: string
  /** A value in words, in cells and in filters. */
  say?: (value: string, pen: Pen) => string
  /** More than words: a link, a tag, a bar. */
  cell?: (row: WorkingRow, pen: Pen) => ReactNode
  width?: number
}

/** The columns of a working table as the API describes them. */
export const Columns = z.object({
  items: z.array(
    z.object({
      column: z.string(),
      type: z.string(),
      label: z.string(),
      filterable: z.boolean(),
      shown: z.boolean(),
      golden: z.boolean(),
      named: z.string().nullable(),
      words: z.string().nullable(),
    }),
  ),
})
export type WorkingColumn = z.infer<typeof Columns>['items'][number]

const ordered = ['number', 'year', 'money', 'date', 'moment']

/** Whether the values of a column have an order in which one may lie between others. */
export const isOrdered = ({ type }: Pick<WorkingColumn, 'type'>): boolean => ordered.includes(type)

/** The view of a column; of several the first. */
export const viewOf = (views: readonly ColumnView[], column: string): ColumnView | undefined =>
  views.find((view) => view.column === column)

/** A value in words: as its view says it, else by the type of its column. */
export function sayValue(
  column: WorkingColumn,
  view: ColumnView | undefined,
  value: Value,
  pen: Pen,
): string {
  const { format } = pen
  if (value === null || value === undefined) return format.nothing
  if (view?.say) return view.say(String(value), pen)
  if (column.words !== null) return pen.t(`${column.words}.${value}`)
  if (column.named !== null) return format.name(column.named, String(value))
  if (column.type === 'money') return format.money(Number(value))
  if (column.type === 'number') return format.count(Number(value))
  if (column.type === 'flag') return pen.t(`web.flag.${value}`)
  if (column.type === 'moment') return format.dateTime(String(value))
  return column.type === 'date' ? format.date(String(value)) : String(value)
}

/** Pixels for what is always as long: `2024年12月31日`, `Dec 31, 2024, 10:30 AM`. */
const widths: Readonly<Record<string, number>> = { date: 136, moment: 190 }

/** The column as the table wants it. */
export function tableColumn(
  column: WorkingColumn,
  views: readonly ColumnView[],
  pen: Pen,
): TableColumn<WorkingRow> {
  const view = viewOf(views, column.column)
  const numeric = ['number', 'money', 'year'].includes(column.type)
  return {
    key: column.column,
    title: column.label,
    sortable: true,
    numeric,
    width: view?.width ?? widths[column.type] ?? (numeric ? 104 : 120),
    cell: (row) => {
      const value = row[column.column] ?? null
      if (view?.cell && value !== null) return view.cell(row, pen)
      const exact = column.type === 'money' && value !== null ? pen.format.number(Number(value)) : undefined
      const said = sayValue(column, view, value, pen)
      return <span title={exact ?? (numeric || value === null ? undefined : said)}>{said}</span>
    },
  }
}
