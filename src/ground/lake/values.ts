import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api'

/** A value as it goes in and out of the lake: dates and times are ISO text, decimals and whole numbers are numbers. */
export type Cell = string | number | boolean | null | readonly string[]
export type Row = Record<string, Cell>

/** A day as the lake stores it; null stays null. */
export function toDate(iso: string | null): DuckDBDateValue | null {
  return iso === null ? null : new DuckDBDateValue(Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000))
}

/** A moment (`2024-03-05 10:00:00`, as it is written, in no time zone) as the lake stores it; null stays null. */
export function toMoment(iso: string | null): DuckDBTimestampValue | null {
  return iso === null
    ? null
    : new DuckDBTimestampValue(BigInt(Date.parse(`${iso.replace(' ', 'T')}Z`)) * 1000n)
}

/** An amount with two decimals as the lake stores it, exact up to 9·10^15 hundredths. */
export function toAmount(amount: number | null): DuckDBDecimalValue | null {
  return amount === null ? null : new DuckDBDecimalValue(BigInt(Math.round(amount * 100)), 18, 2)
}

export function toWhole(value: number | null): bigint | null {
  return value === null ? null : BigInt(Math.trunc(value))
}

export function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBTimestampValue)
    return `${value
      .toString()
      .replace(' ', 'T')
      .replace(/\.(\d{3})\d*$/, '.$1')}Z`
  if (value instanceof DuckDBListValue) return value.items.map((item) => String(item))
  return value.toString()
}
