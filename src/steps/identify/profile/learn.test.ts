import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Trait, traitFields } from '../model.ts'
import type { Case } from './cases.ts'
import { learnProfile, type Wish } from './learn.ts'
import type { TraitValue } from './observed.ts'

/** An account with how many of its closed opportunities it won. */
type History = Readonly<{ account_id: string; values: Values; won: number; closed: number }>

const industries = ['Retail', 'Healthcare', 'Education', 'Finance', 'Energy', 'Media', 'Food', 'Transport']
const minimum = 10

describe('a profile that is learned', () => {
  test('finds no signal in chance, in 57 of 60 histories or more', () => {
    const learned = Array.from({ length: 60 }, (_, seed) => learnFrom(history(seed, 300, () => 0.4)))
    expect(learned.filter(({ signal }) => signal).length).toBeLessThanOrEqual(3)
    expect(learned.filter(hasFind).length).toBeLessThanOrEqual(5)
  })

  test.each([
    ['somewhat', [0.3, 0.6]],
    ['nearly wholly', [0.05, 0.95]],
  ])('finds no signal when few accounts differ %s for reasons that no trait shows', (_, [low, high]) => {
    // Sixty opportunities per account, but those of one account are alike: they are one piece of evidence, not many.
    const learned = Array.from({ length: 40 }, (_, seed) => {
      const random = generator(seed + 1000)
      return learnFrom(history(seed, 85, () => (random() < 0.4 ? high : low) ?? 0, 120))
    })
    expect(learned.filter(({ signal }) => signal).length).toBeLessThanOrEqual(3)
    expect(learned.filter(hasFind).length).toBeLessThanOrEqual(5)
  })

  test('finds what was planted, and its sign', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const learned = learnFrom(
        history(seed, 600, ({ industry, employees }) => {
          const odds = 0.3 * (industry === 'Healthcare' ? 4 : 1) * (Number(employees) >= 1000 ? 0.3 : 1)
          return odds / (1 + odds)
        }),
      )
      expect(learned).toMatchObject({ signal: true, finding: 'signal', basis: 'fit', needed: null })
      expect(learned.auc_low).toBeGreaterThan(0.5)
      const healthcare = learned.bins.find(({ bin }) => bin === 'Healthcare')
      expect(healthcare).toMatchObject({ verdict: 'wins', trait: 'industry' })
      expect(healthcare?.points).toBe(healthcare?.most)
      expect(healthcare?.lift_low).toBeGreaterThan(1)
      const large = learned.bins.filter(({ trait, low }) => trait === 'employees' && (low ?? 0) >= 1000)
      expect(large.map(({ verdict }) => verdict)).toContain('loses')
      for (const { trait, verdict } of learned.bins)
        if (trait === 'city' || trait === 'founded') expect(verdict).not.toBe('wins')
    }
  })

  test('gives 100 points to the best of everything, 0 to the worst, and nothing outside', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const effects = generator(seed)
      const odds = new Map(industries.map((industry) => [industry, 0.1 + 4 * effects()]))
      const learned = learnFrom(
        history(seed, 600, ({ industry, founded }) => {
          const all = (odds.get(String(industry)) ?? 1) * (Number(founded) > 2000 ? 2 : 1)
          return all / (1 + all)
        }),
      )
      expect(learned.signal).toBe(true)
      const traits = Map.groupBy(
        learned.bins.filter(({ most }) => most > 0),
        ({ trait }) => trait,
      )
      const highest = [...traits.values()].map((bins) => Math.max(...bins.map(({ points }) => points)))
      expect(highest.reduce((a, b) => a + b, 0)).toBe(100)
      for (const bins of traits.values()) {
        expect(Math.min(...bins.map(({ points }) => points))).toBe(0)
        for (const { points, most } of bins) expect(points >= 0 && points <= most).toBe(true)
      }
    }
  })

  test('answers the same whatever the order of accounts', () => {
    const rows = history(7, 300, ({ industry }) => (industry === 'Media' ? 0.7 : 0.3))
    const before = learnFrom(rows)
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(JSON.stringify(learnFrom(shuffled))).toBe(JSON.stringify(before))
      }),
      { numRuns: 10 },
    )
  })

  test('adds up: every trait divides all accounts and all opportunities among its bins', () => {
    const learned = learnFrom(history(3, 300, ({ industry }) => (industry === 'Food' ? 0.8 : 0.4)))
    for (const bins of Map.groupBy(learned.bins, ({ trait }) => trait).values()) {
      const sum = (of: 'accounts' | 'won' | 'closed' | 'won_revenue') =>
        bins.reduce((total, bin) => total + bin[of], 0)
      expect([sum('accounts'), sum('won'), sum('closed')]).toEqual([
        learned.accounts,
        learned.won,
        learned.won + learned.lost,
      ])
      expect(sum('won_revenue')).toBeCloseTo(learned.won_revenue, 6)
    }
  })
})

test('a number that may only rise or fall does so, whatever the data say', () => {
  const rows = history(8, 1500, ({ employees }) => {
    const size = Math.log10(Number(employees))
    return 0.6 - 0.4 * Math.abs(size - 2.5)
  })
  const steps = (wish: Partial<Wish>) => {
    const points = learnFrom(rows, wish)
      .bins.filter(({ trait, low }) => trait === 'employees' && low !== null)
      .toSorted((one, other) => (one.low ?? 0) - (other.low ?? 0))
      .map(({ points: own }) => own)
    return points.slice(1).map((own, at) => own - (points[at] ?? 0))
  }
  const free = steps({})
  expect(free.some((step) => step < 0) && free.some((step) => step > 0)).toBe(true)
  expect(steps({ rising: ['employees'] }).every((step) => step >= 0)).toBe(true)
  expect(steps({ falling: ['employees'] }).every((step) => step <= 0)).toBe(true)
  expect(() => learnFrom(rows, { rising: ['city'] })).toThrow('identify.direction.no_number')
  expect(() => learnFrom(rows, { rising: ['founded'], falling: ['founded'] })).toThrow(
    'identify.direction.both',
  )
})

test('what is made of a leak is one, until a person keeps what it is made of', () => {
  const accounts = Array.from({ length: 400 }, (_, i) => `acc_${i}`)
  const past = (keep: string[]) => ({
    observed: {
      accounts,
      values: new Map<string, TraitValue[]>([
        ['employees', accounts.map((_, i) => (i % 2 === 0 ? 900 : 10) + (i % 9))],
        ['employees_per_site', accounts.map((_, i) => (i % 5 > 0 && i % 2 === 0 ? 90 : 1))],
        ['city', accounts.map((_, i) => `City ${i % 5}`)],
      ]),
    },
    cases: accounts.map((account_id, i) => ({ account_id, positive: i % 2 === 0, day: null, revenue: 0 })),
    wish: { ...usual, traits: ['employees', 'employees_per_site', 'city'], keep },
  })
  const reasons = (keep: string[]) =>
    learnProfile(past(keep)).leaks.map(({ column, kept }) => `${column} ${kept}`)
  expect(reasons([])).toEqual(['employees false', 'employees_per_site false'])
  expect(reasons(['employees', 'sites'])).toEqual(['employees true', 'employees_per_site true'])
})

test('a trait that makes the groups of another is left out', () => {
  const rows = history(4, 300, () => 0.4)
  const column = (said: (row: History) => TraitValue) => rows.map(said)
  const { bins, left_out } = learnProfile({
    observed: {
      accounts: rows.map(({ account_id }) => account_id),
      values: new Map([
        ['city', column(({ values }) => values.city ?? null)],
        ['region', column(({ values: { city } }) => (city ? `around ${city}` : null))],
        ['country', column(({ values: { city } }) => (city ? (String(city)[0] ?? '') : null))],
      ]),
    },
    cases: rows.map(({ account_id }, i) => ({ account_id, positive: i % 3 === 0, day: null, revenue: 0 })),
    wish: { ...usual, traits: ['city', 'region', 'country'] },
  })
  expect(left_out).toEqual([{ column: 'region', reason: 'same_groups', presence: false }])
  expect(new Set(bins.map(({ trait }) => trait))).toEqual(new Set(['city', 'country']))
})

test('what turned over time is told of a trait; without days nothing is', () => {
  const random = generator(5)
  const rows = history(5, 500, () => 0.4, 1)
  const values = new Map<string, TraitValue[]>([
    ['industry', rows.map((row) => row.values.industry ?? null)],
    ['city', rows.map((row) => row.values.city ?? null)],
  ])
  const learn = (dayOf: (day: string) => string | null) =>
    learnProfile({
      observed: { accounts: rows.map(({ account_id }) => account_id), values },
      cases: rows.flatMap(({ account_id, values: { city } }) =>
        [2024, 2025].map((year): Case => {
          const positive = random() < (city !== 'Berlin' ? 0.35 : year === 2024 ? 0.6 : 0.1)
          return { account_id, positive, day: dayOf(`${year}-05-02`), revenue: 0 }
        }),
      ),
      wish: { ...usual, traits: ['industry', 'city'] },
    })
  const learned = learn((day) => day)
  expect(learned.halves).toEqual({ by: 'closed_on', from: '2025-05-02', earlier: 500, later: 500 })
  const turned = learned.bins.filter(({ over_time }) => over_time === 'turned')
  expect(turned).toMatchObject([{ bin: 'Berlin', verdict: expect.not.stringMatching('wins') }])
  const undated = learn(() => null)
  expect(undated.halves).toBeNull()
  expect(undated.bins.every(({ over_time }) => over_time === null)).toBe(true)
})

describe('from next to nothing', () => {
  const noSignal = { signal: false, basis: 'value' }

  test('nothing at all', () => {
    expect(learnFrom([])).toMatchObject({
      ...noSignal,
      finding: 'not_enough_data',
      accounts: 0,
      win_rate: null,
      auc: null,
      needed: 40,
    })
  })

  test('only wins, or only losses', () => {
    for (const won of [0, 1]) {
      const learned = learnFrom(history(1, 100, () => won))
      expect(learned).toMatchObject({ ...noSignal, finding: 'not_enough_data', needed: 20, auc: null })
      expect(learned.bins.every(({ verdict }) => verdict === 'not_enough_data')).toBe(true)
    }
  })

  test('one account with everything', () => {
    const rows = history(1, 1, () => 0.5).map((row) => ({ ...row, won: 500, closed: 1000 }))
    expect(learnFrom(rows)).toMatchObject({ ...noSignal, finding: 'not_enough_data', accounts: 1 })
  })

  test('no trait known of any account', () => {
    const rows = history(1, 200, () => 0.5).map((row) => ({ ...row, values: {} }))
    const learned = learnFrom(rows)
    expect(learned).toMatchObject({ ...noSignal, finding: 'no_signal', auc: null })
    expect(learned.bins).toEqual([])
  })

  test('the same value everywhere', () => {
    const values = { industry: 'Retail', employees: 5, revenue: 0, founded: 1999, has_parent: 'no' } as const
    const rows = history(1, 200, () => 0.5).map((row) => ({ ...row, values }))
    expect(learnFrom(rows)).toMatchObject({ ...noSignal, finding: 'no_signal', auc: null })
  })

  test('ten thousand different values', () => {
    const random = generator(9)
    const rows = history(1, 10_000, () => 0.4, 1).map((row, i) => ({
      ...row,
      values: { industry: `Industry ${i}`, city: `City ${Math.floor(random() * 10_000)}`, employees: i },
    }))
    const learned = learnFrom(rows)
    expect(learned.signal).toBe(false)
    for (const bins of Map.groupBy(learned.bins, ({ trait }) => trait).values())
      expect(bins.length).toBeLessThanOrEqual(32)
  })

  test('a value written like the name of a bin is counted once', () => {
    const values = ['(other)', '(Missing)', null, 'Retail', 'Healthcare']
    const rows = history(1, 300, () => 0.5).map((row, i) => ({
      ...row,
      values: { industry: values[i % values.length] ?? null },
    }))
    const bins = learnFrom(rows).bins.filter(({ trait }) => trait === 'industry')
    expect(bins.map(({ key }) => key)).toEqual([...new Set(bins.map(({ key }) => key))])
    expect(bins.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(300)
  })
})

const hasFind = ({ bins }: ReturnType<typeof learnFrom>) =>
  bins.some(({ verdict }) => verdict === 'wins' || verdict === 'loses')

const usual = {
  traits: traitFields,
  asked: [],
  keep: [],
  rising: [],
  falling: [],
  minimum,
  today: '2026-01-01',
}

function learnFrom(rows: readonly History[], wish: Partial<Wish> = {}) {
  const cases = rows.flatMap(({ account_id, won, closed }) =>
    Array.from(
      { length: closed },
      (_, i): Case => ({ account_id, positive: i < won, day: null, revenue: i < won ? 1000.1 : 0 }),
    ),
  )
  const accounts = rows.map(({ account_id }) => account_id)
  const values = new Map<string, TraitValue[]>(
    traitFields.map((trait) => [trait, rows.map((row) => row.values[trait] ?? null)]),
  )
  return learnProfile({
    observed: { accounts, values },
    cases,
    wish: { ...usual, ...wish },
  })
}

type Values = Partial<Record<Trait, string | number | null>>

/** Accounts with up to `most` closed opportunities each, won with the chance that `chanceOf` gives the account. */
function history(seed: number, accounts: number, chanceOf: (values: Values) => number, most = 4): History[] {
  const random = generator(seed)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  return Array.from({ length: accounts }, (_, i) => {
    const values: Values = {
      industry: random() < 0.1 ? null : pick(industries),
      employees: Math.round(10 ** (1 + 3 * random())),
      revenue: Math.round(10 ** (5 + 3 * random())) / 100,
      founded: 1980 + Math.floor(random() * 40),
      country: pick(['CN', 'DE', 'US', null]),
      city: pick(['Guangzhou', 'Berlin', 'Boston', 'Shenzhen', 'Hamburg', null]),
      has_parent: pick(['yes', 'no', 'no']),
    }
    const closed = 1 + Math.floor(random() * most)
    const chance = chanceOf(values)
    const won = Array.from({ length: closed }, () => random() < chance).filter(Boolean).length
    return { account_id: `acc_${i.toString(36)}`, won, closed, values }
  })
}

/** Mulberry32: chance that is the same every time. */
function generator(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
