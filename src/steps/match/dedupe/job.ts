import { setImmediate as turn } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { Fault } from '../../../ground/kernel/index.ts'
import type { JobHandler, RunningJob } from '../../../ground/state/index.ts'
import { type Files, type FileTable, openTable } from '../../collect/index.ts'
import { TableMatcher } from '../engine/index.ts'
import { type Gathering, gatherColumns } from './columns.ts'
import { foundIn } from './found.ts'
import { asOf, DedupeRequest, type DedupeSummary } from './model.ts'
import type { Dedupes } from './store.ts'
import { figuresOf } from './summary.ts'

/** Above this the memory of a usual machine would not do. */
export const mostRows = 2_000_000
/** The columns may take so much of the memory of this process; those that nobody recognised are let go of first. */
const shareOfHeap = 0.4
/** Others get a turn after so many rows. */
const rowsPerTurn = 1_000

type DedupeServices = Readonly<{ files: Files; dedupes: Dedupes; now: () => Date }>

/** Background work: finds which rows of a sheet are one company, or one person. Its result is the summary. */
export function dedupeJobs({ files, dedupes, now }: DedupeServices): Record<'dedupe', JobHandler> {
  return {
    dedupe: async (input, job) => {
      const request = DedupeRequest.parse(input)
      const { file, name, table, as } = request
      const sheet = await openTable(files, file, name, table ?? null, as ?? undefined)
      return dedupeTable(sheet, request, { dedupes, today: now().toISOString().slice(0, 10), job })
    },
  }
}

type Work = Readonly<{
  dedupes: Dedupes
  /** For dates that lie in the future. */
  today: string
  job: Pick<RunningJob, 'id' | 'signal' | 'report'>
}>

/**
 * Reads a table from front to back, matches its rows in a thread of its own, and keeps what was found under the id of the job.
 * @throws Fault `match.dedupe.too_long`, `match.engine.memory`
 */
export async function dedupeTable(
  table: FileTable,
  request: Pick<DedupeRequest, 'name' | 'as' | 'fields'>,
  { dedupes, today, job }: Work,
): Promise<DedupeSummary> {
  const as = request.as ?? asOf(table.kind)
  const noun = as === 'accounts' ? 'company' : 'person'
  const fields = table.columns.map((_, at) => (request.fields ?? table.fields)[at] ?? null)
  const draft = await dedupes.begin(job.id)
  const matcher = new TableMatcher(noun, { signal: job.signal })
  try {
    const gathering = gatherColumns(table.columns, fields, noun, today, (names) => matcher.readAhead(names))
    const bytes = await draft.keepRows(gathered(table.rows, gathering, job))
    const columns = gathering.columns()
    const matching = await matcher.match(columns, {
      given: gathering.given(columns),
      report: (stage, done, total) =>
        job.report({
          stage: `match.stage.${stage}`,
          ...(done === undefined || total === undefined ? {} : { done, total }),
        }),
    })
    const compared = new Set(matching.comparisons.map(({ column }) => column))
    const found = foundIn(matching)
    const summary: DedupeSummary = {
      dedupe_id: job.id,
      name: request.name,
      as,
      columns: table.columns.map((title, at) => ({
        title,
        field: fields[at] ?? null,
        compared: compared.has(gathering.names[at] ?? ''),
      })),
      refused: table.refused(),
      without_name: gathering.withoutName(),
      ...figuresOf(matching, found),
    }
    await draft.finish(summary, found, bytes)
    return summary
  } catch (error) {
    await draft.drop()
    throw error
  } finally {
    await matcher.end()
  }
}

/** The rows as they come, each told to `gathering` on the way. */
async function* gathered(
  rows: FileTable['rows'],
  gathering: Gathering,
  { signal, report }: Work['job'],
): AsyncGenerator<readonly string[]> {
  let count = 0
  const most = getHeapStatistics().heap_size_limit * shareOfHeap
  for await (const cells of rows) {
    if (count === mostRows) throw new Fault('too_large', 'match.dedupe.too_long', { rows: mostRows })
    gathering.push(cells)
    yield cells
    if (++count % rowsPerTurn > 0) continue
    report({ stage: 'match.stage.reading', rows: count })
    signal.throwIfAborted()
    if (!gathering.fit(most)) throw new Fault('too_large', 'match.engine.memory', { rows: count })
    await turn()
  }
}
