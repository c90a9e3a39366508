// What runs in a thread that helps another one to match.
import { type MessagePort, workerData } from 'node:worker_threads'
import type { Comparison } from './comparison.ts'
import type { FromHelper, PackedColumn, ToHelper } from './crew.ts'
import { type KeysOfPlace, keysInTurn } from './keys.ts'
import { listStretches } from './listing.ts'
import { NameReader, packedParts } from './name-parts.ts'
import { unpackedNames } from './names.ts'
import { namesInTurn } from './names-ahead.ts'
import { unpacked } from './packed.ts'
import { compareStretches } from './pairs.ts'
import { comparisonsOf, type Noun } from './table.ts'
import { lookedUp } from './vocabulary.ts'

const { port, answered }: { port: MessagePort; answered: Int32Array } = workerData
const comparisons: Comparison[] = []
/** Keys that were made before they were asked for. */
const keys: KeysOfPlace[] = []

const answer = (message: FromHelper, lists: readonly unknown[] = []) => {
  port.postMessage(
    message,
    lists.flatMap((list) =>
      list instanceof Int32Array && list.buffer instanceof ArrayBuffer ? [list.buffer] : [],
    ),
  )
  Atomics.add(answered, 0, 1)
  Atomics.notify(answered, 0)
}

port.on('message', (task: ToHelper) => {
  if (task.type === 'names') {
    const reader = new NameReader()
    const stretches = namesInTurn(unpacked(task.task.values), task.task.next, reader)
    answer({ type: 'names', read: { stretches, parts: packedParts(reader.parts()) } })
  } else if (task.type === 'prepare') {
    for (const [at, comparison] of compared(task.column, task.noun).entries())
      comparisons[task.column.place + at] = comparison
    keys.push(...keysInTurn(task.begun, comparisons))
  } else if (task.type === 'keys')
    answer({ type: 'keys', keys: [...keys, ...keysInTurn(task.begun, comparisons)] })
  else if (task.type === 'list') {
    const stretches = listStretches(task.task)
    answer({ type: 'listed', stretches }, Object.values(stretches))
  } else {
    const stretches = compareStretches(task.task, comparisons)
    answer({ type: 'compared', stretches }, Object.values(stretches))
  }
})

function compared({ kind, name, values, count, names, known }: PackedColumn, noun: Noun): Comparison[] {
  const column = { name, values: unpacked(values), count, code: new Int32Array(0) }
  const [read, vocabulary] = [names && unpackedNames(names), known && lookedUp(known)]
  return comparisonsOf(kind, column, noun, { names: read, known: vocabulary })
}
