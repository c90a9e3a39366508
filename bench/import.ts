import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bareRead } from './bare.ts'
import { writeAccounts } from './data.ts'
import { add, time } from './figures.ts'
import { call, type Part, planOf, runJob, type Server, start } from './talweg.ts'

/** Import of many accounts: what the user waits for in two parts, and the lists on what came of it. */
export async function measureImport(folder: string, rows: number, aim: string): Promise<void> {
  const count = rows.toLocaleString('en')
  const file = join(folder, `accounts-${rows}.csv`)
  await writeAccounts(file, rows)
  const home = join(folder, `home-${rows}`)
  const server = await start(home)
  let failure = ''
  const parts = await runJob(server, '/imports', await planOf(server, file), (why, stage) => {
    failure = `failed in ${stage}: ${why}`
  })
  addPart(`${count} accounts: read, standardise, keep`, parts.get('collect.stage.reading'), aim)
  addPart(`${count} accounts: refresh of the account base`, parts.get('match.stage.refreshing'), '', failure)
  await server.stop()
  add('the same file read by DuckDB alone', await bareRead(file), 's', 'reference')
  if (failure === '') await measureLists(home, count)
  rmSync(home, { recursive: true })
  rmSync(file)
}

function addPart(line: string, part: Part | undefined, aim: string, failure = ''): void {
  if (part === undefined) throw new Error(failure || `${line}: the job had no such stage`)
  const { seconds, used } = part
  const note = `${used.cpu.toFixed(1)} s of processors, peak ${Math.round(used.peak)} MB so far`
  add(line, seconds, 's', [note, aim && `aim ${aim}`, failure].filter(Boolean).join('; '))
}

async function measureLists(home: string, count: string): Promise<void> {
  const server = await start(home)
  add(`start with ${count} accounts`, server.milliseconds, 'ms')
  for (const [line, query] of [
    ['list by name', ''],
    ['list by employees', 'sort=-employees&'],
    ['search one word', 'q=company77123&'],
    ['search by pinyin initials', 'q=ys&'],
    ['filter by industry and country', 'industry=Retail&country=CN&'],
  ])
    add(
      `${line}, page of 100 of ${count}`,
      await time(() => call(server, `/accounts?${query}limit=100`)),
      'ms',
      'median of 15, aim 100',
    )
  await measureMatchOne(server, count)
  await server.stop()
}

/** Which account is it: asked for names as they stand there, with a slip, and for ones that nobody has. */
async function measureMatchOne(server: Server, count: string): Promise<void> {
  const { items } = Names.parse(await call(server, '/accounts?limit=500&sort=-employees'))
  const asked = items.flatMap(({ name }) => [
    name,
    `${name.slice(0, 3)}${name.slice(4)}`,
    `${name} Brickworks`,
  ])
  const times: number[] = []
  for (const name of asked) {
    const start = performance.now()
    await call(server, '/match', { method: 'POST', body: JSON.stringify({ name }) })
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  add(
    `match one against ${count}, p99`,
    at(0.99),
    'ms',
    `${times.length} asked one after the other, median ${at(0.5).toFixed(1)} ms; aim 20`,
  )
}

const Names = z.object({ items: z.array(z.object({ name: z.string() })) })
