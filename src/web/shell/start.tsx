import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { z } from 'zod'
import { asProblem } from '../api/problem.ts'
import { pageWords } from '../pages/words.ts'
import { words } from '../words.ts'
import { createWords } from './language.ts'
import type { Room } from './room.ts'
import { RoomsContext } from './rooms.ts'
import { createRoutes } from './router.tsx'
import { Theme } from './theme.tsx'
import './shell.css'

// The faster way of zod compiles functions from text, which the content security policy forbids.
z.config({ jitless: true })

/** Faults of the network are worth a second try, answers of the API are not. */
const worthRetry = (count: number, error: unknown) => count < 2 && asProblem(error).document.status === 0

function createCache(): QueryClient {
  const cache = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session ended behind our back: asking who is there leads to the sign-in page.
        const expired = asProblem(error).document.status === 401 && query.queryKey[0] !== '/session'
        if (expired) void cache.invalidateQueries({ queryKey: ['/session'] })
      },
    }),
    defaultOptions: { queries: { retry: worthRetry, staleTime: 15_000, refetchOnWindowFocus: false } },
  })
  return cache
}

/** Puts the application on the page, made of the shell and these rooms. */
export function start(rooms: readonly Room[]): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={createWords([words, pageWords, ...rooms.flatMap((room) => room.words)])}>
        <Theme>
          <QueryClientProvider client={createCache()}>
            <RoomsContext value={rooms}>
              <RouterProvider router={createRoutes(rooms)} />
            </RoomsContext>
          </QueryClientProvider>
        </Theme>
      </I18nextProvider>
    </StrictMode>,
  )
}
