import type { Context as HonoContext } from 'hono'
import { Fault, type Language, languageOf, type Speak } from '../kernel/index.ts'
import type { SignedIn } from './auth.ts'
import { readInput } from './input.ts'
import { type Me, mayDo } from './model.ts'
import { toResponse } from './reply.ts'
import type { Context, Route } from './route.ts'
import { bearerOf } from './secrets.ts'

/** What the node server hands on beside the request; absent when the application is called in this process. */
interface Bindings {
  incoming?: { socket?: { remoteAddress?: string } }
}
export interface EdgeEnv {
  Bindings: Bindings
  Variables: { language: Language }
}

interface Settings {
  identify: (headers: Headers) => Promise<SignedIn | null>
  speak: Speak
  bodyLimit: number
  timeoutMs: number
}

/**
 * Serves one route: who asks, may they, what do they send, in time, answer. In this order, so that nobody
 * learns from an error message what they may not use.
 */
export function serveRoute(route: Route, { identify, speak, bodyLimit, timeoutMs }: Settings) {
  return async (c: HonoContext<EdgeEnv>): Promise<Response> => {
    const request = c.req.raw
    // A token of another kind is none of ours; the route looks at it.
    const signed = route.permission === 'token' ? null : await identify(request.headers)
    const user = signed?.me ?? null
    const language = user?.language ?? c.get('language')
    c.set('language', language)
    admit(route, user, request.headers)

    const reply = new Headers(signed?.cookies.map((cookie) => ['set-cookie', cookie]))
    const timeUp = new AbortController()
    const say: Context['say'] = (key, params) => speak(language, key, params)
    const context: Context = {
      user,
      language,
      say,
      signal: AbortSignal.any([request.signal, timeUp.signal]),
      request: { headers: request.headers, address: c.env?.incoming?.socket?.remoteAddress ?? 'local' },
      reply,
    }
    // An upload may take as long as the line needs.
    const patience = route.timeoutMs ?? (route.body === 'bytes' ? 0 : timeoutMs)
    const value = await inTime(patience, timeUp, lateFault(route, patience / 1000), async () =>
      route.handler(await readInput(route, request, c.req.param(), { bodyLimit, language, say }), context),
    )
    return toResponse(route, value, reply)
  }
}

/** The language of somebody of whom nothing is known but the request. */
export function requestLanguage(request: Request): Language {
  const chosen = new URL(request.url).searchParams.get('lang')
  return languageOf(chosen ?? request.headers.get('accept-language') ?? undefined)
}

function admit({ permission }: Route, user: Me | null, headers: Headers): void {
  if (permission === 'token') {
    if (bearerOf(headers) === null) throw new Fault('unauthenticated', 'edge.token_needed')
    return
  }
  if (mayDo(user?.role ?? null, permission)) return
  if (user === null) throw new Fault('unauthenticated', 'edge.sign_in_needed')
  throw new Fault('forbidden', 'edge.forbidden', { role: user.role, permission })
}

/** What is true when the time is up: reading leaves nothing behind; a change may have been made, or a job begun. */
const lateFault = ({ method, permission }: Route, seconds: number): Fault =>
  method === 'get' || permission === 'data:query'
    ? new Fault('timeout', 'edge.timeout', { seconds })
    : new Fault('timeout', 'edge.timeout_unsure', { seconds })

/** Gives the work so many milliseconds, then aborts it and throws the Fault; 0: all the time it takes. */
async function inTime(
  ms: number,
  controller: AbortController,
  fault: Fault,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (ms === 0) return work()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(fault)
    controller.abort(fault)
  }, ms)
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
