import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openAsBlob, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Job, operatorToken } from '../src/ground/edge/index.ts'
import { type Usage, usageOf } from './usage.ts'

const talweg = join(import.meta.dirname, '..', 'bin', 'talweg.js')

export type Server = Readonly<{
  url: string
  token: string
  pid: number
  milliseconds: number
  stop: () => Promise<void>
}>

/** Starts the real server on a home and waits until it answers. */
export async function start(home: string): Promise<Server> {
  const began = performance.now()
  const child = spawn(process.execPath, [talweg, 'start'], {
    env: { ...process.env, DATABASE_URL: '', TALWEG_HOME: home, TALWEG_PORT: '0', TALWEG_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /running at (\S+)/.exec(line)?.[1] ?? ''
    if (url) break
  }
  const milliseconds = performance.now() - began
  child.stdout.resume()
  return {
    url,
    token: operatorToken(readFileSync(join(home, 'secret'), 'utf8').trim()),
    pid: child.pid ?? 0,
    milliseconds,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Asks the API of a server. */
export async function call(server: Server, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${server.token}`,
    'content-type': 'application/json',
    ...init.headers,
  }
  const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

const Uploaded = z.object({
  tables: z.array(
    z.object({
      file_id: z.string(),
      name: z.string(),
      table: z.string().nullable(),
      kind: z.string(),
      columns: z.array(z.object({ field: z.string().nullable() })),
    }),
  ),
})

/** Uploads a file and plans it as it was recognised. */
export async function planOf(server: Server, path: string): Promise<{ files: unknown[] }> {
  const { tables } = Uploaded.parse(
    await call(server, `/files?${new URLSearchParams({ name: basename(path) })}`, {
      method: 'POST',
      body: await openAsBlob(path),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
  const files = tables.map(({ columns, ...table }) => ({
    ...table,
    fields: columns.map(({ field }) => field),
  }))
  return { files }
}

export type Part = Readonly<{ seconds: number; used: Usage }>

/**
 * Starts a job and tells what each of its stages took; the last of them ends with the job.
 * @param failed is told why the job failed, and in which stage; without it that is thrown
 */
export async function runJob(
  server: Server,
  path: string,
  body: unknown,
  failed?: (why: string, stage: string) => void,
): Promise<Map<string, Part>> {
  const { id } = Job.parse(await call(server, path, { method: 'POST', body: JSON.stringify(body) }))
  return followJob(server, id, failed)
}

/** The same of a job that was started. */
export async function followJob(
  server: Server,
  id: string,
  failed?: (why: string, stage: string) => void,
): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  let [stage, since, before] = ['', performance.now(), usageOf(server.pid)]
  const close = () => {
    const now = usageOf(server.pid)
    const used = { cpu: now.cpu - before.cpu, peak: now.peak }
    if (stage !== '') parts.set(stage, { seconds: (performance.now() - since) / 1000, used })
    ;[since, before] = [performance.now(), now]
  }
  for (;;) {
    const job = Job.parse(await call(server, `/jobs/${id}`))
    if (job.finished_at !== null) {
      close()
      if (job.status === 'done') return parts
      const why = JSON.stringify(job.fault)
      if (!failed) throw new Error(`job ${id}: ${why}`)
      failed(why, stage)
      return parts
    }
    if (job.stage !== null && job.stage !== stage) {
      if (stage !== '') close()
      stage = job.stage
    }
    await sleep(100)
  }
}

/** Runs the command line on a home and gives its wall time in seconds and its peak memory in MB. */
export async function command(home: string, args: string[]): Promise<{ seconds: number; peak: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [talweg, ...args], {
    env: { ...process.env, DATABASE_URL: '', TALWEG_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, usageOf(child.pid ?? 0).peak)
    } catch {
      // The process has just ended.
    }
  }, 100)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`talweg ${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, peak }
}
