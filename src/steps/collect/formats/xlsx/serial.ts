const dayMilliseconds = 86_400_000
const secondsPerDay = 86_400
/** 31 December 9999, the last day that spreadsheets know. */
const lastSerial = 2_958_465

/**
 * The moment that a spreadsheet means by a number of days, as `2024-03-05`, `2024-03-05 14:30:00`, or `14:30:00` when
 * there is no day; null when it means none (negative, or after the year 9999). After ECMA-376 part 1, 18.17.4: days count
 * from 1 January 1900, and a 29 February 1900 that no calendar has counts as day 60; or from 1 January
 * 1904.
 * @param from1904 the workbook counts from 1904
 */
export function momentOf(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0) || serial >= lastSerial + 1) return null
  // The nearest second: the fraction of a day that is one second has no exact number.
  const seconds = Math.round((serial % 1) * secondsPerDay)
  const day = Math.floor(serial) + (seconds === secondsPerDay ? 1 : 0)
  const clock = clockOf(seconds % secondsPerDay)
  if (day === 0 && !from1904) return clock
  const date = dateOf(day, from1904)
  return seconds % secondsPerDay === 0 ? date : `${date} ${clock}`
}

function dateOf(day: number, from1904: boolean): string {
  if (from1904) return isoDay(Date.UTC(1904, 0, 1) + day * dayMilliseconds)
  if (day === 60) return '1900-02-29'
  return isoDay(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMilliseconds)
}

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

function clockOf(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}
