import { type Candidate, faultOf, isMendable, type Layout } from './faults.ts'
import { type Batch, type GridRow, keptOfRaw, type RowProblem } from './grid.ts'
import { isComment, isRemark, totalOf } from './marks.ts'
import { createRepeats, isSame } from './repeats.ts'

/** Reads a line whose quotes or number of cells are wrong as the row that it most likely was; null when nothing is likely. */
type Mend = (raw: string) => string[] | null

/** What the rows of a table have in common. */
export interface Learnt {
  mend: Mend
  /** How many cells at least half of the rows have. */
  usualWidths: ReadonlySet<number>
}

/** Rows that are looked at before the first is judged: where they come again, the table is in its file twice. */
const lookedRows = 1000
/** Rows at the end of a table that may turn out to be remarks. */
const mostPending = 100

type Pending = { row: GridRow; atEnd: RowProblem['code']; inside: RowProblem['code'] | null }

/**
 * Decides for each row of a grid whether it is a row of the table, something between its rows (a header or a part of
 * the table again, another table, sums, remarks, comments), or a row that cannot be read. Nothing is passed over:
 * what is no row is a problem with its line and reason; only blank rows are nothing.
 *
 * A row with more cells than the table is kept when the surplus at its end is blank. A row with fewer is refused, as
 * it cannot be told which cell is missing, unless most rows end early. `learnt` gives a way to mend such rows; it is
 * asked for the first time when there is one.
 */
export function createJudge(layout: Layout, learnt: () => Learnt | null = () => null) {
  const { headerLine, columns } = layout
  const repeats = createRepeats(columns)
  let waiting: Candidate[] | null = []
  let pending: Pending[] = []
  /** Rows within another table that may be the first ones of this table again. */
  let doubtful: GridRow[] = []
  let afterBlank = false
  let batch: Batch = { rows: [], problems: [], bytes: 0 }

  const keep = (row: GridRow, cells: string[]): void => {
    const { line, raw } = row
    while (cells.length < columns) cells.push('')
    cells.length = columns
    batch.rows.push({ line, cells, raw })
    if (row.far) report(row, 'far_cells', 'repaired')
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

  /** Another table ends where three rows as wide as this one follow each other. */
  const leaveOther = (row: GridRow): boolean => {
    if (row.cells.length === columns) doubtful.push(row)
    if (doubtful.length >= 3) {
      repeats.otherEnds()
      for (const each of doubtful) keep(each, each.cells)
    } else if (row.cells.length === columns) return true
    else for (const each of doubtful) report(each, 'other_table', 'left_out')
    doubtful = []
    return !repeats.isOther()
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
      if (row.far) report(row, 'far_cells', 'left_out')
      afterBlank = true
      return
    }
    const repeated = columns > 1 ? repeats.find(row.cells) : null
    if (repeated !== null) {
      settle(false)
      if (repeated !== 'other_table' || !leaveOther(row)) report(row, repeated, 'left_out')
      return
    }
    const fault = faultOf(candidate, layout)
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

  const mend = ({ cells, raw, loose }: GridRow, fault: RowProblem['code'] | null): string[] | null => {
    if (fault === null ? !loose && cells.length <= columns : !isMendable(fault)) return null
    const known = learnt()
    if (known === null || (fault === null && !loose && known.usualWidths.has(cells.length))) return null
    return known.mend(raw)
  }

  const decide = (row: GridRow, fault: RowProblem['code'] | null, foreign: boolean): void => {
    const { cells } = row
    const mended = mend(row, fault)
    if (mended !== null) {
      const isChanged = cells.length < columns || !isSame(mended, cells.slice(0, columns))
      keep(row, mended)
      if (isChanged) report(row, 'repaired', 'repaired')
    } else if (fault === null) {
      keep(row, cells)
      if (foreign) report(row, 'other_encoding', 'repaired')
    } else if (fault === 'too_few_cells' && afterBlank && cells.length > 1) {
      repeats.otherBegins(cells.length)
      report(row, 'other_table', 'left_out')
    } else report(row, fault, 'refused')
  }

  const begin = (): void => {
    const candidates = waiting ?? []
    waiting = null
    const whole = candidates.filter(({ row }) => !row.torn && !row.loose && row.cells.length === columns)
    repeats.beginWith(whole.map(({ row }) => [...row.cells]))
    for (const candidate of candidates) judge(candidate)
  }

  return {
    put(candidate: Candidate): void {
      const { row } = candidate
      if (row.line <= headerLine) {
        if (row.line === headerLine) repeats.sayHeader(row.cells)
        if (row.far) report(row, 'far_cells', 'left_out')
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
  learnt?: Parameters<typeof createJudge>[1],
  marksOf: (row: GridRow) => Omit<Candidate, 'row'> = () => ({ damaged: false, foreign: false }),
): Batch {
  const judge = createJudge(layout, learnt)
  // The cells of a row that is kept are brought to the width of the table; those at hand stay as they are.
  for (const row of rows) judge.put({ row: { ...row, cells: [...row.cells] }, ...marksOf(row) })
  judge.end()
  return judge.take(0)
}
