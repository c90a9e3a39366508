import { Tag } from 'antd'
import { Link } from 'react-router'
import type { TableColumn } from '../../../web/index.ts'
import type { Value } from '../model.ts'
import type { AccountRow, ColumnView, Pen } from './ports.ts'

/** A column of the working table as the API describes it. */
export type AccountColumn = {
  column: string
  type: string
  label_key: string
  filterable: boolean
  shown: boolean
  golden: boolean
}

const relationshipColours: Record<string, string> = {
  customer: 'success',
  open: 'processing',
  lost: 'warning',
}

export function Relationship({ value, t }: { value: string; t: Pen['t'] }) {
  return <Tag color={relationshipColours[value]}>{t(`match.relationship.${value}`)}</Tag>
}

/** How match shows its own columns. */
const ownViews: readonly ColumnView[] = [
  {
    column: 'name',
    width: 220,
    cell: (row) => (
      <Link to={`/accounts/${row.account_id}`} title={String(row.name)}>
        {row.name}
      </Link>
    ),
  },
  {
    column: 'relationship',
    say: (value, { t }) => t(`match.relationship.${value}`),
    cell: (row, { t }) => <Relationship value={String(row.relationship)} t={t} />,
  },
  { column: 'country', say: (value, { format }) => format.country(value) },
  { column: 'domain', width: 160 },
  { column: 'industry', width: 150 },
  { column: 'opportunities', width: 120 },
  { column: 'open_opportunities', width: 150 },
]

export const viewOf = (views: readonly ColumnView[], column: string): ColumnView | undefined =>
  [...ownViews, ...views].find((view) => view.column === column)

/** A value in words: as its view says it, else by the type of its column. */
export function sayValue(
  column: AccountColumn,
  view: ColumnView | undefined,
  value: Value,
  pen: Pen,
): string {
  const { format } = pen
  if (value === null || value === undefined) return format.nothing
  if (view?.say) return view.say(String(value), pen)
  if (column.type === 'money') return format.money(Number(value))
  if (column.type === 'number') return format.count(Number(value))
  if (column.type === 'flag') return pen.t(`match.flag.${value}`)
  return column.type === 'date' ? format.date(String(value)) : String(value)
}

/** The column as the table wants it. */
export function tableColumn(
  column: AccountColumn,
  views: readonly ColumnView[],
  pen: Pen,
): TableColumn<AccountRow> {
  const view = viewOf(views, column.column)
  const numeric = ['number', 'money', 'year'].includes(column.type)
  return {
    key: column.column,
    title: pen.t(column.label_key),
    sortable: true,
    numeric,
    width: view?.width ?? (numeric ? 104 : 120),
    cell: (row) => {
      const value = row[column.column] ?? null
      if (view?.cell && value !== null) return view.cell(row, pen)
      const exact = column.type === 'money' && value !== null ? pen.format.number(Number(value)) : undefined
      const said = sayValue(column, view, value, pen)
      return <span title={exact ?? (numeric || value === null ? undefined : said)}>{said}</span>
    },
  }
}
