import { setTimeout as sleep } from 'node:timers/promises'
import type { Edit } from '../model.ts'

const patience = 5_000

/** Many accounts at once may take a while to be followed; a page waits for it. */
const bulkPatience = 60_000

/** How long a route that changes many accounts at once, or takes such a change back, may take. */
export const bulkTimeoutMs = bulkPatience + 30_000

/**
 * Whether an edit, or that it was taken back, can be seen: waits for it a little. It follows in any case, at the latest with
 * the work that it waits for: an import may hold the lake for half a minute.
 */
export async function becameVisible(follow: Promise<void>, { records }: Edit): Promise<boolean> {
  const done = follow.then(() => true)
  const ended = new AbortController()
  const ms = records > 1 ? bulkPatience : patience
  try {
    return await Promise.race([done, sleep(ms, false, { signal: ended.signal, ref: false })])
  } finally {
    ended.abort()
  }
}
