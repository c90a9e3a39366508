import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { type AskOptions, ask, type Query } from './client.ts'
import { Job, page } from './model.ts'

/**
 * What a GET answers, kept in the cache under its address and language.
 * @param options.when false: do not ask yet
 * @param options.keep true: show the answer to the previous question until this one is answered
 */
export function useAnswer<Answer extends z.ZodType>(
  answer: Answer,
  path: string,
  options: { query?: Query; when?: boolean; keep?: boolean; refetchMs?: number } = {},
) {
  const { i18n } = useTranslation()
  return useQuery({
    queryKey: [path, options.query ?? {}, i18n.language],
    queryFn: ({ signal }) => ask(answer, path, { query: options.query, signal }),
    enabled: options.when ?? true,
    refetchInterval: options.refetchMs ?? false,
    placeholderData: options.keep ? keepPreviousData : undefined,
  })
}

/** A cursor-paged list as one growing array; `extra` reads what stands beside `items` and `next`. */
export function usePages<Item extends z.ZodType>(item: Item, path: string, query: Query = {}, when = true) {
  const { i18n } = useTranslation()
  const answer = page(item)
  const pages = useInfiniteQuery({
    queryKey: [path, query, i18n.language, 'pages'],
    queryFn: ({ pageParam, signal }) => ask(answer, path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: when,
    placeholderData: keepPreviousData,
  })
  const known = pages.data?.pages ?? []
  return { ...pages, items: known.flatMap((each) => each.items), total: known[0]?.total }
}

/**
 * A change on the server; everything shown is asked anew afterwards.
 * @param inTurn what it is about, where changes must follow each other: each is sent when the one before it is answered
 * @returns a mutation whose variables are the path and options of the request
 */
export function useSend<Answer extends z.ZodType>(answer: Answer, { inTurn }: { inTurn?: string } = {}) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ path, ...options }: AskOptions & { path: string }) =>
      ask(answer, path, { method: 'POST', ...options }),
    ...(inTurn === undefined ? {} : { scope: { id: inTurn } }),
    // Not waited for: what follows a success, such as going to another page, comes first.
    onSuccess: () => void cache.invalidateQueries(),
  })
}

/** Starts a job on the server. Nothing has changed yet; `useJob` asks anew when it ends. */
export function useStart() {
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) =>
      ask(Job, path, { method: 'POST', body }),
  })
}
