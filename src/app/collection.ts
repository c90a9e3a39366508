import { setFlagsFromString } from 'node:v8'
import type { JobHandler } from '../ground/state/index.ts'

/** Collects what is young at so many hundredths of its room, between two pieces of work. */
const collectAt = (percent: number) => setFlagsFromString(`--minor-gc-task-trigger=${percent}`)

/** For a server: what the engine gets back with what is young is little each time, and nobody waits 20 ms for it. */
export const collectEarly = () => collectAt(10)

/** While a job runs, which makes far more of it than answers do, it is collected as late as Node does: that takes a tenth less work. */
export const collectingLate = (
  handlers: Readonly<Record<string, JobHandler>>,
): Readonly<Record<string, JobHandler>> =>
  Object.fromEntries(
    Object.entries(handlers).map(([kind, run]): [string, JobHandler] => [
      kind,
      async (input, job) => {
        collectAt(80)
        try {
          return await run(input, job)
        } finally {
          collectEarly()
        }
      },
    ]),
  )
