import { stat } from 'node:fs/promises'
import { Fault } from '../../../../ground/kernel/index.ts'
import { batchesOf } from '../batches.ts'
import type { Format, TableLook } from '../format.ts'
import type { GridRow } from '../grid.ts'
import { judgeRows } from '../judge.ts'
import { tableWidth, withinTable } from './extent.ts'
import { mergeFiller, readMerges } from './merges.ts'
import { readSheet } from './sheet.ts'
import { openWorkbook, type Sheet, type Workbook, workbookFault } from './workbook.ts'

/** What is looked at of a sheet before it is read. */
const lookedRows = 1000
const lookedCells = 200_000

/** Workbooks of Excel 2007 and later, and of the programs that write them too: a table per sheet. */
export const xlsxFormat: Format = {
  async look(path, name, only) {
    const workbook = await openWorkbook(path, name)
    try {
      const looks: TableLook[] = []
      for (const sheet of workbook.sheets)
        if (only === undefined || sheet.name === only) looks.push(await lookAt(workbook, sheet))
      return looks
    } catch (cause) {
      throw workbookFault(name, cause)
    } finally {
      workbook.close()
    }
  },
  async *read(path, reading) {
    const { size } = await stat(path)
    const workbook = await openWorkbook(path, reading.name)
    try {
      const sheet = workbook.sheets.find(({ name }) => name === reading.table)
      if (sheet === undefined)
        throw new Fault('missing', 'collect.table_missing', {
          name: reading.name,
          table: reading.table ?? '',
        })
      yield* batchesOf(rowsOf(workbook, sheet, reading.columns.length), reading, size)
    } catch (cause) {
      throw workbookFault(reading.name, cause)
    } finally {
      workbook.close()
    }
  },
}

/** The rows of a table of so many columns. */
async function* rowsOf(workbook: Workbook, sheet: Sheet, columns: number) {
  const fill = mergeFiller(await readMerges(sheet.entry))
  for await (const piece of readSheet(workbook, sheet))
    yield { ...piece, rows: piece.rows.map((row) => fill(withinTable(row, columns))) }
}

async function lookAt(workbook: Workbook, sheet: Sheet): Promise<TableLook> {
  const found: GridRow[] = []
  let cells = 0
  let seen = 0
  let stated: number | null = null
  for await (const piece of readSheet(workbook, sheet)) {
    found.push(...piece.rows)
    cells += piece.rows.reduce((sum, row) => sum + row.cells.length, 0)
    seen = piece.share
    stated = piece.lastRow
    if (found.length >= lookedRows || cells >= lookedCells) break
  }
  const extent = tableWidth(found)
  const fill = mergeFiller(await readMerges(sheet.entry))
  const rows = found.map((row) => fill(withinTable(row, extent)))
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const last = rows.at(-1)?.line ?? 0
  // Blank cells at the end of a row are not written; that is no fault of the row.
  const full = rows.map((row) => ({ ...row, cells: padded(row.cells, width) }))
  return {
    table: sheet.name,
    hidden: sheet.hidden,
    header: null,
    rows: full,
    whole: rows.length === 0 || seen >= 1,
    text: null,
    judge: (layout) => judgeRows(full, layout),
    estimate: (known) => Math.max(known, known + (stated ?? Math.round(last / seen)) - last),
  }
}

const padded = (cells: readonly string[], width: number): string[] => [
  ...cells,
  ...Array.from({ length: width - cells.length }, () => ''),
]
