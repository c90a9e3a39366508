import { type Batch, type GridRow, largestCell, type RowProblem } from './grid.ts'
import { isComment, isRemark, totalOf } from './marks.ts'

/** How a table is laid out. */
export interface Layout {
  /** Last line of the header; rows begin after it. 0 when there is none. */
  headerLine: number
  /** How many cells a row has. */
  columns: number
  /** Rows that end early are filled up with blank cells instead of refused. */
  fillsShortRows: boolean
}

/** A row to be judged, and what is known of it beside its cells. */
export interface Candidate {
  row: GridRow
  /** Bytes of it did not decode. */
  damaged: boolean
  /** It was written in another encoding than the rest. */
  foreign: boolean
}

/** Reads a line whose quotes or number of cells are wrong as the row that it most likely was; null when nothing is likely. */
export type Mend = (raw: string) => string[] | null

/** Rows that are looked at before the first is judged: what they have in common tells what does not belong. */
const lookedRows = 1000
/** Rows at the end of a table that may turn out to be remarks. */
const mostPending = 100
/** How much of a row that cannot be read is kept for the report, in characters. */
const keptOfRaw = 2000

type Pending = { row: GridRow; atEnd: RowProblem['code']; inside: RowProblem['code'] | null }

/**
 * Decides for each row of a grid whether it is a row of the table, something between its rows (a header or a part of
 * the table again, another table, sums, remarks, comments), or a row that cannot be read. Nothing is passed over:
 * what is no row is a problem with its line and reason; only blank rows are nothing.
 *
 * A row with more cells than the table is kept when the surplus at its end is blank. A row with fewer is refused, as
 * it cannot be told which cell is missing, unless most rows end early. `learn` gives a way to mend such rows.
 */
export function createJudge(
  { headerLine, columns, fillsShortRows }: Layout,
  learn?: (rows: readonly (readonly string[])[]) => Mend,
) {
  let waiting: Candidate[] | null = []
  let pending: Pending[] = []
  let header: string[] = []
  let first: readonly (readonly string[])[] = []
  let usualWidths = new Set<number>()
  let mend: Mend = () => null
  /** Which row of the table is to come again next, since its header came again, and how many before it did not. */
  let again = -1
  let missed = 0
  let otherWidth = 0
  /** Rows within another table that may be the first ones of this table again. */
  let doubtful: GridRow[] = []
  let afterBlank = false
  let batch: Batch = { rows: [], problems: [], bytes: 0 }

  const keep = ({ line, raw }: GridRow, cells: string[]): void => {
    while (cells.length < columns) cells.push('')
    cells.length = columns
    batch.rows.push({ line, cells, raw })
  }
  const report = (
    { line, raw, cells }: GridRow,
    code: RowProblem['code'],
    severity: RowProblem['severity'],
  ): void => {
    batch.problems.push({
      line,
      code,
      severity,
      raw: raw.slice(0, keptOfRaw),
      ...(cells.length > 0 ? { cells } : {}),
    })
  }
  const settle = (isEnd: boolean): void => {
    for (const { row, atEnd, inside } of pending) {
      if (isEnd) report(row, atEnd, 'left_out')
      else if (inside === null) keep(row, row.cells)
      else report(row, inside, 'refused')
    }
    pending = []
  }

  const faultOf = ({ row: { cells, raw, torn }, damaged }: Candidate): RowProblem['code'] | null => {
    if (raw.includes('\0')) return 'nul_byte'
    // A U+FFFD of its own right may stand in a file; it counts as damage only where bytes did not decode.
    if (damaged && raw.includes('\ufffd')) return 'invalid_bytes'
    if (torn) return 'unterminated_quote'
    if (raw.length > largestCell && cells.some((cell) => cell.length > largestCell)) return 'cell_too_large'
    if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== ''))
      return 'too_many_cells'
    return cells.length < columns && !fillsShortRows ? 'too_few_cells' : null
  }

  /** Whether a row is the header again, a row that follows it as in the beginning, or belongs to another table. */
  const repetition = ({ cells }: GridRow): RowProblem['code'] | null => {
    if (isSame(cells, header)) {
      again = 0
      otherWidth = 0
      return 'repeated_header'
    }
    if (again >= 0) {
      const comesAgain = isSame(cells, first[again] ?? [])
      missed = comesAgain ? 0 : missed + 1
      again = missed > 3 ? -1 : again + 1
      if (comesAgain) return 'repeated_row'
    }
    if (cells.length !== columns && isLikeHeader(cells, header)) otherWidth = cells.length
    return otherWidth === 0 ? null : 'other_table'
  }

  /** Another table ends where three rows as wide as this one follow each other. */
  const leaveOther = (row: GridRow): boolean => {
    if (row.cells.length === columns) doubtful.push(row)
    if (doubtful.length >= 3) {
      otherWidth = 0
      for (const each of doubtful) keep(each, each.cells)
    } else if (row.cells.length === columns) return true
    else for (const each of doubtful) report(each, 'other_table', 'left_out')
    doubtful = []
    return otherWidth === 0
  }

  /** What stands at the end of a table and may be no row of it. */
  const tail = (
    { cells, raw }: GridRow,
    at: number,
    fault: RowProblem['code'] | null,
  ): Pending['atEnd'] | null => {
    if (totalOf(cells, at) !== null) return 'total_row'
    const alone = cells.every((cell, index) => index === at || cell.trim() === '')
    if (!alone || columns === 1) return null
    return isRemark(cells[at] ?? '') || (fault !== null && isRemark(raw)) ? 'note' : null
  }

  const judge = (candidate: Candidate): void => {
    const { row, foreign } = candidate
    const at = row.cells.findIndex((cell) => cell !== '' && cell.trim() !== '')
    if (at === -1 && !row.torn) {
      afterBlank = true
      return
    }
    const repeated = columns > 1 ? repetition(row) : null
    if (repeated !== null) {
      settle(false)
      if (repeated !== 'other_table' || !leaveOther(row)) report(row, repeated, 'left_out')
      return
    }
    const fault = faultOf(candidate)
    const aside = asideOf(row, at, fault)
    if (aside !== null) {
      report(row, aside, 'left_out')
      return
    }
    const ending = at === -1 ? null : tail(row, at, fault)
    if (ending !== null && pending.length < mostPending) {
      pending.push({ row, atEnd: ending, inside: fault })
      return
    }
    settle(false)
    decide(row, fault, foreign)
    afterBlank = false
  }

  /** What is no row wherever it stands. */
  const asideOf = ({ cells, raw }: GridRow, at: number, fault: RowProblem['code'] | null) => {
    if (fault !== null && isComment(raw)) return 'comment'
    return columns > 1 && at !== -1 && totalOf(cells, at) === 'sure' ? 'total_row' : null
  }

  const decide = (row: GridRow, fault: RowProblem['code'] | null, foreign: boolean): void => {
    const { cells } = row
    const odd = row.loose || (cells.length > columns && !usualWidths.has(cells.length))
    const mended = fault === null ? odd && mend(row.raw) : isMendable(fault) && mend(row.raw)
    if (mended) {
      const isChanged = cells.length < columns || !isSame(mended, cells.slice(0, columns))
      keep(row, mended)
      if (isChanged) report(row, 'repaired', 'repaired')
    } else if (fault === null) {
      keep(row, cells)
      if (foreign) report(row, 'other_encoding', 'repaired')
    } else if (fault === 'too_few_cells' && afterBlank && cells.length > 1) {
      otherWidth = cells.length
      report(row, 'other_table', 'left_out')
    } else report(row, fault, 'refused')
  }

  const begin = (): void => {
    const candidates = waiting ?? []
    waiting = null
    const rows = candidates.flatMap(({ row }) => (row.torn || row.loose ? [] : [row.cells]))
    const whole = rows.filter((cells) => cells.length === columns)
    first = whole.map((cells) => [...cells])
    usualWidths = new Set(rows.map(({ length }) => length).filter((width) => sharedBy(rows, width) >= 0.5))
    if (learn !== undefined) mend = learn(first)
    for (const candidate of candidates) judge(candidate)
  }

  return {
    put(candidate: Candidate): void {
      const { row } = candidate
      if (row.line <= headerLine) {
        if (row.line === headerLine) header = row.cells
        return
      }
      if (waiting === null) judge(candidate)
      else {
        waiting.push(candidate)
        if (waiting.length >= lookedRows) begin()
      }
    },
    /** A row that could not even be held in memory. */
    refuse(row: GridRow, code: RowProblem['code']): void {
      begin()
      settle(false)
      report(row, code, 'refused')
    },
    end(): void {
      begin()
      settle(true)
      for (const row of doubtful) report(row, 'other_table', 'left_out')
    },
    /** What was decided since the last time. */
    take(bytes: number): Batch {
      const taken = { ...batch, bytes }
      batch = { rows: [], problems: [], bytes }
      return taken
    },
    size: () => batch.rows.length + batch.problems.length,
  }
}

/** What becomes of rows that are all at hand; of a text, `marksOf` tells how each was decoded. */
export function judgeRows(
  rows: readonly GridRow[],
  layout: Layout,
  learn?: Parameters<typeof createJudge>[1],
  marksOf: (row: GridRow) => Omit<Candidate, 'row'> = () => ({ damaged: false, foreign: false }),
): Batch {
  const judge = createJudge(layout, learn)
  // The cells of a row that is kept are brought to the width of the table; those at hand stay as they are.
  for (const row of rows) judge.put({ row: { ...row, cells: [...row.cells] }, ...marksOf(row) })
  judge.end()
  return judge.take(0)
}

const isMendable = (fault: RowProblem['code']): boolean =>
  fault === 'unterminated_quote' || fault === 'too_many_cells' || fault === 'too_few_cells'

const isSame = (cells: readonly string[], others: readonly string[]): boolean =>
  others.length > 0 &&
  cells.length === others.length &&
  cells.every((cell, index) => cell === others[index] || cell.trim() === others[index]?.trim())

/** Whether at least two cells, and half of them, are names in the header. */
function isLikeHeader(cells: readonly string[], header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.trim().toLowerCase()))
  const shared = cells.filter((cell) => cell.trim() !== '' && names.has(cell.trim().toLowerCase())).length
  return shared >= 2 && shared * 2 >= cells.length
}

const sharedBy = (rows: readonly (readonly string[])[], width: number): number =>
  rows.filter(({ length }) => length === width).length / rows.length
