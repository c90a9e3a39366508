import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { add } from './figures.ts'
import { start } from './talweg.ts'
import { memoryOf } from './usage.ts'

/** How long a start takes and what a server at rest holds. */
export async function measureStart(folder: string): Promise<void> {
  const home = join(folder, 'small')
  const first = await start(home)
  add('first start', first.milliseconds, 'ms', 'empty folder to answering, aim 5000')
  await sleep(1000)
  add('memory at rest', memoryOf(first.pid, 'VmRSS'), 'MB', 'server process, without its PostgreSQL')
  await first.stop()
  const next = await start(home)
  add('next start', next.milliseconds, 'ms', 'existing home, aim 2000')
  await next.stop()
}
