import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import type { Terminal } from '../ground/edge/index.ts'
import { Fault } from '../ground/kernel/index.ts'
import type { Log } from '../ground/state/index.ts'
import { isAlive } from './cli/connect.ts'
import { collectEarly } from './collection.ts'
import type { Config } from './config.ts'
import { openHome } from './home.ts'
import { openTalweg } from './talweg.ts'

/** The built web application. */
export const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url))

/**
 * Connections are kept while a long piece of work holds the process up (after 5 s without, Node closes one that a request is
 * just coming in on), and an upload may take as long as a gigabyte over a slow line does.
 */
const patience = { keepAliveTimeout: 75_000, requestTimeout: 3_600_000 }

/** The address of the import page names every file that is on it, and asked for anew comes as a header: 500 files with long names. */
const maxHeaderSize = 512 * 1024

/**
 * Serves a home until it is asked to stop. A home that is already served is not an error: its address is
 * said.
 * @throws Fault `app.port_in_use`, `app.port_refused`
 */
export async function serve(config: Config, terminal: Terminal, log: Log): Promise<void> {
  const { say } = terminal
  const now = () => new Date()
  const known = await openHome(config.home)
  const running = await known.readServer()
  if (running?.url && (await isAlive(running.url, known.secret))) {
    terminal.line(say('app.already_running', { url: running.url, pid: running.pid }))
    return
  }
  const talweg = await openTalweg(config, {
    log,
    now,
    command: 'talweg start',
    onWait: (pid) => terminal.line(say('app.waiting', { pid })),
    ...(existsSync(webFolder) ? { web: webFolder } : {}),
  })
  const server = createAdaptorServer({ fetch: talweg.fetch, serverOptions: { ...patience, maxHeaderSize } })
  const ending = new AbortController()
  let watching: Promise<void> | undefined
  try {
    const port = await listen(server, config)
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
    await talweg.home.writeServer({
      pid: process.pid,
      command: 'talweg start',
      url,
      started_at: now().toISOString(),
    })
    collectEarly()
    terminal.line(say('start.listening', { url: config.publicUrl ?? url }))
    const link = await talweg.setupLink()
    if (link)
      for (const text of say('start.setup', { url: link.startsWith('/') ? url + link : link }).split('\n'))
        terminal.line(text)
    terminal.line(say('start.stop'))
    watching = watch(talweg.look, config.watchSeconds, log, ending.signal)
    await untilStopped()
    terminal.line(say('start.stopping'))
  } finally {
    ending.abort()
    server.close()
    await watching
    if ('closeAllConnections' in server) server.closeAllConnections()
    await talweg.home.forgetServer()
    await talweg.close()
  }
}

/** Looks into the watched folders until the end, the first time at once; a look that fails is made up for by the next. */
async function watch(look: () => Promise<void>, seconds: number, log: Log, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await look().catch((error: unknown) =>
      log.error('the watched folders could not be looked into', { reason: String(error) }),
    )
    await sleep(seconds * 1000, undefined, { signal: end }).catch(() => undefined)
  }
}

async function listen(
  server: ReturnType<typeof createAdaptorServer>,
  { host, port }: Config,
): Promise<number> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'EADDRINUSE') throw new Fault('conflict', 'app.port_in_use', { host, port }, { cause })
    throw new Fault('unavailable', 'app.port_refused', { host, port, reason: code }, { cause })
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

async function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  await promise
}
