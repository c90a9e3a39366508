import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { Fault, type Language, type Speak, systemFault } from '../kernel/index.ts'
import type { Log, State } from '../state/index.ts'
import { aboutRoutes } from './about-routes.ts'
import { createAttempts } from './attempts.ts'
import { createAuth } from './auth.ts'
import { bySpecificity, checkRoutes } from './declared.ts'
import { checkHost, checkOrigin } from './guard.ts'
import { secureHeaders } from './headers.ts'
import { createLinks } from './links.ts'
import { apiPath, openApiDocument } from './openapi.ts'
import { identifyOperator } from './operator.ts'
import { createPeople } from './people.ts'
import { peopleRoutes } from './people-routes.ts'
import { internalProblem, problemResponse, toProblem } from './problem.ts'
import type { Route } from './route.ts'
import { serverProof } from './secrets.ts'
import { type EdgeEnv, requestLanguage, serveRoute } from './serve.ts'
import { sessionRoutes } from './session-routes.ts'
import { createSite } from './site.ts'

export interface EdgeSettings {
  /** The routes of the steps; those of people, sessions, health and the OpenAPI document are added here. */
  routes: readonly Route[]
  state: State
  now: () => Date
  log: Log
  /** Must know the words of every room whose routes are served. */
  speak: Speak
  /** The secret of the home: cookies and the operator's token are derived from it. */
  secret: string
  /** Where people reach the application when something stands in front of it, e.g. `https://talweg.example.com`. */
  publicUrl?: string
  /** Names, without port, under which the application may be asked; the one of `publicUrl` is added. */
  allowedHosts: readonly string[]
  /** Most bytes of a JSON body; 1 MB. */
  bodyLimit?: number
  /** Milliseconds for an answer; 30 s. */
  timeoutMs?: number
  version: string
  /** Folder of the built web application. */
  web?: string
}

export interface Edge {
  app: Hono<EdgeEnv>
  /** For the server, or for a client in the same process. */
  fetch: Hono<EdgeEnv>['fetch']
  /** Everything that is served under /api/v1. */
  routes: readonly Route[]
  /** The OpenAPI 3.1 document, the same bytes for the same routes. */
  openApi: () => ReturnType<typeof openApiDocument>
  /** A new link to make the owner, a path when there is no `publicUrl`; null when there is somebody already. */
  setupLink: () => Promise<string | null>
}

const megabyte = 1024 * 1024

/**
 * The one HTTP edge: guards, sign-in, permissions, input and output checked, problems, and the web application.
 * @throws Error for routes that must not be served, see `checkRoutes`
 */
export function createEdge(settings: EdgeSettings): Edge {
  const { state, now, log, speak, secret, version } = settings
  const publicOrigin = settings.publicUrl === undefined ? null : new URL(settings.publicUrl).origin
  const auth = createAuth({ state, secret, publicUrl: publicOrigin, log })
  const links = createLinks(state, now)
  const people = createPeople(state)
  const routes = [
    ...aboutRoutes(
      version,
      () => openApi(),
      (nonce) => serverProof(secret, nonce),
    ),
    ...sessionRoutes({ auth, links, people, attempt: createAttempts(now) }),
    ...peopleRoutes(people, links, publicOrigin ?? ''),
    ...settings.routes,
  ]
  checkRoutes(routes)
  let document: ReturnType<typeof openApiDocument> | undefined
  const openApi = () => {
    document ??= openApiDocument(routes, version)
    return document
  }

  const app = new Hono<EdgeEnv>()
  const https = publicOrigin?.startsWith('https:') ?? false
  const hosts = [...settings.allowedHosts.map((host) => host.toLowerCase()), ...hostOf(publicOrigin)]
  app.use(async (c, next) => {
    c.set('language', requestLanguage(c.req.raw))
    await next()
    secureHeaders(c.res.headers, { https })
  })
  app.use(async (c, next) => {
    checkHost(c.req.raw, hosts)
    checkOrigin(c.req.raw, publicOrigin)
    await next()
  })
  const serving = {
    speak,
    bodyLimit: settings.bodyLimit ?? megabyte,
    timeoutMs: settings.timeoutMs ?? 30_000,
    identify: async (headers: Headers) => {
      const operator = identifyOperator(headers, secret)
      if (operator !== null) return { me: operator, cookies: [] }
      return headers.has('cookie') ? auth.identify(headers) : null
    },
  }
  for (const each of bySpecificity(routes)) {
    app.on(each.method, apiPath + each.path.replace(/\{([^}]*)\}/g, ':$1'), serveRoute(each, serving))
  }
  const site = settings.web === undefined ? undefined : createSite(settings.web)
  app.notFound(async (c) => {
    const { path, method } = c.req
    const isPage = method === 'GET' || method === 'HEAD'
    const found = isPage && !path.startsWith('/api/') ? await site?.(path, c.req.raw) : undefined
    if (found !== undefined) return found
    throw new Fault('missing', 'edge.no_such_route', { method, path })
  })
  app.onError((thrown, c) => {
    const error = systemFault(thrown)
    return toErrorResponse(error instanceof Fault ? error : thrown, c.req.raw, c.get('language'))
  })

  function toErrorResponse(error: Error, request: Request, language: Language): Response {
    if (error instanceof Fault) {
      const response = problemResponse(toProblem(error, speak, language), language)
      if (hasUnreadBody(error, request)) response.headers.set('connection', 'close')
      return response
    }
    // Nobody is there to read it, and nothing is wrong: 499 is what proxies call a reader who left.
    if (request.signal.aborted) return new Response(null, { status: 499 })
    const id = randomUUID()
    const { pathname } = new URL(request.url)
    log.error('a request failed for a reason that nobody foresaw', {
      id,
      method: request.method,
      path: pathname,
      // better-auth empties the stack of its own errors.
      reason: error.stack || error.message,
    })
    return problemResponse(internalProblem(id, speak, language), language)
  }

  return {
    app,
    fetch: app.fetch,
    routes,
    openApi,
    async setupLink() {
      const token = await links.newSetupToken()
      return token === null ? null : `${publicOrigin ?? ''}/setup?token=${token}`
    },
  }
}

/** What still comes in would be taken for the next request on this connection, so it cannot be used again. */
function hasUnreadBody(fault: Fault, request: Request): boolean {
  return fault.kind === 'too_large' || (request.body !== null && !request.bodyUsed)
}

function hostOf(origin: string | null): string[] {
  return origin === null ? [] : [new URL(origin).hostname]
}
