import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Browser, codeOf, makeOwner, origin, testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { Fault } from '../kernel/index.ts'
import { exportResponse, type Route, repeated, route } from './index.ts'

const state = await testState()
const common = { permission: 'public', tag: 'probe', summary: 'Probe' } as const
const seen: { aborted: unknown } = { aborted: undefined }

const routes = [
  route(
    {
      ...common,
      method: 'post',
      path: '/echo/{id}',
      params: z.strictObject({ id: z.string().max(10) }),
      query: z.strictObject({ n: z.coerce.number().int().optional(), tag: repeated(z.string()) }),
      body: z.strictObject({ name: z.string(), deep: z.array(z.strictObject({ a: z.int() })).default([]) }),
      response: z.unknown(),
    },
    ({ params, query, body }) => ({ params, query, body }),
  ),
  route(
    {
      ...common,
      method: 'post',
      path: '/optional',
      body: z.strictObject({ a: z.int() }).optional(),
      response: z.unknown(),
    },
    ({ body }) => body ?? 'nothing',
  ),
  route(
    { ...common, method: 'get', path: '/row', response: z.object({ shown: z.string() }) },
    // A value with a field too many, as a row has.
    () => Object.assign({ shown: 'yes' }, { secret: 'no' }),
  ),
  route({ ...common, method: 'get', path: '/wrong', response: z.object({ n: z.int() }) }, () => ({ n: 0.5 })),
  route({ ...common, method: 'get', path: '/broken', response: 'none' }, () => {
    throw new TypeError('the password is hunter2')
  }),
  route({ ...common, method: 'get', path: '/busy', response: 'none' }, () => {
    throw new Fault('busy', 'state.busy')
  }),
  route(
    { ...common, method: 'get', path: '/slow', timeoutMs: 20, response: 'none' },
    async (_input, { signal }) => {
      await sleep(5_000, undefined, { signal }).catch((error: Error) => {
        seen.aborted = error.cause
        throw error
      })
    },
  ),
  route({ ...common, method: 'post', path: '/slow', timeoutMs: 20, response: 'none' }, () => sleep(200)),
  route(
    { ...common, method: 'post', path: '/bytes', body: 'bytes', bodyLimit: 10, response: z.int() },
    async ({ bytes }) => {
      let size = 0
      for await (const chunk of bytes) size += chunk.byteLength
      return size
    },
  ),
  route(
    {
      ...common,
      method: 'get',
      path: '/items/{id}',
      params: z.strictObject({ id: z.string() }),
      response: z.string(),
    },
    ({ params }) => params.id,
  ),
  route({ ...common, method: 'get', path: '/items/columns', response: z.string() }, () => 'the columns'),
  route({ ...common, method: 'get', path: '/items.csv', response: 'file' }, () =>
    exportResponse(
      { name: 'items', columns: [{ name: 'a', title: 'a', type: 'text' }], rows: [['1']] },
      { format: 'csv', bom: 'false' },
      (key) => key,
    ),
  ),
  route(
    {
      ...common,
      method: 'get',
      path: '/old/{id}',
      params: z.strictObject({ id: z.string() }),
      response: z.string(),
    },
    () => Response.redirect(`${origin}/api/v1/items/new`, 308),
  ),
  route(
    { ...common, permission: 'session', method: 'post', path: '/private', response: 'none' },
    () => undefined,
  ),
]

const { edge, log } = testEdge(state, { routes, bodyLimit: 1000 })
const browser = new Browser(edge)
let owner = browser
beforeAll(async () => {
  owner = await makeOwner(edge)
})

test('input is read by its schemas', async () => {
  const { body } = await browser.call('POST', '/echo/a%2Fb?n=5&tag=x&lang=en', { name: 'n' })
  expect(body).toEqual({ params: { id: 'a/b' }, query: { n: 5, tag: ['x'] }, body: { name: 'n', deep: [] } })
  const many = await browser.call('POST', '/echo/1?tag=x&tag=y', { name: 'n' })
  expect(many.body.query).toEqual({ tag: ['x', 'y'] })
  expect((await browser.call('POST', '/optional')).body).toBe('nothing')
  expect((await browser.call('POST', '/optional', { a: 1 })).body).toEqual({ a: 1 })
})

test('unknown and wrong fields are refused, each with its place', async () => {
  const { status, body } = await browser.call('POST', '/echo/12345678901?n=x&what=1&__proto__=1', {
    deep: [{ a: 1 }, { a: 'x', b: 2 }],
    constructor: 1,
  })
  expect(status).toBe(400)
  expect(body.code).toBe('edge.invalid_input')
  expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
    'body.constructor',
    'body.deep.1.a',
    'body.deep.1.b',
    'body.name',
    'params.id',
    'query.__proto__',
    'query.n',
    'query.what',
  ])
  expect(body.detail).toContain('query.what')
  expect((await browser.call('GET', '/health?x=1')).status).toBe(400)
})

test('a problem is said in Chinese', async () => {
  const path = '/echo/1?extra=1'
  const { headers, body } = await browser.call('POST', path, { name: 1 }, { 'accept-language': 'zh-CN' })
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(headers.get('content-language')).toBe('zh')
  expect(body).toMatchInlineSnapshot(`
    {
      "code": "edge.invalid_input",
      "detail": "以下字段缺失、未知或不符合要求：query.extra, body.name。未作任何更改。",
      "errors": [
        {
          "message": "此处没有这个字段",
          "path": "query.extra",
        },
        {
          "message": "无效输入：期望 string，实际接收 数字",
          "path": "body.name",
        },
      ],
      "params": {
        "paths": "query.extra, body.name",
      },
      "status": 400,
      "title": "无法识别的请求",
      "type": "urn:talweg:problem:edge.invalid_input",
    }
  `)
  const forbidden = await browser.call('POST', '/private?lang=zh')
  expect(forbidden.body.detail).toBe('请先登录。如果此前已登录，则会话已结束。')
})

test('bodies that are no JSON, too large or sent as something else', async () => {
  const send = async (body: string | Uint8Array<ArrayBuffer>, headers = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
    const response = await edge.app.request(`${origin}/api/v1/echo/1`, init)
    return `${response.status} ${(await response.json()).code}`
  }
  expect(await send('{"name": }')).toBe('400 edge.invalid_json')
  expect(await send(new Uint8Array([0x22, 0xff, 0x22]))).toBe('400 edge.invalid_json')
  expect(await send('{"name": "a\\u0000"}')).toBe('400 edge.invalid_text')
  expect(await send('{"name": "a\\\\u0000"}')).toBe('200 undefined')
  expect(await send('{"name": "a", "__proto__": {"admin": true}}')).toBe('400 edge.invalid_input')
  expect(await send('{"name": "a"}', { 'content-type': 'text/plain' })).toBe('415 edge.not_json')
  expect(await send(JSON.stringify({ name: 'a'.repeat(1000) }))).toBe('413 edge.body_too_large')
  expect(await send('['.repeat(990))).toBe('400 edge.invalid_json')
  expect(await codeOf(browser.call('GET', '/items/%00'))).toBe('400 edge.invalid_text')
})

test('a stream is cut at its limit, whatever was announced', async () => {
  const send = (size: number) =>
    edge.app.request(`${origin}/api/v1/bytes`, {
      method: 'POST',
      body: new Blob([new Uint8Array(size)]).stream(),
      duplex: 'half',
    } as RequestInit)
  expect(await (await send(10)).json()).toBe(10)
  const cut = await send(11)
  expect((await cut.json()).code).toBe('edge.body_too_large')
  const announced = await browser.request('POST', '/bytes', undefined, { 'content-length': '11' })
  expect(announced.status).toBe(413)
  expect(await (await browser.request('POST', '/bytes')).json()).toBe(0)
})

test('what a route does not declare is not answered', async () => {
  expect((await browser.call('GET', '/row')).body).toEqual({ shown: 'yes' })
})

test('an error that nobody foresaw is logged under a number and says nothing else', async () => {
  for (const path of ['/broken', '/wrong']) {
    log.lines.length = 0
    const { status, body } = await browser.call('GET', path)
    expect(status).toBe(500)
    expect(body).toMatchObject({ code: 'edge.internal', params: { id: expect.any(String) } })
    expect(JSON.stringify(body)).not.toMatch(/hunter2|\.ts/)
    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]).toContain(body.params.id)
  }
  expect(log.lines[0]).toContain('/wrong')
})

test('faults become statuses', async () => {
  const busy = await browser.call('GET', '/busy')
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5'])
  const slow = await browser.call('GET', '/slow')
  expect(slow.body).toMatchObject({ status: 504, code: 'edge.timeout', params: { seconds: 0.02 } })
  expect(seen.aborted).toMatchObject({ code: 'edge.timeout' })
  // Who sends a change is not told that nothing happened: it may have.
  expect(await codeOf(browser.call('POST', '/slow'))).toBe('504 edge.timeout_unsure')
  expect(await codeOf(browser.call('GET', '/nothing'))).toBe('404 edge.no_such_route')
  expect(await codeOf(browser.call('POST', '/health'))).toBe('404 edge.no_such_route')
})

test('fixed addresses come before parameters, and a handler may answer by itself', async () => {
  expect((await browser.call('GET', '/items/columns')).body).toBe('the columns')
  expect((await browser.call('GET', '/items/7')).body).toBe('7')
  const redirect = await browser.call('GET', '/old/1')
  expect([redirect.status, redirect.headers.get('location')]).toEqual([308, `${origin}/api/v1/items/new`])
  expect(redirect.headers.get('x-content-type-options')).toBe('nosniff')
  const csv = await browser.call('GET', '/items.csv')
  expect([csv.body, csv.headers.get('content-disposition')]).toEqual([
    'a\r\n1\r\n',
    expect.stringContaining('items.csv'),
  ])
})

test('only the own names are answered', async () => {
  const ask = async (host: string) => {
    const response = await edge.app.request('http://localhost/api/v1/health', { headers: { host } })
    return response.status
  }
  expect(await ask('localhost:4620')).toBe(200)
  expect(await ask('LOCALHOST')).toBe(200)
  for (const host of ['evil.example', 'localhost.evil.example', 'evil.example:4620', '127.0.0.1', '']) {
    expect(await ask(host), host).toBe(403)
  }
  const { edge: public_ } = testEdge(state, {
    publicUrl: 'https://talweg.example.com',
    allowedHosts: ['[::1]'],
  })
  const asPublic = (url: string) => public_.app.request(`${url}/api/v1/health`)
  expect((await asPublic('https://talweg.example.com')).status).toBe(200)
  expect((await asPublic('http://[::1]:4620')).status).toBe(200)
  expect((await asPublic('http://localhost')).status).toBe(403)
})

test('other websites cannot act for a person', async () => {
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const act = async (headers: Record<string, string>, withCookie = true) => {
    const response = await edge.app.request(`${origin}/api/v1/private`, {
      method: 'POST',
      headers: { ...(withCookie ? { cookie } : {}), ...headers },
    })
    return response.status
  }
  expect(await act({ origin, 'sec-fetch-site': 'same-origin' })).toBe(204)
  expect(await act({ origin })).toBe(204)
  expect(await act({ 'sec-fetch-site': 'same-origin' })).toBe(204)
  expect(await act({})).toBe(403)
  expect(await act({ origin: 'http://evil.example' })).toBe(403)
  expect(await act({ origin: 'http://localhost:8080' })).toBe(403)
  expect(await act({ origin: 'null' })).toBe(403)
  for (const site of ['cross-site', 'same-site'])
    expect(await act({ origin, 'sec-fetch-site': site })).toBe(403)
  expect(await act({ origin: 'http://evil.example' }, false), 'signing in for somebody else').toBe(403)
  expect(await act({}, false), 'the command line').toBe(401)
})

test('every answer is guarded', async () => {
  for (const path of ['/health', '/nothing', '/broken']) {
    const { headers } = await browser.call('GET', path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers.has('access-control-allow-origin')).toBe(false)
  }
})

test('routes that must not be served keep the edge from starting', () => {
  const fine = { ...common, method: 'get', path: '/fine', response: 'none' } as const
  const start =
    (...more: Route[]) =>
    () =>
      testEdge(state, { routes: more })
  const make = (declaration: object) => route({ ...fine, ...declaration }, () => undefined)
  expect(start(make({}))).not.toThrow()
  expect(start(make({ permission: undefined }))).toThrow('GET /fine declares no permission')
  expect(start(make({ permission: 'all' }))).toThrow('declares no permission')
  expect(start(make({}), make({}))).toThrow('GET /fine is declared twice')
  expect(start(make({ path: '/session' }))).toThrow('GET /session is declared twice')
  const params = (name: string) => ({ path: `/a/{${name}}`, params: z.strictObject({ [name]: z.string() }) })
  expect(start(make(params('a')), make(params('b')))).toThrow('GET /a/{b} is declared twice')
  expect(start(make({ path: '/a/{id}' }))).toThrow('does not declare the parameters of its path')
  expect(start(make({ query: z.object({ a: z.string() }) }))).toThrow('takes unknown fields in query')
  const loose = z.strictObject({ list: z.array(z.object({ properties: z.string() })) })
  expect(start(make({ method: 'post', body: loose }))).toThrow('takes unknown fields in body.list.items')
  expect(start(make({ method: 'post', body: z.strictObject({ properties: z.string() }) }))).not.toThrow()
})
