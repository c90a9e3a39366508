import { z } from 'zod'
import {
  bearerOf,
  createAttempts,
  decodeCursor,
  encodeCursor,
  page,
  pageQuery,
  type Route,
  route,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { currentAlerts } from './alerts.ts'
import { realFolder } from './folder.ts'
import { importsOfFile, readHistory } from './history.ts'
import type { SourcesHttp } from './http.ts'
import { Alert, FolderRequest, NewToken, Recurring, RecurringSettings, Run } from './model.ts'
import { getRecurring, listTokens, makeToken, openByToken, revokeToken, setRecurring } from './recurring.ts'
import { getSource } from './registry.ts'
import { getRun, listRuns, noteArrival, type StoredRun, settleRun, toRun } from './runs.ts'
import { noteSeen } from './seen.ts'
import { startRun } from './watch.ts'

const params = z.strictObject({ id: z.string().max(100) })
const runParams = params.extend({ run: z.string().max(100) })
const tokenParams = params.extend({ token: z.string().max(100) })
/** The last part of what may be a path. */
const fileName = z
  .string()
  .max(1000)
  .transform((name) => name.split(/[\\/]/).at(-1)?.trim() ?? '')
  .pipe(z.string().min(1).max(255))

/** Attempts a minute: wrong tokens of one address, and files of one source. */
const perAddress = 60
const perSource = 60

type Say = (key: string, params?: Record<string, string | number>) => string

/** Routes of sources that bring files by themselves: folder, address to upload to, runs, alerts. */
export function recurringRoutes(services: SourcesHttp): Route[] {
  const { lake, state, jobs, files, now, home, uploadBytes } = services
  const reading = { permission: 'data:read', tag: 'collect', method: 'get' } as const
  const deciding = { permission: 'data:import', tag: 'collect' } as const
  const settings = { permission: 'settings:manage', tag: 'collect' } as const
  const attempt = createAttempts(now)

  const known = (id: string) => getSource(lake, state, id)

  const show = async (id: string, say: Say): Promise<Recurring> => {
    const source = await getRecurring(state, await known(id))
    const { folder, folder_set_by, folder_set_at, folder_fault, looked_at } = source
    return Recurring.parse({
      ...source,
      folder:
        folder === null
          ? null
          : {
              path: folder,
              set_by: folder_set_by,
              set_at: folder_set_at?.toISOString(),
              looked_at: looked_at?.toISOString() ?? null,
              problem: folder_fault && say(folder_fault.code, folder_fault.params),
            },
      tokens: await listTokens(state, id),
    })
  }

  /** Runs as they stand now: one that was held and came in by hand is done. */
  const showRuns = async (label: string, runs: readonly StoredRun[], say: Say): Promise<Run[]> => {
    const past = runs.some(isOpen) ? await readHistory(lake, label) : []
    return runs.map((run) => {
      const byHand = importsOfFile(run, past)
      if (!isOpen(run) || byHand.length === 0) return toRun(run, say)
      const sum = (key: 'rows' | 'refused') => byHand.reduce((total, each) => total + each[key], 0)
      const came = { status: 'imported' as const, reasons: [], rows: sum('rows'), refused: sum('refused') }
      return toRun({ ...run, ...came }, say)
    })
  }

  const decide = async (id: string, runId: string, status: 'waiting' | 'left_out', by: string) => {
    const run = await getRun(state, runId)
    if (run.source_id !== id) throw new Fault('missing', 'collect.run_missing', { id: runId })
    if (!isOpen(run)) throw new Fault('conflict', 'collect.run_settled', { name: run.name })
    const decision = { status, decided_by: by, decided_at: now(), reasons: [] }
    await settleRun(state, runId, decision)
    return { ...run, ...decision }
  }

  return [
    route(
      {
        ...reading,
        path: '/sources/alerts',
        summary: 'What should be looked at about sources that bring files by themselves',
        response: z.object({ items: z.array(Alert) }),
      },
      async (_, { say }) => ({ items: await currentAlerts(services, say) }),
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/sources/alerts/{id}/seen',
        summary: 'Say that an alert was seen; it stays until its cause is gone',
        params,
        response: Alert,
      },
      async ({ params: { id } }, { user, say }) => {
        const find = async () => (await currentAlerts(services, say)).find(({ alert_id }) => alert_id === id)
        if (!(await find())) throw new Fault('missing', 'collect.alert_missing')
        await noteSeen(state, id, user.name, now())
        const alert = await find()
        if (!alert) throw new Fault('missing', 'collect.alert_missing')
        return alert
      },
    ),
    route(
      {
        ...deciding,
        method: 'get',
        path: '/sources/{id}/recurring',
        summary: 'How files of a source come by themselves',
        params,
        response: Recurring,
      },
      ({ params: { id } }, { say }) => show(id, say),
    ),
    route(
      {
        ...deciding,
        method: 'patch',
        path: '/sources/{id}/recurring',
        summary: 'When files of a source are due, and what to do with odd ones',
        params,
        body: RecurringSettings,
        response: Recurring,
      },
      async ({ params: { id }, body }, { say }) => {
        await setRecurring(state, await known(id), body)
        return show(id, say)
      },
    ),
    route(
      {
        ...settings,
        method: 'put',
        path: '/sources/{id}/folder',
        summary: 'Watch a folder on the server: its files are taken in, and never moved, changed or deleted',
        params,
        body: FolderRequest,
        response: Recurring,
      },
      async ({ params: { id }, body: { path } }, { user, say }) => {
        const folder = await realFolder(path, home)
        await setRecurring(state, await known(id), { folder, folder_set_by: user.name, folder_set_at: now() })
        return show(id, say)
      },
    ),
    route(
      {
        ...settings,
        method: 'delete',
        path: '/sources/{id}/folder',
        summary: 'Watch no folder for a source any more',
        params,
        response: 'none',
      },
      async ({ params: { id } }) =>
        setRecurring(state, await known(id), { folder: null, folder_set_by: null, folder_set_at: null }),
    ),
    route(
      {
        ...settings,
        method: 'post',
        path: '/sources/{id}/tokens',
        summary: 'Make a token that opens the address of a source. It is told once',
        params,
        status: 201,
        response: NewToken,
      },
      async ({ params: { id } }, { user }) => makeToken(state, await known(id), user.name, now()),
    ),
    route(
      {
        ...settings,
        method: 'delete',
        path: '/sources/{id}/tokens/{token}',
        summary: 'Put a token out of use',
        params: tokenParams,
        response: 'none',
      },
      ({ params: { id, token } }, { user }) => revokeToken(state, id, token, user.name, now()),
    ),
    route(
      {
        method: 'post',
        path: '/sources/{id}/upload',
        permission: 'token',
        tag: 'collect',
        summary: 'Send a file of a source, with one of its tokens as bearer; a job takes it in or holds it',
        params,
        query: z.strictObject({ name: fileName }),
        body: 'bytes',
        bodyLimit: uploadBytes,
        timeoutMs: 0,
        status: 202,
        response: Run,
      },
      async ({ params: { id }, query: { name }, bytes }, { request, say }) => {
        const { source_id } = await openByToken(state, id, bearerOf(request.headers) ?? '', now()).catch(
          (error: unknown) => {
            attempt({ [`address ${request.address}`]: perAddress })
            throw error
          },
        )
        attempt({ [`source ${source_id}`]: perSource })
        const file_id = await files.keep(bytes)
        const size = await files.size(file_id)
        const arrival = {
          source_id,
          channel: 'upload' as const,
          name,
          file_id,
          bytes: size,
          modified_ms: null,
        }
        const run = await noteArrival(state, arrival, now())
        return toRun(run.status === 'waiting' ? await startRun(services, run) : run, say)
      },
    ),
    route(
      {
        ...reading,
        path: '/sources/{id}/runs',
        summary: 'Files that came by themselves, the newest first, and what became of them',
        params,
        query: z.strictObject(pageQuery),
        response: page(Run),
      },
      async ({ params: { id }, query: { cursor, limit } }, { say }) => {
        const { label } = await known(id)
        const [from] = decodeCursor(cursor, z.tuple([z.int().min(0)])) ?? [0]
        const runs = await listRuns(state, { sourceId: id, from, limit: limit + 1 })
        return {
          items: await showRuns(label, runs.slice(0, limit), say),
          next: runs.length > limit ? encodeCursor([from + limit]) : null,
        }
      },
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/sources/{id}/runs/{run}/import',
        summary: 'Take a file in that was held, as it was recognised',
        params: runParams,
        status: 202,
        response: Run,
      },
      async ({ params: { id, run } }, { user, say }) =>
        toRun(await startRun({ jobs, state }, await decide(id, run, 'waiting', user.name)), say),
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/sources/{id}/runs/{run}/leave-out',
        summary: 'Leave a file out that was held',
        params: runParams,
        response: Run,
      },
      async ({ params: { id, run } }, { user, say }) =>
        toRun(await decide(id, run, 'left_out', user.name), say),
    ),
  ]
}

const isOpen = ({ status }: Pick<StoredRun, 'status'>) => status === 'held' || status === 'failed'
