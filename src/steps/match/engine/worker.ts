import { totalmem } from 'node:os'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import { type Given, matchTable, type TableMatching } from './match-table.ts'
import type { FromThread, ToThread } from './messages.ts'
import type { Report } from './progress.ts'
import type { Noun, TableColumn } from './table.ts'

type Options = Readonly<{
  /** Ends the work at once when it fires. */
  signal?: AbortSignal
  report?: Report
  given?: Given
  /** What values and names may take in the thread; half of the memory of this machine, or of the container that this is in. */
  megabytes?: number
}>

/** Matching so few rows takes less time than starting a thread. */
const fewRows = 2_000

/**
 * The same as `matchTable`, in a thread of its own unless there are few rows, so that this one stays free. The columns are
 * handed over: the list is empty afterwards, so that they take no memory here.
 * @throws Fault `match.engine.memory`; the reason of the signal when it fires
 */
export async function matchTableInWorker(
  columns: TableColumn[],
  noun: Noun,
  { signal, report = () => undefined, given, megabytes = halfOfMemory() }: Options = {},
): Promise<TableMatching> {
  signal?.throwIfAborted()
  const rows = columns[0]?.code.length ?? 0
  if (rows <= fewRows) return matchTable(columns, noun, report, given)
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  try {
    const [matching] = await Promise.all([answerOf(worker, report), handOver(worker, columns, noun, given)])
    return matching
  } catch (error) {
    signal?.throwIfAborted()
    throw isMemory(error) ? new Fault('too_large', 'match.engine.memory', { rows }, { cause: error }) : error
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** Values are handed over in parts, so that whoever asks this process for something does not wait for all of them. */
const valuesPerPart = 20_000

async function handOver(
  worker: Worker,
  columns: TableColumn[],
  noun: Noun,
  given: Given | undefined,
): Promise<void> {
  const send = (message: ToThread, lists: ArrayBufferLike[] = []) =>
    worker.postMessage(
      message,
      lists.filter((list) => list instanceof ArrayBuffer),
    )
  for (let next = columns.shift(); next; next = columns.shift()) {
    const { values, ...column } = next
    send({ type: 'column', column }, [column.code.buffer, column.count.buffer])
    for (let from = 0; from < values.length; from += valuesPerPart) {
      send({ type: 'values', values: values.slice(from, from + valuesPerPart) })
      await turn()
    }
  }
  send({ type: 'match', noun, given })
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

const isMemory = (error: unknown) =>
  error instanceof Error &&
  (('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
    error.message === 'Array buffer allocation failed')

function halfOfMemory(): number {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return Math.floor(Math.min(totalmem(), limit) / 2 / 2 ** 20)
}
