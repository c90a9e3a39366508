import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault, saidFault } from '../../kernel/index.ts'
import { obstacleFault } from './folders.ts'

/** PostgreSQL's own log: its file, and where in it the present start begins. */
export type ServerLog = { file: string; from: number }

const rotateAtBytes = 1_000_000

/** Opens the log of the server in `folder`; one older file is kept beside it. */
export async function openServerLog(folder: string): Promise<ServerLog> {
  const file = join(folder, 'server.log')
  const size = await sizeOf(file)
  if (size < rotateAtBytes) return { file, from: size }
  await rename(file, `${file}.1`)
  return { file, from: 0 }
}

/** What the server has said since the log was opened; the last 20 lines of it. */
export async function lastLines(log: ServerLog): Promise<string> {
  const length = Math.min((await sizeOf(log.file)) - log.from, 8_192)
  if (length <= 0) return ''
  const handle = await open(log.file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, (await sizeOf(log.file)) - length)
    return buffer.toString('utf8').trim().split('\n').slice(-20).join('\n')
  } finally {
    await handle.close()
  }
}

/** Why PostgreSQL could not do its work, in words that say what to do when the log shows a known cause. */
export async function serverFault(log: ServerLog, folder: string): Promise<Fault> {
  const lines = await lastLines(log)
  const telling = lines.split('\n').find((line) => saidFault(line))
  if (telling !== undefined) return obstacleFault(folder, telling)
  return new Fault('unavailable', 'state.server_failed', { log: lines, file: log.file })
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0
}
