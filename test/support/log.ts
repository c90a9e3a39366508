import type { Log } from '../../src/ground/state/index.ts'

/** A log that keeps what it is told, one line each. */
export function collectLog(): Log & { lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (message: string, details?: Record<string, unknown>) => {
    lines.push([level, message, details && JSON.stringify(details)].filter(Boolean).join(' '))
  }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

/** A log for tests that do not look at it. */
export const quietLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
