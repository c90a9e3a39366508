import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { eventStream, route } from './index.ts'

// What only a real connection shows: who leaves, what is too much, where somebody comes from.
const common = { permission: 'public', tag: 'probe', summary: 'Probe' } as const
const ends: string[] = []

const { edge, log } = testEdge(await testState(), {
  allowedHosts: ['127.0.0.1'],
  routes: [
    route(
      { ...common, method: 'get', path: '/address', response: z.string() },
      (_input, { request }) => request.address,
    ),
    route({ ...common, method: 'get', path: '/wait', response: 'none' }, async (_input, { signal }) => {
      await sleep(60_000, undefined, { signal }).finally(() => ends.push('wait'))
    }),
    route({ ...common, method: 'get', path: '/events', response: 'events' }, (_input, { signal }) => {
      async function* source() {
        yield { event: 'n', data: 1 }
        await sleep(60_000, undefined, { signal }).finally(() => ends.push('events'))
      }
      return eventStream(source(), signal)
    }),
    route(
      { ...common, method: 'post', path: '/bytes', body: 'bytes', bodyLimit: 2e6, response: z.int() },
      async ({ bytes }) => {
        let size = 0
        for await (const chunk of bytes) size += chunk.byteLength
        return size
      },
    ),
  ],
})
// The requests and responses of other test files stay those of Node.
const server = serve({ fetch: edge.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false })
await once(server, 'listening')
afterAll(() => server.close())
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const url = (path: string) => `http://127.0.0.1:${port}/api/v1${path}`

test('work ends when the reader leaves, and nobody takes it for an error', async () => {
  for (const path of ['/wait', '/events']) {
    const leaving = new AbortController()
    const asked = fetch(url(path), { signal: leaving.signal }).then((response) => response.text())
    setTimeout(() => leaving.abort(), 100)
    await expect(asked).rejects.toThrow('aborted')
  }
  await expect.poll(() => ends).toEqual(['wait', 'events'])
  expect(log.lines).toEqual([])
})

test('an upload above the limit is refused, with and without a length', async () => {
  const send = async (body: BodyInit) =>
    (await fetch(url('/bytes'), { method: 'POST', body, duplex: 'half' } as RequestInit)).json()
  const blob = new Blob([new Uint8Array(3e6)])
  expect(await send(blob)).toMatchObject({ code: 'edge.body_too_large' })
  expect(await send(blob.stream())).toMatchObject({ code: 'edge.body_too_large' })
  expect(await send(blob.slice(0, 2e6).stream())).toBe(2e6)
})

test('the address is the one of the connection', async () => {
  expect(await (await fetch(url('/address'), { headers: { 'x-forwarded-for': '6.6.6.6' } })).json()).toBe(
    '127.0.0.1',
  )
})

test('another name in the Host header is refused, also beside a full address', async () => {
  for (const start of ['GET /api/v1/health', 'GET http://127.0.0.1/api/v1/health']) {
    const socket = connect(port, '127.0.0.1')
    socket.end(`${start} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  }
})
