import { rmSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { writeDemoCompany } from '../../../demo/index.ts'
import {
  ApiProblem,
  type Command,
  type Input,
  optionText,
  Problem,
  type Terminal,
  toProblem,
} from '../../ground/edge/index.ts'
import { createSpeaker, Fault, type Language, systemFault } from '../../ground/kernel/index.ts'
import type { Log } from '../../ground/state/index.ts'
import { collectCommands } from '../../steps/collect/index.ts'
import {
  avoidCommands,
  driftCommands,
  gradeCommands,
  identifyCommands,
  scoreCommands,
  segmentCommands,
  studyCommands,
  surveyCommands,
  togetherCommands,
  versionCommands,
  worksheetCommands,
} from '../../steps/identify/index.ts'
import {
  BaseSummary,
  matchCommands,
  qualityCommands,
  reviewCommands,
  showBase,
} from '../../steps/match/index.ts'
import { type Config, readConfig } from '../config.ts'
import { doctor, showChecks } from '../doctor.ts'
import { runJob } from '../run.ts'
import { serve } from '../serve.ts'
import { rooms } from '../words.ts'
import { type Connection, connect } from './connect.ts'
import { commandHelp, generalHelp, verbsThatHelp } from './help.ts'
import { findCommand, readInput, verbFirst } from './parse.ts'
import { createProgress } from './progress.ts'
import { queryCommand } from './query.ts'
import { createTerminal, type Screen } from './terminal.ts'

const speak = createSpeaker(rooms)

/** Verbs that open the application themselves, beside those that the steps offer. */
const own = (verb: string, usage: string, example: string, options: Command['options'] = []): Command => ({
  verb,
  usage,
  example,
  options,
  least: usage === '' ? 0 : 1,
  most: usage === '' ? 0 : 1,
  run: () => Promise.reject(new Error(`${verb} has a way of its own`)),
})

const startCommand = own('start', '', 'talweg start')
const demoCommand = own('demo', '', 'talweg demo')
const runCommand = own('run', 'FOLDER', 'talweg run exports/ --out result/', [
  { name: 'out', type: 'string', placeholder: 'FOLDER' },
])
const doctorCommand = own('doctor', '', 'talweg doctor')
/** Every verb, in the order in which they are listed. */
export const commands: readonly Command[] = [
  startCommand,
  demoCommand,
  runCommand,
  ...collectCommands((terminal, base) => showBase(terminal, BaseSummary.parse(base))),
  ...matchCommands,
  ...qualityCommands,
  ...reviewCommands,
  ...identifyCommands,
  ...worksheetCommands,
  ...surveyCommands,
  ...togetherCommands,
  ...versionCommands,
  ...scoreCommands,
  ...driftCommands,
  ...avoidCommands,
  ...gradeCommands,
  ...segmentCommands,
  ...studyCommands,
  queryCommand,
  doctorCommand,
]

type Stage = Readonly<{
  config: Config
  terminal: Terminal
  /** The same on standard error. */
  errors: Terminal
  json: boolean
  log: Log
  open: (config: Config) => Promise<Connection>
}>

/**
 * Runs one line of the command line. Results go to standard output, messages and progress to standard error.
 * @returns the exit code: 0 done, 1 failed, 2 wrong use
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const json = args.includes('--json')
  let language: Language = 'en'
  try {
    const config = readConfig()
    const wanted = args[args.indexOf('--lang') + 1]
    language = args.includes('--lang') && (wanted === 'zh' || wanted === 'en') ? wanted : config.language
    return await dispatch(args, json, { ...config, language })
  } catch (error) {
    return fail(error, json, language)
  }
}

async function dispatch(args: readonly string[], json: boolean, config: Config): Promise<number> {
  const { language } = config
  const terminal = createTerminal(screenOf(process.stdout, config.color), language, speak)
  const words = args.filter((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--lang')
  const line = verbFirst(args)
  const command = findCommand(commands, line)
  if (!command) {
    if (words.length === 0 || words[0] === 'help') {
      generalHelp(terminal, commands)
      return 0
    }
    throw new Fault('invalid', 'app.verb_unknown', { verb: words.join(' ') })
  }
  const input = readInput(command, line.slice(command.verb.split(' ').length))
  if (input.options.help === true) {
    commandHelp(terminal, command)
    return 0
  }
  const errors = screenOf(process.stderr, config.color)
  const note = (text: string) => errors.write(`${text}\n`)
  const log: Log = {
    info: () => undefined,
    warn: (message, details) => note(`${message} ${JSON.stringify(details ?? {})}`),
    error: (message, details) => note(`${message} ${JSON.stringify(details ?? {})}`),
  }
  const progress = createProgress(errors, {
    say: terminal.say,
    number: terminal.number,
    now: () => new Date(),
  })
  const open = (chosen: Config) =>
    connect(chosen, {
      log,
      now: () => new Date(),
      command: `talweg ${command.verb}`,
      onWait: (pid) => note(speak(language, 'app.waiting', { pid })),
      onLeft: () => note(speak(language, 'app.finishing_left')),
      onProgress: (job) => (job.status === 'running' ? progress.show(job) : progress.end()),
    })
  const stage: Stage = {
    config,
    terminal,
    errors: createTerminal(errors, language, speak),
    json,
    log,
    open,
  }
  if (command === startCommand) await serve(config, terminal, log)
  else if (command === demoCommand) await demo(stage)
  else if (command === runCommand) await run(stage, input)
  else if (command === doctorCommand) return await examine(stage)
  else await ask(stage, command, input)
  return 0
}

async function ask(
  { config, terminal, errors, json, open }: Stage,
  command: Command,
  input: Input,
): Promise<void> {
  const { api, settle, close } = await open(config)
  try {
    const output = await command.run(api, input, terminal.say)
    await settle()
    if (json) writeJson(output.value)
    else {
      output.show(terminal)
      output.remark?.(errors)
    }
  } finally {
    await close()
  }
}

/** The doctor sees a home that does not open as a finding, not as a failure of its own. */
async function examine({ config, terminal, json, open }: Stage): Promise<number> {
  const connection = await open(config).catch((error: unknown) => problemOf(error, config.language).detail)
  try {
    const checks = await doctor(connection, config)
    const ok = checks.every((check) => check.ok)
    if (json) writeJson({ ok, checks })
    else showChecks(terminal, checks)
    return ok ? 0 : 1
  } finally {
    if (typeof connection !== 'string') await connection.close()
  }
}

/** The sample company, kept in the home, so that the server shows it afterwards. */
async function demo({ config, terminal, json, open }: Stage): Promise<void> {
  const { say } = terminal
  const began = Date.now()
  const folder = join(config.home, 'demo')
  if (!json) terminal.line(say('demo.writing', { folder }))
  const { api, close } = await open(config)
  try {
    await writeDemoCompany(folder)
    const gate = [{ field: 'employees', op: 'at_least', value: 20 }]
    const result = await runJob(api, {
      folder,
      out: config.home,
      title: say('demo.name'),
      gate,
      terminal,
      quiet: json,
      now: () => new Date(),
    })
    if (json) return writeJson(result)
    terminal.line(say('run.browser'))
    terminal.line(say('run.took', { seconds: Math.round((Date.now() - began) / 1000) }))
  } finally {
    await close()
  }
}

/** A folder of files in a home of its own that is gone afterwards; only the results stay. */
async function run({ config, terminal, json, open }: Stage, input: Input): Promise<void> {
  const out = optionText(input, 'out')
  if (out === undefined) throw new Fault('invalid', 'app.out_missing')
  const folder = resolve(input.words[0] ?? '.')
  const began = Date.now()
  const home = await mkdtemp(join(tmpdir(), 'talweg-run-'))
  // Passable, for a PostgreSQL that runs under another user when we are root; its contents stay private.
  if (process.getuid?.() === 0) await chmod(home, 0o711)
  // Customer data must not stay behind when the run is broken off.
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
  try {
    const { api, close } = await open({ ...config, home, databaseUrl: undefined })
    try {
      const result = await runJob(api, {
        folder,
        out: resolve(out),
        title: basename(folder),
        terminal,
        quiet: json,
        now: () => new Date(),
      })
      if (json) writeJson(result)
      else terminal.line(terminal.say('run.took', { seconds: Math.round((Date.now() - began) / 1000) }))
    } finally {
      await close()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

function screenOf(stream: NodeJS.WriteStream, color: boolean): Screen {
  return {
    write: (text) => stream.write(text),
    columns: stream.columns ?? 100,
    color,
    isTerminal: stream.isTTY === true,
  }
}

/** Says what went wrong: as the problem document with --json, in words otherwise. */
function fail(error: unknown, json: boolean, language: Language): number {
  const problem = problemOf(error, language)
  if (json) writeJson(problem)
  else
    process.stderr.write(
      [
        problem.detail,
        ...(problem.errors ?? []).map(({ path, message }) => `  ${path}: ${message}`),
        ...verbsThatHelp(commands, problem.code, (key) => speak(language, key)),
        '',
      ].join('\n'),
    )
  return ['app.usage', 'app.verb_unknown', 'app.out_missing', 'app.setting_invalid'].includes(problem.code)
    ? 2
    : 1
}

function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof ApiProblem) return error.problem
  const fault = systemFault(error)
  if (fault instanceof Fault) return Problem.parse(toProblem(fault, speak, language))
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return problemOf(new Fault('unavailable', 'app.internal', { message }), language)
}
