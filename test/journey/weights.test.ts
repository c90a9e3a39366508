import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../src/app/cli/main.ts'
import { findCommand, readInput } from '../../src/app/cli/parse.ts'
import { createTerminal } from '../../src/app/cli/terminal.ts'
import { rooms } from '../../src/app/words.ts'
import { type Api, Job } from '../../src/ground/edge/index.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { BaseSummary } from '../../src/steps/match/model.ts'
import {
  VersionWeights,
  WeightsDecision,
  WeightsPreview,
  WeightsVersion,
} from '../../src/steps/match/training/model.ts'
import { Weights, WhyRow } from '../../src/steps/match/why/model.ts'
import type { Dump } from '../support/dump.ts'
import { openTestTalweg, type TestTalweg, withTalweg } from '../support/talweg.ts'
import { sheet, withBase } from './base.ts'
import { withSample } from './sample.ts'

const Decided = z.object({ decision: WeightsDecision, job: Job })
const Pair = z.object({ record_a: z.string(), record_b: z.string(), levels: z.string(), verdict: z.string() })
const minutes = 60_000
const speak = createSpeaker(rooms)

let talweg: TestTalweg
beforeAll(async () => {
  talweg = await openTestTalweg()
  await withSample({ companies: 1200 }, async (sample) => {
    await talweg.importFolder(sample.folder)
  })
}, 5 * minutes)
afterAll(async () => talweg?.close())

const weights = async () => Weights.parse(await talweg.api.get('/match/weights'))
const preview = async (body: object) =>
  WeightsPreview.parse((await talweg.api.job('/match/weights/preview', body)).result)
const follow = async (path: string, body?: object) => {
  const { decision, job } = Decided.parse(await talweg.api.post(path, body))
  await talweg.api.wait(job.id)
  return decision
}
const decide = (body: object) => follow('/match/weights/decisions', body)
const accounts = async () => BaseSummary.parse(await talweg.api.get('/base')).accounts

const linesOf = (dump: Dump, table: string) =>
  (dump[table] ?? '').split('\n').map((line): unknown => JSON.parse(line))
const Record = z.object({ record_id: z.string(), account_id: z.string() })

/** The account of every record, those that are only named somewhere among them. */
const homesIn = (dump: Dump) =>
  new Map(
    linesOf(dump, 'match.account_records')
      .map((line) => Record.parse(line))
      .map(({ record_id, account_id }) => [record_id, account_id]),
  )

/** Pairs that hold rows together by nothing but a name with a slip of the pen. */
const slips = (dump: Dump) =>
  linesOf(dump, 'match.pairs')
    .map((line) => Pair.parse(line))
    .filter(({ levels, verdict }) => levels === 'name=slip' && verdict === 'one')

test('thirty verdicts teach weights; what that changes is seen before, decided, and taken back exactly', {
  timeout: 10 * minutes,
}, async () => {
  const learned = await weights()
  expect(learned).toMatchObject({ version: null, verdicts: 0, drift: 0 })

  // Thirty times somebody says that such a row is another company.
  const pairs = slips(await talweg.dump())
  expect(pairs.length).toBeGreaterThan(40)
  for (const { record_b } of pairs.slice(0, 30))
    await talweg.api.post('/verdicts', { verdict: 'split', records: [record_b] })
  await talweg.api.job('/rates/reporting', { currency: null })
  const said = await talweg.dump()

  // That alone moves no other row; what it teaches is told.
  const [now, before] = [await weights(), await accounts()]
  expect(now).toMatchObject({ version: null, verdicts: 30 })
  expect(now.drift).toBeGreaterThan(500)
  const slip = now.levels.find(({ comparison, level }) => comparison === 'name' && level === 'slip')
  expect(slip?.taught).toBeLessThan(slip?.weight ?? 0)

  // A preview keeps nothing.
  const seen = await preview({ use: 'taught' })
  expect(await talweg.dump()).toEqual(said)
  expect(seen.companies.before).toBe(before)
  expect(seen.companies.after).toBeGreaterThan(before)
  expect(seen.parted.records).toBeGreaterThanOrEqual(5)
  expect(seen.parted.examples.length).toBeGreaterThan(0)
  for (const { before: now, after, name_a, name_b } of seen.parted.examples) {
    expect(now).toBeGreaterThanOrEqual(0)
    expect(after).toBeLessThan(now ?? 0)
    expect([name_a, name_b]).not.toContain(null)
  }
  expect(seen.parted.examples.filter(({ after }) => (after ?? 0) < 0).length).toBeGreaterThan(2)

  // The base is as the preview said.
  const decision = await decide({ use: 'taught', basis: seen.basis })
  expect(await accounts()).toBe(seen.companies.after)
  const taught = await talweg.dump()
  const home = homesIn(taught)
  for (const { record_a, record_b } of seen.parted.examples)
    expect(home.get(record_a)).not.toBe(home.get(record_b))
  const kept = await weights()
  expect(kept).toMatchObject({ version: { version: decision.version, verdicts: 30 }, drift: 0 })
  for (const { comparison, level, after } of seen.weights.filter((each) => each.comparison !== 'prior'))
    expect(kept.levels).toContainEqual(expect.objectContaining({ comparison, level, weight: after }))
  await expectReceipts([...new Set(home.values())].slice(0, 40))

  // Nothing was taught since, so that training again changes nothing; and undoing it brings everything back.
  expect(await preview({ use: 'taught' })).toMatchObject({
    companies: { before: seen.companies.after, after: seen.companies.after },
    joined: { records: 0 },
    parted: { records: 0 },
    weights: [],
  })
  await follow(`/match/weights/decisions/${decision.decision_id}/undo`)
  expect(await talweg.dump()).toEqual(said)

  // An earlier version counts again, and so do the rows alone.
  const back = await preview({ use: 'version', version: decision.version })
  expect(back.companies).toEqual(seen.companies)
  await decide({ use: 'version', version: decision.version })
  expect(await talweg.dump()).toEqual(taught)
  const rows = await preview({ use: 'rows' })
  expect(rows.companies).toEqual({ before: seen.companies.after, after: before })
  expect(rows.joined.records).toBe(seen.parted.records)
  for (const each of rows.joined.examples) {
    expect(each.after).toBeGreaterThanOrEqual(0)
    expect(each.before).toBeLessThan(each.after ?? 0)
  }
  await decide({ use: 'rows' })
  expect(await talweg.dump()).toEqual(said)
})

test('weights that count are kept as they are, and hold when others would be learned', {
  timeout: 5 * minutes,
}, async () => {
  const before = await weights()
  const { version } = await decide({ use: 'now' })
  const kept = await weights()
  expect(kept.levels).toEqual(before.levels)
  expect(kept.version).toMatchObject({ version, learned_from: 'rows', verdicts: 0 })
  const again = await talweg.ask('POST', '/match/weights/decisions', { use: 'now' })
  expect([again.status, (await again.json()).code]).toEqual([409, 'match.weights_kept'])

  const { basis } = await preview({ use: 'taught' })
  const [pair] = slips(await talweg.dump())
  if (!pair) throw new Error('no pair is left')
  const { job } = z
    .object({ job: Job })
    .parse(await talweg.api.post('/verdicts', { verdict: 'split', records: [pair.record_b] }))
  await talweg.api.wait(job.id)
  const after = await weights()
  expect(after.verdicts).toBe(before.verdicts + 1)
  expect(after.levels.map(({ weight }) => weight)).toEqual(before.levels.map(({ weight }) => weight))
  const late = await talweg.ask('POST', '/match/weights/decisions', { use: 'taught', basis })
  expect([late.status, (await late.json()).code]).toEqual([409, 'match.weights_changed'])

  const { items } = z
    .object({ items: z.array(WeightsVersion) })
    .parse(await talweg.api.get('/match/weights/versions'))
  expect(items.map(({ learned_from, verdicts }) => [learned_from, verdicts])).toEqual([
    ['rows', 0],
    ['verdicts', 30],
  ])
  const { weights: held } = VersionWeights.parse(await talweg.api.get(`/match/weights/versions/${version}`))
  expect(held).toContainEqual({ comparison: 'prior', level: '', weight: before.prior })
  expect(held.length).toBe(before.levels.length + 1)
  const missing = await talweg.ask('POST', '/match/weights/preview', { use: 'version', version: 99 })
  expect([missing.status, (await missing.json()).code]).toEqual([404, 'match.weights_version_missing'])
})

/** The lines of every receipt of these accounts sum to its weight. */
async function expectReceipts(ids: readonly string[]): Promise<void> {
  let weighed = 0
  for (const id of ids) {
    const { items } = z.object({ items: z.array(WhyRow) }).parse(await talweg.api.get(`/accounts/${id}/why`))
    for (const { receipt } of items) {
      if (receipt?.weight == null) continue
      weighed += 1
      expect(receipt.lines.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(receipt.weight)
    }
  }
  expect(weighed).toBeGreaterThan(0)
}

/** What a line of words prints. */
async function typed(api: Api, line: string): Promise<string> {
  const args = line.split(' ')
  const command = findCommand(commands, args)
  if (!command) throw new Error(line)
  const input = readInput(command, args.slice(command.verb.split(' ').length))
  const said: string[] = []
  const { show } = await command.run(api, input, (key) => speak('en', key))
  const screen = { write: (text: string) => said.push(text), columns: 120, color: false, isTerminal: false }
  show(createTerminal(screen, 'en', speak))
  return said.join('')
}

test('the same on the command line: what would change, deciding, versions, and taking it back', {
  timeout: 5 * minutes,
}, async () => {
  await decide({ use: 'rows' })
  expect(await typed(talweg.api, 'match weights')).toContain('Taught now')
  const said = await talweg.dump()
  const seen = await typed(talweg.api, 'match train --preview')
  expect(seen).toMatch(/Companies: [\d,]+ now, [\d,]+ then/)
  expect(seen).toContain('Bits then')
  // Of one pair the weight stays above zero; it parts since the other rows of its company turn it.
  expect(seen).toContain('the mean over all their rows')
  expect(await talweg.dump()).toEqual(said)
  expect(await typed(talweg.api, 'match train')).toContain('Version 3 counts')
  expect(await typed(talweg.api, 'match weights use 1')).toContain('Version 1 counts')
  const versions = await typed(talweg.api, 'match weights --versions')
  for (const part of ['rows and verdicts', 'version 3', 'Which weights counted'])
    expect(versions).toContain(part)
  expect(await typed(talweg.api, 'match weights --version 1')).toContain('one typing error apart')
  const id = /^ *(\d+) .*version 1/m.exec(versions)?.[1]
  expect(await typed(talweg.api, `match weights undo ${id}`)).toContain('Version 3 counts')
  expect(await typed(talweg.api, 'match weights use rows')).toContain('whenever they change')
  expect(await talweg.dump()).toEqual(said)
  await expect(typed(talweg.api, 'match weights use newest')).rejects.toThrow('match.weights_unreadable')
})

test('where nothing was compared there is nothing to keep', async () => {
  await withTalweg(async ({ api, ask }) => {
    const answer = await ask('POST', '/match/weights/decisions', { use: 'taught' })
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'match.weights_none'])
    const { result } = await api.job('/match/weights/preview', { use: 'taught' })
    expect(result).toMatchObject({ companies: { before: 0, after: 0 }, weights: [] })
  })
})

const Weighed = z.object({ comparison: z.string(), level: z.string(), weight: z.int() })

test('kept weights hold whatever comes in and goes, and leave no trace when they are let go of', {
  timeout: 10 * minutes,
}, async () => {
  const accounts = sheet.filter(({ kind }) => kind === 'accounts')
  const offset = fc.integer({ min: -2000, max: 2000 })
  await fc.assert(
    fc.asyncProperty(sheet, accounts, sheet, offset, async (first, second, third, more) => {
      await withBase(async (base) => {
        const weighed = async () =>
          linesOf(await base.dump(), 'match.weights')
            .map((line) => Weighed.parse(line))
            .filter(({ comparison }) => comparison !== 'threshold')
        const gone = await base.take(first)
        await base.take(second)
        const bare = await base.dump()
        // As if somebody had kept other weights once; those of one comparison stay in their order.
        const kept = (bare['match.weights'] ? await weighed() : []).map(({ comparison, level, weight }) => ({
          version: 1,
          comparison,
          level,
          weight: weight + more,
        }))
        base.decide('weights', kept)
        const held = kept.map(({ comparison, level, weight }) => ({ comparison, level, weight }))
        if (held.length > 0) expect(await weighed()).toEqual(held)
        base.decide('weights', [])
        expect(await base.dump()).toEqual(bare)

        base.decide('weights', kept)
        const late = await base.take(third)
        if (held.length > 0) expect(await weighed()).toEqual(held)
        const together = await base.dump()
        await base.undo(gone)
        await base.undo(late)
        base.decide('weights', [])
        const rest = await base.dump()
        await withBase(async (other) => {
          const ids = [await other.take(first), await other.take(second)]
          other.decide('weights', kept)
          // What words tell belongs to a version from its first use on.
          await other.refresh()
          ids.push(await other.take(third))
          expect(await other.dump()).toEqual(together)
          other.decide('weights', [])
          for (const id of [ids[0], ids[2]]) await other.undo(id ?? '')
          expect(await other.dump()).toEqual(rest)
        })
      })
    }),
    { numRuns: Number(process.env.HISTORIES ?? 1) },
  )
})
