import {
  createEdge,
  type Edge,
  type EdgeSettings,
  type Role,
  roles,
  words,
} from '../../src/ground/edge/index.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import type { State } from '../../src/ground/state/index.ts'
import { collectLog } from './log.ts'

export const origin = 'http://localhost'
export const testSecret = 'a secret that only the tests know'
export const password = 'correct horse battery'

/** An edge over a test database, with a clock that stands still until it is moved and a log that is kept. */
export function testEdge(state: State, settings: Partial<EdgeSettings> = {}) {
  const log = collectLog()
  const clock = { now: new Date('2025-06-01T08:00:00Z') }
  const edge = createEdge({
    routes: [],
    state,
    now: () => clock.now,
    log,
    speak: createSpeaker([words]),
    secret: testSecret,
    allowedHosts: ['localhost'],
    version: '0.0.0',
    ...settings,
  })
  return { edge, log, clock }
}

interface Answer {
  status: number
  headers: Headers
  // What comes back is what the tests are about.
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it
  body: any
}

/** What a browser does around a request: keeps cookies, and says where a request comes from. */
export class Browser {
  readonly edge: Edge
  readonly cookies = new Map<string, string>()

  constructor(edge: Edge) {
    this.edge = edge
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.edge.app.request(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'GET' ? {} : { origin, 'sec-fetch-site': 'same-origin' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    const response = await this.request(method, path, body, headers)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
}

/** The owner, made by the setup link of an empty home. */
export async function makeOwner(edge: Edge): Promise<Browser> {
  const browser = new Browser(edge)
  const token = linkToken(await edge.setupLink())
  await expectOk(browser.call('POST', '/setup', { token, name: 'Olga', email: 'olga@example.com', password }))
  return browser
}

/** Somebody of a role, invited by another. */
export async function invite(
  by: Browser,
  role: Role,
  name: string = role,
): Promise<Browser & { id: string }> {
  const { body } = await expectOk(by.call('POST', '/people', { name, email: `${name}@example.com`, role }))
  const browser = new Browser(by.edge)
  const token = linkToken(body.invite_link)
  await expectOk(browser.call('POST', '/invite', { token, password }))
  return Object.assign(browser, { id: body.person.id })
}

/** The token in a setup or invitation link. */
export function linkToken(link: string | null): string {
  return new URL(link ?? '', origin).searchParams.get('token') ?? ''
}

/** Status and code of a problem, such as `403 edge.forbidden`. */
export async function codeOf(call: Promise<Answer>): Promise<string> {
  const { status, body } = await call
  return `${status} ${body.code ?? ''}`
}

async function expectOk(call: Promise<Answer>): Promise<Answer> {
  const answer = await call
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer
}

/** One line per route: its permission and which roles get past the door, as they do when they really try. */
export async function permissionMatrix(edge: Edge, owner: Browser): Promise<string[]> {
  const people: [string, Browser][] = [
    ['nobody', new Browser(edge)],
    ['owner', owner],
  ]
  for (const role of roles)
    if (role !== 'owner') people.push([role, await invite(owner, role, `matrix-${role}`)])
  // Signing out comes last: it would take the others along.
  const routes = edge.routes.toSorted((a, b) => Number(isSignOut(a)) - Number(isSignOut(b)))
  const lines: string[] = []
  for (const route of routes) {
    const allowed: string[] = []
    for (const [name, browser] of people) {
      // Not one real id and no body: who is let in does no harm there.
      const path = route.path.replace(/\{[^}]*\}/g, 'none')
      const { status, body } = await readStart(browser, route.method.toUpperCase(), path)
      if (status !== 401 && body?.code !== 'edge.forbidden') allowed.push(name)
    }
    lines.push(`${route.method} ${route.path} (${route.permission}): ${allowed.join(' ')}`)
  }
  return lines.sort()
}

function isSignOut({ method, path }: { method: string; path: string }): boolean {
  return method === 'delete' && path === '/session'
}

/** A stream is not read to its end, which may never come. */
async function readStart(browser: Browser, method: string, path: string) {
  const response = await browser.request(method, path)
  const isJson = response.headers.get('content-type')?.includes('json')
  if (isJson) return { status: response.status, body: await response.json() }
  await response.body?.cancel()
  return { status: response.status, body: undefined }
}
