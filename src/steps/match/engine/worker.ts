import { availableParallelism, totalmem } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { MessageChannel, Worker } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Helper } from './crew.ts'
import { type Given, matchTable, type TableMatching } from './match-table.ts'
import type { FromThread, ToThread } from './messages.ts'
import { packed } from './packed.ts'
import type { Report } from './progress.ts'
import { sharedInts } from './shared.ts'
import type { Noun, TableColumn } from './table.ts'

type Options = Readonly<{
  /** Ends the work at once when it fires. */
  signal?: AbortSignal
  report?: Report
  given?: Given
  /** What values and names may take in a thread; half of the memory of this machine, or of the container that this is in. */
  megabytes?: number
  /** How many threads work; as many as there are processors, up to four, when there are many rows. */
  threads?: number
}>

/** Matching so few rows takes less time than starting a thread, and so few less than a second one saves: each reads the code and its tables. */
const fewRows = 2_000
const fewForHelp = 100_000
/** More threads than these hardly help: half of the work is done by one. */
const mostThreads = 4

/**
 * The same as `matchTable`, in threads of its own unless there are few rows, so that this one stays free. The columns are
 * handed over: the list is empty afterwards, so that they take no memory here.
 * @throws Fault `match.engine.memory`; the reason of the signal when it fires
 */
export async function matchTableInWorker(
  columns: TableColumn[],
  noun: Noun,
  { signal, report = () => undefined, given, megabytes = halfOfMemory(), threads }: Options = {},
): Promise<TableMatching> {
  signal?.throwIfAborted()
  const rows = columns[0]?.code.length ?? 0
  if (rows <= fewRows) return matchTable(columns, noun, report, given)
  const wanted = threads ?? (rows <= fewForHelp ? 1 : Math.min(mostThreads, availableParallelism()))
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes }
  const helping = Array.from({ length: wanted - 1 }, () => startHelper(resourceLimits))
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits })
  const all = [worker, ...helping.map((each) => each.worker)]
  const stop = () => {
    for (const each of all) void each.terminate()
  }
  signal?.addEventListener('abort', stop)
  try {
    const helpers = helping.map(({ helper }) => helper)
    const [matching] = await Promise.all([
      Promise.race([answerOf(worker, report), ...helping.map((each) => failureOf(each.worker))]),
      handOver(worker, columns, { type: 'match', noun, given, helpers }),
    ])
    return matching
  } catch (error) {
    signal?.throwIfAborted()
    throw isMemory(error) ? new Fault('too_large', 'match.engine.memory', { rows }, { cause: error }) : error
  } finally {
    signal?.removeEventListener('abort', stop)
    await Promise.all(all.map((each) => each.terminate()))
  }
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

async function handOver(
  worker: Worker,
  columns: TableColumn[],
  match: Extract<ToThread, { type: 'match' }>,
): Promise<void> {
  for (let next = columns.shift(); next; next = columns.shift()) {
    const { values, ...column } = next
    const lists = [column.code.buffer, column.count.buffer].filter((list) => list instanceof ArrayBuffer)
    worker.postMessage({ type: 'column', column } satisfies ToThread, lists)
    for (let from = 0; from < values.length; from += valuesPerPart) {
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
