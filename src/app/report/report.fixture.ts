import fc from 'fast-check'
import { createSpeaker, type Language } from '../../ground/kernel/index.ts'
import { notSteady } from '../../steps/identify/index.ts'
import { rooms } from '../words.ts'
import { type Evidence, ReportData, type Target } from './model.ts'
import type { Say } from './writer.ts'

const speak = createSpeaker(rooms)

/** Says the words of every room, as the application does. */
export const sayIn =
  (language: Language): Say =>
  (key, params) =>
    speak(language, key, params)

/** Every code unit that a string can hold, halves of pairs and control characters included. */
export const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

export type Wish = Readonly<{
  targets?: number
  signal?: boolean
  /** Nobody on the list was active. */
  asleep?: boolean
  /** Every text of the data goes through this. */
  text?: (text: string) => string
}>

const at = '2026-07-01T08:30:00.000Z'

/** The data of a report, as the steps give them. */
export function sampleData(wish: Wish = {}): ReportData {
  const { targets = 12, signal = true, text = (name) => name } = wish
  const accounts = Array.from({ length: targets }, (_, i) => target(i, wish))
  return ReportData.parse({
    title: text('Sample company'),
    generated_at: at,
    files: [
      { name: text('accounts.csv'), kind: 'accounts', rows: 3102, created: 3098, refused: 2, blanked: 7 },
      {
        name: text('商机.csv'),
        kind: 'opportunities',
        rows: 3428,
        created: 3426,
        refused: 2,
        blanked: 0,
      },
    ],
    skipped: [{ name: text('prices.xlsx'), reason: text('This is a workbook.') }],
    base: {
      rows: 6526,
      account_rows: 3100,
      accounts: 2763,
      merged_rows: 626,
      named_only: 289,
      contacts: 4203,
      opportunities: 3426,
      won: 859,
      lost: 1994,
      open: 573,
      without_account: 32,
      stages: [
        { stage: text('Closed Won'), status: 'won', opportunities: 859 },
        { stage: text('Closed Lost'), status: 'lost', opportunities: 1994 },
        { stage: text('Proposal'), status: 'open', opportunities: 573 },
      ],
      won_revenue: 167_555_620,
      products: 12,
      activities: 12_669,
      as_of: '2026-06-30',
      refreshed_at: at,
    },
    profile: {
      profile_id: 'icp_1',
      name: text('Best customers'),
      version: 1,
      product: text('NX-200'),
      learned_at: at,
      learned_by: text('owner'),
      accounts: 1125,
      won: 851,
      lost: 1975,
      win_rate: 0.301,
      won_revenue: 164_920_130,
      signal,
      basis: signal ? 'fit' : 'value',
      finding: signal ? 'signal' : 'no_signal',
      auc: signal ? 0.66 : 0.5,
      auc_low: signal ? 0.62 : 0.48,
      auc_high: signal ? 0.7 : 0.52,
      needed: null,
      gate: [
        { field: 'employees', op: 'at_least', value: 20 },
        { field: 'country', op: 'one_of', values: [text('DE'), text('CN')] },
      ],
      minimum_accounts: 10,
      traits: [
        ...(signal
          ? [
              evidence({ bin: text('Healthcare'), verdict: 'wins', lift: 1.56, q: 0.00001, points: 38 }),
              evidence({ trait: 'employees', bin: '[200, 2000)', verdict: 'wins', lift: 1.2, points: 20 }),
              evidence({ bin: text('Retail'), verdict: 'loses', lift: 0.67, points: 0 }),
            ]
          : []),
        evidence({ bin: text('Energy'), lift: 1.02, q: 0.8 }),
        evidence({ trait: 'revenue', bin: '[220000000, )', lift: 0.99, q: 0.9 }),
        evidence({ trait: 'city', bin: text('Perth'), verdict: 'not_enough_data', lift: null, q: null }),
      ],
    },
    list: {
      list_id: 'tal_1',
      name: text('Pilot'),
      owner: text('Marketing'),
      kpi: text('10 first meetings'),
      pilot: true,
      version: 2,
      profile_id: 'icp_1',
      basis: signal ? 'fit' : 'value',
      capacity: { tier_1: Math.ceil(targets / 10), tier_2: Math.ceil(targets / 3), tier_3: targets },
      relationship: 'all',
      accounts: targets,
      excluded: 295,
      built_at: at,
      built_by: text('owner'),
      warnings: signal ? [] : ['identify.warn_no_signal'],
    },
    targets: accounts,
  })
}

/** Evidence of an industry without a difference, unless wished otherwise. */
export function evidence(wish: Partial<Evidence>): Evidence {
  const lift = wish.lift === undefined ? 1 : wish.lift
  return {
    trait: 'industry',
    bin: 'Education',
    accounts: 99,
    won: 124,
    closed: 264,
    won_revenue: 12_000_000,
    win_rate: 0.47,
    lift,
    lift_low: lift === null ? null : lift * 0.85,
    lift_high: lift === null ? null : lift * 1.15,
    q: 0.03,
    ...notSteady,
    verdict: 'no_difference',
    needed: 10,
    points: 0,
    origin: 'data',
    ...wish,
  }
}

function target(
  i: number,
  { targets = 12, signal = true, asleep = false, text = (name) => name }: Wish,
): Target {
  return {
    list_id: 'tal_1',
    version: 2,
    rank: i + 1,
    tier: i < targets / 10 ? '1' : i < targets / 3 ? '2' : '3',
    account_id: `acc_${i}`,
    name: text(`Company ${i + 1} 有限公司`),
    domain: text(`company-${i + 1}.example`),
    industry: text('Healthcare'),
    country: text('DE'),
    city: text('Berlin'),
    owner: text('Lin Yue'),
    relationship: i % 2 === 0 ? 'customer' : 'prospect',
    best_profile: null,
    best_lead: null,
    fit: signal ? Math.max(0, 95 - Math.floor(i / 3)) : null,
    grade: signal ? text('A') : null,
    probability: signal ? 0.45 : null,
    expected_value: signal ? 45_000 : null,
    readiness: asleep ? 0 : (i * 37) % 211,
    value: 1_000_000 / (i + 1),
    reasons: [1, 2, 3].map((n) => ({
      code: 'identify.reason_gate',
      params: {},
      text: text(`Reason ${n} of company ${i + 1}`),
    })),
  }
}
