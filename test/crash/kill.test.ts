import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lake, openLake } from '../../src/ground/lake/index.ts'
import { openSample, type Sample } from '../journey/sample.ts'
import { type Dump, dumpTables } from '../support/dump.ts'
import { readTextTable } from '../support/pollock.ts'
import { xlsx } from '../support/xlsx.ts'
import { openHomes, postgresLeft, start, talweg, talwegJson, workOf } from './command.ts'

/** Kills in all; `CRASH_RUNS=300` for a long night. */
const runs = Number(process.env.CRASH_RUNS ?? 2)

/** What a lake holds when nobody uses its home: all derived tables, and how much came in or was decided. */
type Look = Readonly<{
  tables: Dump
  imports: number
  undone: number
  profiles: number
  lists: number
  /** How many rows each table of facts has. */
  facts: string
}>

type Counts = Omit<Look, 'tables'>

/** A command to kill, and the home it starts from: null for one that is not there yet. */
type Case = Readonly<{
  name: string
  from: string | null
  args: readonly string[]
  /** What it leaves when nobody disturbs it. */
  clean: Look
  /** What is there before. */
  before: Counts
  /** Its work in processor time, and how much of it is done when the job gets under way. */
  worked: number
  spokeAfter: number
}>

const homes = await openHomes()
let sample: Sample
let cases: Case[]

beforeAll(async () => {
  sample = await openSample({ seed: 2, companies: 150 })
  const early = ['crm_accounts.csv', 'opportunities.csv', 'products.csv'].map(sample.file)
  // GBK, a workbook, JSON by line.
  const late = [sample.file('客户名单.csv'), sample.file('联系人.csv')]
  for (const [name, write] of [
    ['contacts', workbookOf],
    ['activities', linesOf],
  ] as const)
    late.push(await write(sample.file(`${name}.csv`)))
  const nothing = { imports: 0, undone: 0, profiles: 0, lists: 0, facts: '' }

  const attempt = async (
    name: string,
    from: string | null,
    before: Case['before'],
    args: readonly string[],
  ) => {
    const home = from ? await homes.copy(from) : homes.fresh()
    const { worked, spokeAfter } = await talweg(home, ...args)
    const clean = await look(home)
    return { home, after: clean, one: { name, from, args, before, clean, worked, spokeAfter } }
  }
  const first = await attempt('import into a new home', null, nothing, ['import', ...early])
  const second = await attempt('import', first.home, first.after, ['import', ...late])
  const { items } = await talwegJson(second.home, 'imports', 'list')
  const undoing = (file: string) => {
    const { import_id } = items.find((item: { file: string }) => item.file === file)
    return attempt(`undo of ${file}`, second.home, second.after, ['imports', 'undo', import_id])
  }
  const undo = await undoing('activities.ndjson')
  const undoOld = await undoing('crm_accounts.csv')
  const learn = await attempt('learn', second.home, second.after, ['icp', 'learn', '--name', 'Best'])
  const build = await attempt('build', learn.home, learn.after, [
    ...['targets', 'build', '--name', 'List', '--owner', 'Olga'],
  ])
  cases = [second, undo, first, undoOld, second, learn, undo, second, build].map(({ one }) => one)
}, 120_000)
afterAll(async () => {
  await sample.remove()
  await homes.remove()
})

describe('kill -9 at any moment', () => {
  test(
    'leaves all of a command or nothing, and the next command finishes what was begun',
    async () => {
      const began = performance.now()
      const outcomes = new Map<string, number>()
      for (let run = 0; run < runs; run++) {
        const one = cases[run % cases.length]
        if (!one) throw new Error('no case')
        const outcome = await killAndLook(one, moments[run % moments.length] ?? 'any', Math.random())
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }
      const told = [...outcomes].map(([outcome, times]) => `${times} ${outcome}`)
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      process.stdout.write(`    ${runs} kills in ${minutes} min: ${told.join(', ')}\n`)
    },
    30_000 * runs,
  )
})

/** Any moment from the start on, one while its job is under way, or the one in which it writes. */
type Moment = 'any' | 'under way' | 'writing'
const moments: readonly Moment[] = ['under way', 'any', 'under way', 'writing']

/** Kills a command at a moment and looks at what the next one finds. */
async function killAndLook(one: Case, moment: Moment, chance: number): Promise<string> {
  const home = one.from ? await homes.copy(one.from) : homes.fresh()
  const share = moment === 'any' ? chance : within(chance, one.spokeAfter / one.worked, lastShare)
  const place = `${one.name}, killed at ${moment} moment, ${share.toFixed(3)} of its work`
  const { child, pid, spoke, ended } = start(home, one.args)
  if (moment !== 'any') await spoke
  const reached =
    moment === 'writing' ? writingOf(home, pid) : until(pid, () => workOf(pid) >= share * one.worked)
  await Promise.race([reached, ended])
  child.kill('SIGKILL')
  const { signal } = await ended
  expect(await postgresLeft(home), `${place}: PostgreSQL outlived it`).toEqual([])

  const list = await talwegJson(home, 'imports', 'list')
  expect(await postgresLeft(home), `${place}: PostgreSQL outlived the next command`).toEqual([])
  const found = await look(home)
  expect(list.items, place).toHaveLength(found.imports)
  const isThere = found.imports + found.undone + found.profiles + found.lists > sumOf(one.before)
  if (!isThere) {
    const { facts: _, ...counts } = one.before
    expect(found, `${place}: a part of it is there`).toMatchObject(one.from ? one.before : counts)
    await talweg(home, ...one.args)
  }
  const { tables, ...counts } = isThere ? found : await look(home)
  const { tables: clean, ...wanted } = one.clean
  expect(counts, place).toEqual(wanted)
  for (const [table, text] of Object.entries(clean))
    expect(tables[table] === text, `${place}: ${table}`).toBe(true)
  if (signal === null) return 'after its end'
  return isThere ? 'finished by the next command' : 'while it started'
}

/** After this share of the work the job is over, and the command only tells of it and closes the home. */
const lastShare = 0.93

const within = (chance: number, least: number, most: number) => least + chance * (most - least)

/** Resolves when it is so, or the process has ended. */
async function until(pid: number, isSo: () => boolean): Promise<void> {
  while (existsSync(`/proc/${pid}`) && !isSo()) await sleep(1)
}

const sumOf = ({ imports, undone, profiles, lists }: Case['before']) => imports + undone + profiles + lists

async function look(home: string): Promise<Look> {
  const lake = await openLake({ path: join(home, 'lake.duckdb'), memory: '512MB', threads: 1 })
  try {
    const [counts] = await lake.readText(`select
  (select count(*) from collect.imports) as imports, (select count(*) from collect.undone) as undone,
  (select count(*) from identify.profiles) as profiles, (select count(*) from identify.target_lists) as lists`)
    const { imports, undone, profiles, lists } = counts ?? {}
    return {
      tables: await dumpTables(lake),
      facts: await factsOf(lake),
      imports: Number(imports),
      undone: Number(undone),
      profiles: Number(profiles),
      lists: Number(lists),
    }
  } finally {
    lake.close()
  }
}

async function factsOf(lake: Lake): Promise<string> {
  const tables = await lake.readText(
    `select table_name as name from duckdb_tables() where schema_name = 'collect' and not temporary order by 1`,
  )
  const counts: string[] = []
  for (const { name } of tables) {
    const [row] = await lake.readText(`select count(*) as count from collect.${name}`)
    counts.push(`${name} ${row?.count}`)
  }
  return counts.join(', ')
}

/** The table of a CSV file as a workbook beside it. */
async function workbookOf(csv: string): Promise<string> {
  const { header, rows } = await readTextTable(csv)
  const path = csv.replace(/csv$/, 'xlsx')
  await writeFile(path, xlsx([{ name: 'Export', rows: [header.names, ...rows] }]))
  return path
}

/** The table of a CSV file as one JSON object per line beside it. */
async function linesOf(csv: string): Promise<string> {
  const { header, rows } = await readTextTable(csv)
  const path = csv.replace(/csv$/, 'ndjson')
  const lines = rows.map((cells) =>
    JSON.stringify(Object.fromEntries(header.names.map((name, i) => [name, cells[i] ?? '']))),
  )
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

/** Resolves as the work is being written: when the log of the lake grows beyond what opening it writes. */
async function writingOf(home: string, pid: number): Promise<void> {
  const size = () => statSync(join(home, 'lake.duckdb.wal'), { throwIfNoEntry: false })?.size ?? 0
  let last = size()
  await until(pid, () => {
    const now = size()
    const grows = now > last
    last = now
    return grows
  })
}
