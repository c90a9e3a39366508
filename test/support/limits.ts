import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** As long as `work` takes, no file of this process may become larger: what a full disk does, without one. */
export async function withLargestFile<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  await limit(String(bytes))
  try {
    return await work()
  } finally {
    await limit('unlimited')
  }
}

/** Only the soft limit, which may be raised again. */
const limit = (bytes: string) =>
  promisify(execFile)('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])

const nobody = 65_534

/** As long as `work` takes, this process is somebody who owns nothing, as root may do anything. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
