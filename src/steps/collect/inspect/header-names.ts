import type { GridRow } from '../formats/grid.ts'

const longestName = 200

/**
 * A name per column out of the rows of a header: what stands over it, from top to bottom, joined by spaces. A
 * name of a group, in a row that is filled here and there, counts for the columns up to the next one. `#3` where the
 * third column has no name; blank names at the end belong to no column unless there are values under them.
 */
export function namesOf(header: readonly GridRow[], rows: readonly GridRow[]): string[] {
  const last = header.at(-1)?.cells ?? []
  const isRepeated = header.every(({ cells }) => cells.join('\u001f') === last.join('\u001f'))
  const spread = header.map(({ cells }, index) =>
    index < header.length - 1 ? spreadGroups(cells, last) : cells,
  )
  const columns = widthOf(Math.max(...spread.map(({ length }) => length)), header, rows)
  const numbered = isNumbered(last, rows) ? ['', ...last.map((_, index) => index)] : undefined
  return Array.from({ length: columns }, (_, place) => {
    const index = numbered === undefined ? place : numbered[place]
    const parts = typeof index === 'number' ? spread.map((cells) => tidy(cells[index] ?? '')) : []
    const said = parts.filter((part, at) => part !== '' && (isRepeated || part !== parts[at - 1]))
    return said.join(' ').slice(0, longestName) || `#${place + 1}`
  })
}

const tidy = (cell: string): string => cell.trim().replace(/\s+/g, ' ')

/** Each name of a group repeated over the columns that it heads: those named below it that have nothing above. */
function spreadGroups(cells: readonly string[], below: readonly string[]): string[] {
  let group = ''
  return below.map((name, index) => {
    const said = tidy(cells[index] ?? '')
    // A name with nothing below it heads its own column only.
    if (said !== '') group = tidy(name) === '' ? '' : said
    return said !== '' || tidy(name) === '' ? said : group
  })
}

/** The columns of a table: its names, less the blank ones at the end without values, or more where most rows go on. */
function widthOf(named: number, header: readonly GridRow[], rows: readonly GridRow[]): number {
  const filled = (index: number) => rows.filter((row) => (row.cells[index] ?? '').trim() !== '').length
  const isNamed = (index: number) => header.some(({ cells }) => (cells[index] ?? '').trim() !== '')
  let width = named
  while (width > 1 && !isNamed(width - 1) && filled(width - 1) === 0) width -= 1
  while (rows.length > 0 && filled(width) > rows.length / 2) width += 1
  return width
}

/** Rows that begin with their number, which has no name of its own: a header of one name less, as R writes it. */
function isNumbered(last: readonly string[], rows: readonly GridRow[]): boolean {
  const whole = rows.filter(({ cells }) => cells.length === last.length + 1).slice(0, 100)
  const start = whole[0]?.cells[0] ?? ''
  return (
    whole.length > 2 &&
    /^\d+$/.test(start) &&
    whole.every(({ cells }, index) => cells[0] === String(Number(start) + index))
  )
}
