// What runs in the thread that `matchTableInWorker` starts.
import { parentPort } from 'node:worker_threads'
import { Crew } from './crew.ts'
import { matchTable, type TableMatching } from './match-table.ts'
import type { FromThread, ToThread } from './messages.ts'
import { NamesAhead } from './names-ahead.ts'
import { unpacked } from './packed.ts'
import type { Report } from './progress.ts'
import type { TableColumn } from './table.ts'

const ahead = new NamesAhead()
const columns: (TableColumn & { values: string[] })[] = []
const answer = (message: FromThread, lists: ArrayBufferLike[] = []) =>
  parentPort?.postMessage(
    message,
    lists.filter((list) => list instanceof ArrayBuffer),
  )

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'names') readAhead(unpacked(message.values))
  else if (message.type === 'column')
    columns.push({ ...message.column, values: message.isAhead ? [...ahead.names] : [] })
  else if (message.type === 'values')
    for (const value of unpacked(message.values)) columns.at(-1)?.values.push(value)
  else match(message)
})

/** Names are taken apart a few at a time, so that the word to begin is heard. */
function readAhead(names: readonly string[]): void {
  ahead.take(names)
  if (!isReading) setImmediate(read)
  isReading = true
}

let isReading = false

function read(): void {
  isReading = ahead.readSome()
  if (isReading) setImmediate(read)
}

function match({ noun, given, helpers }: Extract<ToThread, { type: 'match' }>): void {
  const report: Report = (stage, done, total) => answer({ type: 'stage', stage, done, total })
  const crew = helpers.length > 0 ? new Crew(helpers) : undefined
  const matching = matchTable(columns, noun, report, given, crew, ahead)
  answer({ type: 'found', matching }, listsOf(matching))
}

/** The lists of numbers, which change hands instead of being copied. */
function listsOf({ pairs, twins, ...matching }: TableMatching): ArrayBufferLike[] {
  return [matching, pairs, twins]
    .flatMap((lists) => Object.values(lists))
    .flatMap((value) => (value instanceof Int32Array || value instanceof Uint8Array ? [value.buffer] : []))
}
