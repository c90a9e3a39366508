import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const main = join(import.meta.dirname, '../../src/app/main.ts')

export type Ending = Readonly<{
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  /** Work that it had done, in milliseconds of processor time, when it first told how far it is, and in the end. */
  spokeAfter: number
  worked: number
}>

/** A command line of Talweg in a process of its own. */
export type Running = Readonly<{
  child: ChildProcess
  pid: number
  /** Resolves when it first tells how far it is, or ends without. */
  spoke: Promise<void>
  ended: Promise<Ending>
}>

/**
 * Starts `talweg …` on a home, as somebody would type it; nothing else of this process' settings reaches it.
 * @param input what is piped into it
 */
export function start(
  home: string,
  args: readonly string[],
  settings: Record<string, string> = {},
  input?: Readable,
): Running {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, NODE_COMPILE_CACHE, TALWEG_HOME: home, TALWEG_LANG: 'en', ...settings },
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  })
  if (input && child.stdin) input.pipe(child.stdin)
  let stdout = ''
  let stderr = ''
  let worked = 0
  let spokeAfter = Number.POSITIVE_INFINITY
  const watching = setInterval(() => {
    worked = Math.max(worked, workOf(child.pid ?? 0))
  }, 20)
  const { promise: spoke, resolve: speak } = Promise.withResolvers<void>()
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    spokeAfter = Math.min(spokeAfter, workOf(child.pid ?? 0))
    speak()
  })
  const { promise: ended, resolve, reject } = Promise.withResolvers<Ending>()
  child.on('error', reject)
  child.on('exit', () => clearInterval(watching))
  child.on('close', (code, signal) => {
    speak()
    resolve({ code, signal, stdout, stderr, worked, spokeAfter })
  })
  return { child, pid: child.pid ?? 0, spoke, ended }
}

/** Processor time of a process so far, in milliseconds: other than time it does not depend on how busy the machine is. */
export function workOf(pid: number): number {
  try {
    // user and system time, in hundredths of a second; the name before them may hold anything but ends with a bracket
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return 10 * (Number(fields[11]) + Number(fields[12]))
  } catch {
    return 0 // it has ended
  }
}

/** Runs a command to its end; one that fails is an error with what it said. */
export async function talweg(home: string, ...args: readonly string[]): Promise<Ending> {
  const ending = await start(home, args).ended
  if (ending.code !== 0)
    throw new Error(`talweg ${args.join(' ')} ended with ${ending.code}\n${ending.stdout}\n${ending.stderr}`)
  return ending
}

// What comes back is what the tests are about.
// biome-ignore lint/suspicious/noExplicitAny: a test looks into it
export async function talwegJson(home: string, ...args: readonly string[]): Promise<any> {
  return JSON.parse((await talweg(home, ...args, '--json')).stdout)
}

/** Processes that work on the data of this home's PostgreSQL. */
export async function postgresOf(home: string): Promise<number[]> {
  const data = join(home, 'postgres')
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (pid) =>
      (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(data) ? [Number(pid)] : [],
    ),
  )
  return found.flat()
}

/** Waits until no PostgreSQL of this home is left; gives those that are after so long. */
export async function postgresLeft(home: string, seconds = 10): Promise<number[]> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const left = await postgresOf(home)
    if (left.length === 0 || performance.now() > end) return left
    await sleep(20)
  }
}

/** Homes in one temporary folder, which PostgreSQL can enter when the tests run as root. */
export async function openHomes() {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-crash-'))
  await chmod(folder, 0o711)
  let count = 0
  const fresh = () => join(folder, `home ${count++}`)
  return {
    folder,
    fresh,
    /** A home just like another that nobody uses, owners of files included. */
    async copy(home: string): Promise<string> {
      const path = fresh()
      await promisify(execFile)('cp', ['-a', home, path])
      return path
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
