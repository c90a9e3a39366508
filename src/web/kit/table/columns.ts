import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Explains the heading. */
  hint?: string
  /** Pixels; needed in a windowed table, where the browser cannot see all rows. */
  width?: number
  /** Numbers stand at the end of their column. */
  numeric?: boolean
  sortable?: boolean
}

/**
 * Pixels that a column of a windowed table takes: its own width, or as much as its heading and the mark of the order
 * need, since what a heading means must not be guessed.
 */
export function columnWidth({ width = 140, title }: Pick<TableColumn<never>, 'width' | 'title'>): number {
  const letters = [...title].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 7.5), 0)
  return Math.max(width, Math.ceil(letters) + 36)
}

/** `name` ascending, `-name` descending. */
export type Sort = string

/** The order after a click on a heading: first as it suits the column, then the other way round. */
export function nextSort(present: Sort | null, key: string, numeric: boolean): Sort {
  const first = numeric ? `-${key}` : key
  const other = numeric ? key : `-${key}`
  return present === first ? other : first
}

export function sortDirection(present: Sort | null, key: string): 'ascending' | 'descending' | 'none' {
  if (present === key) return 'ascending'
  return present === `-${key}` ? 'descending' : 'none'
}

export type Sortable = string | number | null | undefined

/** Sorts rows that are all here; what is not known stands last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  value: (row: Row, key: string) => Sortable,
): Row[] {
  if (sort === null) return [...rows]
  const descending = sort.startsWith('-')
  const key = descending ? sort.slice(1) : sort
  return [...rows].sort((left, right) => {
    const [a, b] = [value(left, key), value(right, key)]
    if (a === null || a === undefined || b === null || b === undefined) {
      return Number(a === null || a === undefined) - Number(b === null || b === undefined)
    }
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
    return descending ? -order : order
  })
}
