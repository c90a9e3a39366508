import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'
import { operatorToken } from '../src/ground/edge/index.ts'
import { writeAccounts, writeOpportunities } from './data.ts'

type Figure = { line: string; value: number; unit: string; note: string }

const main = join(import.meta.dirname, '..', 'src', 'app', 'main.ts')
const json = process.argv.includes('--json')
const folder = mkdtempSync(join(tmpdir(), 'talweg-bench-'))
const figures: Figure[] = []

function add(line: string, value: number, unit: string, note = '') {
  figures.push({ line, value: Math.round(value * 10) / 10, unit, note })
  process.stderr.write(`${line}: ${figures.at(-1)?.value} ${unit} ${note}\n`)
}

type Server = { url: string; token: string; pid: number; milliseconds: number; stop: () => Promise<void> }

/** Starts the real server on a home and waits until it answers. */
async function start(home: string): Promise<Server> {
  const began = performance.now()
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...process.env, DATABASE_URL: '', TALWEG_HOME: home, TALWEG_PORT: '0', TALWEG_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /running at (\S+)/.exec(line)?.[1] ?? ''
    if (url) break
  }
  const milliseconds = performance.now() - began
  child.stdout.resume()
  const token = operatorToken(readFileSync(join(home, 'secret'), 'utf8').trim())
  return {
    url,
    token,
    pid: child.pid ?? 0,
    milliseconds,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function call(server: Server, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${server.token}`,
    'content-type': 'application/json',
    ...init.headers,
  }
  const response = await fetch(`${server.url}/api/v1${path}`, { ...init, headers })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

const memory = (pid: number, name: string) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Runs the command line on a home and gives its wall time in seconds and its peak memory in MB. */
async function command(home: string, args: string[]): Promise<{ seconds: number; peak: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, DATABASE_URL: '', TALWEG_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, memory(child.pid ?? 0, 'VmHWM'))
    } catch {
      // The process has just ended.
    }
  }, 100)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`talweg ${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, peak }
}

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Median time of a request, in milliseconds, after one to warm up. */
async function time(work: () => Promise<unknown>, runs = 15): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return middle(times)
}

/** The physical reference: the same file read by the engine alone. */
async function bareRead(path: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const began = performance.now()
  await connection.run(`create table t as select * from read_csv('${path}')`)
  return (performance.now() - began) / 1000
}

try {
  const home = join(folder, 'small')
  const first = await start(home)
  add('first start', first.milliseconds, 'ms', 'empty folder to answering, aim 5000')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  add('memory at rest', memory(first.pid, 'VmRSS'), 'MB', 'server process, without its PostgreSQL')
  await first.stop()
  const next = await start(home)
  add('next start', next.milliseconds, 'ms', 'existing home, aim 2000')
  await next.stop()

  const accounts = join(folder, 'accounts.csv')
  const opportunities = join(folder, 'opportunities.csv')
  await writeAccounts(accounts, 100_000)
  await writeOpportunities(opportunities, 300_000, 100_000)
  const middleHome = join(folder, 'middle')
  const imported = await command(middleHome, ['import', accounts, opportunities, '--json'])
  add(
    'import and refresh, 100,000 accounts + 300,000 opportunities',
    imported.seconds,
    's',
    `peak ${Math.round(imported.peak)} MB; whole command`,
  )
  add(
    'the same files read by DuckDB alone',
    (await bareRead(accounts)) + (await bareRead(opportunities)),
    's',
    'reference',
  )
  const learned = await command(middleHome, ['icp', 'learn', '--json'])
  add('learn a profile, 100,000 accounts', learned.seconds, 's', 'whole command')
  const built = await command(middleHome, ['targets', 'build', '--json'])
  add('build a target list, 100,000 accounts', built.seconds, 's', 'whole command')

  const many = join(folder, 'million.csv')
  await writeAccounts(many, 1_000_000)
  const largeHome = join(folder, 'large')
  const large = await command(largeHome, ['import', many, '--json'])
  add(
    'import and refresh, 1,000,000 accounts',
    large.seconds,
    's',
    `peak ${Math.round(large.peak)} MB; whole command`,
  )
  add('the same file read by DuckDB alone', await bareRead(many), 's', 'reference')
  const server = await start(largeHome)
  add('start with 1,000,000 accounts', server.milliseconds, 'ms')
  for (const [line, query] of [
    ['list by name', ''],
    ['list by employees', 'sort=-employees&'],
    ['search one word', 'q=company77123&'],
    ['search by pinyin initials', 'q=ys&'],
    ['filter by industry and country', 'industry=Retail&country=CN&'],
  ])
    add(
      `${line}, page of 100 of 1,000,000`,
      await time(() => call(server, `/accounts?${query}limit=100`)),
      'ms',
      'median of 15, aim 100',
    )
  await server.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
}
if (json) process.stdout.write(`${JSON.stringify({ machine, figures }, null, 2)}\n`)
else {
  const width = Math.max(...figures.map(({ line }) => line.length))
  for (const { line, value, unit, note } of figures)
    process.stdout.write(`${line.padEnd(width)}  ${String(value).padStart(9)} ${unit.padEnd(2)}  ${note}\n`)
  process.stdout.write(
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.system}, Node ${machine.node}\n`,
  )
}
