import { setTimeout as sleep } from 'node:timers/promises'
import { createEdge, type Job, jobRoutes, operatorToken, type Route, toJob } from '../ground/edge/index.ts'
import { createSpeaker, Fault, type Speak } from '../ground/kernel/index.ts'
import {
  copyDecided,
  createViews,
  type Decided,
  type DecidedTable,
  type Lake,
  type LakeTransaction,
  openLake,
  readDecided,
} from '../ground/lake/index.ts'
import {
  type Jobs,
  type Log,
  loadMigrations,
  openJobs,
  openState,
  type State,
  type Job as StateJob,
} from '../ground/state/index.ts'
import {
  basisOf,
  collectRoutes,
  createFacts,
  createWatch,
  decidedSources,
  fullDictionary,
  openFiles,
  openPreviews,
  ownFields,
  type ReadContext,
} from '../steps/collect/index.ts'
import {
  avoidRoutes,
  createIdentify,
  driftRoutes,
  fieldsInUse,
  gradeRoutes,
  identifyColumns,
  identifyJobs,
  identifyRoutes,
  keepChangedScores,
  keepScores,
  listedAccounts,
  refreshChangedFit,
  refreshFit,
  scorecardRoutes,
  scoreRoutes,
  segmentRoutes,
  studyJobs,
  studyRoutes,
  surveyRoutes,
  togetherJobs,
  togetherRoutes,
  versionJobs,
  versionRoutes,
  worksheetJobs,
  worksheetRoutes,
} from '../steps/identify/index.ts'
import {
  accountTable,
  baseColumns,
  decisionRoutes,
  dedupeJobs,
  dedupeRoutes,
  edits,
  findConflicts,
  followEdits,
  hierarchyRoutes,
  matchDecisions,
  matchRoutes,
  nameRoutes,
  oneRoutes,
  openDedupes,
  ownColumns,
  peopleRoutes,
  qualityRoutes,
  queueRoutes,
  refreshedBasis,
  refreshMatch,
  remember,
  reviewRoutes,
  trainingRoutes,
  verdictRoutes,
  whyRoutes,
} from '../steps/match/index.ts'
import { activityColumns, refreshSignals } from '../steps/signals/index.ts'
import { checklistRoutes } from './checklist.ts'
import { collectingLate } from './collection.ts'
import type { Config } from './config.ts'
import { type Home, openHome } from './home.ts'
import { importJobs } from './jobs.ts'
import { queryRoutes, views } from './query.ts'
import { studyReportRoutes } from './study-report.ts'
import { version } from './version.ts'
import { rooms } from './words.ts'

export type Talweg = Readonly<{
  /** The API, for the server or a client in the same process. */
  fetch: (request: Request) => Response | Promise<Response>
  /** Token with which the operator of this machine asks. */
  token: string
  routes: readonly Route[]
  openApi: () => unknown
  setupLink: () => Promise<string | null>
  /** One look at what comes by itself: watched folders. A server looks again and again. */
  look: () => Promise<void>
  /** Waits for the jobs that an earlier process left unfinished, the oldest first, and tells of each change. */
  finishLeft: (onProgress: (job: Job) => void) => Promise<void>
  home: Home
  speak: Speak
  close: () => Promise<void>
}>

export type Opening = Readonly<{
  log: Log
  now: () => Date
  /** What this process does, told to others that find the home in use. */
  command: string
  /** Told once when another process has to be waited for. */
  onWait?: (pid: number) => void
  /** Folder of the built web application, for a server. */
  web?: string
}>

/**
 * Opens everything of a home: the lake first, whose file lock makes the home ours, then the state, jobs and
 * the API over them. Derived tables that an older version made are made anew.
 * @throws Fault `app.home_held` when another process keeps using the home, and those of the floors below
 */
export async function openTalweg(config: Config, opening: Opening): Promise<Talweg> {
  const { log, now } = opening
  const home = await openHome(config.home)
  const lake = await openLakeInTurn(config, home, opening)
  let state: State | undefined
  let jobs: Jobs | undefined
  const close = async () => {
    await jobs?.close()
    await state?.close()
    lake.close()
  }
  try {
    state = await openState({
      home: config.home,
      ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
      log,
      migrations: await loadMigrations(),
    })
    const known = state
    const decided = () => readDecided(decidedTables(known))
    await prepare(lake, now, await decided())
    const files = await openFiles(home.files)
    const previews = await openPreviews(home.previews)
    const dedupes = await openDedupes(home.dedupes)
    const readContext = (): ReadContext => ({ today: dayOf(now()), region: 'CN' })
    const refresh = async (tx: LakeTransaction) => refreshAll(tx, now, await decided())
    jobs = await openJobs(state, {
      log,
      handlers: collectingLate({
        ...importJobs({ lake, state, files, previews, readContext, refresh, decided, now }),
        ...identifyJobs({ lake, state, now }),
        ...worksheetJobs({ lake, state }),
        ...togetherJobs({ lake, state }),
        ...versionJobs({ lake, state }),
        ...studyJobs({ files, now }),
        ...dedupeJobs({ files, dedupes, now }),
      }),
    })
    const running = jobs
    const speak = createSpeaker(rooms)
    const table = accountTable([...baseColumns, ...identifyColumns], readContext)
    const tableNow = async () =>
      accountTable([...baseColumns, ...ownColumns(await ownFields(known)), ...identifyColumns], readContext)
    const edge = createEdge({
      routes: [
        ...jobRoutes(jobs, speak),
        ...collectRoutes({
          lake,
          state,
          jobs,
          files,
          previews,
          conflicts: findConflicts,
          speak,
          readContext,
          uploadBytes: config.uploadBytes,
          home: home.path,
          now,
          refresh: (by) => startRefresh(running, by),
        }),
        ...matchRoutes({ lake, table, tableNow, activityColumns }),
        ...reviewRoutes({ lake, state, now, readContext, refresh: (by) => startRefresh(running, by) }),
        ...decisionRoutes({
          lake,
          state,
          tableNow,
          speak,
          readContext,
          follow: () => lake.transaction(async (tx) => followAll(tx, now, await decided())),
          refresh: (by) => startRefresh(running, by),
        }),
        ...verdictRoutes({ lake, state, speak, refresh: (by) => startRefresh(running, by) }),
        ...trainingRoutes({ lake, state, jobs, speak, refresh: (by) => startRefresh(running, by) }),
        ...whyRoutes({ lake, state }),
        ...peopleRoutes({ lake, state, listed: () => listedAccounts(lake) }),
        ...oneRoutes({ lake, readContext }),
        ...nameRoutes({ files }),
        ...dedupeRoutes({ files, dedupes, jobs, speak }),
        ...hierarchyRoutes(lake),
        ...queueRoutes({ lake, state, listed: () => listedAccounts(lake) }),
        ...qualityRoutes({
          lake,
          speak,
          dictionary: () => fullDictionary(known),
          askUses: () => fieldsInUse(lake),
          now,
        }),
        ...identifyRoutes({ lake, state, jobs, table, speak, readContext }),
        ...togetherRoutes({ lake, jobs, speak }),
        ...gradeRoutes(lake),
        ...versionRoutes({ lake, jobs, speak }),
        ...scoreRoutes(lake),
        ...driftRoutes({ lake, state, now }),
        ...avoidRoutes(lake),
        ...scorecardRoutes({ lake, state, now, readContext }),
        ...surveyRoutes({ state, now, publicUrl: config.publicUrl ? new URL(config.publicUrl).origin : '' }),
        ...segmentRoutes({ lake, state, tableNow, now }),
        ...worksheetRoutes({ lake, state, jobs, now, speak, readContext }),
        ...studyRoutes({ files, jobs, speak }),
        ...studyReportRoutes({ jobs, speak }),
        ...queryRoutes(lake, config.query),
        ...checklistRoutes(lake),
      ],
      state,
      now,
      log,
      speak,
      secret: home.secret,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      allowedHosts: ['localhost', '127.0.0.1', '[::1]', config.host],
      version,
      ...(opening.web ? { web: opening.web } : {}),
    })
    return {
      fetch: edge.fetch,
      token: operatorToken(home.secret),
      routes: edge.routes,
      openApi: edge.openApi,
      setupLink: edge.setupLink,
      look: createWatch({ state, jobs, files, now, log, mostBytes: config.uploadBytes }),
      finishLeft: (onProgress) =>
        finishLeft(running, (job) => onProgress(toJob(job, speak, config.language))),
      home,
      speak,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Waits a little for another process to finish with the home, and says who holds it when it does not. */
async function openLakeInTurn(config: Config, home: Home, { onWait, now }: Opening): Promise<Lake> {
  const end = now().getTime() + config.waitSeconds * 1000
  for (let told = false; ; await sleep(200)) {
    try {
      return await openLake({ path: home.lake, ...config.lake })
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'lake.held') throw error
      const holder = await home.readServer()
      const pid = Number(error.params.pid) || (holder?.pid ?? 0)
      if (now().getTime() >= end)
        throw new Fault(
          'conflict',
          'app.home_held',
          { path: home.path, pid, command: holder?.pid === pid ? holder.command : 'talweg' },
          { cause: error },
        )
      if (!told) onWait?.(pid)
      told = true
    }
  }
}

async function finishLeft(jobs: Jobs, onChange: (job: StateJob) => void): Promise<void> {
  const left = (await jobs.list({ limit: 1000 })).filter(({ finishedAt }) => finishedAt === null)
  for (const { id } of left.reverse()) for await (const job of jobs.watch(id)) onChange(job)
}

/** Starts making derived tables anew; one that waits for its turn already will see this decision too. */
async function startRefresh(jobs: Jobs, by: string): Promise<StateJob> {
  const waiting = (await jobs.list()).find(({ kind, status }) => kind === 'refresh' && status === 'queued')
  return waiting ?? jobs.start('refresh', {}, by)
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Raised when derived tables have to be made anew although the facts are the same. */
const derivedVersion = 46

/** What people decided and derived tables depend on, of all steps. */
const decidedTables = (state: State): DecidedTable[] => [decidedSources(state), ...matchDecisions(state)]

async function refreshAll(tx: LakeTransaction, now: () => Date, decided: Decided): Promise<void> {
  const at = now().toISOString()
  await copyDecided(tx, decided)
  await refreshMatch(tx, {
    at,
    today: at.slice(0, 10),
    basis: await currentBasis(tx, decided),
    rules: derivedVersion,
  })
  await refreshSignals(tx)
  await createIdentify(tx)
  await refreshFit(tx)
  await keepScores(tx, at)
  await createViews(tx, views)
}

/** What the derived tables are made of, decisions about single accounts and contacts left out. */
const withoutEdits = (basis: string) => basis.replace(new RegExp(`\\b${edits.table}=\\w+`), '')

/** Makes anew what decisions about single accounts and contacts changed; everything, when more than that has changed. */
async function followAll(tx: LakeTransaction, now: () => Date, decided: Decided): Promise<void> {
  const before = (await refreshedBasis(tx)) ?? ''
  const basis = await currentBasis(tx, decided)
  if (basis === before) return
  if (withoutEdits(basis) !== withoutEdits(before)) return refreshAll(tx, now, decided)
  await followEdits(tx, decided)
  await refreshChangedFit(tx)
  const at = now().toISOString()
  await keepChangedScores(tx, at)
  await remember(tx, { basis, at })
}

const currentBasis = async (tx: LakeTransaction, { basis }: Decided) =>
  `${derivedVersion}:${basis}:${await basisOf(tx)}`

async function prepare(lake: Lake, now: () => Date, decided: Decided): Promise<void> {
  await lake.transaction(async (tx) => {
    await createFacts(tx)
    if ((await refreshedBasis(tx)) !== (await currentBasis(tx, decided))) await refreshAll(tx, now, decided)
  })
}
