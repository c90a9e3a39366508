import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { collectLog, quietLog } from '../../../../test/support/log.ts'
import { copyPostgres, temporaryHome } from '../../../../test/support/state.ts'
import { openState, type State } from '../index.ts'
import { runAs } from './account.ts'

const isRoot = process.getuid?.() === 0

async function open(home: string, log = quietLog): Promise<State> {
  const state = await openState({ home, log, migrations: [] })
  onTestFinished(() => state.close())
  return state
}

const child = fileURLToPath(new URL('./child.fixture.ts', import.meta.url))

// All homes but the first are copies of one, which saves most of the time of a first start.
const seed = await mkdtemp(join(tmpdir(), 'talweg-seed-'))
beforeAll(async () => {
  await chmod(seed, 0o711)
  await copyPostgres(seed)
  const state = await openState({ home: seed, log: quietLog, migrations: [] })
  await state.pool.query('create table survivors (id int)')
  await state.pool.query('insert into survivors values (1)')
  await state.close()
})
afterAll(() => rm(seed, { recursive: true }))

/** A home that was used before: its table `survivors` has one row. */
async function usedHome(folder?: string): Promise<string> {
  const home = folder ?? (await temporaryHome())
  await copyPostgres(home, seed)
  return home
}

async function postmasterOf(home: string): Promise<number> {
  return Number.parseInt(await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8'), 10)
}

/** Another process that opens the home; gives the process number of its PostgreSQL once it is open. */
async function openElsewhere(
  home: string,
): Promise<{ parent: ChildProcessByStdio<Writable, Readable, null>; postmaster: number }> {
  const parent = spawn(process.execPath, [child, home], { stdio: ['pipe', 'pipe', 'ignore'] })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [chunk] = await once(parent.stdout, 'data')
  return { parent, postmaster: Number(String(chunk)) }
}

/** The processes that work on a home: PostgreSQL's, its supervisor's, initdb's. */
async function processesOf(home: string): Promise<string[]> {
  if (process.platform !== 'linux') {
    const { output } = await runAs(undefined, 'ps', ['-axww', '-o', 'command='])
    return output.split('\n').filter((command) => command.includes(home))
  }
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    if (command.includes(home) || folder.startsWith(home)) found.push(command.replaceAll('\0', ' '))
  }
  return found
}

async function untilQuiet(home: string, milliseconds = 8_000): Promise<string[]> {
  const deadline = performance.now() + milliseconds
  let left = await processesOf(home)
  while (left.length > 0 && performance.now() < deadline) {
    await sleep(50)
    left = await processesOf(home)
  }
  return left
}

it('starts a private, durable server and finds its data again', async () => {
  const home = await temporaryHome()
  const state = await openState({ home, log: quietLog, migrations: [] })
  const setting = async (name: string) =>
    (await state.pool.query('select current_setting($1) as value', [name])).rows[0].value
  expect(await setting('listen_addresses')).toBe('')
  expect([await setting('fsync'), await setting('synchronous_commit')]).toEqual(['on', 'on'])
  expect([await setting('server_encoding'), await setting('timezone')]).toEqual(['UTF8', 'UTC'])
  const { rows } = await state.pool.query(
    "select datlocprovider, datlocale, upper('ä') from pg_database limit 1",
  )
  expect(rows).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8', upper: 'Ä' }])
  await state.pool.query('create table kept (name text)')
  await state.pool.query("insert into kept values ('溪流')")
  await state.close()
  expect(await processesOf(home)).toEqual([])

  const again = await open(home)
  expect((await again.pool.query('select name from kept')).rows).toEqual([{ name: '溪流' }])
})

it('lets nobody in without the password, which only the owner may read', async () => {
  const home = await usedHome()
  const state = await open(home)
  expect((await stat(join(home, 'postgres/password'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(home, 'postgres'))).mode & 0o777).toBe(0o700)
  const guess = new URL(state.url)
  guess.password = 'guess'
  await expect(
    openState({ home, databaseUrl: guess.href, log: quietLog, migrations: [] }),
  ).rejects.toMatchObject({ code: 'state.database_unreachable' })
})

it.each(['SIGKILL', 'SIGTERM', 'exit', 'throw'] as const)(
  'leaves no process when the application ends by %s',
  async (end) => {
    const home = await usedHome()
    const { parent, postmaster } = await openElsewhere(home)
    expect(postmaster).toBeGreaterThan(1)
    if (end === 'exit' || end === 'throw') parent.stdin.write(end)
    else parent.kill(end)
    await once(parent, 'exit')
    expect(await untilQuiet(home)).toEqual([])
    const state = await open(home)
    expect((await state.pool.query('select * from survivors')).rows).toEqual([{ id: 1 }])
  },
)

it('starts again at once after kill -9, while the old server may still be ending', async () => {
  const home = await usedHome()
  const { parent } = await openElsewhere(home)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  const state = await open(home)
  expect((await state.pool.query('select * from survivors')).rows).toEqual([{ id: 1 }])
})

it('heals after a kill at any moment of the first start', async () => {
  const home = await temporaryHome()
  for (const milliseconds of [200, 450, 700, 900, 1_100]) {
    const parent = spawn(process.execPath, [child, home], { stdio: 'ignore' })
    await sleep(milliseconds)
    parent.kill('SIGKILL')
  }
  const state = await open(home)
  await state.pool.query('select 1')
  await state.close()
  expect(await untilQuiet(home)).toEqual([])
  expect((await readdir(join(home, 'postgres'))).filter((name) => name.startsWith('initdb-'))).toEqual([])
}, 60_000)

it('is not held up by a stranger who got the process number in an old postmaster.pid', async () => {
  const home = await usedHome()
  const { parent } = await openElsewhere(home)
  const pidFile = join(home, 'postgres/data/postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8')).split('\n')
  parent.kill('SIGKILL')
  await untilQuiet(home)

  const { uid, gid } = await stat(join(home, 'postgres/data'))
  const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
  onTestFinished(() => void stranger.kill())
  await writeFile(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 })
  const socketLock = join(home, 'postgres/socket/.s.PGSQL.5432.lock')
  await writeFile(socketLock, [stranger.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 })
  if (isRoot)
    for (const file of [pidFile, socketLock]) await runAs(undefined, 'chown', [`${uid}:${gid}`, file])

  const state = await open(home)
  await state.pool.query('select 1')
  expect(stranger.exitCode).toBe(null)
  expect(stranger.signalCode).toBe(null)
})

it('stops a server that was left without a lifeline, then starts its own', async () => {
  const home = await usedHome()
  const { parent, postmaster } = await openElsewhere(home)
  // everything but PostgreSQL itself is killed: the parent, the supervisor and its watcher
  for (const pid of [parent.pid ?? 0, ...(await shellsAround(postmaster))]) process.kill(pid, 'SIGKILL')
  await sleep(200)
  expect(await processesOf(home)).not.toEqual([])

  const log = collectLog()
  const state = await open(home, log)
  expect((await state.pool.query('select * from survivors')).rows).toEqual([{ id: 1 }])
  expect(log.lines.join()).toContain('left by an earlier run')
}, 40_000)

/** The supervisor of a server and its watcher: both are in the group that the supervisor leads. */
async function shellsAround(postmaster: number): Promise<number[]> {
  const { output } = await runAs(undefined, 'ps', ['-ax', '-o', 'pid=,ppid=,pgid=,comm='])
  const all = output.split('\n').map((line) => line.trim().split(/\s+/))
  const supervisor = all.find(([pid]) => Number(pid) === postmaster)?.[1]
  return all
    .filter(([, , group, name]) => group === supervisor && name !== 'postgres')
    .map(([pid]) => Number(pid))
}

it('says when PostgreSQL dies by itself, starts it again and goes on', async () => {
  const home = await usedHome()
  const log = collectLog()
  const state = await open(home, log)
  const inFlight = expect(
    state.transaction((trx) => sql`select pg_sleep(20)`.execute(trx)),
  ).rejects.toMatchObject({ kind: 'unavailable', code: 'state.unavailable' })
  await sleep(200)
  process.kill(await postmasterOf(home), 'SIGKILL')
  await inFlight
  await expect(sql`select 1`.execute(state.db)).rejects.toMatchObject({ code: 'state.unavailable' })
  const read = () => sql`select * from survivors`.execute(state.db)
  await expect
    .poll(() => read().catch(() => undefined), { timeout: 10_000 })
    .toMatchObject({ rows: [{ id: 1 }] })
  expect(log.lines.join()).toContain('PostgreSQL ended by itself')
  await expect.poll(() => log.lines.join()).toContain('PostgreSQL runs again')
})

it('can be closed while PostgreSQL is away', async () => {
  const home = await usedHome()
  const state = await openState({ home, log: quietLog, migrations: [] })
  process.kill(await postmasterOf(home), 'SIGKILL')
  await state.close()
  expect(await untilQuiet(home)).toEqual([])
})

it('works in a home whose path is deep, or full of odd characters', async () => {
  const root = await temporaryHome()
  const deep = join(root, 'a-folder-with-a-long-name'.repeat(3), 'and-another-folder'.repeat(4))
  const odd = join(root, '客户 "数据", it\'s 50%')
  for (const home of [deep, odd]) {
    await mkdir(home, { recursive: true })
    await usedHome(home)
    const state = await open(home)
    expect((await state.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    const again = await openState({ home, databaseUrl: state.url, log: quietLog, migrations: [] })
    await again.close()
    const folder = new URL(state.url).searchParams.get('host') ?? ''
    expect((await lstat(folder)).mode & 0o777).toBe(0o700)
    await state.close()
    if (home === deep) await rm(folder, { recursive: true })
  }
})

it('refuses a socket folder that somebody else prepared', async () => {
  const home = join(await temporaryHome(), 'x'.repeat(100))
  await mkdir(home)
  await usedHome(home)
  const state = await openState({ home, log: quietLog, migrations: [] })
  const folder = new URL(state.url).searchParams.get('host') ?? ''
  await state.close()
  await rm(folder, { recursive: true })
  await mkdir(folder, { mode: 0o777 })
  onTestFinished(() => rm(folder, { recursive: true }))
  await runAs(undefined, 'chmod', ['777', folder])
  await expect(open(home)).rejects.toMatchObject({ code: 'state.socket_folder', params: { folder } })
})

it('says what is wrong with a home that it cannot use', async () => {
  const file = join(await temporaryHome(), 'file')
  await writeFile(file, '')
  await expect(open(file)).rejects.toMatchObject({ kind: 'forbidden', code: 'state.folder_denied' })
  await expect(open(join(file, 'home'))).rejects.toMatchObject({ code: 'state.folder_denied' })
})

it('says what is wrong with data that it cannot use', async () => {
  const home = await usedHome()
  const data = join(await realpath(home), 'postgres/data')

  const settings = await readFile(join(data, 'postgresql.conf'), 'utf8')
  await writeFile(join(data, 'postgresql.conf'), 'nonsense = 1\n')
  const failed = await open(home).catch((error: unknown) => error)
  expect(failed).toMatchObject({ kind: 'unavailable', code: 'state.server_failed' })
  expect(String(failed)).toContain('unrecognized configuration parameter \\"nonsense\\"')
  await writeFile(join(data, 'postgresql.conf'), settings)

  const password = await readFile(join(home, 'postgres/password'), 'utf8')
  await writeFile(join(home, 'postgres/password'), 'another')
  await expect(open(home)).rejects.toMatchObject({ code: 'state.password_lost' })
  expect(await untilQuiet(home)).toEqual([])
  await writeFile(join(home, 'postgres/password'), password)

  await writeFile(join(data, 'PG_VERSION'), '17\n')
  await expect(open(home)).rejects.toMatchObject({
    code: 'state.data_version',
    params: { folder: data, found: '17', expected: 18 },
  })
  await rm(join(data, 'PG_VERSION'))
  await expect(open(home)).rejects.toMatchObject({ code: 'state.data_damaged', params: { folder: data } })
})
