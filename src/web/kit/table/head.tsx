import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { columnWidth, nextSort, type Sort, sortDirection, type TableColumn } from './columns.ts'

type TableHeadProps<Row> = {
  columns: readonly TableColumn<Row>[]
  sort: Sort | null
  onSort?: (sort: Sort) => void
  toggles: boolean
  /** Widths do not follow what stands in the columns. */
  fixed: boolean
}

export function TableHead<Row>({ columns, sort, onSort, toggles, fixed }: TableHeadProps<Row>) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        {toggles && (
          <th className="tw-toggle">
            <span className="tw-hidden">{t('web.table.detail')}</span>
          </th>
        )}
        {columns.map((column) => (
          <TableHeading key={column.key} column={column} sort={sort} onSort={onSort} fixed={fixed} />
        ))}
      </tr>
    </thead>
  )
}

function TableHeading<Row>(props: {
  column: TableColumn<Row>
  sort: Sort | null
  onSort?: (sort: Sort) => void
  fixed: boolean
}) {
  const { column, sort, onSort, fixed } = props
  const direction = sortDirection(sort, column.key)
  const sorts = column.sortable && onSort
  return (
    <th
      scope="col"
      className={column.numeric ? 'tw-numeric' : undefined}
      style={{ width: fixed ? columnWidth(column) : column.width }}
      aria-sort={sorts ? direction : undefined}
      title={column.hint}
    >
      {sorts ? (
        <button
          type="button"
          className="tw-sort"
          onClick={() => onSort(nextSort(sort, column.key, column.numeric ?? false))}
        >
          <span>{column.title}</span>
          {direction === 'ascending' && <CaretUpFilled aria-hidden />}
          {direction === 'descending' && <CaretDownFilled aria-hidden />}
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}
