import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Drift, Reminder } from '../../src/steps/identify/drift/model.ts'
import { Profile } from '../../src/steps/identify/index.ts'
import { PastReceipt, PastScore, ProfileFits } from '../../src/steps/identify/scores/model.ts'
import { Consequences, ProfileVersion } from '../../src/steps/identify/versions/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

/** 240 companies: shops win two times of three, gyms once; the large ones of either win more than the small ones. */
const rows = Array.from({ length: 240 }, (_, i) => ({
  name: `Company ${i} ${['Ardent', 'Borealis', 'Cairn', 'Dorado', 'Eider'][i % 5]}`,
  industry: i % 2 === 0 ? 'Retail' : 'Sports',
  employees: 10 + ((i * 37) % 90),
  won: (i % 3 === 0) === (i % 2 === 1) || (i * 37) % 90 > 70,
}))

/** Decisions are kept with the time of the database, so that the clock begins with it. */
let clock = new Date()
let folder: string
let talweg: TestTalweg

const write = async (name: string, lines: string[]) => {
  await writeFile(join(folder, name), lines.join('\n'))
  return join(folder, name)
}

beforeAll(async () => {
  talweg = await openTestTalweg({ now: () => clock })
  folder = await mkdtemp(join(tmpdir(), 'talweg-versions-'))
  await talweg.importFiles([
    await write('accounts.csv', [
      'Account Name,Industry,Employees,Website',
      ...rows.map(({ name, industry, employees }, i) => `${name},${industry},${employees},c${i}.example`),
    ]),
    await write('opportunities.csv', [
      'Opportunity ID,Account Name,Stage,Amount,Close Date',
      ...rows.map(({ name, won }, i) => `o${i},${name},${won ? 'Won' : 'Lost'},100,2026-0${1 + (i % 9)}-01`),
    ]),
  ])
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true })
})

const profiles = async () =>
  ((await talweg.api.get('/profiles')) as { items: unknown[] }).items.map((item) => Profile.parse(item))
const versions = async (id: string) =>
  ((await talweg.api.get(`/profiles/${id}/versions`)) as { items: unknown[] }).items.map((item) =>
    ProfileVersion.parse(item),
  )
const scores = () => talweg.query('select account_id, profile_id, fit, grade, gate from scores order by 1, 2')

test('a first version counts at once; the next is a draft, until somebody activates it', async () => {
  const first = await talweg.learn({ name: 'Shops' })
  expect(first).toMatchObject({ version: 1, status: 'active', signal: true })
  await talweg.build({ name: 'Pilot', owner: 'Lin', capacity: { tier_1: 10, tier_2: 20, tier_3: 30 } })
  const before = await scores()
  expect(before).toHaveLength(240)
  await expect(talweg.api.get('/profiles/current/preview')).rejects.toMatchObject({
    problem: { code: 'identify.nothing_before' },
  })

  const draft = await talweg.learn({
    name: 'Shops',
    exclude: ['employees'],
    gate: [{ field: 'employees', op: 'at_least', value: 30 }],
  })
  expect(draft).toMatchObject({ version: 2, status: 'draft' })
  expect(await scores()).toEqual(before)
  expect(await talweg.api.get('/profiles/current')).toMatchObject({ profile_id: first.profile_id })
})

test('a preview says who rises and falls and why, and then that is what happens', async () => {
  const [draft, first] = await profiles()
  if (!draft || !first) throw new Error('two versions')
  const before = new Map((await scores()).map((row) => [row.account_id, row]))
  const preview = Consequences.parse(await talweg.api.get(`/profiles/${draft.profile_id}/preview`))
  expect(await profiles()).toEqual([draft, first])
  expect(preview).toMatchObject({ before: { version: 1 }, after: { version: 2 }, accounts: 240 })
  expect(preview.rise).toBeGreaterThan(0)
  expect(preview.fall).toBeGreaterThan(0)
  expect(preview.rise + preview.fall + preview.same).toBe(240)
  expect(preview.traits.map(({ trait }) => trait)).toContain('employees')
  for (const { before: was, after, lines } of [...preview.risers, ...preview.fallers])
    expect(lines.reduce((sum, line) => sum + line.after - line.before, 0)).toBe(after - was)
  const [list] = preview.lists
  expect(list).toMatchObject({ name: 'Pilot', accounts: 60 })
  expect((list?.stay ?? 0) + (list?.leave ?? 0)).toBe(60)

  await expect(talweg.api.post(`/profiles/${draft.profile_id}/activate`, { reason: ' ' })).rejects.toThrow()
  expect(await talweg.activate(draft.profile_id, 'Small ones are too much work')).toMatchObject({
    status: 'active',
  })
  const after = await scores()
  const differences = after.map((row) => Number(row.fit) - Number(before.get(row.account_id)?.fit))
  expect(differences.filter((each) => each > 0)).toHaveLength(preview.rise)
  expect(differences.filter((each) => each < 0)).toHaveLength(preview.fall)
  for (const { grade, after: many } of preview.grades)
    expect([grade, after.filter((row) => row.grade === grade).length]).toEqual([grade, many])
  expect(after.filter(({ gate }) => gate === 'fail')).toHaveLength(preview.left_out)
  for (const { account_id, after: fit } of [...preview.risers, ...preview.fallers])
    expect(after.find((row) => row.account_id === account_id)?.fit).toBe(fit)
  const rebuilt = await talweg.build({
    name: 'Pilot anew',
    owner: 'Lin',
    capacity: { tier_1: 10, tier_2: 20, tier_3: 30 },
  })
  expect(rebuilt.accounts).toBe((list?.stay ?? 0) + (list?.enter ?? 0))
})

test('an earlier version counts again, and the history says when and why', async () => {
  const [second, first] = await profiles()
  if (!second || !first) throw new Error('two versions')
  await expect(talweg.activate(second.profile_id, 'again')).rejects.toMatchObject({
    problem: { code: 'identify.version_active' },
  })
  await talweg.activate(first.profile_id, 'Sales disagreed')
  expect((await scores()).every(({ profile_id }) => profile_id === first.profile_id)).toBe(true)
  const [two, one] = await versions('current')
  expect(two).toMatchObject({
    version: 2,
    status: 'earlier',
    uses: [{ reason: 'Small ones are too much work', by: expect.any(String) }],
    changes: {
      version: 1,
      gate_added: [{ field: 'employees', op: 'at_least', value: 30 }],
      gate_removed: [],
    },
  })
  expect(two?.changes?.traits.find(({ trait }) => trait === 'employees')).toMatchObject({ after: 0 })
  expect(one).toMatchObject({ version: 1, status: 'active', changes: null })
  expect(one?.uses.map(({ reason, until }) => [reason, until === null])).toEqual([
    ['Sales disagreed', true],
    [null, false],
  ])
})

test('of two profiles of one moment the one that was put in force last is the current one', async () => {
  const other = await talweg.learn({ name: 'Others' })
  expect(await talweg.api.get('/profiles/current')).toMatchObject({ profile_id: other.profile_id })
  const shops = (await profiles()).find(({ name, status }) => name === 'Shops' && status !== 'active')
  await talweg.activate(shops?.profile_id ?? '', 'Once more')
  expect(await talweg.api.get('/profiles/current')).toMatchObject({ name: 'Shops', version: 2 })
})

const pastOf = async (id: string) =>
  ((await talweg.api.get(`/accounts/${id}/scores`)) as { items: unknown[] }).items.map((item) =>
    PastScore.parse(item),
  )
const receiptNow = async (id: string) =>
  (await talweg.api.get(`/accounts/${id}/receipt`)) as { fit: Record<string, unknown> }
const receiptThen = async (id: string, at: string) => {
  const { since, as_of, ...receipt } = PastReceipt.parse(
    await talweg.api.get(`/accounts/${id}/scores/receipt`, { at }),
  )
  return receipt
}

test('every score is kept as it was, with the receipt of that day', async () => {
  const ids = (await scores()).filter((_, i) => i % 20 === 0).map(({ account_id }) => String(account_id))
  for (const id of ids) {
    const { fit } = await receiptNow(id)
    const receipt = await receiptThen(id, '2099-01-01')
    expect(receipt).toEqual(fit)
    expect(receipt.lines.reduce((sum, { points }) => sum + points, 0)).toBe(receipt.fit)
  }
  const [id = ''] = ids
  const known = await pastOf(id)
  expect(
    known
      .filter(({ profile }) => profile === 'Shops')
      .map(({ why, version, reason }) => [why, version, reason]),
  ).toEqual([
    ['version', 2, 'Once more'],
    ['version', 1, 'Sales disagreed'],
    ['version', 2, 'Small ones are too much work'],
    ['first', 1, null],
  ])
  const before = await receiptNow(id)
  const moment = new Date().toISOString()
  clock = new Date(Date.now() + 60_000)
  await talweg.api.post(`/accounts/${id}/values`, { field: 'employees', value: '11' })
  const after = await receiptNow(id)
  expect(after).not.toEqual(before)
  expect(await receiptThen(id, moment)).toEqual(before.fit)
  expect(await receiptThen(id, clock.toISOString())).toEqual(after.fit)
  expect((await pastOf(id))[0]).toMatchObject({
    why: 'data',
    until: null,
    changed: [{ field: 'employees', after: '11' }],
  })
  await expect(talweg.api.get(`/accounts/${id}/scores/receipt`, { at: '2000-01-01' })).rejects.toMatchObject({
    problem: { code: 'identify.not_scored_then' },
  })
})

test('the past of accounts that are merged follows to the one that lives, and goes back when they are parted', async () => {
  const ids = (await scores()).map(({ account_id }) => String(account_id))
  const verdict = async (path: string, body: object) => {
    const { job, verdict: said } = (await talweg.api.post(path, body)) as {
      job: { id: string }
      verdict: { verdict_id: number }
    }
    await talweg.api.wait(job.id)
    return said.verdict_id
  }
  const kept = ({ until, ...score }: PastScore) => score
  const later = () => {
    clock = new Date(clock.getTime() + 60_000)
  }
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: 2, maxLength: 3 }), async (accounts) => {
      const then = clock.toISOString()
      const before = await Promise.all(
        accounts.map(async (id) => ({ past: await pastOf(id), receipt: await receiptThen(id, then) })),
      )
      later()
      const [first = '', ...others] = accounts
      const said: number[] = []
      for (const other of others)
        said.unshift(await verdict('/verdicts', { verdict: 'merge', accounts: [first, other] }))
      const merged = await Promise.all(accounts.map(pastOf))
      expect(new Set(merged.map((past) => JSON.stringify(past))).size).toBe(1)
      expect(merged[0]?.map(kept)).toEqual(
        expect.arrayContaining(before.flatMap(({ past }) => past.map(kept))),
      )
      for (const [i, id] of accounts.entries())
        expect(await receiptThen(id, then)).toEqual(before[i]?.receipt)
      const [living] = await Promise.all(accounts.map((id) => receiptThen(id, clock.toISOString())))
      expect((await receiptNow(first)).fit).toEqual(living)
      later()
      for (const id of said) await verdict(`/verdicts/${id}/undo`, {})
      for (const [i, id] of accounts.entries()) {
        const past = await pastOf(id)
        expect(new Set(past.map(({ account_id }) => account_id))).toEqual(new Set([id]))
        expect(past.map(kept)).toEqual(expect.arrayContaining(before[i]?.past.map(kept) ?? []))
      }
      later()
    }),
    { numRuns: Number(process.env.MERGE_RUNS ?? 1) },
  )
})

test('which profile an account fits best is told with its lead, and those that are equal are named together', async () => {
  const rows = await talweg.query(
    'select b.account_id, b.best_profile, b.best_fit, b.best_lead from best_profiles b order by 1',
  )
  expect(rows).toHaveLength(240)
  const seen = new Set<unknown>()
  for (const { account_id, best_profile, best_fit, best_lead } of rows.filter((_, i) => i % 6 === 0)) {
    const fits = ProfileFits.parse(await talweg.api.get(`/accounts/${account_id}/fits`))
    expect(fits.items).toHaveLength(2)
    const best = fits.items.filter(({ is_best }) => is_best)
    expect(
      best
        .map(({ profile }) => profile)
        .sort()
        .join(' = '),
    ).toBe(best_profile)
    expect([best[0]?.fit, fits.lead]).toEqual([best_fit, best_lead])
    if (best.length > 1) expect(best_lead).toBe(0)
    seen.add(best_profile)
  }
  expect(seen.size).toBeGreaterThan(1)
  const page = (await talweg.api.get('/accounts', { sort: '-best_lead' })) as {
    items: { best_lead: number }[]
  }
  const leads = rows
    .map(({ best_lead }) => best_lead)
    .filter((lead) => lead !== null)
    .map(Number)
  expect(page.items[0]?.best_lead).toBe(Math.max(...leads))
  // A list tells it of its own accounts, whatever profile it was built on.
  const bests = new Map(rows.map((row) => [row.account_id, [row.best_profile, row.best_lead]]))
  const { list_id } = await talweg.build({
    name: 'Both',
    owner: 'Lin',
    capacity: { tier_1: 5, tier_2: 10, tier_3: 20 },
  })
  const listed = await talweg.targets(list_id)
  expect(listed).toHaveLength(35)
  for (const { account_id, best_profile, best_lead } of listed)
    expect([best_profile, best_lead]).toEqual(bests.get(account_id) ?? [null, null])
  await talweg.learn({ name: 'Others, again' })
  expect(
    await talweg.query(
      "select count(*) as tied, max(best_lead) as lead from best_profiles where best_profile = 'Others = Others, again'",
    ),
  ).toEqual([{ tied: expect.any(Number), lead: 0 }])
})

test('a profile leaves as a file and comes back as a draft that scores the same', async () => {
  const { api } = talweg
  const current = Profile.parse(await api.get('/profiles/current'))
  const written = await new Response(await api.download(`/profiles/${current.profile_id}/file`, {})).text()
  expect(JSON.parse(written)).toMatchObject({ schema: 'talweg/scorecard', version: 1, name: current.name })
  const read = async (text: string) => {
    const path = join(folder, 'profile.json')
    await writeFile(path, text)
    return Profile.parse(await api.upload('/profiles/file', path))
  }
  const draft = await read(written)
  expect(draft).toMatchObject({
    ...{ status: 'draft', version: current.version + 1, origin: 'data', gate: current.gate },
    ...{ auc: current.auc, chances: current.chances, cuts: current.cuts },
  })
  expect(draft.traits).toEqual(current.traits)
  expect(await api.get(`/profiles/${draft.profile_id}/preview`)).toMatchObject({
    rise: 0,
    fall: 0,
    traits: [],
  })

  // What a change would come to is seen before anything is kept, and is what it comes to then.
  const file = JSON.parse(written)
  const kept = await profiles()
  const cut = {
    ...file,
    ...{ exclude: ['founded'], rising: ['employees'], cuts: { A: 60, B: 40, C: 20 } },
    gate: [{ field: 'industry', op: 'one_of', values: ['体育'] }],
  }
  const path = join(folder, 'tried.json')
  await writeFile(path, JSON.stringify(cut))
  const tried = Consequences.parse(await api.upload('/profiles/file/preview', path))
  expect(await profiles()).toEqual(kept)
  const edited = Profile.parse(await api.upload('/profiles/file', path))
  expect(edited).toMatchObject({ version: draft.version + 1, auc: current.auc, cuts: { A: 60 } })
  expect(edited).toMatchObject({ exclude: ['founded'], rising: ['employees'], keep: current.keep })
  expect(edited.gate).toEqual([{ field: 'industry', op: 'one_of', values: ['Sports'] }])
  const [newest] = await versions(edited.profile_id)
  expect(newest?.changes).toMatchObject({
    traits: [],
    bins: [],
    cuts: { before: current.cuts, after: edited.cuts },
  })
  const after = Consequences.parse(await api.get(`/profiles/${edited.profile_id}/preview`))
  expect({ ...tried, after: null }).toEqual({ ...after, after: null })
  expect(tried.left_out).toBeGreaterThan(0)
  expect(tried.after).toMatchObject({ name: current.name, version: edited.version, status: 'draft' })

  // With a point changed by hand it is nobody's measure any more.
  const [bins] = file.traits.map((trait: { bins: { points: number }[] }) => trait.bins)
  bins.find(({ points }: { points: number }) => points === 0).points = 1
  const changed = await read(JSON.stringify({ ...file, name: 'By hand' }))
  expect(changed).toMatchObject({ version: 1, status: 'draft', origin: 'both', auc: null, chances: [] })
  await talweg.importFiles([await write('more.csv', ['Account Name,Industry', 'Late Company,Retail'])])
  expect(Profile.parse(await api.get(`/profiles/${changed.profile_id}`)).status).toBe('draft')
  expect(await api.get(`/profiles/${changed.profile_id}/preview`)).toMatchObject({
    after: { name: 'By hand' },
  })
  await talweg.activate(changed.profile_id)
  const sums = await talweg.query(
    `select s.fit, sum(r.points) as points from scores s join score_receipts r on r.account_id = s.account_id and r.profile_id = s.profile_id
where s.profile_id = '${changed.profile_id}' group by s.account_id, s.fit`,
  )
  expect(sums).toHaveLength(241)
  expect(sums.filter(({ fit, points }) => Number(fit) !== Number(points))).toEqual([])

  bins[0].points += 1
  for (const [text, code] of [
    ['{"schema": "talweg/scorecard"', 'identify.file.not_json'],
    ['{"schema": "talweg/profile", "version": 1}', 'identify.file.not_profile'],
    [JSON.stringify({ ...file, version: 2 }), 'identify.file.newer'],
    [JSON.stringify({ ...file, traits: [] }), 'identify.file.wrong'],
    [
      JSON.stringify({ ...file, traits: [{ trait: 'shoes', bins: [{ value: 'x', points: 100 }] }] }),
      'identify.file.wrong',
    ],
    [
      JSON.stringify({ ...file, traits: [{ trait: 'city', bins: [{ value: 'x', points: 99 }] }] }),
      'identify.scorecard.not_100',
    ],
    [
      JSON.stringify({
        ...file,
        name: 'x',
        traits: JSON.parse(written).traits,
        cuts: { A: 50, B: 50, C: 1 },
      }),
      'identify.scorecard.cuts',
    ],
  ] as const)
    await expect(read(text), code).rejects.toMatchObject({ problem: { code } })
})

test('who decides since is compared with whom it was learned from; what makes a profile old is reminded of', async () => {
  const { api } = talweg
  const others = (await profiles()).find(({ name }) => name === 'Others')
  if (!others) throw new Error('a profile in force')
  const driftOf = async () => Drift.parse(await api.get(`/profiles/${others.profile_id}/drift`))
  const reminders = async () =>
    ((await api.get('/profiles/reminders')) as { items: unknown[] }).items
      .map((item) => Reminder.parse(item))
      .filter(({ name }) => name === 'Others')
  expect(others.last_day).toBe('2026-09-01')
  expect(await driftOf()).toMatchObject({ finding: 'not_enough_data', accounts: 0, since: '2026-09-01' })
  expect(await reminders()).toEqual([])
  const gyms = rows.filter(({ industry }) => industry === 'Sports').slice(0, 80)
  await talweg.importFiles([
    await write('later.csv', [
      'Opportunity ID,Account Name,Stage,Amount,Close Date,Product',
      ...gyms.map(
        ({ name }, i) => `later${i},${name},${i % 4 === 0 ? 'Won' : 'Lost'},100,2026-10-01,Turnstile`,
      ),
    ]),
  ])
  const drift = await driftOf()
  expect(drift).toMatchObject({
    finding: 'drifted',
    accounts: 80,
    seen: 0.25,
    traits: [{ trait: 'industry', finding: 'much' }, {}],
  })
  expect(drift.traits[0]?.bins.find(({ bin }) => bin === 'Sports')).toMatchObject({ before: 0.5, after: 1 })
  expect((await reminders()).map(({ kind }) => kind)).toEqual(['drift', 'offer'])
  expect((await reminders())[1]).toMatchObject({ added: ['Turnstile'], gone: [] })
  await api.post(`/profiles/${others.profile_id}/review`, { review_on: '2020-01-01' })
  expect((await reminders()).map(({ kind }) => kind)).toEqual(['drift', 'review'])
})
