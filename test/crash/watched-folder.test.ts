import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { operatorToken } from '../../src/ground/edge/index.ts'
import { openHomes, postgresLeft, type Running, start, talweg, talwegJson } from './command.ts'

/** Kills in all; `CRASH_RUNS=200` for a long night. */
const kills = Math.min(Number(process.env.CRASH_RUNS ?? 2), 200)

const homes = await openHomes()
afterAll(() => homes.remove())

test('files that come to a watched folder come in once, however often the server is killed', {
  timeout: 60_000 + kills * 15_000,
}, async () => {
  const home = homes.fresh()
  const folder = join(homes.folder, 'exports')
  await mkdir(folder)
  const { source_id } = await talwegJson(home, 'sources', 'set', 'feed', '--owner', 'Lin')
  let server = await serve(home)
  await watch(home, source_id, folder)

  const dropped: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    for (let i = 0; i < 2; i++) dropped.push(await drop(folder, dropped.length))
    await sleep(1000 + Math.random() * 2500)
    server.child.kill('SIGKILL')
    await once(server.child, 'close')
    server = await serve(home)
  }
  await expect
    .poll(async () => outcomes(home), { timeout: 60_000, interval: 1000 })
    .toEqual({
      imported: dropped.length,
    })
  server.child.kill('SIGTERM')
  await server.ended

  const { items } = await talwegJson(home, 'imports', 'list', '--limit', '1000')
  expect(items.map(({ file }: { file: string }) => file).sort()).toEqual(dropped)
  expect(items.every(({ counts }: { counts: { rows: number } }) => counts.rows === 20)).toBe(true)
  expect(await postgresLeft(home)).toEqual([])
})

/** Starts the server and waits until it listens. */
async function serve(home: string): Promise<Running> {
  const server = start(home, ['start'], { TALWEG_PORT: '0', TALWEG_WATCH_SECONDS: '1' })
  const { stdout } = server.child
  if (!stdout) throw new Error('the server says nothing')
  for (let said = ''; !said.includes('http://'); ) said += String((await once(stdout, 'data'))[0])
  return server
}

/** There is no verb for it: a folder is set by people who manage the settings. */
async function watch(home: string, sourceId: string, folder: string): Promise<void> {
  const { url } = JSON.parse(await readFile(join(home, 'server.json'), 'utf8')) as { url: string }
  const secret = (await readFile(join(home, 'secret'), 'utf8')).trim()
  const answer = await fetch(`${url}/api/v1/sources/${sourceId}/folder`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${operatorToken(secret)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ path: folder }),
  })
  expect(answer.status).toBe(200)
}

async function drop(folder: string, number: number): Promise<string> {
  const name = `accounts ${String(number).padStart(4, '0')}.csv`
  const rows = Array.from(
    { length: 20 },
    (_, i) => `f${number}-${i},Company ${number} of ${i},c${number}-${i}.example,Retail,${10 + i}\n`,
  )
  await writeFile(join(folder, name), `Account ID,Account Name,Website,Industry,Employees\n${rows.join('')}`)
  return name
}

/** How many runs ended how. */
async function outcomes(home: string): Promise<Record<string, number>> {
  const { stdout } = await talweg(home, 'sources', 'runs', 'feed', '--limit', '1000', '--json')
  const { items } = JSON.parse(stdout) as { items: { status: string }[] }
  return Object.fromEntries(
    Object.entries(Object.groupBy(items, ({ status }) => status)).map(([status, all]) => [
      status,
      all?.length ?? 0,
    ]),
  )
}
