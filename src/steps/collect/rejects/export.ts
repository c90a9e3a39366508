import { z } from 'zod'
import type { ExportCell, ExportColumn } from '../../../ground/edge/index.ts'
import type { FaultParams } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { sql } from '../facts.ts'
import type { Import, Reject } from '../model.ts'
import { lineColumn, reportColumns } from './fixes.ts'
import { allRejects, type RejectsAsked } from './list.ts'

type Say = (key: string, params?: FaultParams) => string

/** `report`: a row per reject. `rows`: each row to fix once, with its own columns first, to be mended and imported again. */
export const shapes = ['report', 'rows'] as const

const text = (name: string, title: string): ExportColumn => ({ name, title, type: 'text' })

/** What an import could not take, one row per reject. */
export function rejectReport(lake: Lake, { import_id, file }: Import, asked: RejectsAsked, say: Say) {
  const names = ['file', 'line', 'severity', 'column', 'value', 'reason', 'advice', 'row'] as const
  async function* rows(): AsyncGenerator<readonly ExportCell[]> {
    for await (const { line, severity, column, value, reason, advice, raw } of allRejects(
      lake,
      import_id,
      asked,
      say,
    ))
      yield [file, line, say(`collect.severity.${severity}`), column, value, reason, advice, raw]
  }
  return {
    name: say('collect.report_of', { file }),
    columns: names.map((name) => text(name, say(`collect.column.${name}`))),
    rows: rows(),
  }
}

const Headers = z.array(z.string())

/**
 * The rows that were refused or kept without a value, as they stood, with what is wrong behind. Importing the file back
 * after its cells are mended takes those rows for what they are: the original's, see `fixes.ts`.
 */
export async function rowsToFix(lake: Lake, { import_id, file }: Import, asked: RejectsAsked, say: Say) {
  const [imported] = await lake.read(sql.get_import, { import_id })
  const headers = Headers.parse(JSON.parse(String(imported?.header)))
  const own = [lineColumn(import_id), ...Object.values(reportColumns)]
  async function* rows(): AsyncGenerator<readonly ExportCell[]> {
    let parts: Reject[] = []
    for await (const reject of allRejects(lake, import_id, asked, say)) {
      if (reject.severity !== 'refused' && reject.severity !== 'blanked') continue
      if (parts[0] && parts[0].line !== reject.line) {
        yield toRow(headers.length, parts)
        parts = []
      }
      parts.push(reject)
    }
    if (parts.length > 0) yield toRow(headers.length, parts)
  }
  return {
    name: say('collect.rows_to_fix_of', { file }),
    columns: [
      ...headers.map((header, i) => text(header || `#${i + 1}`, header)),
      ...own.map((name) => text(name, name)),
    ],
    rows: rows(),
  }
}

/** A row once, whatever is wrong with it. One that could not be split stands in its first cell, to be divided by hand. */
function toRow(width: number, parts: readonly Reject[]): ExportCell[] {
  const cells = parts.find((each) => each.cells !== null)?.cells ?? [parts[0]?.raw ?? '']
  const joined = (of: (reject: Reject) => string | null) =>
    [...new Set(parts.map(of).filter((said) => said !== null && said !== ''))].join('; ')
  return [
    ...Array.from({ length: width }, (_, i) => cells[i] ?? ''),
    String(parts[0]?.line ?? ''),
    joined(({ column }) => column),
    joined(({ value }) => value),
    joined(({ reason }) => reason),
    joined(({ advice }) => advice),
  ]
}
