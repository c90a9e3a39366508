import { availableParallelism, totalmem } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { MessageChannel, Worker } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import type { ColumnBuilder } from './column.ts'
import type { Helper } from './crew.ts'
import { type Given, matchTable, type TableMatching } from './match-table.ts'
import type { FromThread, ToThread } from './messages.ts'
import { packed } from './packed.ts'
import type { Report } from './progress.ts'
import { sharedInts } from './shared.ts'
import type { Noun, TableColumn } from './table.ts'

type Threads = Readonly<{
  /** Ends the work at once when it fires. */
  signal?: AbortSignal
  /** What values and names may take in a thread; half of the memory of this machine, or of the container that this is in. */
  megabytes?: number
  /** How many threads work; as many as there are processors, up to four, when there are many rows. */
  threads?: number
}>

type Work = Readonly<{ report?: Report; given?: Given }>

/** Matching so few rows takes less time than starting a thread, and so few less than a second one saves: each reads the code and its tables. */
const fewRows = 2_000
const fewForHelp = 100_000
/** More threads than these hardly help: half of the work is done by one. */
const mostThreads = 4

/** Matches one table in threads of its own unless there are few rows, so that this one stays free. */
export class TableMatcher {
  readonly #noun: Noun
  readonly #options: Threads
  #report: Report = () => undefined
  #started: ReturnType<typeof startThreads> | undefined
  /** So many values of the column of names were handed over. */
  #names = 0

  constructor(noun: Noun, options: Threads = {}) {
    this.#noun = noun
    this.#options = options
  }

  /** Where at least so many rows will come, threads begin to read their code. */
  expect(rows: number): void {
    if (rows > fewRows) this.#started ??= this.#start(rows)
  }

  /** Where a column of names of companies already has many values, a thread begins to take those apart, while others are gathered. */
  readAhead({ texts }: ColumnBuilder): void {
    if (texts.length < this.#names + valuesPerPart || this.#noun !== 'company') return
    if (this.#options.threads === undefined && !this.#started && texts.length < fewForHelp) return
    this.#started ??= this.#start(Number.POSITIVE_INFINITY)
    const values = packed(texts.slice(this.#names))
    this.#started.worker.postMessage({ type: 'names', values } satisfies ToThread)
    this.#names = texts.length
  }

  /**
   * The same as `matchTable`. The columns are handed over: the list is empty afterwards, so that they take no memory here.
   * @throws Fault `match.engine.memory`; the reason of the signal when it fires
   */
  async match(columns: TableColumn[], { report, given }: Work = {}): Promise<TableMatching> {
    const { signal } = this.#options
    signal?.throwIfAborted()
    const rows = columns[0]?.code.length ?? 0
    if (rows <= fewRows && !this.#started) return matchTable(columns, this.#noun, report, given)
    if (report) this.#report = report
    this.#started ??= this.#start(rows)
    const { worker, helpers, answer } = this.#started
    const match: ToThread = { type: 'match', noun: this.#noun, given, helpers }
    try {
      const [matching] = await Promise.all([answer, this.#handOver(worker, columns, match)])
      return matching
    } catch (error) {
      signal?.throwIfAborted()
      throw isMemory(error)
        ? new Fault('too_large', 'match.engine.memory', { rows }, { cause: error })
        : error
    } finally {
      await this.end()
    }
  }

  /** Ends all threads; after a match none is left. */
  async end(): Promise<void> {
    await this.#started?.end()
  }

  #start(rows: number) {
    return startThreads(rows, this.#options, (...stage) => this.#report(...stage))
  }

  async #handOver(worker: Worker, columns: TableColumn[], match: Extract<ToThread, { type: 'match' }>) {
    for (let next = columns.shift(); next; next = columns.shift()) {
      const { values, ...column } = next
      const isAhead = this.#names > 0 && column.kind === 'name'
      const lists = [column.code.buffer, column.count.buffer].filter((list) => list instanceof ArrayBuffer)
      worker.postMessage({ type: 'column', column, isAhead } satisfies ToThread, lists)
      for (let from = isAhead ? this.#names : 0; from < values.length; from += valuesPerPart) {
        const part: ToThread = { type: 'values', values: packed(values.slice(from, from + valuesPerPart)) }
        worker.postMessage(part)
        await turn()
      }
    }
    worker.postMessage(
      match,
      match.helpers.map(({ port }) => port),
    )
  }
}

function startThreads(
  rows: number,
  { signal, megabytes = halfOfMemory(), threads }: Threads,
  report: Report,
) {
  const wanted = threads ?? (rows <= fewForHelp ? 1 : Math.min(mostThreads, availableParallelism()))
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes }
  const helping = Array.from({ length: wanted - 1 }, () => startHelper(resourceLimits))
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits })
  const all = [worker, ...helping.map((each) => each.worker)]
  const stop = () => all.map((each) => each.terminate())
  signal?.addEventListener('abort', stop)
  const answer = Promise.race([answerOf(worker, report), ...helping.map((each) => failureOf(each.worker))])
  // It may fail before somebody waits for it.
  answer.catch(() => undefined)
  return {
    worker,
    helpers: helping.map(({ helper }) => helper),
    answer,
    end: async () => {
      signal?.removeEventListener('abort', stop)
      await Promise.all(stop())
    },
  }
}

/** Matches a table that is there at once. */
export async function matchTableInWorker(
  columns: TableColumn[],
  noun: Noun,
  { report, given, ...threads }: Threads & Work = {},
): Promise<TableMatching> {
  return new TableMatcher(noun, threads).match(columns, {
    ...(report && { report }),
    ...(given && { given }),
  })
}

/** Much is made and soon let go of; with the usual few megabytes for it half of the time would go into looking what is still needed. */
const youngMegabytes = 96

function startHelper(resourceLimits: { maxOldGenerationSizeMb: number }): { worker: Worker; helper: Helper } {
  const { port1, port2 } = new MessageChannel()
  const answered = sharedInts(1)
  const worker = new Worker(new URL('./helper.ts', import.meta.url), {
    resourceLimits,
    workerData: { port: port2, answered },
    transferList: [port2],
  })
  return { worker, helper: { port: port1, answered } }
}

/** Values are handed over in parts, so that whoever asks this process for something does not wait for all of them. */
const valuesPerPart = 20_000

function answerOf(worker: Worker, report: Report): Promise<TableMatching> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.type === 'stage') report(message.stage, message.done, message.total)
      else resolve(message.matching)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread of a matching ended without an answer')))
  })
}

/** Fails when a thread fails. A helper that ends because nobody needs it any more does not. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error('a thread that helped a matching ended'))
    })
  })
}

const isMemory = (error: unknown) =>
  error instanceof Error &&
  (('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
    error.message === 'Array buffer allocation failed')

function halfOfMemory(): number {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return Math.floor(Math.min(totalmem(), limit) / 2 / 2 ** 20)
}
