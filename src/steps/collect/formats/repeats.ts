import type { RowProblem } from './grid.ts'

/** Rows that may differ, one after the other, before a table is no longer taken to come again. */
const mostMissed = 3

/** Finds where a table, or a part of it, stands in its file again, and where another table begins. */
export function createRepeats(columns: number) {
  let header: readonly string[] = []
  let first: readonly (readonly string[])[] = []
  /** Which row of the table is to come again next, since its header came again, and how many before it did not. */
  let again = -1
  let missed = 0
  let otherWidth = 0
  return {
    sayHeader: (cells: readonly string[]) => {
      header = cells
    },
    /** The first rows of the table. */
    beginWith: (rows: readonly (readonly string[])[]) => {
      first = rows
    },
    otherBegins: (width: number) => {
      otherWidth = width
    },
    otherEnds: () => {
      otherWidth = 0
    },
    isOther: () => otherWidth !== 0,
    /** What a row is: the header again, a row that follows it as in the beginning, or one of another table. */
    find(cells: readonly string[]): RowProblem['code'] | null {
      if (isSame(cells, header)) {
        again = 0
        otherWidth = 0
        return 'repeated_header'
      }
      if (again >= 0) {
        const comesAgain = isSame(cells, first[again] ?? [])
        missed = comesAgain ? 0 : missed + 1
        again = missed > mostMissed ? -1 : again + 1
        if (comesAgain) return 'repeated_row'
      }
      if (cells.length !== columns && isLikeHeader(cells, header)) otherWidth = cells.length
      return otherWidth === 0 ? null : 'other_table'
    },
  }
}

export const isSame = (cells: readonly string[], others: readonly string[]): boolean =>
  others.length > 0 &&
  cells.length === others.length &&
  cells.every((cell, index) => cell === others[index] || cell.trim() === others[index]?.trim())

/** Whether at least two cells, and half of them, are names in the header. */
function isLikeHeader(cells: readonly string[], header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.trim().toLowerCase()))
  const shared = cells.filter((cell) => cell.trim() !== '' && names.has(cell.trim().toLowerCase())).length
  return shared >= 2 && shared * 2 >= cells.length
}
