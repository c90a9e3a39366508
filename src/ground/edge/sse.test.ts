import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventStream } from './sse.ts'

test('events end with their source', async () => {
  async function* source() {
    yield { event: 'job', data: { text: 'two\nlines' } }
    yield { event: 'job', data: 2, id: '2' }
  }
  const response = eventStream(source(), new AbortController().signal)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(await response.text()).toBe(
    'event: job\ndata: {"text":"two\\nlines"}\n\nid: 2\nevent: job\ndata: 2\n\n',
  )
})

test('a quiet stream beats, and ends when the reader leaves', async () => {
  const leaving = new AbortController()
  let released = false
  async function* source() {
    try {
      yield { event: 'first', data: 1 }
      await sleep(60_000, undefined, { signal: leaving.signal }).catch(() => undefined)
    } finally {
      released = true
    }
  }
  const response = eventStream(source(), leaving.signal, { heartbeatMs: 5 })
  setTimeout(() => leaving.abort(), 400)
  expect(await response.text()).toMatch(/^event: first\ndata: 1\n\n(:\n\n){2,}$/)
  await sleep(5)
  expect(released).toBe(true)
})

test('a reader who cancels lets the source go', async () => {
  let released = false
  async function* source() {
    try {
      for (let n = 0; ; n += 1) yield { event: 'n', data: n }
    } finally {
      released = true
    }
  }
  const reader = eventStream(source(), new AbortController().signal).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  await sleep(0)
  expect(released).toBe(true)
})

test('a source that fails breaks the stream, and the heart stops', async () => {
  async function* source() {
    yield { event: 'n', data: 1 }
    throw new Error('broken')
  }
  const response = eventStream(source(), new AbortController().signal, { heartbeatMs: 5 })
  await expect(response.text()).rejects.toThrow('broken')
  await sleep(20)
})
