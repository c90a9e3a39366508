// What runs in a thread that helps another one to match.
import { type MessagePort, workerData } from 'node:worker_threads'
import type { Comparison } from './comparison.ts'
import type { FromHelper, ToHelper } from './crew.ts'
import { keysInTurn } from './keys.ts'
import { packedParts, partsOfNames } from './name-parts.ts'
import { unpackedNames } from './names.ts'
import { unpacked } from './packed.ts'
import { compareStretches } from './pairs.ts'
import { comparisonsOf } from './table.ts'
import { lookedUp } from './vocabulary.ts'

const { port, answered }: { port: MessagePort; answered: Int32Array } = workerData
let comparisons: readonly Comparison[] = []

const answer = (message: FromHelper) => {
  port.postMessage(message)
  Atomics.add(answered, 0, 1)
  Atomics.notify(answered, 0)
}

port.on('message', (task: ToHelper) => {
  if (task.type === 'names')
    answer({ type: 'names', parts: packedParts(partsOfNames(unpacked(task.values))) })
  else if (task.type === 'prepare')
    comparisons = task.columns.flatMap(({ kind, name, values, count, names, known }) =>
      comparisonsOf(kind, { name, values: unpacked(values), count, code: new Int32Array(0) }, task.noun, {
        names: names && unpackedNames(names),
        known: known && lookedUp(known),
      }),
    )
  else if (task.type === 'keys') answer({ type: 'keys', keys: keysInTurn(task.task, comparisons) })
  else answer({ type: 'compared', stretches: compareStretches(task.task, comparisons) })
})
