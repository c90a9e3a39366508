const minute = 60_000
const shortest = 5 * minute
const longest = 6 * 60 * minute

/**
 * When work that the system refused, such as for a full disk, is tried again: after five minutes, then after twice as
 * long each time, and at least every six hours. A restart tries at once.
 */
export function createRetries(now: () => Date) {
  const next = new Map<string, Readonly<{ at: number; wait: number }>>()
  return {
    /** Says that the work failed just now. */
    failed(id: string): void {
      const wait = Math.min(longest, (next.get(id)?.wait ?? shortest / 2) * 2)
      next.set(id, { at: now().getTime() + wait, wait })
    },
    isDue: (id: string): boolean => (next.get(id)?.at ?? 0) <= now().getTime(),
    /** Forgets all but these. */
    keepOnly(ids: ReadonlySet<string>): void {
      for (const id of next.keys()) if (!ids.has(id)) next.delete(id)
    },
  }
}
