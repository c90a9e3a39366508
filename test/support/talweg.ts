import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createClient } from '../../src/app/cli/client.ts'
import { type Config, readConfig } from '../../src/app/config.ts'
import { openTalweg, type Talweg } from '../../src/app/talweg.ts'
import type { Api } from '../../src/ground/edge/index.ts'
import { openLake } from '../../src/ground/lake/index.ts'
import { type Import, Imported, recogniseFile } from '../../src/steps/collect/index.ts'
import { Profile, TargetAccount, TargetList } from '../../src/steps/identify/index.ts'
import { BaseSummary } from '../../src/steps/match/index.ts'
import { type Dump, dumpTables } from './dump.ts'
import { keptIn } from './kept.ts'
import { collectLog } from './log.ts'
import { databaseUrl } from './postgres-global.ts'

/** The whole application on a home of its own, asked through its API like everywhere else. */
export type TestTalweg = Readonly<{
  home: string
  api: Api
  /** One request as the operator, its answer as it comes: no redirect is followed. */
  ask(method: string, path: string, body?: unknown): Promise<Response>
  /** The rows of a `POST /query` as objects. */
  query(sql: string): Promise<Record<string, unknown>[]>
  /** Recognises every file as the command line does and imports all that fit something in one job. */
  importFiles(paths: readonly string[]): Promise<{ imports: Import[]; base: BaseSummary }>
  importFolder(folder: string): Promise<{ imports: Import[]; base: BaseSummary }>
  undo(importId: string): Promise<BaseSummary>
  learn(request?: object): Promise<Profile>
  /** Puts a version in force, for this reason. */
  activate(profileId: string, reason?: string): Promise<Profile>
  build(request?: object): Promise<TargetList>
  targets(listId: string): Promise<TargetAccount[]>
  /** Every derived table; the application is closed for it and opened again. */
  dump(): Promise<Dump>
  /** All that the home keeps, closed like for `dump`. */
  kept(): Promise<Dump>
  /** Leaves nothing behind; `last` sees the home when it is closed. */
  close(last?: () => Promise<void>): Promise<void>
}>

type Options = Readonly<{
  threads?: number
  now?: () => Date
}>

/** The day on which tests take place unless they say otherwise; the sample company's history lies before it. */
export const testDay = new Date('2026-11-01T09:00:00Z')

/** A home for the length of `use`. */
export async function withTalweg<T>(
  use: (talweg: TestTalweg) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const talweg = await openTestTalweg(options)
  try {
    return await use(talweg)
  } finally {
    await talweg.close()
  }
}

/** The lake of a home that was opened on the day of the tests and is empty, made once for all tests of a process. */
let emptyLake: Promise<string> | undefined

async function makeEmptyLake(): Promise<string> {
  const { home, close } = await openHome({})
  const folder = await mkdtemp(join(tmpdir(), 'talweg-empty-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  await close(() => copyFile(lakeOf(home), lakeOf(folder)))
  return lakeOf(folder)
}

const lakeOf = (home: string) => join(home, 'lake.duckdb')

/** For several tests on one home: open it in `beforeAll`, close it in `afterAll`. */
export async function openTestTalweg(options: Options = {}): Promise<TestTalweg> {
  emptyLake ??= makeEmptyLake()
  return openHome(options, await emptyLake)
}

async function openHome({ threads, now = () => testDay }: Options, lake?: string): Promise<TestTalweg> {
  const home = await mkdtemp(join(tmpdir(), 'talweg-journey-'))
  await chmod(home, 0o711)
  if (lake !== undefined) await copyFile(lake, lakeOf(home))
  const database = `test_journey_${randomBytes(6).toString('hex')}`
  await administer(`create database ${database} template template_talweg`)
  const state = databaseUrl(inject('postgresUrl'), database)
  const settings = readConfig({})
  const config: Config = {
    ...settings,
    home,
    databaseUrl: state,
    // Small tables: a second thread only waits for the first, and other tests for both.
    lake: { memory: '512MB', threads: threads ?? 1 },
    query: { milliseconds: 60_000, rows: 1_000_000 },
  }
  const log = collectLog()
  const opening = { log, now, command: 'test' }
  let app: Talweg = await openTalweg(config, opening)
  const url = 'http://localhost'
  const api = createClient({
    fetch: (request) => app.fetch(request),
    url,
    token: app.token,
    language: 'en',
    onProgress: () => {},
  })

  const importFiles: TestTalweg['importFiles'] = async (paths) => {
    const plans = []
    for (const path of paths) {
      const { tables } = await recogniseFile(api, path, (key) => key)
      plans.push(...tables.map(({ plan }) => plan))
    }
    const { result } = await api.job('/imports', { files: plans.filter((plan) => plan !== null) })
    return Imported.extend({ base: BaseSummary }).parse(result)
  }
  const whileClosed = async (look: () => Promise<Dump>) => {
    await app.close()
    const dump = await look()
    app = await openTalweg(config, opening)
    return dump
  }
  return {
    home,
    api,
    ask: async (method, path, body) =>
      app.fetch(
        new Request(`${url}/api/v1${path}`, {
          method,
          headers: {
            authorization: `Bearer ${app.token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    async query(sql) {
      const { columns, rows } = (await api.post('/query', { sql })) as {
        columns: string[]
        rows: unknown[][]
      }
      return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])))
    },
    importFiles,
    importFolder: async (folder) =>
      importFiles((await readdir(folder)).sort().map((name) => join(folder, name))),
    undo: async (importId) =>
      Imported.extend({ base: BaseSummary }).parse(
        (await api.job(`/imports/${importId}/undo`, undefined)).result,
      ).base,
    learn: async (request = {}) => Profile.parse((await api.job('/profiles/learn', request)).result),
    activate: async (profileId, reason = 'for a test') =>
      Profile.parse((await api.job(`/profiles/${profileId}/activate`, { reason })).result),
    build: async (request = { name: 'List', owner: 'Somebody' }) =>
      TargetList.parse((await api.job('/targets', request)).result),
    async targets(listId) {
      const { items } = (await api.get(`/targets/${listId}/accounts`, { limit: '1000' })) as {
        items: unknown[]
      }
      return items.map((item) => TargetAccount.parse(item))
    },
    dump: () => whileClosed(() => dumpLake(lakeOf(home))),
    kept: () => whileClosed(() => keptIn(home, state)),
    async close(last) {
      await app.close()
      await last?.()
      await administer(`drop database ${database} with (force)`)
      await rm(home, { recursive: true, force: true })
      // What the log calls an error is one, whatever the test looked at.
      const errors = log.lines.filter((line) => line.startsWith('error'))
      if (errors.length > 0) throw new Error(errors.join('\n'))
    },
  }
}

/** {@link dumpTables} of a lake that no process uses. */
export async function dumpLake(path: string): Promise<Dump> {
  const lake = await openLake({ path, memory: '512MB', threads: 1 })
  try {
    return await dumpTables(lake)
  } finally {
    lake.close()
  }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
