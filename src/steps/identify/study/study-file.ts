import { Fault } from '../../../ground/kernel/index.ts'
import { openTable } from '../../collect/index.ts'
import type { Report } from './findings.ts'
import type { Study, StudyRequest } from './model.ts'
import { Sheet } from './sheet.ts'
import { study } from './study.ts'

/** Above this the memory of a usual machine would not do. */
export const mostRows = 1_000_000
const rowsPerReport = 5_000

/** What a study is given: where the file lies, what is asked of it, and the day after which dates lie in the future. */
export type StudyAsked = Readonly<{ path: string; request: StudyRequest; today: string }>

/**
 * Reads a table of a kept file, of any format, and studies it. Nothing of it is kept.
 * @throws Fault `identify.study.*`, and those of a file that cannot be read
 */
export async function studyFile({ path, request, today }: StudyAsked, report: Report): Promise<Study> {
  const files = { path: () => Promise.resolve(path) }
  const table = await openTable(files, request.file, request.name, request.table ?? null)
  const sheet = new Sheet(table.columns, table.fields)
  for await (const cells of table.rows) {
    if (sheet.rows === mostRows) throw new Fault('too_large', 'identify.study.too_long', { rows: mostRows })
    sheet.push(cells)
    if (sheet.rows % rowsPerReport === 0) report('reading', sheet.rows)
  }
  const { file: _, table: __, ...settings } = request
  return study(sheet, { ...settings, today, refused: table.refused() }, report)
}
