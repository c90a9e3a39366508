import { hashId } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { byId, earlier, importsOf, importsOfFile, type Past, readHistory } from './history.ts'
import { columnChange, dueAfter, fileFeedOf, refusalJump, shrinkage } from './judge.ts'
import type { Alert, Reason } from './model.ts'
import { listRecurring, listTokens, type RecurringSource } from './recurring.ts'
import { listRuns, type StoredRun, sayReason } from './runs.ts'
import { readSeen } from './seen.ts'

type Say = (key: string, params: Reason['params']) => string

/** What is the matter, before it is said. */
type Finding = Readonly<{
  code: Alert['code']
  /** What tells this cause from the next one of its kind. */
  cause: string
  reason: Reason
  since: string
  run?: StoredRun
}>

/** Runs of a source that are looked at. */
const lookedRuns = 500
const hour = 3_600_000

export type AlertServices = Readonly<{ lake: Lake; state: State; now: () => Date }>

/**
 * What should be looked at about sources that bring files by themselves. Nothing of it is kept but who has seen it: an alert
 * is worked out anew each time from what came and what became of it, so it is gone when its cause is.
 */
export async function currentAlerts({ lake, state, now }: AlertServices, say: Say): Promise<Alert[]> {
  const seen = await readSeen(state)
  const alerts: Alert[] = []
  for (const source of await listRecurring(state)) {
    const { source_id, label } = source
    const [past, runs, tokens] = await Promise.all([
      readHistory(lake, label),
      listRuns(state, { sourceId: source_id, from: 0, limit: lookedRuns }),
      listTokens(state, source_id),
    ])
    const isOpen = source.folder !== null || tokens.length > 0
    const began = source.folder_set_at ?? (tokens[0] ? new Date(tokens[0].created_at) : null)
    const findings = [
      ...(isOpen ? missingFiles(source, past, runs, began, now()) : []),
      ...folderTrouble(source, now()),
      ...openRuns(past, runs),
      ...oddImports(source, past, runs),
    ]
    for (const { code, cause, reason, since, run } of findings) {
      const alert_id = hashId('alt', source_id, code, cause)
      const who = seen.get(alert_id)
      alerts.push({
        alert_id,
        source_id,
        label,
        code,
        text: sayReason(reason, say),
        since,
        run_id: run?.run_id ?? null,
        file_id: run?.file_id ?? null,
        name: run?.name ?? null,
        seen_by: who?.seen_by ?? null,
        seen_at: who?.seen_at.toISOString() ?? null,
      })
    }
  }
  const order = ({ seen_at, since, alert_id }: Alert) => `${seen_at === null ? 1 : 0} ${since} ${alert_id}`
  return alerts.sort((a, b) => (order(a) < order(b) ? 1 : -1))
}

/** Feeds of which a file is overdue; of a source whose files come under ever new names, the source itself. */
function missingFiles(
  { expect_hours }: RecurringSource,
  past: readonly Past[],
  runs: readonly StoredRun[],
  began: Date | null,
  now: Date,
): Finding[] {
  const came = new Map<string, number[]>()
  const note = (feed: string, time: number) => came.set(feed, [...(came.get(feed) ?? []), time])
  const known = byId(past)
  const own = new Set(runs.flatMap(({ run_id }) => importsOf(run_id, known)))
  for (const { name, came_at } of runs) note(fileFeedOf(name), came_at.getTime())
  for (const each of past) if (!own.has(each)) note(each.file_feed, new Date(each.at).getTime())
  const all = [...came.values()].flat()
  const rhythms = [...came].filter(([, times]) => times.length > 1)
  const expected: [string, readonly number[]][] =
    rhythms.length > 0 ? rhythms : [['', all.length > 0 || began === null ? all : [began.getTime()]]]
  return expected.flatMap(([feed, times]) => {
    const due = dueAfter(times, expect_hours)
    if (due === null || now.getTime() <= due) return []
    const last = Math.max(...times)
    const hours = Math.floor((now.getTime() - last) / hour)
    return {
      code: 'missing' as const,
      cause: `${feed} ${last}`,
      reason: {
        code: feed === '' ? 'missing_any' : 'missing',
        params: { feed, hours, due: Math.round((due - last) / hour) },
      },
      since: new Date(due).toISOString(),
    }
  })
}

function folderTrouble({ folder, folder_fault, looked_at }: RecurringSource, now: Date): Finding[] {
  if (folder === null || folder_fault === null) return []
  const since = (looked_at ?? now).toISOString()
  return [{ code: 'folder', cause: `${folder} ${folder_fault.code}`, reason: folder_fault, since }]
}

/** Files that somebody has to look at, until they come in by hand or are left out. */
function openRuns(past: readonly Past[], runs: readonly StoredRun[]): Finding[] {
  return runs
    .filter((run) => run.status === 'held' || run.status === 'failed')
    .filter((run) => importsOfFile(run, past).length === 0)
    .flatMap((run) =>
      run.reasons.map((reason, i): Finding => {
        const code = run.status === 'failed' ? 'failed' : codeOf(reason)
        return { code, cause: `${run.run_id} ${i}`, reason, since: run.came_at.toISOString(), run }
      }),
    )
}

const codeOf = ({ code }: Reason): Alert['code'] =>
  code === 'shrunk' || code === 'columns' ? code : 'waiting'

/** The newest import of each feed, where it came by itself and nobody looked at it before. */
function oddImports(
  { least_percent }: RecurringSource,
  past: readonly Past[],
  runs: readonly StoredRun[],
): Finding[] {
  const known = byId(past)
  const runOf = new Map(
    runs.flatMap((run) => importsOf(run.run_id, known).map((each) => [each, run] as const)),
  )
  const newest = new Map<string, Past>()
  for (const each of past)
    if (each.in_force && !newest.has(`${each.kind} ${each.feed}`))
      newest.set(`${each.kind} ${each.feed}`, each)
  return [...newest.values()].flatMap((each) => {
    const run = runOf.get(each)
    if (!run) return []
    const before = earlier(past, each.file, each.kind).filter(({ import_id }) => import_id !== each.import_id)
    const [last] = before
    const looked = run.decided_by !== null
    const reasons = [
      looked || !last ? null : columnChange(last.header, each.header),
      looked
        ? null
        : shrinkage(
            each.rows,
            before.map(({ rows }) => rows),
            least_percent,
          ),
      before.length < 2 ? null : refusalJump(each, before),
    ]
    return reasons.flatMap((reason): Finding | [] => {
      if (reason === null) return []
      const code = reason.code === 'refused' ? 'refused' : codeOf(reason)
      return { code, cause: each.import_id, reason, since: each.at, run }
    })
  })
}
