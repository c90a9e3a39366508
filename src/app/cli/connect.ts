import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Api, type Job, operatorToken, serverProof } from '../../ground/edge/index.ts'
import type { Log } from '../../ground/state/index.ts'
import type { Config } from '../config.ts'
import { openHome } from '../home.ts'
import { openTalweg, type Talweg } from '../talweg.ts'
import { createClient } from './client.ts'

export type Connection = Readonly<{
  api: Api
  server: string | null
  /** Waits for what a command set going without waiting, which would end with this process. */
  settle: () => Promise<void>
  close: () => Promise<void>
}>
export type Connecting = Readonly<{
  log: Log
  now: () => Date
  command: string
  onWait: (pid: number) => void
  /** Told once when work that an earlier process left has to be finished first. */
  onLeft: () => void
  onProgress: (job: Job) => void
}>

/**
 * The API of a home: that of its running server, or else of the application opened in this process. The
 * note about a server counts only when that server answers.
 */
export async function connect(config: Config, connecting: Connecting): Promise<Connection> {
  const home = await openHome(config.home)
  const server = await home.readServer()
  const common = { language: config.language, onProgress: connecting.onProgress }
  if (server?.url && (await isAlive(server.url, home.secret))) {
    const api = createClient({
      ...common,
      fetch: (request) => fetch(request),
      url: server.url,
      token: operatorToken(home.secret),
    })
    return { api, server: server.url, settle: async () => undefined, close: async () => undefined }
  }
  const talweg = await openTalweg(config, connecting)
  const close = async () => {
    await talweg.home.forgetServer()
    await talweg.close()
  }
  try {
    await talweg.home.writeServer({
      pid: process.pid,
      command: connecting.command,
      url: null,
      started_at: connecting.now().toISOString(),
    })
    await finishLeft(talweg, connecting)
  } catch (error) {
    await close()
    throw error
  }
  const api = createClient({ ...common, fetch: talweg.fetch, url: 'http://localhost', token: talweg.token })
  return { server: null, api, settle: () => talweg.finishLeft(connecting.onProgress), close }
}

/** What an interrupted command had begun is finished before anything else, or short commands would never let it end. */
async function finishLeft(talweg: Talweg, { onLeft, onProgress, log }: Connecting): Promise<void> {
  let isTold = false
  await talweg.finishLeft((job) => {
    if (!isTold) onLeft()
    isTold = true
    onProgress(job)
    if (job.fault) log.warn(job.fault.detail, { kind: job.kind, code: job.fault.code })
  })
}

/**
 * Whether the server of this home answers there, and not something else on the same port: it proves that it knows
 * the secret before it is told anything.
 */
export async function isAlive(url: string, secret: string): Promise<boolean> {
  const nonce = randomBytes(32).toString('base64url')
  const signal = AbortSignal.timeout(2000)
  const answer = await fetch(`${url}/api/v1/health?nonce=${nonce}`, { signal, redirect: 'error' }).catch(
    () => null,
  )
  const health = z.object({ proof: z.string() }).safeParse(await answer?.json().catch(() => null))
  return health.data?.proof === serverProof(secret, nonce)
}
