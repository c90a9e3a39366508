import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dump } from '../support/dump.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

let sample: Sample
let first: Outcome
beforeAll(async () => {
  sample = await openSample({ seed: 2, companies: 800 })
  first = await withTalweg((talweg) => outcome(talweg, sample.folder), { threads: 1 })
})
afterAll(() => sample.remove())

type Outcome = Readonly<{ dump: Dump; profile: unknown; targets: unknown }>

test('the history teaches something, so that there is something to compare', () => {
  expect(first.profile).toMatchObject({ signal: true })
  expect(first.dump['match.accounts']?.split('\n').length).toBeGreaterThan(800)
  expect(first.dump['identify.target_accounts']?.split('\n')).toHaveLength(100)
  expect(first.dump['identify.receipt_lines']).toContain('"Best customers 1"')
})

test.each([
  [1, 1],
  [2, 2],
])('rows in another order (%i) on %i threads give the same bytes', async (seed, threads) => {
  const folder = join(sample.folder, '..', `shuffled ${seed}`)
  await mkdir(folder)
  for (const name of await readdir(sample.folder))
    await writeFile(join(folder, name), shuffled(await readFile(join(sample.folder, name)), seed))
  const again = await withTalweg((talweg) => outcome(talweg, folder), { threads })
  expect(Object.keys(again.dump)).toEqual(Object.keys(first.dump))
  for (const [table, text] of Object.entries(first.dump)) expect(again.dump[table] === text, table).toBe(true)
  expect(again.profile).toEqual(first.profile)
  expect(again.targets).toEqual(first.targets)
})

test('importing all files a second time changes no account, no score and no list', () =>
  withTalweg(
    async (talweg) => {
      await outcome(talweg, sample.folder)
      const before = await talweg.dump()
      const { imports } = await talweg.importFolder(sample.folder)
      for (const { counts } of imports)
        expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: counts.rows - counts.refused })
      expect(await talweg.dump()).toEqual(before)
      const profile = await talweg.learn()
      expect(profile.version).toBe(2)
      expect(plain(profile, ['version', 'status'])).toEqual(plain(first.profile, ['version', 'status']))
      const list = await talweg.build()
      expect(plain(await talweg.targets(list.list_id))).toEqual(first.targets)
    },
    { threads: 2 },
  ))

async function outcome(talweg: TestTalweg, folder: string): Promise<Outcome> {
  await talweg.importFolder(folder)
  const profile = plain(await talweg.learn())
  const list = await talweg.build()
  const targets = plain(await talweg.targets(list.list_id))
  return { dump: await talweg.dump(), profile, targets }
}

/** Without ids and times that come from when and by which job it was made. */
function plain(value: unknown, more: readonly string[] = []): unknown {
  const left = new Set(['profile_id', 'list_id', 'learned_at', 'activated_at', ...more])
  return JSON.parse(JSON.stringify(value, (key, part) => (left.has(key) ? undefined : part)))
}

/**
 * The data rows in another order. Bytes are taken for characters: a quote or a line end is the same byte in UTF-8
 * and GBK, and no part of another character.
 */
function shuffled(bytes: Buffer, seed: number): Buffer {
  const text = bytes.toString('latin1')
  const records: string[] = []
  let start = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted
    if (text[i] !== '\n' || isQuoted) continue
    records.push(text.slice(start, i + 1))
    start = i + 1
  }
  const [header = '', ...rows] = records
  let state = seed
  for (let i = rows.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (i + 1)
    const [one, two] = [rows[i] ?? '', rows[other] ?? '']
    rows[i] = two
    rows[other] = one
  }
  return Buffer.from(header + rows.join(''), 'latin1')
}
