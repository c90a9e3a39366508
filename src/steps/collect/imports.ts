import type { ListColumns } from '../../ground/edge/index.ts'
import { Fault, hashId } from '../../ground/kernel/index.ts'
import type { Lake, LakeTransaction, Row } from '../../ground/lake/index.ts'
import { sql } from './facts.ts'
import type { Files } from './files.ts'
import { type FileInspection, type FilePlan, Import, type ImportRequest } from './model.ts'
import { sourceIdOf } from './sources/store.ts'
import { inOrder, keepFile, type Progress, type Staging, stageFile } from './staging.ts'

export type ImportContext = Staging &
  Readonly<{
    id: string
    by: string
    at: string
    /** Told of each file as it was recognised by itself, before its plan was followed. */
    onRecognised?: (plan: FilePlan, inspection: FileInspection) => void
  }>

/**
 * Takes files in, in one transaction: every one of them, or none. Doing the same import (`id`) again changes
 * nothing. Rows that cannot be read are kept as rejects with line and reason.
 * @throws Fault `collect.cancelled` when the signal fires, and the faults of `inspectFile`
 */
export async function importFiles(
  tx: LakeTransaction,
  files: Files,
  request: ImportRequest,
  work: ImportContext,
): Promise<Import[]> {
  const imports: Import[] = []
  const plans = inOrder(request)
  const sizes = await Promise.all(plans.map(({ file_id }) => files.size(file_id)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  let rowsBefore = 0
  for (const [i, plan] of plans.entries()) {
    const importId = hashId('imp', work.id, String(i))
    const [known] = await tx.read(sql.get_import, { import_id: importId })
    const report: Progress = ({ done, rows, stage }) =>
      work.report({ stage, done: before + done, total, rows: rowsBefore + rows })
    if (!known) {
      const staged = await stageFile(tx, files, plan, { ...work, report })
      work.onRecognised?.(plan, staged.inspection)
      await keepFile(tx, staged, { ...work, importId })
    }
    const imported = await readImport(tx, importId)
    imports.push(imported)
    rowsBefore += imported.counts.rows
    before += sizes[i] ?? 0
  }
  return imports
}

/**
 * Takes an import out of force. Its rows are kept as facts, but nothing is made of them any more. Undoing
 * twice changes nothing.
 * @throws Fault `collect.import_missing`
 */
export async function undoImport(
  tx: LakeTransaction,
  importId: string,
  by: string,
  at: string,
): Promise<Import> {
  const known = await readImport(tx, importId)
  if (known.status === 'imported') await tx.run(sql.insert_undone, { import_id: importId, at, by })
  return readImport(tx, importId)
}

/**
 * Takes an undo back: the rows of the import, which were kept, are in force again, at their old place in the order.
 * Doing it twice changes nothing.
 * @throws Fault `collect.import_missing`
 */
export async function redoImport(
  tx: LakeTransaction,
  importId: string,
  by: string,
  at: string,
): Promise<Import> {
  const known = await readImport(tx, importId)
  if (known.status === 'undone') await tx.run(sql.insert_redone, { import_id: importId, at, by })
  return readImport(tx, importId)
}

async function readImport(from: Pick<LakeTransaction, 'read'>, importId: string): Promise<Import> {
  const [row] = await from.read(sql.get_import, { import_id: importId })
  if (!row) throw new Fault('missing', 'collect.import_missing', { id: importId })
  return toImport(row)
}

/** @throws Fault `collect.import_missing` */
export const getImport = (lake: Lake, importId: string): Promise<Import> => readImport(lake, importId)

/** Imports before a place in the order they came in, the newest first; of one source, or of all. */
export async function listImports(
  lake: Lake,
  before: number,
  limit: number,
  source: string | null = null,
): Promise<Import[]> {
  return (await lake.read(sql.list_imports, { before, limit, source })).map(toImport)
}

const exportPage = 1000

/** Every import, the newest first. */
export async function* everyImport(lake: Lake, source?: string): AsyncGenerator<Import> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const imports = await listImports(lake, before, exportPage, source)
    yield* imports
    const last = imports.at(-1)
    if (last === undefined || imports.length < exportPage) return
    before = last.seq
  }
}

/** Columns of the list of imports as a file. */
export const importColumns: ListColumns<Import> = {
  import_id: ['text', ({ import_id }) => import_id],
  file: ['text', ({ file }) => file],
  kind: ['text', ({ kind }) => kind],
  source: ['text', ({ source }) => source],
  status: ['text', ({ status }) => status],
  rows: ['number', ({ counts }) => counts.rows],
  created: ['number', ({ counts }) => counts.created],
  updated: ['number', ({ counts }) => counts.updated],
  unchanged: ['number', ({ counts }) => counts.unchanged],
  refused: ['number', ({ counts }) => counts.refused],
  blanked: ['number', ({ blanked }) => blanked],
  imported_at: ['moment', ({ imported_at }) => imported_at],
  imported_by: ['text', ({ imported_by }) => imported_by],
  undone_at: ['moment', ({ undone_at }) => undone_at],
}

/** What is in force, as one text: derived tables that were made of the same text are in date. */
export async function basisOf(from: Pick<LakeTransaction, 'read'>): Promise<string> {
  return String((await from.read(sql.basis))[0]?.basis ?? '')
}

const toImport = (row: Row): Import =>
  Import.parse({
    ...row,
    source_id: sourceIdOf(String(row.source)),
    status: row.undone_at === null ? 'imported' : 'undone',
    counts: {
      rows: row.row_count,
      created: row.created,
      updated: row.updated,
      unchanged: row.unchanged,
      refused: row.refused,
    },
    imported_at: row.recorded_at,
  })
