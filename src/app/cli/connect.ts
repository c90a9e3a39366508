import { type Api, type Job, operatorToken } from '../../ground/edge/index.ts'
import type { Log } from '../../ground/state/index.ts'
import type { Config } from '../config.ts'
import { openHome } from '../home.ts'
import { openTalweg } from '../talweg.ts'
import { createClient } from './client.ts'

export type Connection = Readonly<{ api: Api; server: string | null; close: () => Promise<void> }>
export type Connecting = Readonly<{
  log: Log
  now: () => Date
  command: string
  onWait: (pid: number) => void
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
  if (server?.url && (await isAlive(server.url, operatorToken(home.secret)))) {
    const api = createClient({
      ...common,
      fetch: (request) => fetch(request),
      url: server.url,
      token: operatorToken(home.secret),
    })
    return { api, server: server.url, close: async () => undefined }
  }
  const talweg = await openTalweg(config, connecting)
  await talweg.home.writeServer({
    pid: process.pid,
    command: connecting.command,
    url: null,
    started_at: connecting.now().toISOString(),
  })
  return {
    server: null,
    api: createClient({ ...common, fetch: talweg.fetch, url: 'http://localhost', token: talweg.token }),
    async close() {
      await talweg.home.forgetServer()
      await talweg.close()
    },
  }
}

/** Whether the server of this home answers there, and not something else on the same port. */
export async function isAlive(url: string, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/v1/session`, { headers, signal: AbortSignal.timeout(2000) }).catch(
    () => null,
  )
  return answer?.ok ?? false
}
