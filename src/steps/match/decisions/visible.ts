import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Whether what was decided can be seen: waits for it a little. It follows in any case, at the latest with the work that it
 * waits for: an import may hold the lake for half a minute.
 */
export async function becameVisible(follow: Promise<void>, patience = 5_000): Promise<boolean> {
  const done = follow.then(() => true)
  const ended = new AbortController()
  try {
    return await Promise.race([done, sleep(patience, false, { signal: ended.signal, ref: false })])
  } finally {
    ended.abort()
  }
}
