import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Fault } from '../../kernel/index.ts'
import type { Log } from '../log.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { lastLines, type ServerLog, serverFault } from './server-log.ts'
import { type Supervised, supervise } from './supervise.ts'

/** A running server: how to reach it, and how to end it (cleanly, within about half a minute). */
export type Server = { url: string; stop(): Promise<void> }

type Place = {
  cluster: Cluster
  binaries: Binaries
  account: Account | undefined
  socketFolder: string
  serverLog: ServerLog
  /** The process number in an old postmaster.pid, known not to be a server of this folder. */
  stalePid: number | undefined
  log: Log
}

// Small enough for a laptop: 30 MB with five connections. fsync and synchronous_commit stay on, as they are by
// default.
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '32MB',
  huge_pages: 'off',
  max_wal_size: '256MB',
  // Nobody replicates from here, so less is written.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync', // three idle worker processes fewer
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Errors of statements reach the caller; the file keeps what concerns the server itself.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

// At most 256 MB of log are replayed after a crash, which takes seconds.
const longestRecovery = 120_000
const longestPause = 60_000

/** Starts PostgreSQL and waits until it answers, its recovery after a crash included. */
export async function startServer(place: Place): Promise<Server> {
  const { cluster, serverLog, log } = place
  const deadline = performance.now() + 10_000
  while (true) {
    const server = launch(place)
    const failure = await untilReady(server, place)
    if (!failure) return keepRunning(server, place)
    // Backends of a server that was killed hold its shared memory for a moment longer.
    const orphaned = (await lastLines(serverLog)).includes('pre-existing shared memory block')
    if (!orphaned || performance.now() > deadline) throw failure
    log.info('waiting for the backends of a killed PostgreSQL to end', { data: cluster.data })
    await sleep(200)
  }
}

function launch({ cluster, binaries, account, socketFolder, serverLog, stalePid }: Place): Supervised {
  const all = { ...settings, unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"` }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // PostgreSQL takes a live process with the number in postmaster.pid for its predecessor, unless it is the one
  // that started it; this variable is how pg_ctl tells it so.
  const environment: Record<string, string> =
    stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) }
  const postgres = join(binaries.bin, 'postgres')
  return supervise(account, serverLog.file, postgres, ['-D', cluster.data, ...args], environment)
}

/** Undefined once it answers; otherwise why it does not. */
async function untilReady(server: Supervised, place: Place): Promise<Fault | undefined> {
  let isRunning = true
  void server.ended.then(() => {
    isRunning = false
  })
  const started = performance.now()
  while (isRunning) {
    if (performance.now() - started > longestRecovery) {
      await end(server)
      break
    }
    const answer = await knock(urlOf(place))
    if (answer === 'open') return undefined
    if (answer instanceof Error) {
      await end(server)
      const file = join(place.cluster.data, '..', 'password')
      return new Fault('conflict', 'state.password_lost', { file }, { cause: answer })
    }
    await sleep(10)
  }
  return await serverFault(place.serverLog, place.cluster.data)
}

async function knock(url: string): Promise<'open' | 'starting' | Error> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'open'
  } catch (error) {
    const isWrongPassword = error instanceof pg.DatabaseError && error.code?.startsWith('28')
    return isWrongPassword ? error : 'starting'
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts the server again when it ends by itself (killed for want of memory, disk full), until it is stopped. */
function keepRunning(first: Supervised, place: Place): Server {
  const { serverLog, log } = place
  const stopping = new AbortController()
  let server = first

  async function guard(): Promise<void> {
    let pause = 500
    while (true) {
      const code = await server.ended
      if (stopping.signal.aborted) return
      server.release()
      log.error('PostgreSQL ended by itself; starting it again', { code, lines: await lastLines(serverLog) })
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      pause = Math.min(pause * 2, longestPause)
      server = launch(place)
      if (await untilReady(server, place)) continue
      log.info('PostgreSQL runs again')
      pause = 500
    }
  }

  const guarding = guard()
  return {
    url: urlOf(place),
    stop: async () => {
      stopping.abort()
      await end(server)
      await guarding
    },
  }
}

async function end({ child, release, ended }: Supervised): Promise<void> {
  release()
  let signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'
  const impatience = setInterval(() => {
    // The supervisor leads a process group of its own; the number is nobody else's until it has ended.
    if (child.pid) process.kill(-child.pid, signal)
    signal = 'SIGKILL'
  }, 30_000)
  await ended
  clearInterval(impatience)
}

/** Everything is named, so that PGHOST, PGPORT, PGSSLMODE and their like in the environment change nothing. */
function urlOf({ cluster, socketFolder }: Place): string {
  const host = encodeURIComponent(socketFolder)
  return `postgresql://talweg:${cluster.password}@localhost:5432/postgres?host=${host}&sslmode=disable`
}
