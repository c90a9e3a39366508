// What runs in the thread that `studyInThread` starts.
import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../../ground/kernel/index.ts'
import { type FromThread, ToThread } from './messages.ts'
import { studyFile } from './study-file.ts'

const answer = (message: FromThread) => parentPort?.postMessage(message)

try {
  const { path, request, today } = ToThread.parse(workerData)
  const study = await studyFile(path, request, today, (stage, done, total) =>
    answer({ type: 'stage', stage, done, total }),
  )
  answer({ type: 'study', study })
} catch (error) {
  if (!(error instanceof Fault)) throw error
  answer({ type: 'fault', kind: error.kind, code: error.code, params: error.params })
}
