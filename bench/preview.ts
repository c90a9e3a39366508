import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAccounts } from './data.ts'
import { add } from './figures.ts'
import { call, planOf, start } from './talweg.ts'
import { usageOf } from './usage.ts'

/** A row of the made file takes about so many bytes. */
const bytesPerRow = 124

/** Preview of a file of 1 GB: the first one after a start, and the next, with what the user sees before it. */
export async function measurePreview(folder: string): Promise<void> {
  const file = join(folder, 'large.csv')
  await writeAccounts(file, Math.ceil(1e9 / bytesPerRow))
  const server = await start(join(folder, 'preview'))
  const gigabytes = ((await stat(file)).size / 1e9).toFixed(2)
  const uploading = performance.now()
  const plan = await planOf(server, file)
  add(`upload and recognise ${gigabytes} GB`, (performance.now() - uploading) / 1000, 's')
  for (const which of ['first', 'next']) {
    const began = performance.now()
    const before = usageOf(server.pid)
    await call(server, '/imports/preview', { method: 'POST', body: JSON.stringify(plan) })
    const { cpu, peak } = usageOf(server.pid)
    const note = `${(cpu - before.cpu).toFixed(1)} s of processors, peak ${Math.round(peak)} MB; aim 2`
    add(`${which} preview of it`, (performance.now() - began) / 1000, 's', note)
  }
  await server.stop()
  rmSync(file)
}
