import { farGap, type GridRow } from '../grid.ts'

/**
 * The last column of the table of a sheet, counted from 1. Groups of cells with more than a hundred blank columns
 * between them are no one table; that with most cells is it.
 */
export function tableWidth(rows: readonly GridRow[]): number {
  const filled = new Map<number, number>()
  const note = (column: number) => filled.set(column, (filled.get(column) ?? 0) + 1)
  for (const { cells, far = [] } of rows) {
    for (const [column, text] of cells.entries()) if (text !== '') note(column)
    for (const { column } of far) note(column)
  }
  let best = { cells: 0, width: 0 }
  let group = best
  for (const [column, count] of [...filled].sort(([one], [other]) => one - other)) {
    const isApart = group.width > 0 && column - group.width >= farGap
    group = { cells: (isApart ? 0 : group.cells) + count, width: column + 1 }
    if (group.cells > best.cells) best = group
  }
  return best.width
}

/** A row of a table of so many columns: what stands far behind them is no cell of it, and is said beside the row. */
export function withinTable(row: GridRow, columns: number): GridRow {
  const { far } = row
  if (far === undefined) return row
  const cells = [...row.cells]
  const isNear = ({ column }: { column: number }) => column < columns + farGap
  for (const { column, text } of far.filter(isNear)) {
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  const beyond = far.filter((cell) => !isNear(cell))
  const raw = [...cells, ...beyond.map(({ at, text }) => `${at}: ${text}`)].join('\t')
  const { far: _, ...rest } = row
  return { ...rest, cells, raw, ...(beyond.length > 0 ? { far: beyond } : {}) }
}
