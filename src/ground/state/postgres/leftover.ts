import { readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../kernel/index.ts'
import type { Log } from '../log.ts'
import { runAs } from './account.ts'

/**
 * Sees to it that no server of an earlier, killed Talweg works on the data any more, and returns the process
 * number that its `postmaster.pid` names. The caller holds the home's lock, so such a server is a leftover that
 * has lost its lifeline and is ending: it is waited for, then told to stop, then told firmly.
 *
 * A number alone proves nothing, after a reboot it may be anybody's: only a postgres that works in this very
 * data folder is touched. The file is never removed here, because PostgreSQL finds in it the shared memory that
 * orphaned backends may still hold.
 */
export async function endLeftover(data: string, log: Log): Promise<number | undefined> {
  const pid = await readPid(data)
  if (pid === undefined || !(await isServerOf(pid, data))) return pid
  if (await endsWithin(3_000, pid, data)) return pid
  log.warn('a PostgreSQL left by an earlier run is still working on the data; stopping it', { pid, data })
  for (const [signal, patience] of [
    ['SIGINT', 15_000], // fast shutdown: disconnects everybody, writes a checkpoint
    ['SIGQUIT', 5_000], // immediate: the next start recovers from the log
  ] as const) {
    process.kill(pid, signal)
    if (await endsWithin(patience, pid, data)) return pid
  }
  throw new Fault('busy', 'state.server_stuck', { folder: data, pid })
}

async function readPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 1 ? pid : undefined
}

async function endsWithin(milliseconds: number, pid: number, data: string): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (await isServerOf(pid, data)) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** PostgreSQL changes into its data folder at start, which Linux shows in /proc; elsewhere `ps` shows its arguments. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { output } = await runAs(undefined, 'ps', ['-ww', '-o', 'command=', '-p', String(pid)])
    return output.includes('postgres') && output.includes(data)
  }
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return folder === data && basename(command.split('\0')[0] ?? '') === 'postgres'
}
