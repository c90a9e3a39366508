const dayLength = 86_400_000
const firstDate = Date.UTC(2025, 0, 1)

/** Days are counted from 2025-01-01 (day 0); the history covers 18 months and ends on 2026-06-30. */
export const lastDay = (Date.UTC(2026, 5, 30) - firstDate) / dayLength

/** The date of a day as `YYYY-MM-DD`. */
export function isoDate(day: number): string {
  return new Date(firstDate + day * dayLength).toISOString().slice(0, 10)
}

/** The same date as spreadsheets in China write it: `2025/3/7`. */
export function slashDate(day: number): string {
  return isoDate(day).split('-').map(Number).join('/')
}
