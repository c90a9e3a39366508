import { z } from 'zod'
import { type Route, route } from './route.ts'

/** What the application says of itself to everybody. */
export function aboutRoutes(
  version: string,
  openApi: () => unknown,
  prove: (nonce: string) => string,
): Route[] {
  const common = { method: 'get', permission: 'public', tag: 'about' } as const
  const Health = z.object({
    status: z.literal('ok'),
    version: z.string(),
    proof: z.string().optional().describe('That this is the server of its home, for the nonce that was sent'),
  })
  return [
    route(
      {
        ...common,
        path: '/health',
        summary: 'Whether the application answers, and its version',
        query: z.strictObject({ nonce: z.string().min(16).max(100).optional() }),
        response: Health,
      },
      ({ query: { nonce } }) => ({
        status: 'ok' as const,
        version,
        ...(nonce === undefined ? {} : { proof: prove(nonce) }),
      }),
    ),
    route({ ...common, path: '/openapi.json', summary: 'This document', response: z.unknown() }, () =>
      Response.json(openApi()),
    ),
  ]
}
