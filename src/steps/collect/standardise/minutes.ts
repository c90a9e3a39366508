import { clean, type Standardiser } from './standard.ts'

/** A week: longer is no session. */
const longest = 7 * 24 * 60

const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/
const spoken =
  /^(?:(\d{1,3}(?:\.\d+)?)\s*(?:h|hrs?|hours?|小时|时))?\s*(?:(\d{1,4}(?:\.\d+)?)\s*(?:m|mins?|minutes?|分钟|分))?\s*(?:(\d{1,6}(?:\.\d+)?)\s*(?:s|secs?|seconds?|秒))?$/

/**
 * A length of time in whole minutes, rounded: `65`, `65 min`, `1:05:00` (hours first), `1h 5m`, `1小时5分钟`, `3900秒`.
 * Refused: what is no length of time, or longer than a week.
 */
export const standardiseMinutes: Standardiser<number> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  const minutes = readMinutes(plain)
  if (minutes === null || minutes > longest) return { refused: 'minutes_unreadable' }
  return { value: Math.round(minutes) }
}

function readMinutes(plain: string): number | null {
  if (/^\d{1,6}(?:\.\d+)?$/.test(plain)) return Number(plain)
  const [, hours, minutes, seconds = '0'] = clock.exec(plain) ?? []
  if (hours !== undefined) return sum(hours, minutes, seconds)
  const parts = spoken.exec(plain)
  return parts === null ? null : sum(parts[1], parts[2], parts[3])
}

const sum = (hours = '0', minutes = '0', seconds = '0') =>
  Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
