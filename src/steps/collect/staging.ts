import { BIGINT, type DuckDBValue, VARCHAR } from '@duckdb/node-api'
import { Fault } from '../../ground/kernel/index.ts'
import type { LakeTransaction } from '../../ground/lake/index.ts'
import { keepColumnCounts } from './column-counts.ts'
import { forKind, keepRejects, keepStaged, sql, stage } from './facts.ts'
import type { Files } from './files.ts'
import { keptOfRaw } from './formats/grid.ts'
import { inspectTable } from './inspect/inspect.ts'
import { type Counts, type FilePlan, type ImportRequest, kinds, tableLabel } from './model.ts'
import { readingOf } from './rejects/fixes.ts'
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

/** The beginning of a table: its rows in so many bytes, and of these, but `least`, what is read in so many milliseconds. */
export type Part = Readonly<{ bytes: number; least: number; milliseconds: number }>

/**
 * Reads a file and compares it with what is known, without keeping anything yet.
 * @param part how much of a long file is read; all of it when left out
 */
export async function stageFile(
  tx: LakeTransaction,
  files: Files,
  asked: FilePlan,
  { context, signal, report }: Staging,
  part?: Part,
) {
  const until = performance.now() + (part?.milliseconds ?? 0)
  const path = await files.path(asked.file_id)
  const whole = await inspectTable(path, asked.name, asked.table, undefined, asked.chosen)
  if (asked.fields.length !== whole.columns.length)
    throw new Fault('invalid', 'collect.plan_columns', {
      file: asked.name,
      given: asked.fields.length,
      columns: whole.columns.length,
    })
  const reading = await readingOf(tx, asked, whole)
  const { plan, inspection } = reading
  const rejects = await openRejects(tx)
  let [capped, before] = [false, 0]
  const onBatch = (rows: number, bytes: number) => {
    if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
    // The first batch is read in any case, so that there is something to tell.
    const isLate = part !== undefined && before >= part.least && performance.now() >= until
    capped = before > 0 && (isLate || (part !== undefined && before >= part.bytes))
    before = bytes
    if (!capped) report({ stage: 'collect.stage.reading', done: bytes, total: inspection.bytes, rows })
    return !capped
  }
  const rows = standardisedRows(path, whole, reading, context, rejects.add, onBatch, part?.bytes)
  try {
    await stage(tx, plan, rows)
  } catch (error) {
    rejects.drop()
    throw error
  }
  rejects.end()
  await tx.run(sql.reject_superseded)
  const [rejected] = await tx.read(sql.count_rejects)
  await tx.run(forKind(sql.staged_changes, plan.kind))
  const [changes] = await tx.read(sql.count_changes)
  const refused = Number(rejected?.refused)
  const counts: Counts = {
    rows: Number(changes?.row_count) + refused,
    created: Number(changes?.created),
    updated: Number(changes?.updated),
    unchanged: Number(changes?.unchanged),
    refused,
  }
  return { plan, inspection, blanked: Number(rejected?.blanked), counts, capped }
}

const rejectColumns = [
  ['line', BIGINT],
  ['column_name', VARCHAR],
  ['value', VARCHAR],
  ['code', VARCHAR],
  ['severity', VARCHAR],
  ['raw', VARCHAR],
  ['cells', VARCHAR],
] as const

const rejectsPerBatch = 2000
/** A row with more text than this is not offered to be mended; its beginning is shown all the same. */
const mostOfCells = 100_000

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
    add({ line, column, value, code, severity, raw, cells }: RowReject) {
      const whole = cells && JSON.stringify(cells)
      const kept = whole !== null && whole.length <= mostOfCells ? whole : null
      batch.push([BigInt(line), column, value && cut(value), code, severity, cut(raw), kept])
      if (batch.length >= rejectsPerBatch) flush()
    },
    end() {
      flush()
      appender.end()
    },
    drop: appender.drop,
  }
}

const cut = (text: string): string => text.slice(0, keptOfRaw)

/** Keeps a staged file: its rows as facts, its rejects, and the import itself. */
export async function keepFile(
  tx: LakeTransaction,
  { plan, inspection, blanked, counts }: StagedFile,
  { importId, at, by }: Readonly<{ importId: string; at: string; by: string }>,
): Promise<void> {
  const seq = Number((await tx.read(sql.next_seq))[0]?.seq)
  const source = plan.source ?? sourceOf(plan.name)
  const headers = inspection.columns.map(({ header }) => header)
  await keepColumnCounts(tx, plan, headers, importId)
  await keepStaged(tx, plan.kind, { import_id: importId, seq, source, at, observed_at: at })
  await keepRejects(tx, importId)
  await tx.run(sql.insert_import, {
    import_id: importId,
    seq,
    file: tableLabel(plan),
    file_id: plan.file_id,
    kind: plan.kind,
    source,
    header: JSON.stringify(headers),
    ...counts,
    blanked,
    fields: JSON.stringify(plan.fields),
    at,
    by,
  })
}

/** What was found in a file, while its rows lie in the staging table of the transaction. */
type StagedFile = Awaited<ReturnType<typeof stageFile>>
