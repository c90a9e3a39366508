import { z } from 'zod'
import { Fault } from '../ground/kernel/index.ts'
import { copyDecided, type Decided, type Lake, type LakeTransaction } from '../ground/lake/index.ts'
import type { JobHandler, RunningJob, State } from '../ground/state/index.ts'
import {
  basisOf,
  describeNew,
  type FileInspection,
  type FilePlan,
  type Files,
  ImportRequest,
  importFiles,
  type Previews,
  previewFiles,
  type ReadContext,
  receiveRun,
  redoImport,
  rememberPlans,
  undoImport,
} from '../steps/collect/index.ts'
import {
  baseSummary,
  changesSince,
  findConflicts,
  keepAside,
  previewWeights,
  WeightsRequest,
  weightsOf,
} from '../steps/match/index.ts'

const Named = z.object({ import_id: z.string() })

type ImportServices = Readonly<{
  lake: Lake
  state: State
  files: Files
  previews: Previews
  readContext: () => ReadContext
  refresh: (tx: LakeTransaction) => Promise<void>
  /** What people decided, as it is when somebody asks. */
  decided: () => Promise<Decided>
  now: () => Date
}>

/**
 * Import and undo. Facts and everything made of them change in one lake transaction, so that whoever reads
 * sees all of it or nothing, and a crash leaves one of the two. The job is the only other trace; run again
 * after a crash it finds its import and changes nothing.
 */
export function importJobs(
  services: ImportServices,
): Record<
  'import' | 'receive' | 'dry_run' | 'undo' | 'redo' | 'undo_preview' | 'weights_preview' | 'refresh',
  JobHandler
> {
  const { lake, state, files, previews, readContext, refresh, decided, now } = services
  const inForce = async (change: typeof undoImport, input: unknown, job: RunningJob) => {
    const { import_id } = Named.parse(input)
    job.report({ stage: 'match.stage.refreshing' })
    const changed = await lake.transaction(async (tx) => {
      const result = await change(tx, import_id, job.by, now().toISOString())
      await refresh(untilCancelled(tx, job.signal))
      return result
    })
    return { imports: [changed], base: await baseSummary(lake) }
  }
  return {
    import: async (input, job) => {
      const request = ImportRequest.parse(input)
      const recognised = new Map<FilePlan, FileInspection>()
      const imports = await lake.transaction(async (tx) => {
        const done = await importFiles(tx, files, request, {
          id: job.id,
          by: job.by,
          at: now().toISOString(),
          context: readContext(),
          signal: job.signal,
          report: job.report,
          onRecognised: (plan, inspection) => recognised.set(plan, inspection),
        })
        job.report({ stage: 'match.stage.refreshing' })
        await refresh(untilCancelled(tx, job.signal))
        return done
      })
      const said = { by: job.by, at: now() }
      await rememberPlans({ state, files }, request.files, recognised, said)
      if (await describeNew(state, request.files, said)) await lake.transaction(refresh)
      return { imports, base: await baseSummary(lake) }
    },
    dry_run: async (input, { signal, report }) => {
      const work = { context: readContext(), signal, report }
      const { preview_id } = await previewFiles(
        { lake, files, previews, conflicts: findConflicts },
        ImportRequest.parse(input),
        work,
      )
      return { preview_id }
    },
    /** A file that came by itself. */
    receive: async (input, job) => {
      const { run_id } = z.object({ run_id: z.string() }).parse(input)
      const whileWanted = (tx: LakeTransaction) => refresh(untilCancelled(tx, job.signal))
      const imports = await receiveRun({ ...services, refresh: whileWanted }, run_id, job)
      return { imports, base: await baseSummary(lake) }
    },
    undo: (input, job) => inForce(undoImport, input, job),
    redo: (input, job) => inForce(redoImport, input, job),
    /** Rehearses an undo, or a redo of what is undone, and says what it would change. */
    undo_preview: async (input, job) => {
      const { import_id } = Named.parse(input)
      job.report({ stage: 'collect.stage.rehearsing' })
      return lake.rehearseAlone(async (tx) => {
        const at = now().toISOString()
        await keepAside(tx)
        const before = await basisOf(tx)
        await undoImport(tx, import_id, job.by, at)
        if ((await basisOf(tx)) === before) await redoImport(tx, import_id, job.by, at)
        await refresh(untilCancelled(tx, job.signal))
        return changesSince(tx)
      })
    },
    /** Rehearses other weights of the matcher, and says what they would change. */
    weights_preview: async (input, { signal, report }) => {
      const weights = await weightsOf(state, WeightsRequest.parse(input))
      const known = await decided()
      report({ stage: 'match.stage.reading' })
      return lake.rehearseAlone(async (tx) => {
        await copyDecided(tx, known)
        return previewWeights(untilCancelled(tx, signal), {
          ...weights,
          signal,
          report: (stage, done, total) =>
            report({
              stage: `match.stage.${stage}`,
              ...(done === undefined || total === undefined ? {} : { done, total }),
            }),
        })
      })
    },
    /** After a decision that derived tables depend on. */
    refresh: async (_, job) => {
      job.report({ stage: 'match.stage.refreshing' })
      await lake.transaction((tx) => refresh(untilCancelled(tx, job.signal)))
      return { base: await baseSummary(lake) }
    },
  }
}

/** The same transaction, which takes no further statement once the job is to end; all of it is then rolled back. */
function untilCancelled(tx: LakeTransaction, signal: AbortSignal): LakeTransaction {
  const unlessCancelled =
    <Args extends unknown[], Result>(step: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
      return step(...args)
    }
  return {
    run: unlessCancelled(tx.run),
    runText: unlessCancelled(tx.runText),
    read: unlessCancelled(tx.read),
    append: unlessCancelled(tx.append),
    parts: (statement, params) => untilFired(tx.parts(statement, params), signal),
    stream: tx.stream,
    appender: unlessCancelled(tx.appender),
    widen: tx.widen,
  }
}

async function* untilFired<Part>(parts: AsyncIterable<Part>, signal: AbortSignal): AsyncGenerator<Part> {
  for await (const part of parts) {
    if (signal.aborted) throw new Fault('conflict', 'collect.cancelled')
    yield part
  }
}
