import { BIGINT, VARCHAR } from '@duckdb/node-api'
import { Fault, hashId } from '../../ground/kernel/index.ts'
import type { Lake, LakeTransaction, Row } from '../../ground/lake/index.ts'
import { forKind, keepStaged, sql, stage } from './facts.ts'
import type { Files } from './files.ts'
import { inspectFile } from './inspect.ts'
import {
  type Counts,
  type FileInspection,
  type FilePlan,
  Import,
  type ImportRequest,
  kinds,
  type Preview,
} from './model.ts'
import { type ReadContext, type RowReject, sourceOf, standardisedRows } from './rows.ts'

export type Progress = (progress: { stage: string; done: number; total: number }) => void
export type ImportContext = Readonly<{
  id: string
  by: string
  at: string
  context: ReadContext
  signal: AbortSignal
  report: Progress
}>

/** Problems of one file beyond this are counted, not kept. */
const mostRejects = 100_000
/** Rows that a preview reads, so that it answers at once for any file. */
const previewRows = 100_000

/**
 * Takes files in, in one transaction: every one of them, or none. Doing the same import (`id`) again changes
 * nothing. Rows that cannot be read are kept as rejects with line and reason.
 * @throws Fault `collect.cancelled` when the signal fires, and the faults of {@link inspectFile}
 */
export async function importFiles(
  tx: LakeTransaction,
  files: Files,
  request: ImportRequest,
  work: ImportContext,
): Promise<Import[]> {
  const imports: Import[] = []
  // Account files first: the rows that found an account should be its own, not a mention of it. Then by name:
  // in which order files were dropped plays no part.
  const plans = request.files.toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  )
  const sizes = await Promise.all(plans.map(({ file_id }) => files.size(file_id)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  for (const [i, plan] of plans.entries()) {
    const importId = hashId('imp', work.id, String(i))
    const [known] = await tx.read(sql.get_import, { import_id: importId })
    const report: Progress = (progress) => work.report({ ...progress, done: before + progress.done, total })
    imports.push(known ? toImport(known) : await importFile(tx, files, plan, importId, { ...work, report }))
    before += sizes[i] ?? 0
  }
  return imports
}

async function importFile(
  tx: LakeTransaction,
  files: Files,
  plan: FilePlan,
  importId: string,
  work: ImportContext,
): Promise<Import> {
  const { inspection, rejects, counts } = await stageFile(tx, files, plan, work)
  const seq = Number((await tx.read(sql.next_seq))[0]?.seq)
  const source = plan.source ?? sourceOf(plan.name)
  await keepStaged(tx, plan.kind, { import_id: importId, seq, source, at: work.at, observed_at: work.at })
  await tx.append('collect.rejects', rejectColumns, [
    rejects.kept.map((reject) => toRejectRow(importId, reject)),
  ])
  await tx.run(sql.insert_import, {
    import_id: importId,
    seq,
    file: plan.name,
    file_id: plan.file_id,
    kind: plan.kind,
    source,
    header: JSON.stringify(inspection.columns.map(({ header }) => header)),
    ...counts,
    blanked: rejects.blanked,
    at: work.at,
    by: work.by,
  })
  const [row] = await tx.read(sql.get_import, { import_id: importId })
  if (!row) throw new Error('an import that was just written is not there')
  return toImport(row)
}

/** Reads a file and compares it with what is known, without keeping anything yet. */
async function stageFile(
  tx: LakeTransaction,
  files: Files,
  plan: FilePlan,
  { context, signal, report }: Pick<ImportContext, 'context' | 'signal' | 'report'>,
  mostRows = Number.POSITIVE_INFINITY,
) {
  const path = await files.path(plan.file_id)
  const inspection = await inspectFile(path, plan.name)
  if (plan.fields.length !== inspection.columns.length)
    throw new Fault('invalid', 'collect.plan_columns', {
      file: plan.name,
      given: plan.fields.length,
      columns: inspection.columns.length,
    })
  const rejects = collectRejects()
  let read = 0
  const progress = (rows: number, bytes: number) => {
    read = rows
    if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
    report({ stage: 'collect.stage.reading', done: bytes, total: inspection.bytes })
  }
  const rows = standardisedRows(path, inspection, plan, context, rejects.add, progress)
  await stage(
    tx,
    plan.kind,
    takeWhile(rows, () => read < mostRows),
  )
  await tx.run(sql.superseded)
  for (const row of await tx.read(sql.read_superseded)) rejects.add(superseded(row))
  await tx.run(sql.drop_superseded)
  const [changes] = await tx.read(forKind(sql.count_changes, plan.kind))
  const counts: Counts = {
    rows: Number(changes?.row_count) + rejects.refused(),
    created: Number(changes?.created),
    updated: Number(changes?.updated),
    unchanged: Number(changes?.unchanged),
    refused: rejects.refused(),
  }
  return {
    inspection,
    rejects: { kept: rejects.kept, blanked: rejects.blanked() },
    counts,
    capped: read >= mostRows,
  }
}

async function* takeWhile<Item>(items: AsyncIterable<Item>, goOn: () => boolean): AsyncGenerator<Item> {
  for await (const item of items) {
    yield item
    if (!goOn()) return
  }
}

const superseded = (row: Row): RowReject => ({
  line: Number(row.line),
  column: null,
  value: null,
  code: 'duplicate_id',
  severity: 'refused',
  raw: String(row.raw),
})

function collectRejects() {
  const kept: RowReject[] = []
  let refused = 0
  let blanked = 0
  return {
    kept,
    refused: () => refused,
    blanked: () => blanked,
    add(reject: RowReject) {
      if (reject.severity === 'refused') refused++
      else blanked++
      if (kept.length < mostRejects) kept.push(reject)
    },
  }
}

const rejectColumns = [
  ['import_id', VARCHAR],
  ['line', BIGINT],
  ['column_name', VARCHAR],
  ['value', VARCHAR],
  ['code', VARCHAR],
  ['severity', VARCHAR],
  ['raw', VARCHAR],
] as const

const toRejectRow = (importId: string, { line, column, value, code, severity, raw }: RowReject) => [
  importId,
  BigInt(line),
  column,
  value,
  code,
  severity,
  raw,
]

/**
 * What an import would do, without doing it: the same reading and comparing, rolled back.
 * @param say words a reject's code
 */
export async function previewFiles(
  lake: Lake,
  files: Files,
  request: ImportRequest,
  work: Pick<ImportContext, 'context' | 'signal'>,
  say: (code: string) => string,
): Promise<Preview> {
  const previews: Preview['files'] = []
  for (const plan of request.files) {
    const preview = await lake.rehearse(async (tx) => {
      const { inspection, rejects, counts, capped } = await stageFile(
        tx,
        files,
        plan,
        {
          ...work,
          report: () => undefined,
        },
        previewRows,
      )
      const examples = await tx.read(forKind(sql.example_changes, plan.kind))
      return {
        file_id: plan.file_id,
        name: plan.name,
        kind: plan.kind,
        counts,
        blanked: rejects.blanked,
        capped,
        examples: examples.map((row) => toExample(row, inspection)),
        rejects: rejects.kept.slice(0, 50).map((reject) => ({
          import_id: '',
          file: plan.name,
          ...reject,
          reason: say(`collect.reject.${reject.code}`),
        })),
      }
    })
    previews.push(preview)
  }
  return { files: previews }
}

function toExample(row: Row, inspection: FileInspection): Preview['files'][number]['examples'][number] {
  const cells: unknown = JSON.parse(String(row.raw))
  const values = Array.isArray(cells)
    ? cells.map((cell, i) => [inspection.columns[i]?.header ?? '', String(cell)] as const)
    : []
  const action = row.action === 'created' || row.action === 'updated' ? row.action : 'unchanged'
  return { line: Number(row.line), action, values: Object.fromEntries(values) }
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

async function readImport(from: Pick<LakeTransaction, 'read'>, importId: string): Promise<Import> {
  const [row] = await from.read(sql.get_import, { import_id: importId })
  if (!row) throw new Fault('missing', 'collect.import_missing', { id: importId })
  return toImport(row)
}

/** @throws Fault `collect.import_missing` */
export const getImport = (lake: Lake, importId: string): Promise<Import> => readImport(lake, importId)

/** Imports before a place in the order they came in, the newest first. */
export async function listImports(lake: Lake, before: number, limit: number): Promise<Import[]> {
  return (await lake.read(sql.list_imports, { before, limit })).map(toImport)
}

/** Rejects of an import in the order of lines, after the given number of them. */
export async function listRejects(
  lake: Lake,
  importId: string,
  after: number,
  limit: number,
): Promise<Row[]> {
  return lake.read(sql.list_rejects, { import_id: importId, after, limit })
}

/** What is in force, as one text: derived tables that were made of the same text are in date. */
export async function basisOf(from: Pick<LakeTransaction, 'read'>): Promise<string> {
  return String((await from.read(sql.basis))[0]?.basis ?? '')
}

const toImport = (row: Row): Import =>
  Import.parse({
    ...row,
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
