import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../api/client.ts'
import { useAnswer } from '../../api/hooks.ts'
import { page } from '../../api/model.ts'
import { recall, remember } from '../../shell/memory.ts'
import { useAddress } from '../address.ts'
import { Columns, isOrdered, type WorkingColumn, WorkingRow } from './views.tsx'

const Rows = page(WorkingRow).extend({ total: z.int() })
/** Two screens of a large window. */
const rowsAtOnce = 200

/** The columns of a working table, those of later steps included. */
export const useColumns = (path: string) => useAnswer(Columns, `${path}/columns`)

/** The rows that the address bar asks for, fetched as one scrolls. */
export function useRows(path: string, columns: readonly WorkingColumn[]) {
  const { search } = useAddress()
  const filters: Record<string, string[]> = Object.fromEntries(
    columns
      .filter((column) => (column.filterable || isOrdered(column)) && search.has(column.column))
      .map(({ column }) => [column, search.getAll(column)]),
  )
  const query = {
    q: search.get('q') ?? undefined,
    sort: search.get('sort') ?? undefined,
    where: Object.entries(filters).flatMap(([column, values]) => values.map((value) => `${column}=${value}`)),
  }
  const rows = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam, signal }) =>
      ask(Rows, path, { query: { ...query, limit: rowsAtOnce, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = rows.data?.pages ?? []
  return { ...rows, query, filters, items: pages.flatMap((each) => each.items), total: pages[0]?.total }
}

/** The columns of the address bar, else those of the last visit, else those the API proposes. */
export function useShownColumns(path: string, columns: readonly WorkingColumn[]) {
  const { search, change } = useAddress()
  const memory = `${path.slice(1)}.columns`
  const wanted = (search.get('columns') ?? recall(memory) ?? '').split(',')
  const chosen = wanted.flatMap((name) => columns.find(({ column }) => column === name) ?? [])
  const shown = chosen.length > 0 ? chosen : columns.filter((column) => column.shown)
  const choose = (names: readonly string[]) => {
    const text = names.join(',')
    remember(memory, text)
    change({ columns: text }, { replace: true })
  }
  return { shown, choose }
}
