import { z } from 'zod'
import { unguardCell } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import type { LakeTransaction, Row } from '../../../ground/lake/index.ts'
import { forKind, sql } from '../facts.ts'
import { type FileInspection, type FilePlan, Kind, type UploadedFile } from '../model.ts'

/** Headings of the columns that a file of rows to fix has behind the original ones; no importer reads them. */
export const reportColumns = {
  column: 'Talweg column',
  value: 'Talweg value',
  reason: 'Talweg reason',
  advice: 'Talweg what to do',
} as const
/** The heading above the line numbers of the rows: it names the import that they are to mend. */
export const lineColumn = (importId: string): string => `Talweg line of ${importId}`
const lineHeading = /^Talweg line of (imp_[0-9a-f]{20})$/

/** A file of rows to fix, by its headings: which import it mends, and which of its columns are the original ones. */
export type Fixes = Readonly<{ importId: string; lineAt: number; kept: readonly number[] }>

export function fixesIn(headers: readonly string[]): Fixes | null {
  const lineAt = headers.findIndex((header) => lineHeading.test(header.trim()))
  const importId = lineHeading.exec(headers[lineAt]?.trim() ?? '')?.[1]
  if (importId === undefined) return null
  const own: readonly string[] = Object.values(reportColumns)
  const kept = headers.flatMap((header, i) => (i === lineAt || own.includes(header.trim()) ? [] : [i]))
  return { importId, lineAt, kept }
}

const Texts = z.array(z.string().nullable())
const listOf = (cell: Row[string] | undefined) =>
  cell === null || cell === undefined ? [] : Texts.parse(JSON.parse(String(cell)))

type Reader = Pick<LakeTransaction, 'read'>

/**
 * Tables that hold rows to fix are taken as their original was: its kind, its source, and the field of each of its columns.
 */
export async function recallFixes(lake: Reader, file: UploadedFile): Promise<UploadedFile> {
  return { ...file, tables: await Promise.all(file.tables.map((table) => recall(lake, table))) }
}

async function recall(lake: Reader, inspection: FileInspection): Promise<FileInspection> {
  const fixes = fixesIn(inspection.columns.map(({ header }) => header))
  const [mended] = fixes ? await lake.read(sql.get_import, { import_id: fixes.importId }) : []
  if (!fixes || !mended) return inspection
  const fields = new Map(listOf(mended.header).map((header, i) => [header, listOf(mended.fields)[i] ?? null]))
  return {
    ...inspection,
    kind: Kind.parse(mended.kind),
    confidence: 1,
    columns: inspection.columns.map((column, i) => {
      const field = fixes.kept.includes(i) ? (fields.get(column.header) ?? null) : null
      return { ...column, field, confidence: 1, reason: field === null ? 'unknown' : 'remembered' }
    }),
    fixes: { import_id: fixes.importId, file: String(mended.file), source: String(mended.source) },
  }
}

/** What of a file is read: all of it, or of rows to fix what stood in their original. */
export type Reading = Readonly<{
  plan: FilePlan
  inspection: FileInspection
  /** The cells of a row that count. */
  cellsOf: (cells: readonly string[]) => readonly string[]
  /** The fact that a row mends, as it was kept without a value of its; undefined when it is no such row. */
  mendedBy: (cells: readonly string[]) => Row | undefined
}>

/** Takes the columns of the report off a file of rows to fix, so that its rows are those of the original. */
export async function readingOf(tx: Reader, plan: FilePlan, inspection: FileInspection): Promise<Reading> {
  const fixes = fixesIn(inspection.columns.map(({ header }) => header))
  const [mended] = fixes ? await tx.read(sql.get_import, { import_id: fixes.importId }) : []
  if (!fixes || !mended) return { plan, inspection, cellsOf: (cells) => cells, mendedBy: () => undefined }
  if (mended.kind !== plan.kind)
    throw new Fault('invalid', 'collect.fixes_kind', { file: plan.name, kind: String(mended.kind) })
  const rows = await tx.read(forKind(sql.rows_to_fix, plan.kind), { import_id: fixes.importId })
  const records = new Map(rows.map((row) => [String(row.line), row]))
  const isText = inspection.format === 'text'
  return {
    plan: {
      ...plan,
      source: plan.source ?? String(mended.source),
      fields: fixes.kept.map((at) => plan.fields[at] ?? null),
    },
    inspection: { ...inspection, columns: fixes.kept.flatMap((at) => inspection.columns[at] ?? []) },
    cellsOf: (cells) => fixes.kept.map((at) => (isText ? unguardCell(cells[at] ?? '') : (cells[at] ?? ''))),
    mendedBy: (cells) => records.get(cells[fixes.lineAt]?.trim() ?? ''),
  }
}
