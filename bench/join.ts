import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { add } from './figures.ts'
import { mixedColumns, mixedRecords } from './mixed-records.ts'
import { call, followJob, planOf, runJob, type Server, start } from './talweg.ts'

const more = 10_000

/** A small file against a large base: with weights that the rows teach, and with weights that somebody keeps. */
export async function measureJoin(folder: string, rows: number): Promise<void> {
  const files = await writeFiles(folder, rows)
  const home = join(folder, `home-join-${rows}`)
  const server = await start(home)
  const take = async (file: string) => runJob(server, '/imports', await planOf(server, file))
  const refreshed = (parts: Awaited<ReturnType<typeof take>>) => {
    const part = parts.get('match.stage.refreshing')
    if (part === undefined) throw new Error('the job had no refresh')
    return part
  }
  const [first = '', second = '', third = ''] = files
  const count = rows.toLocaleString('en')
  const made = refreshed(await take(first))
  add(`${count} mixed records: refresh`, made.seconds, 's', `${made.used.cpu.toFixed(1)} s of processors`)
  const anew = refreshed(await take(second))
  add(`${more} more, weights of the rows: refresh`, anew.seconds, 's', 'all companies are found anew')
  await keepWeights(server)
  const joined = refreshed(await take(third))
  add(
    `${more} more, kept weights: refresh`,
    joined.seconds,
    's',
    `${joined.used.cpu.toFixed(1)} s of processors, peak ${Math.round(joined.used.peak)} MB so far`,
  )
  await server.stop()
  rmSync(home, { recursive: true })
}

/** Lets the weights that count now count on, and waits until the base has followed. */
async function keepWeights(server: Server): Promise<void> {
  const body = JSON.stringify({ use: 'now' })
  const { job } = Decided.parse(await call(server, '/match/weights/decisions', { method: 'POST', body }))
  await followJob(server, job.id)
}

const Decided = z.object({ job: z.object({ id: z.string() }) })

async function writeFiles(folder: string, rows: number): Promise<string[]> {
  const names = ['base.csv', 'more.csv', 'even-more.csv'].map((name) => join(folder, name))
  const out = names.map((name) => createWriteStream(name))
  for (const file of out) file.write(`${mixedColumns.join(',')}\n`)
  let at = 0
  for (const { cells } of mixedRecords(rows + 2 * more, 1)) {
    const file = out[Math.max(0, 1 + Math.floor((at++ - rows) / more))]
    if (file?.write(`${cells.map(quoted).join(',')}\n`) === false) await once(file, 'drain')
  }
  for (const file of out) file.end()
  await Promise.all(out.map((file) => finished(file)))
  return names
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
