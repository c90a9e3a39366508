import { Button, Checkbox } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import type { TableColumn } from '../table/columns.ts'
import type { Pen, WorkingRow } from './views.tsx'

/** Rows that somebody chose: by id, or all that the search and the filters leave. */
export type RowSelection =
  | Readonly<{ ids: readonly string[] }>
  | Readonly<{ q?: string; filters: Readonly<Record<string, readonly string[]>> }>

/** What can be done to chosen rows; `count` says how many they are. */
export type BulkActions = (selection: RowSelection, count: number, clear: () => void) => ReactNode

/** What the search and the filters leave. */
type Shown = Readonly<{ q: string | undefined; filters: Readonly<Record<string, readonly string[]>> }>

/** The choice of rows of a working table; it ends when the rows are others. */
export function useSelection(id: string, { q, filters }: Shown, total: number | undefined) {
  const [ids, setIds] = useState<readonly string[]>([])
  const [all, setAll] = useState(false)
  const shown = JSON.stringify([q, filters])
  useEffect(() => {
    setIds([])
    setAll(false)
  }, [shown])
  const clear = () => {
    setIds([])
    setAll(false)
  }
  const selection: RowSelection = all ? { ...(q === undefined ? {} : { q }), filters } : { ids }
  const toggle = (row: string, on: boolean) => setIds(on ? [...ids, row] : ids.filter((each) => each !== row))
  return {
    id,
    ids,
    all,
    count: all ? (total ?? 0) : ids.length,
    selection,
    clear,
    toggle,
    takeAll: () => setAll(true),
  }
}
type Selection = ReturnType<typeof useSelection>

/** The column with a box to tick in each row. */
export function selectionColumn(
  selection: Selection,
  nameOf: (row: WorkingRow) => string,
  t: Pen['t'],
): TableColumn<WorkingRow> {
  return {
    key: 'selected',
    title: '',
    width: 36,
    cell: (row) => {
      const id = String(row[selection.id])
      return (
        <Checkbox
          aria-label={t('web.table.select', { name: nameOf(row) })}
          checked={selection.all || selection.ids.includes(id)}
          disabled={selection.all}
          onChange={(event) => selection.toggle(id, event.target.checked)}
        />
      )
    },
  }
}

/** How many rows are chosen, and what can be done to them. */
export function SelectionBar({
  selection,
  total,
  actions,
}: {
  selection: Selection
  total: number | undefined
  actions: BulkActions
}) {
  const { t } = useTranslation()
  const format = useFormat()
  if (total === undefined) return null
  return (
    <section className="tw-selection" aria-label={t('web.table.selection')}>
      <span role="status">
        {t('web.table.selected', { count: selection.count, rows: format.count(selection.count) })}
      </span>
      {!selection.all && total > 0 && (
        <Button size="small" type="link" onClick={selection.takeAll}>
          {t('web.table.select_all', { rows: format.count(total) })}
        </Button>
      )}
      {selection.count > 0 && (
        <Button size="small" type="link" onClick={selection.clear}>
          {t('web.table.select_none')}
        </Button>
      )}
      {actions(selection.selection, selection.count, selection.clear)}
    </section>
  )
}
