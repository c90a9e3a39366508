import type { z } from 'zod'
import { networkProblem, problemOf, unreadableProblem } from './problem.ts'

type QueryValue = string | number | boolean | readonly string[] | null | undefined
export type Query = Readonly<Record<string, QueryValue>>

/** The address of something behind the API, with what is empty left out: `/api/v1/accounts?q=hw&city=a&city=b`. */
export function apiAddress(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    if (typeof value === 'object') for (const each of value) search.append(name, each)
    else search.set(name, String(value))
  }
  const text = search.toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}

/** Texts of the answer come in the language of the page, whatever the browser prefers. */
function headers(): Record<string, string> {
  return { accept: 'application/json', 'accept-language': document.documentElement.lang }
}

export type AskOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  query?: Query
  body?: unknown
  signal?: AbortSignal
}

/**
 * Asks the API and reads the answer with its schema.
 * @throws Problem what happened and what to do, for every way in which this can fail
 */
export async function ask<Answer extends z.ZodType>(
  answer: Answer,
  path: string,
  { method = 'GET', query, body, signal }: AskOptions = {},
): Promise<z.output<Answer>> {
  const init: RequestInit = { method, headers: headers(), signal: signal ?? null }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { ...headers(), 'content-type': 'application/json' }
  }
  const response = await fetch(apiAddress(path, query), init).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw networkProblem()
  })
  const text = await response.text()
  return read(answer, response.status, text)
}

/**
 * Sends a file as it is, telling how much of it has left.
 * @param onProgress share of the bytes sent, 0 to 1
 * @throws Problem as `ask` does
 */
export function sendFile<Answer extends z.ZodType>(
  answer: Answer,
  path: string,
  file: File,
  {
    query,
    onProgress,
    signal,
  }: { query?: Query; onProgress?: (share: number) => void; signal?: AbortSignal },
): Promise<z.output<Answer>> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much it has sent.
    const request = new XMLHttpRequest()
    request.open('POST', apiAddress(path, query))
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress?.(event.total > 0 ? event.loaded / event.total : 0)
    request.onerror = () => reject(networkProblem())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      try {
        resolve(read(answer, request.status, request.responseText))
      } catch (error) {
        reject(error)
      }
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function read<Answer extends z.ZodType>(answer: Answer, status: number, text: string): z.output<Answer> {
  const body = parse(text)
  if (status < 200 || status >= 300) throw problemOf(status, body)
  const result = answer.safeParse(body)
  if (result.success) return result.data
  throw unreadableProblem()
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
