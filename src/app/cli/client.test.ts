import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClient } from './client.ts'

const job = {
  id: 'j1',
  kind: 'import',
  stage: null,
  done: 0,
  total: null,
  rows: null,
  result: null,
  fault: null,
  created_at: '2026-11-01T09:00:00.000Z',
  started_at: '2026-11-01T09:00:00.000Z',
}
const running = { ...job, status: 'running', finished_at: null }
const done = { ...job, status: 'done', finished_at: '2026-11-01T09:00:05.000Z' }
const full = {
  type: 'about:blank',
  title: 'unavailable',
  status: 503,
  code: 'state.database_full',
  detail: 'full',
  params: {},
}

/** A stream that tells of these jobs and then breaks, or ends as it should. */
function events(jobs: readonly object[], breaks: boolean): Response {
  const texts = jobs.map((each) => `event: job\ndata: ${JSON.stringify(each)}\n\n`)
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const text = texts.shift()
      if (text !== undefined) controller.enqueue(new TextEncoder().encode(text))
      else if (breaks) controller.error(new TypeError('terminated'))
      else controller.close()
    },
  })
  return new Response(body)
}

function client(answers: readonly (() => Response)[]) {
  const asked: string[] = []
  const left = [...answers]
  const api = createClient({
    async fetch(request) {
      asked.push(new URL(request.url).pathname.replace('/api/v1/jobs/j1', ''))
      const answer = left.shift()
      if (!answer) throw new TypeError('fetch failed')
      return answer()
    },
    url: 'http://localhost',
    token: 'token',
    language: 'en',
    onProgress: () => {},
  })
  return { api, asked }
}

test('events that break off are asked for again', async () => {
  const { api, asked } = client([
    () => events([running], true),
    () => Response.json(running),
    () => events([running, done], false),
  ])
  expect(await api.wait('j1')).toMatchObject({ status: 'done' })
  expect(asked).toEqual(['/events', '', '/events'])
})

test('a job that ended while its events were broken off is seen', async () => {
  const { api } = client([() => events([running], true), () => Response.json(done)])
  expect(await api.wait('j1')).toMatchObject({ status: 'done' })
})

test('what the server says is the matter is told, and not that it is gone', async () => {
  const { api } = client([() => events([running], true), () => Response.json(full, { status: 503 })])
  await expect(api.wait('j1')).rejects.toMatchObject({ problem: { code: 'state.database_full' } })
})

test('a server that answers no more is said to be gone', async () => {
  const { api } = client([() => events([running], true)])
  await expect(api.wait('j1')).rejects.toMatchObject({ code: 'app.server_lost' })
})

test('a file of more than 4 GB is sent with its size and its bytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-client-'))
  const path = join(folder, 'large.csv')
  const size = 2 ** 32 + 5
  const file = await open(path, 'w')
  await file.write('Account Name')
  await file.truncate(size)
  await file.close()
  const api = createClient({
    async fetch({ headers, body }) {
      const reader = body?.getReader()
      const first = await reader?.read()
      await reader?.cancel()
      const beginning = new TextDecoder().decode(first?.value?.slice(0, 12))
      return Response.json({ size: Number(headers.get('content-length')), beginning })
    },
    url: 'http://localhost',
    token: 'token',
    language: 'en',
    onProgress: () => {},
  })
  expect(await api.upload('/files', path)).toEqual({ size, beginning: 'Account Name' })
  await rm(folder, { recursive: true })
})
