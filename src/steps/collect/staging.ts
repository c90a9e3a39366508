import { BIGINT, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import { Fault } from '../../ground/kernel/index.ts'
import type { LakeTransaction } from '../../ground/lake/index.ts'
import { forKind, keepStaged, sql, stage } from './facts.ts'
import type { Files } from './files.ts'
import { inspectTable } from './inspect/inspect.ts'
import { type Counts, type FilePlan, type ImportRequest, kinds, Severity, tableLabel } from './model.ts'
import { keptOfRaw } from './read/csv-text.ts'
import { type ReadContext, type RowReject, sourceOf, standardisedRows } from './rows.ts'

/** `done` and `total` in bytes, `rows` those read so far. */
export type Progress = (progress: { stage: string; done: number; total: number; rows: number }) => void
export type Staging = Readonly<{ context: ReadContext; signal: AbortSignal; report: Progress }>

/**
 * The order in which files of one request are taken. Account files first: the rows that found an account should
 * be its own, not a mention of it. Then by name and content: in which order files were dropped plays no part.
 */
export function inOrder({ files }: ImportRequest): FilePlan[] {
  const key = ({ kind, name, file_id, table }: FilePlan) =>
    `${kinds.indexOf(kind)} ${name} ${file_id} ${table ?? ''}`
  return files.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/**
 * Reads a file and compares it with what is known, without keeping anything yet.
 * @param mostRows rows after which reading stops, for a preview
 */
export async function stageFile(
  tx: LakeTransaction,
  files: Files,
  plan: FilePlan,
  { context, signal, report }: Staging,
  mostRows = Number.POSITIVE_INFINITY,
) {
  const path = await files.path(plan.file_id)
  const inspection = await inspectTable(path, plan.name, plan.table)
  if (plan.fields.length !== inspection.columns.length)
    throw new Fault('invalid', 'collect.plan_columns', {
      file: plan.name,
      given: plan.fields.length,
      columns: inspection.columns.length,
    })
  const rejects = await openRejects(tx)
  let read = 0
  const progress = (rows: number, bytes: number) => {
    read = rows
    if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
    report({ stage: 'collect.stage.reading', done: bytes, total: inspection.bytes, rows })
  }
  const rows = standardisedRows(path, inspection, plan, context, rejects.add, progress)
  try {
    await stage(
      tx,
      plan,
      takeWhile(rows, () => read < mostRows),
    )
  } finally {
    rejects.end()
  }
  await tx.run(sql.reject_superseded)
  const [rejected] = await tx.read(sql.count_rejects)
  const [changes] = await tx.read(forKind(sql.count_changes, plan.kind))
  const refused = Number(rejected?.refused)
  const counts: Counts = {
    rows: Number(changes?.row_count) + refused,
    created: Number(changes?.created),
    updated: Number(changes?.updated),
    unchanged: Number(changes?.unchanged),
    refused,
  }
  return { inspection, blanked: Number(rejected?.blanked), counts, capped: read >= mostRows }
}

async function* takeWhile<Item>(items: AsyncIterable<Item>, goOn: () => boolean): AsyncGenerator<Item> {
  for await (const item of items) {
    yield item
    if (!goOn()) return
  }
}

const rejectColumns = [
  ['line', BIGINT],
  ['column_name', VARCHAR],
  ['value', VARCHAR],
  ['code', VARCHAR],
  ['severity', VARCHAR],
  ['raw', VARCHAR],
] as const

const rejectsPerBatch = 2000

/** Rejects of the file that is being staged, all of them, kept in the lake and not in memory. */
async function openRejects(tx: LakeTransaction) {
  await tx.run(sql.create_staged_rejects)
  const appender = await tx.appender('staged_rejects', rejectColumns)
  let batch: DuckDBValue[][] = []
  const flush = () => {
    appender.add(batch)
    batch = []
  }
  return {
    add({ line, column, value, code, severity, raw }: RowReject) {
      batch.push([BigInt(line), column, value && cut(value), code, severity, cut(raw)])
      if (batch.length >= rejectsPerBatch) flush()
    },
    end() {
      flush()
      appender.end()
    },
  }
}

const cut = (text: string): string => text.slice(0, keptOfRaw)

/** The first rejects of the staged file, in the order of lines. */
export const stagedRejects = async (tx: LakeTransaction, limit: number): Promise<RowReject[]> =>
  (await tx.read(sql.first_rejects, { limit })).map((row) => ({
    line: Number(row.line),
    column: row.column_name === null ? null : String(row.column_name),
    value: row.value === null ? null : String(row.value),
    code: String(row.code),
    severity: Severity.parse(row.severity),
    raw: String(row.raw),
  }))

/** Keeps a staged file: its rows as facts, its rejects, and the import itself. */
export async function keepFile(
  tx: LakeTransaction,
  plan: FilePlan,
  { inspection, blanked, counts }: StagedFile,
  { importId, at, by }: Readonly<{ importId: string; at: string; by: string }>,
): Promise<void> {
  const seq = Number((await tx.read(sql.next_seq))[0]?.seq)
  const source = plan.source ?? sourceOf(plan.name)
  await keepStaged(tx, plan.kind, { import_id: importId, seq, source, at, observed_at: at })
  await tx.run(sql.keep_rejects, { import_id: importId })
  await tx.run(sql.insert_import, {
    import_id: importId,
    seq,
    file: tableLabel(plan),
    file_id: plan.file_id,
    kind: plan.kind,
    source,
    header: JSON.stringify(inspection.columns.map(({ header }) => header)),
    ...counts,
    blanked,
    fields: JSON.stringify(plan.fields),
    at,
    by,
  })
}

/** What was found in a file, while its rows lie in the staging table of the transaction. */
type StagedFile = Awaited<ReturnType<typeof stageFile>>
