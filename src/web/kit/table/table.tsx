import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { columnWidth, type Sort, type TableColumn } from './columns.ts'
import { TableHead } from './head.tsx'
import { heightOf, useWindow } from './window.ts'
import './table.css'

export type DataTableProps<Row> = {
  /** What the table holds, for those who hear it. */
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Opens a row by click or Enter. Rows can then be walked with the arrow keys, or j and k. */
  onOpen?: (row: Row) => void
  /** More under a row, shown on demand. */
  detail?: (row: Row) => ReactNode
  /** Draws only what is seen; rows are one line high and the table fills its place. */
  windowed?: boolean
  /** Lines of text in a row of a windowed table. */
  lines?: 1 | 3
  /** A last line that sums up the others, a cell per column. */
  foot?: readonly ReactNode[]
  /** All rows there are, when `rows` holds only the first of them. */
  total?: number
  /** Asked for when the end of `rows` comes into sight. */
  onMore?: () => void
  /** Rows that are not the answer to the present question yet. */
  stale?: boolean
  empty?: ReactNode
}

/** The table of the application: sorted by its headings, walked by keys, any number of rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, windowed = false, onOpen, detail, onMore } = props
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const { from, to } = useWindow(box, rows.length, windowed ? heightOf(props.lines) : undefined)
  const more = onMore !== undefined && to >= rows.length - 20
  useEffect(() => {
    if (more) onMore()
  }, [more, onMore])

  const walk = (event: KeyboardEvent) => {
    const next = onOpen && nextActive(event.key, active, rows.length)
    if (next === undefined) return
    event.preventDefault()
    // The row that has the focus may go out of sight and out of the page; the box stays.
    box.current?.focus({ preventScroll: true })
    setActive(next)
    scrollTo(box.current, next, windowed ? heightOf(props.lines) : undefined)
  }
  const open = (event: KeyboardEvent) => {
    const row = rows[active]
    // Enter on a link or button inside is theirs.
    const ours = event.target === event.currentTarget || event.target instanceof HTMLTableRowElement
    if (event.key !== 'Enter' || !row || !ours) return
    event.preventDefault()
    onOpen?.(row)
  }
  const width = columns.reduce((sum, column) => sum + columnWidth(column), 0)
  const span = columns.length + (detail ? 1 : 0)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk the rows of the grid inside
    <div
      ref={box}
      className={`tw-table-box${windowed ? ` tw-table-windowed tw-lines-${props.lines ?? 1}` : ''}${props.stale ? ' tw-table-stale' : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-walk={onOpen ? '' : undefined}
      onKeyDown={(event) => {
        walk(event)
        open(event)
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setActive(-1)
      }}
    >
      <table
        className="tw-table"
        aria-label={props.label}
        aria-rowcount={windowed ? (props.total ?? rows.length) + 1 : undefined}
        aria-busy={props.stale}
        style={windowed ? { width, minWidth: '100%' } : undefined}
      >
        <TableHead
          columns={columns}
          sort={props.sort ?? null}
          onSort={props.onSort}
          toggles={detail !== undefined}
          fixed={windowed}
        />
        <tbody>
          <Gap height={from * heightOf(props.lines)} span={span} />
          {rows.slice(from, to).map((row, index) => (
            <TableRow
              key={props.rowKey(row)}
              row={row}
              position={windowed ? from + index + 2 : undefined}
              active={from + index === active}
              columns={columns}
              onOpen={onOpen}
              detail={detail}
            />
          ))}
          <Gap height={(rows.length - to) * heightOf(props.lines)} span={span} />
        </tbody>
        {props.foot && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <td key={column.key} className={column.numeric ? 'tw-numeric' : undefined}>
                  {props.foot?.[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && props.empty}
    </div>
  )
}

type TableRowProps<Row> = {
  row: Row
  position: number | undefined
  active: boolean
  columns: readonly TableColumn<Row>[]
  onOpen?: (row: Row) => void
  detail?: (row: Row) => ReactNode
}

function TableRow<Row>({ row, position, active, columns, onOpen, detail }: TableRowProps<Row>) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    // The focus itself walks, so that the row is read aloud; the box has scrolled already.
    if (active) line.current?.focus({ preventScroll: true })
  }, [active])
  return (
    <>
      <tr
        ref={line}
        tabIndex={-1}
        aria-rowindex={position}
        className={`${active ? 'tw-row-active' : ''}${onOpen ? ' tw-row-opens' : ''}`}
        onClick={(event) => {
          const inside = event.target instanceof Element && event.target.closest('a, button, input, label')
          if (!inside && window.getSelection()?.isCollapsed !== false) onOpen?.(row)
        }}
      >
        {detail && (
          <td className="tw-toggle">
            <button
              type="button"
              className="tw-open"
              aria-expanded={opened}
              aria-label={t('web.table.detail')}
              onClick={() => setOpened(!opened)}
            >
              {opened ? '−' : '+'}
            </button>
          </td>
        )}
        {columns.map((column) => (
          <td key={column.key} className={column.numeric ? 'tw-numeric' : undefined}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
      {detail && opened && (
        <tr className="tw-detail">
          <td colSpan={columns.length + 1}>{detail(row)}</td>
        </tr>
      )}
    </>
  )
}

/** Takes the room of rows that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className="tw-gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

function nextActive(key: string, active: number, count: number): number | undefined {
  const to = (row: number) => Math.max(0, Math.min(count - 1, row))
  if (key === 'ArrowDown' || key === 'j') return to(active + 1)
  if (key === 'ArrowUp' || key === 'k') return to(active - 1)
  if (key === 'PageDown') return to(active + 20)
  if (key === 'PageUp') return to(active - 20)
  if (key === 'Home') return 0
  if (key === 'End') return to(count - 1)
  return undefined
}

/** Keeps the active row in sight, under the heading that stays. `height` of a row is given in a windowed table. */
function scrollTo(box: HTMLElement | null, row: number, height: number | undefined) {
  if (!box) return
  if (height === undefined) {
    box.querySelectorAll('tbody > tr:not(.tw-detail)')[row]?.scrollIntoView({ block: 'nearest' })
    return
  }
  const top = row * height
  const head = box.querySelector('thead')?.offsetHeight ?? 0
  const bottom = head + top + height
  if (top < box.scrollTop) box.scrollTop = top
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
}
