import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLake } from '../../src/ground/lake/index.ts'
import { openSample, type Sample } from '../journey/sample.ts'
import { dumpLake, withTalweg } from '../support/talweg.ts'
import { openHomes, postgresLeft, postgresOf, type Running, start, talweg, talwegJson } from './command.ts'

const homes = await openHomes()
const servers: Running[] = []
let sample: Sample

beforeAll(async () => {
  sample = await openSample({ seed: 3, companies: 100 })
})
afterAll(async () => {
  for (const { child, ended } of servers) {
    child.kill('SIGKILL')
    await ended
  }
  await sample.remove()
  await homes.remove()
})

/** `talweg start` on a home, when it answers. */
async function serve(home: string): Promise<Running & { url: string }> {
  const server = start(home, ['start'], { TALWEG_PORT: '0' })
  servers.push(server)
  for (let waited = 0; waited < 300; waited++) {
    const note = await readFile(join(home, 'server.json'), 'utf8').catch(() => '{}')
    const { pid, url } = JSON.parse(note)
    if (pid === server.pid && url) return { ...server, url }
    await sleep(100)
  }
  throw new Error('the server did not come up')
}

const importsIn = async (home: string): Promise<number> =>
  (await talwegJson(home, 'imports', 'list')).items.length

describe('one process per home', { timeout: 120_000 }, () => {
  test('commands use the running server, and a second start says where it runs', async () => {
    const home = homes.fresh()
    const server = await serve(home)
    const before = await postgresOf(home)
    expect((await talwegJson(home, 'import', sample.file('products.csv'))).imports).toHaveLength(1)
    expect(await importsIn(home)).toBe(1)
    expect(await postgresOf(home)).toEqual(before)

    const second = await start(home, ['start'], { TALWEG_PORT: '0' }).ended
    expect(second.code).toBe(0)
    expect(second.stdout).toContain(server.url)
    expect(second.stdout).toContain(String(server.pid))

    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    expect(await postgresLeft(home)).toEqual([])
    expect(await importsIn(home)).toBe(1)
  })

  test('a server that is killed leaves nothing in the way: no process, no lock, and its job goes on', async () => {
    const home = homes.fresh()
    const server = await serve(home)
    const files = ['crm_accounts.csv', 'contacts.csv', 'opportunities.csv', 'activities.csv'].map(sample.file)
    const command = start(home, ['import', ...files, '--json'])
    await command.spoke
    server.child.kill('SIGKILL')
    await server.ended
    const broken = await command.ended
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.stdout)).toMatchObject({ code: 'app.server_lost' })
    expect(await postgresLeft(home)).toEqual([])

    // What it noted about itself is still there, and nobody is misled by it.
    expect(JSON.parse(await readFile(join(home, 'server.json'), 'utf8'))).toMatchObject({ pid: server.pid })
    const next = await serve(home)
    expect(next.url).not.toBe(server.url)
    for (let waited = 0; (await importsIn(home)) === 0 && waited < 40; waited++) await sleep(250)
    expect(await importsIn(home)).toBe(4)
    next.child.kill('SIGKILL')
    await next.ended
    expect(await importsIn(home)).toBe(4)
    expect(await postgresLeft(home)).toEqual([])
  })

  test('a home that another process holds is waited for, then refused by name', async () => {
    const home = homes.fresh()
    await talweg(home, 'imports', 'list')
    const lake = await openLake({ path: join(home, 'lake.duckdb'), memory: '256MB', threads: 1 })
    try {
      const note = {
        pid: process.pid,
        command: 'talweg import',
        url: null,
        started_at: new Date().toISOString(),
      }
      await writeFile(join(home, 'server.json'), JSON.stringify(note))
      for (const args of [
        ['imports', 'list', '--json'],
        ['query', 'select 1 as one', '--json'],
      ]) {
        const refused = await start(home, args, { TALWEG_WAIT_SECONDS: '0' }).ended
        expect(refused.code).toBe(1)
        expect(JSON.parse(refused.stdout)).toMatchObject({
          code: 'app.home_held',
          params: { pid: process.pid, command: 'talweg import', path: home },
        })
      }
      const server = await start(home, ['start'], { TALWEG_WAIT_SECONDS: '0', TALWEG_PORT: '0' }).ended
      expect(server.code).toBe(1)
      expect(server.stderr).toContain(`pid ${process.pid}`)
      expect(await postgresOf(home)).toEqual([])

      const waiting = start(home, ['imports', 'list', '--json'], { TALWEG_WAIT_SECONDS: '60' })
      await waiting.spoke
      expect(await Promise.race([waiting.ended, sleep(500)])).toBeUndefined()
      lake.close()
      const { code, stdout, stderr } = await waiting.ended
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toEqual({ items: [], next: null })
      expect(stderr).toContain(`pid ${process.pid}`)
    } finally {
      lake.close()
    }
  })

  test.each([
    ['one waits for the other', false],
    ['a server takes both', true],
  ])('imports at once on one home end as one after the other does: %s', async (_, isServed) => {
    const home = homes.fresh()
    const server = isServed ? await serve(home) : undefined
    const settings = { TALWEG_WAIT_SECONDS: '60' }
    const names = ['products.csv', 'crm_accounts.csv', 'crm_accounts.csv']
    const all = names.map((name) => start(home, ['import', sample.file(name), '--json'], settings))
    for (const { ended } of all) {
      const { code, stderr } = await ended
      expect(code, stderr).toBe(0)
    }
    const { items } = await talwegJson(home, 'imports', 'list')
    const order: string[] = items.map(({ file }: { file: string }) => file).reverse()
    expect(order.toSorted()).toEqual(names.toSorted())
    server?.child.kill('SIGTERM')
    await server?.ended
    expect(await postgresLeft(home)).toEqual([])

    const together = await dumpLake(join(home, 'lake.duckdb'))
    const oneByOne = await withTalweg(
      async (other) => {
        for (const name of order) await other.importFiles([sample.file(name)])
        return other.dump()
      },
      { now: () => new Date() },
    )
    expect(together).toEqual(oneByOne)
  })
})
