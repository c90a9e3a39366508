import { BIGINT, VARCHAR } from '@duckdb/node-api'
import { Fault } from '../../ground/kernel/index.ts'
import type { LakeTransaction, Row } from '../../ground/lake/index.ts'
import { forKind, keepStaged, sql, stage } from './facts.ts'
import type { Files } from './files.ts'
import { inspectTable } from './inspect/inspect.ts'
import { type Counts, type FilePlan, type ImportRequest, kinds, tableLabel } from './model.ts'
import { keptOfRaw } from './read/csv-text.ts'
import { type ReadContext, type RowReject, sourceOf, standardisedRows } from './rows.ts'

/** `done` and `total` in bytes, `rows` those read so far. */
export type Progress = (progress: { stage: string; done: number; total: number; rows: number }) => void
export type Staging = Readonly<{ context: ReadContext; signal: AbortSignal; report: Progress }>

/** Problems of one file beyond this are counted, not kept. */
const mostRejects = 100_000

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
  const rejects = collectRejects()
  let read = 0
  const progress = (rows: number, bytes: number) => {
    read = rows
    if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
    report({ stage: 'collect.stage.reading', done: bytes, total: inspection.bytes, rows })
  }
  const rows = standardisedRows(path, inspection, plan, context, rejects.add, progress)
  await stage(
    tx,
    plan.kind,
    takeWhile(rows, () => read < mostRows),
  )
  await tx.run(sql.superseded)
  const twice = Number((await tx.read(sql.count_superseded))[0]?.rows)
  const known = (await tx.read(sql.read_superseded, { most: mostRejects })).map(superseded)
  for (const reject of known) rejects.add(reject)
  rejects.count(twice - known.length)
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
      if (kept.length < mostRejects)
        kept.push({ ...reject, raw: cut(reject.raw), value: reject.value && cut(reject.value) })
    },
    /** Rows that were refused beyond those that are listed. */
    count(more: number) {
      refused += more
    },
  }
}

/** A copy, not a slice: a slice would keep the whole text in memory. */
const cut = (text: string): string =>
  text.length > keptOfRaw ? Buffer.from(text.slice(0, keptOfRaw)).toString() : text

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

/** Keeps a staged file: its rows as facts, its rejects, and the import itself. */
export async function keepFile(
  tx: LakeTransaction,
  plan: FilePlan,
  { inspection, rejects, counts }: StagedFile,
  { importId, at, by }: Readonly<{ importId: string; at: string; by: string }>,
): Promise<void> {
  const seq = Number((await tx.read(sql.next_seq))[0]?.seq)
  const source = plan.source ?? sourceOf(plan.name)
  await keepStaged(tx, plan.kind, { import_id: importId, seq, source, at, observed_at: at })
  await tx.append('collect.rejects', rejectColumns, [
    rejects.kept.map((reject) => toRejectRow(importId, reject)),
  ])
  await tx.run(sql.insert_import, {
    import_id: importId,
    seq,
    file: tableLabel(plan),
    file_id: plan.file_id,
    kind: plan.kind,
    source,
    header: JSON.stringify(inspection.columns.map(({ header }) => header)),
    ...counts,
    blanked: rejects.blanked,
    at,
    by,
  })
}

/** What was found in a file, while its rows lie in the staging table of the transaction. */
type StagedFile = Awaited<ReturnType<typeof stageFile>>
