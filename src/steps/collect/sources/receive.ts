import { Fault } from '../../../ground/kernel/index.ts'
import type { Lake, LakeTransaction } from '../../../ground/lake/index.ts'
import type { RunningJob, State } from '../../../ground/state/index.ts'
import type { Files } from '../files.ts'
import { importFiles } from '../imports.ts'
import { recallTables } from '../mappings/store.ts'
import {
  type FileInspection,
  type FilePlan,
  type Import,
  planOf,
  repeatedFields,
  tableLabel,
} from '../model.ts'
import type { ReadContext } from '../rows.ts'
import { uploadedFile } from '../uploads.ts'
import { byId, earlier, importsOf, type Past, readHistory } from './history.ts'
import { columnChange, fileFeedOf, shrinkage } from './judge.ts'
import type { Reason } from './model.ts'
import { getRecurring, type RecurringSource } from './recurring.ts'
import { getRun, type StoredRun, settleRun } from './runs.ts'

export type ReceiveServices = Readonly<{
  lake: Lake
  state: State
  files: Files
  readContext: () => ReadContext
  now: () => Date
  /** Makes anew what is derived from facts, in the same transaction. */
  refresh: (tx: LakeTransaction) => Promise<void>
}>

/** From this confidence on a table that was never seen before is taken without asking. */
const sure = 0.7

/** A file that somebody has to look at first; nothing of it is kept. */
class Held extends Error {
  readonly reasons: readonly Reason[]
  constructor(reasons: readonly Reason[]) {
    super('held')
    this.reasons = reasons
  }
}

/**
 * Takes in a file that came by itself, or holds it for somebody to look at; one that somebody looked at comes in anyway. The ids of its imports follow from the run, so
 * that it comes in once, however often the job is started.
 * @returns its imports, none when it is held or could not be read; the run says why
 * @throws Fault `collect.run_missing`, `collect.cancelled`
 */
export async function receiveRun(
  services: ReceiveServices,
  run_id: string,
  job: RunningJob,
): Promise<Import[]> {
  const { lake, state, files, readContext, now, refresh } = services
  const run = await getRun(state, run_id)
  if (run.status !== 'waiting') return []
  const anyway = run.decided_by !== null
  const source = await getRecurring(state, { source_id: run.source_id, label: '' })
  try {
    const all = await readHistory(lake, source.label)
    // They are there when the job was interrupted at the very end.
    const own = importsOf(run_id, byId(all))
    const past = all.filter((each) => !own.includes(each))
    const plans = await plansOf(services, run, source, past, anyway)
    const imports = await lake.transaction(async (tx) => {
      const done = await importFiles(
        tx,
        files,
        { files: plans },
        {
          id: run.run_id,
          by: job.by,
          at: now().toISOString(),
          context: readContext(),
          signal: job.signal,
          report: job.report,
        },
      )
      const shrunk = done.flatMap(({ file, kind, counts }) => {
        const before = earlier(past, file, kind).map(({ rows }) => rows)
        return shrinkage(counts.rows, before, source.least_percent) ?? []
      })
      if (shrunk.length > 0 && source.on_change === 'hold' && !anyway) throw new Held(shrunk)
      job.report({ stage: 'match.stage.refreshing' })
      await refresh(tx)
      return done
    })
    await settleRun(state, run_id, {
      status: 'imported',
      reasons: [],
      rows: imports.reduce((sum, { counts }) => sum + counts.rows, 0),
      refused: imports.reduce((sum, { counts }) => sum + counts.refused, 0),
    })
    return imports
  } catch (error) {
    if (error instanceof Held) await settleRun(state, run_id, { status: 'held', reasons: [...error.reasons] })
    else if (isAboutFile(error, job.signal))
      await settleRun(state, run_id, {
        status: 'failed',
        reasons: [{ code: error.code, params: error.params }],
      })
    else throw error
    return []
  }
}

/** A file that cannot be read is settled; what has nothing to do with it, such as a full disk, is not. */
function isAboutFile(error: unknown, signal: AbortSignal): error is Fault {
  return error instanceof Fault && !signal.aborted && ['invalid', 'missing', 'too_large'].includes(error.kind)
}

/** What every table of the file is taken for. @throws Held when that is not sure enough */
async function plansOf(
  { files, state }: ReceiveServices,
  { file_id, name }: StoredRun,
  source: RecurringSource,
  past: readonly Past[],
  anyway: boolean,
): Promise<FilePlan[]> {
  const file = await uploadedFile(files, { id: file_id, name }, (code) => code)
  const { tables, left_out } = await recallTables(state, file, { source: source.label })
  const shown = tables.filter(({ hidden }) => !hidden)
  const plans = shown.flatMap((table) => planOf(table, { source: source.label }) ?? [])
  if (plans.length === 0) throw new Held([{ code: 'fits_nothing', params: {} }])
  const cameBefore = past.some(({ file_feed }) => file_feed === fileFeedOf(name))
  const unknown = [...shown.filter(({ kind }) => kind === null), ...left_out]
  const reasons = [
    ...shown.flatMap((table) => doubtsAbout(table, source, past)),
    ...(cameBefore
      ? []
      : unknown.map((each) => ({ code: 'table_unknown', params: { table: tableLabel(each) } }))),
  ]
  if (reasons.length > 0 && !anyway) throw new Held(reasons)
  return plans
}

/** Why a table should not come in by itself. */
function doubtsAbout(
  inspection: FileInspection,
  { on_change }: RecurringSource,
  past: readonly Past[],
): Reason[] {
  const { kind, confidence, columns } = inspection
  if (kind === null) return []
  const table = tableLabel(inspection)
  const repeated = repeatedFields(columns.map(({ field }) => field))
  if (repeated.length > 0) return [{ code: 'repeated', params: { table, fields: repeated.join(', ') } }]
  const [last] = earlier(past, table, kind)
  const change = last
    ? columnChange(
        last.header,
        columns.map(({ header }) => header),
      )
    : null
  if (last && change === null) return []
  if (change !== null && on_change === 'hold') return [change]
  if (inspection.remembered || confidence >= sure) return []
  return [{ code: 'unsure', params: { table, percent: Math.round(confidence * 100) } }]
}
