import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { add } from './figures.ts'
import { hostileColumns, hostileKinds, hostileRecords } from './hostile-records.ts'
import { writeMixedRecords } from './mixed-records.ts'
import { call, planOf, runJob, type Server, start } from './talweg.ts'
import { usageOf } from './usage.ts'

/** Finds the duplicates of made sheets as the page does: time, memory, how long the server kept others waiting, and saving. */
export async function measureDedupe(folder: string, records: number): Promise<void> {
  const path = join(folder, 'sheet.csv')
  await writeMixedRecords(records, 1, path, join(folder, 'truth.csv'))
  await measure(folder, path, `mixed ${records.toLocaleString('en-US')}`)
  for (const kind of hostileKinds) {
    const file = createWriteStream(path)
    file.write(`${hostileColumns.join(',')}\n`)
    for (const cells of hostileRecords(kind, records, 1))
      if (!file.write(`${cells.join(',')}\n`)) await once(file, 'drain')
    file.end()
    await once(file, 'finish')
    await measure(folder, path, `${kind} ${records.toLocaleString('en-US')}`)
  }
}

const Sheet = z.object({ file_id: z.string(), name: z.string(), table: z.string().nullable() })

async function measure(folder: string, path: string, name: string): Promise<void> {
  const home = join(folder, 'dedupe')
  const server = await start(home)
  const { files } = await planOf(server, path)
  const { file_id: file, name: called, table } = Sheet.parse(files[0])
  const began = performance.now()
  const waits = watch(server)
  const parts = await runJob(server, '/match/dedupe', { file, name: called, table, as: 'accounts' })
  const seconds = (performance.now() - began) / 1000
  const longest = await waits()
  const stages = [...parts].map(
    ([stage, { seconds, used }]) =>
      `${stage.replace('match.stage.', '')} ${seconds.toFixed(1)} (${used.cpu.toFixed(1)} of processors)`,
  )
  add(`dedupe ${name}: time`, seconds, 's', stages.join(', '))
  add(`dedupe ${name}: longest wait for an answer meanwhile`, longest, 'ms')
  const saving = performance.now()
  const bytes = await save(server)
  add(
    `dedupe ${name}: saving`,
    (performance.now() - saving) / 1000,
    's',
    `${Math.round(bytes / 1e6)} MB of CSV`,
  )
  add(`dedupe ${name}: peak memory`, usageOf(server.pid).peak, 'MB')
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}

/** Asks again and again until told to stop, and gives the longest wait for an answer in milliseconds. */
function watch(server: Server): () => Promise<number> {
  let isOn = true
  const watching = (async () => {
    let longest = 0
    while (isOn) {
      const began = performance.now()
      await call(server, '/health')
      longest = Math.max(longest, performance.now() - began)
      await sleep(20)
    }
    return longest
  })()
  return () => {
    isOn = false
    return watching
  }
}

/** Reads the sheet that the last job found, as CSV, and gives its bytes. */
async function save(server: Server): Promise<number> {
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await call(server, '/jobs?limit=1'))
  const response = await fetch(`${server.url}/api/v1/match/dedupe/${items[0]?.id}/export`, {
    headers: { authorization: `Bearer ${server.token}` },
  })
  let bytes = 0
  for await (const chunk of response.body ?? []) bytes += chunk.length
  return bytes
}
