import { z } from 'zod'
import { type Route, route } from './route.ts'

/** What the application says of itself to everybody. */
export function aboutRoutes(version: string, openApi: () => unknown): Route[] {
  const common = { method: 'get', permission: 'public', tag: 'about' } as const
  const Health = z.object({ status: z.literal('ok'), version: z.string() })
  return [
    route(
      {
        ...common,
        path: '/health',
        summary: 'Whether the application answers, and its version',
        response: Health,
      },
      () => ({ status: 'ok' as const, version }),
    ),
    route({ ...common, path: '/openapi.json', summary: 'This document', response: z.unknown() }, () =>
      Response.json(openApi()),
    ),
  ]
}
