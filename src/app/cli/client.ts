import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type Api, ApiProblem, Job, Problem } from '../../ground/edge/index.ts'
import { Fault, type Language } from '../../ground/kernel/index.ts'

export type ClientSettings = Readonly<{
  fetch: (request: Request) => Response | Promise<Response>
  url: string
  token: string
  language: Language
  onProgress: (job: Job) => void
}>

/**
 * A client of the API, the same over HTTP and within one process.
 * @throws ApiProblem what the API answered, Fault `app.server_lost` when it stops answering
 */
export function createClient({ fetch, url, token, language, onProgress }: ClientSettings): Api {
  async function send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    headers.set('accept-language', language)
    const request = new Request(`${url}/api/v1${path}`, { ...init, method, headers })
    const response = await Promise.resolve(fetch(request)).catch((cause: unknown) => {
      throw lost(url, cause)
    })
    if (response.ok) return response
    // An account that was merged leads to the living one.
    const location = response.headers.get('location') ?? ''
    if (response.status === 308 && location.startsWith('/api/v1/'))
      return send(method, location.slice('/api/v1'.length), init)
    const problem = Problem.safeParse(await response.json().catch(() => null))
    if (problem.success) throw new ApiProblem(problem.data)
    throw new Fault('unavailable', 'app.server_answer', { status: response.status, url })
  }
  const post = async (path: string, body: unknown): Promise<unknown> =>
    (
      await send('POST', path, {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    ).json()

  const wait = async (id: string): Promise<Job> => {
    let last: Job | undefined
    // The first Ctrl-C takes the work back instead of leaving it to be finished later; a second one ends at once.
    const cancel = () => void post(`/jobs/${id}/cancel`, undefined).catch(() => undefined)
    process.once('SIGINT', cancel)
    const follow = async () => {
      for await (const job of jobEvents(await send('GET', `/jobs/${id}/events`), url)) {
        onProgress(job)
        last = job
      }
    }
    try {
      // Events may break off where the server does not: it is asked how the job is, and says what the matter is.
      for (let again = 0; !last?.finished_at && again <= mostAgain; again++) {
        if (again > 0) await sleep(again * 500)
        await follow().catch(unlessLost)
        if (!last?.finished_at) last = Job.parse(await (await send('GET', `/jobs/${id}`)).json())
      }
    } finally {
      process.off('SIGINT', cancel)
    }
    const job = last
    if (!job?.finished_at) throw lost(url)
    if (job.status === 'done') return job
    if (job.fault === null) throw new Fault('conflict', 'app.job_cancelled')
    const { code, detail } = job.fault
    throw new ApiProblem({ type: 'about:blank', title: job.status, status: 409, code, detail, params: {} })
  }

  return {
    get: async (path, query) => (await send('GET', `${path}${search(query)}`)).json(),
    post,
    delete: async (path) => {
      await send('DELETE', path)
    },
    async upload(path, file) {
      const info = await stat(file).catch((cause: unknown) => {
        throw new Fault('missing', 'app.file_missing', { file }, { cause })
      })
      if (!info.isFile()) throw new Fault('invalid', 'app.not_a_file', { file })
      const bytes: RequestInit & { duplex: 'half' } = {
        body: bytesOf(file),
        duplex: 'half',
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(info.size) },
      }
      return (await send('POST', path, bytes)).json()
    },
    async download(path, query) {
      const { body } = await send('GET', `${path}${search(query)}`)
      return body ?? new Blob([]).stream()
    },
    job: async (path, body) => wait(z.object({ id: z.string() }).parse(await post(path, body)).id),
    wait,
  }
}

/** What is in a file, as it is sent. A blob of it would tell a wrong size from 4 GB on, and the server would wait for ever. */
function bytesOf(file: string): ReadableStream<Uint8Array> {
  const bytes = createReadStream(file)
  const chunks: AsyncIterator<Uint8Array> = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void bytes.destroy(),
  })
}

function search(query: Readonly<Record<string, string | readonly string[] | undefined>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined
      ? []
      : typeof value === 'string'
        ? [[name, value]]
        : value.map((each) => [name, each]),
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** How often the events of a job are asked for again. */
const mostAgain = 4

function unlessLost(error: unknown): void {
  if (!(error instanceof Fault) || error.code !== 'app.server_lost') throw error
}

const lost = (url: string, cause?: unknown) => new Fault('unavailable', 'app.server_lost', { url }, { cause })

/** The jobs in a stream of server-sent events. */
async function* jobEvents(response: Response, url: string): AsyncGenerator<Job> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of chunksOf(response, url)) {
    text += decoder.decode(chunk, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data) yield Job.parse(JSON.parse(data))
    }
  }
}

async function* chunksOf({ body }: Response, url: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body ?? []) yield chunk
  } catch (cause) {
    throw lost(url, cause)
  }
}
