// What runs in the thread that `matchTableInWorker` starts.
import { parentPort } from 'node:worker_threads'
import { matchTable, type TableMatching } from './match-table.ts'
import type { FromThread, ToThread } from './messages.ts'
import type { Noun, TableColumn } from './table.ts'

const columns: (TableColumn & { values: string[] })[] = []
const answer = (message: FromThread, lists: ArrayBufferLike[] = []) =>
  parentPort?.postMessage(
    message,
    lists.filter((list) => list instanceof ArrayBuffer),
  )

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'column') columns.push({ ...message.column, values: [] })
  else if (message.type === 'values') for (const value of message.values) columns.at(-1)?.values.push(value)
  else match(message.noun)
})

function match(noun: Noun): void {
  const matching = matchTable(columns, noun, (stage, done, total) =>
    answer({ type: 'stage', stage, done, total }),
  )
  answer({ type: 'found', matching }, listsOf(matching))
}

/** The lists of numbers, which change hands instead of being copied. */
function listsOf({ pairs, ...matching }: TableMatching): ArrayBufferLike[] {
  return [...Object.values(matching), ...Object.values(pairs)].flatMap((value) =>
    value instanceof Int32Array || value instanceof Uint8Array ? [value.buffer] : [],
  )
}
