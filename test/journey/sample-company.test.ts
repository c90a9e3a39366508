import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Import } from '../../src/steps/collect/index.ts'
import { Reject } from '../../src/steps/collect/model.ts'
import type { Profile } from '../../src/steps/identify/index.ts'
import { openTestTalweg, type TestTalweg, withTalweg } from '../support/talweg.ts'
import { accountsByPlace, openSample, placeKey, type Sample, trueLifts, withSample } from './sample.ts'

/** Figures by which later matchers and learners are compared. */
const print = (line: string) => process.stdout.write(`    ${line}\n`)

describe('the sample company, judged by the truth that its files hide', () => {
  let talweg: TestTalweg
  let sample: Sample
  let imports: Import[]
  let rejects: Reject[]
  beforeAll(async () => {
    talweg = await openTestTalweg()
    sample = await openSample()
    imports = (await talweg.importFolder(sample.folder)).imports
    const pages = imports.map(({ import_id }) =>
      talweg.api.get(`/imports/${import_id}/rejects`, { limit: '1000' }),
    )
    rejects = (await Promise.all(pages)).flatMap((page) =>
      Reject.array().parse((page as { items: [] }).items),
    )
  })
  afterAll(async () => {
    await sample.remove()
    await talweg.close()
  })

  test('rejects exactly the damaged rows, and values that nobody can mean', () => {
    const { truth } = sample
    const rows = [truth.accounts, truth.contacts, truth.opportunities, truth.activities].flat()
    const oddities = new Map(rows.map((row) => [placeKey(row), row.odd]))
    const madeUp = new Set(truth.contacts.filter(({ person }) => person === null).map(placeKey))
    const damaged = rows.flatMap((row) => {
      switch (row.odd) {
        case 'too_few_columns':
        case 'too_many_columns':
          return [`${placeKey(row)} refused`]
        case 'future_date':
        case 'before_1970':
        case 'negative_amount':
          // An activity is its date; of everything else the rest of the row is kept.
          return [`${placeKey(row)} ${row.file === 'activities.csv' ? 'refused' : 'blanked'}`]
        default:
          return []
      }
    })
    const found = rejects.filter((reject) => !madeUp.has(placeKey(reject)))
    expect(found.map((reject) => `${placeKey(reject)} ${reject.severity}`).sort()).toEqual(damaged.sort())
    for (const reject of found) {
      const odd = oddities.get(placeKey(reject))
      expect(reject.code).toBe(
        odd === 'too_few_columns'
          ? 'too_few_cells'
          : odd === 'too_many_columns'
            ? 'too_many_cells'
            : odd === 'negative_amount'
              ? 'money_negative'
              : reject.file === 'activities.csv'
                ? 'needs_activities'
                : 'date_out_of_range',
      )
    }
    for (const reject of rejects.filter((each) => madeUp.has(placeKey(each))))
      expect(reject).toMatchObject({ code: 'phone_unreadable', severity: 'blanked' })
    print(
      `rejects: ${found.length} of ${damaged.length} damaged rows, and ${rejects.length - found.length} made-up phone numbers`,
    )
  })

  test('makes one account of all rows that a name, a domain or a short name ties together', async () => {
    const accounts = await accountsByPlace(talweg)
    const tied = sample.truth.links.map(({ rows: [left, right], by }) => {
      const [one, other] = [accounts.get(placeKey(left)), accounts.get(placeKey(right))]
      return { by, isFound: one !== undefined && one === other }
    })
    const share = (some: typeof tied) => `${some.filter(({ isFound }) => isFound).length} of ${some.length}`
    const exact = tied.filter(({ by }) => by.includes('name') || by.includes('domain'))
    const short = tied.filter(({ by }) => by.join() === 'short_name')
    const nothing = tied.filter(({ by }) => by.length === 0)
    print(
      `recall: ${share(exact)} pairs by name or domain, ${share(short)} by short name, ${share(nothing)} by nothing exact`,
    )
    expect(exact.filter(({ isFound }) => !isFound)).toEqual([])
    expect(short.filter(({ isFound }) => isFound).length / short.length).toBeGreaterThan(0.95)
    expect(tied.filter(({ isFound }) => isFound).length / tied.length).toBeGreaterThan(0.95)
  })

  test('makes one account of hardly any two companies', async () => {
    const companies = new Map(sample.truth.accounts.map((row) => [placeKey(row), row.company]))
    const together = Map.groupBy(await accountsByPlace(talweg), ([, account]) => account)
    const pairs = [...together.values()].flatMap((rows) =>
      rows.flatMap(([one], i) =>
        rows.slice(i + 1).map(([other]) => companies.get(one) === companies.get(other)),
      ),
    )
    const right = pairs.filter(Boolean).length
    print(
      `precision: ${right} of ${pairs.length} pairs; ${sample.truth.sisters.length} sister companies kept apart`,
    )
    expect(right / pairs.length).toBeGreaterThan(0.98)
  })

  test('makes one contact of the rows of a person, and of hardly any two people', async () => {
    const rows = await talweg.query('select contact_id, file, line from contact_records')
    const contacts = new Map(rows.map(({ contact_id, file, line }) => [`${file}:${line}`, contact_id]))
    type Row = (typeof sample.truth.contacts)[number]
    const contactOf = (row: Row) => contacts.get(`${row.file}:${row.line}`)
    const people = sample.truth.contacts.filter((row) => row.person !== null && contactOf(row) !== undefined)
    const pairsOf = (groups: Iterable<readonly Row[]>) =>
      [...groups].flatMap((group) =>
        group.flatMap((one, i) => group.slice(i + 1).map((other) => [one, other] as const)),
      )
    const ones = pairsOf(Map.groupBy(people, ({ person }) => person).values())
    const found = pairsOf(Map.groupBy(people, contactOf).values())
    const right = found.filter(([one, other]) => one.person === other.person).length
    print(`people: recall ${right} of ${ones.length} pairs, precision ${right} of ${found.length}`)
    expect(right / ones.length).toBeGreaterThan(0.95)
    expect(right / found.length).toBeGreaterThan(0.98)
  })

  test('gives every opportunity to the company it is about', async () => {
    const companies = new Map(sample.truth.accounts.map((row) => [placeKey(row), row.company]))
    // An account in which two companies were taken for one is an account of both.
    const owners = new Map<string, Set<string | null | undefined>>()
    for (const [place, account] of await accountsByPlace(talweg))
      owners.set(account, (owners.get(account) ?? new Set()).add(companies.get(place)))
    const rows = await talweg.query('select external_id, account_id, status from opportunities')
    const byRow = new Map(rows.map((row) => [Number(String(row.external_id).slice(4)), row]))
    const findable = sample.truth.opportunities.filter(
      ({ findable, odd }) => findable && odd !== 'too_few_columns' && odd !== 'too_many_columns',
    )
    const wrong = findable.filter(
      ({ row, company }) => owners.get(String(byRow.get(row)?.account_id))?.has(company) !== true,
    )
    print(`opportunities: ${findable.length - wrong.length} of ${findable.length} at their company`)
    expect(wrong).toEqual([])
    for (const { row, outcome } of findable) expect(byRow.get(row)?.status).toBe(outcome)
    const nameless = sample.truth.opportunities.filter(({ odd }) => odd === 'no_account')
    for (const { row } of nameless) expect(byRow.get(row)?.account_id).toBeNull()
  })

  test('writes each product, country and city in one way', async () => {
    const names = async (sql: string) => (await talweg.query(sql)).map(({ name }) => String(name))
    expect((await names('select name from products order by name')).sort()).toEqual(
      Object.keys(sample.truth.spellings.product).sort(),
    )
    const countries = await names('select distinct country as name from accounts where country is not null')
    expect(countries.filter((name) => !/^[A-Z]{2}$/.test(name))).toEqual([])
    expect(countries).toHaveLength(Object.keys(sample.truth.spellings.country).length)
    const cities = await names('select distinct city as name from accounts where city is not null')
    const strays = cities.filter((name) => !(name in sample.truth.spellings.city))
    print(
      `cities: ${cities.length - strays.length} of ${Object.keys(sample.truth.spellings.city).length}, and ${strays.length} other spellings: ${strays.slice(0, 10).join(', ')}`,
    )
  })
})

/** Companies in all; `SAMPLES=50` for a long night. */
const seeds = Array.from({ length: Number(process.env.SAMPLES ?? 3) }, (_, place) => place + 1)
/** The planted winners as bins: what the sample's traits.ts says, in the words of the files. */
const planted: Record<string, (line: Profile['traits'][number]) => boolean> = {
  Healthcare: ({ trait, bin }) => trait === 'industry' && /^(healthcare|医疗健康)$/i.test(bin),
  Hospitality: ({ trait, bin }) => trait === 'industry' && /^(hospitality|酒店餐饮)$/i.test(bin),
  '200 to 1,999 employees': ({ trait, bin }) => {
    const [low, high] = bin.match(/\d+/g)?.map(Number) ?? []
    return trait === 'employees' && low !== undefined && high !== undefined && low >= 200 && high <= 2000
  },
  Germany: ({ trait, bin }) => trait === 'country' && bin === 'DE',
}

describe('who wins, as planted, over several sample companies', () => {
  const found = new Map<string, number>(Object.keys(planted).map((name) => [name, 0]))
  const intervals: boolean[] = []

  test.each(seeds)('seed %i: finds planted traits with their sign, and no noise', (seed) =>
    withSample({ seed }, (sample) =>
      withTalweg(async (talweg) => {
        const files = ['crm_accounts.csv', '客户名单.csv', 'opportunities.csv']
        await talweg.importFiles(files.map(sample.file))
        const { traits, ...profile } = await talweg.learn()
        expect(profile).toMatchObject({ signal: true, basis: 'fit', finding: 'signal' })

        const differences = traits.filter(({ verdict }) => verdict === 'wins' || verdict === 'loses')
        const noise = differences.filter(({ trait }) => ['founded', 'has_parent'].includes(trait))
        expect(noise).toEqual([])
        for (const [name, isPlanted] of Object.entries(planted)) {
          const lines = traits.filter((line) => isPlanted(line) && line.verdict !== 'not_enough_data')
          expect(lines.length).toBeGreaterThan(0)
          for (const line of lines) expect(line, name).not.toMatchObject({ verdict: 'loses' })
          if (lines.some(({ verdict }) => verdict === 'wins')) found.set(name, (found.get(name) ?? 0) + 1)
        }
        const lifts = await trueLifts(talweg, sample, traits)
        for (const line of traits) {
          if (line.lift_low === null || line.lift_high === null) continue
          const truth = lifts.get(line) ?? 1
          intervals.push(line.lift_low <= truth && truth <= line.lift_high)
        }
        const said = differences.map((line) => {
          const truth = lifts.get(line) ?? 1
          const isRight = line.verdict === 'wins' ? truth > 1 : truth < 1
          return {
            text: `${line.trait} ${line.bin} ${line.verdict} ×${line.lift?.toFixed(2)}, in truth ×${truth.toFixed(2)}`,
            isRight,
          }
        })
        expect(said.filter(({ isRight }) => !isRight)).toEqual([])
        print(
          `seed ${seed}: AUC ${profile.auc?.toFixed(3)}, ${said.length} differences, all with their true sign`,
        )
      }),
    ),
  )

  test('over all of them, hardly any planted trait was missed', () => {
    print(
      `found in ${seeds.length} histories: ${[...found].map(([name, times]) => `${name} ${times}`).join(', ')}`,
    )
    const total = [...found.values()].reduce((a, b) => a + b, 0)
    expect(total).toBeGreaterThanOrEqual(0.8 * found.size * seeds.length)
    for (const [name, times] of found)
      expect(times, name).toBeGreaterThanOrEqual(Math.floor(0.4 * seeds.length))
  })

  test('over all of them, 95 % intervals hold the true lift about 95 times of 100', () => {
    const share = intervals.filter(Boolean).length / intervals.length
    print(`intervals: ${(100 * share).toFixed(1)} % of ${intervals.length} hold the truth`)
    expect(share).toBeGreaterThan(0.92)
  })
})
