import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, page, useAddress } from '../../../web/index.ts'
import { AccountRow } from './ports.ts'
import type { AccountColumn } from './views.tsx'

const Accounts = page(AccountRow).extend({ total: z.int() })
/** Two screens of a large window. */
const rowsAtOnce = 200

/** The accounts that the address bar asks for, fetched as one scrolls. */
export function useAccounts(columns: readonly AccountColumn[]) {
  const { search } = useAddress()
  const filters = Object.fromEntries(
    columns
      .filter(({ filterable, column }) => filterable && search.has(column))
      .map(({ column }) => [column, search.getAll(column)]),
  )
  const query = { q: search.get('q') ?? undefined, sort: search.get('sort') ?? undefined, ...filters }
  const accounts = useInfiniteQuery({
    queryKey: ['/accounts', query],
    queryFn: ({ pageParam, signal }) =>
      ask(Accounts, '/accounts', { query: { ...query, limit: rowsAtOnce, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = accounts.data?.pages ?? []
  return { ...accounts, query, items: pages.flatMap((each) => each.items), total: pages[0]?.total }
}
