import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { nextSort, type Sort, sortDirection, type TableColumn } from './columns.ts'

type TableHeadProps<Row> = {
  columns: readonly TableColumn<Row>[]
  sort: Sort | null
  onSort?: (sort: Sort) => void
  toggles: boolean
}

export function TableHead<Row>({ columns, sort, onSort, toggles }: TableHeadProps<Row>) {
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
          <TableHeading key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

function TableHeading<Row>(props: {
  column: TableColumn<Row>
  sort: Sort | null
  onSort?: (sort: Sort) => void
}) {
  const { column, sort, onSort } = props
  const direction = sortDirection(sort, column.key)
  const sorts = column.sortable && onSort
  return (
    <th
      scope="col"
      className={column.numeric ? 'tw-numeric' : undefined}
      style={{ width: column.width }}
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
