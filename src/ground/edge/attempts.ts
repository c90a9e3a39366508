import { Fault } from '../kernel/index.ts'

const windowMs = 60_000
/** Above it, windows that are over are cleared away: what a stranger can make us remember is bounded. */
const mostKeys = 10_000

/**
 * Counts attempts at secrets, so that nobody can try many. In memory: a restart forgets, which a person
 * who guesses cannot bring about.
 */
export function createAttempts(now: () => Date) {
  const windows = new Map<string, { ends: number; count: number }>()

  /**
   * Counts one attempt under each key.
   * @param limits most attempts per key and minute
   * @throws Fault `edge.too_many_attempts` with the seconds to wait
   */
  return function attempt(limits: Record<string, number>): void {
    const time = now().getTime()
    if (windows.size > mostKeys) {
      for (const [key, window] of windows) if (window.ends <= time) windows.delete(key)
    }
    for (const [key, most] of Object.entries(limits)) {
      const current = windows.get(key)
      const window =
        current !== undefined && current.ends > time ? current : { ends: time + windowMs, count: 0 }
      window.count += 1
      windows.set(key, window)
      if (window.count > most) {
        throw new Fault('busy', 'edge.too_many_attempts', { seconds: Math.ceil((window.ends - time) / 1000) })
      }
    }
  }
}

export type Attempt = ReturnType<typeof createAttempts>
