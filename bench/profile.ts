import { join } from 'node:path'
import { openLake, sqlTypes } from '../src/ground/lake/index.ts'
import {
  type Case,
  createIdentify,
  keepProfile,
  keepScores,
  LearnRequest,
  learnFrom,
  type Observed,
  Profile,
  previewVersion,
  refreshFit,
  type TraitValue,
  traitFields,
} from '../src/steps/identify/index.ts'
import { accountFields } from '../src/steps/match/index.ts'
import { chance } from './chance.ts'
import { add } from './figures.ts'

const learned = { accounts: 100_000, numbers: 70, texts: 30 }
const scored = { accounts: 1_000_000, profiles: 5 }
const previewed = 100_000
const at = '2026-01-01T00:00:00.000Z'

/** Learning from many accounts with many traits, and scoring a base of a million against five profiles. */
export async function measureProfile(folder: string): Promise<void> {
  measureLearning()
  await measureScoring(folder)
  await measurePreview(folder)
}

function measureLearning(): void {
  const next = chance(1)
  const numbers = Array.from({ length: learned.numbers }, (_, i) => `column:number ${i}`)
  const texts = Array.from({ length: learned.texts }, (_, i) => `column:text ${i}`)
  const { observed, cases } = history(learned.accounts, next, () => ({
    ...Object.fromEntries(numbers.map((name) => [name, Math.round(1e6 * next()) / 1e3])),
    ...Object.fromEntries(texts.map((name, i) => [name, `value ${Math.floor(next() * (5 + i))}`])),
  }))
  const began = performance.now()
  const found = learnFrom({ observed, cases, wish: wish([...numbers, ...texts]) })
  add(
    `learn from ${learned.accounts.toLocaleString('en-US')} accounts × ${learned.numbers + learned.texts} traits`,
    (performance.now() - began) / 1000,
    's',
    `aim 30 s; AUC ${found.auc?.toFixed(3)}, ${cases.length} cases`,
  )
}

async function measureScoring(folder: string): Promise<void> {
  const { lake, traits } = await openScored(folder, 'score', scored.accounts, scored.profiles)
  const began = performance.now()
  await lake.transaction(refreshFit)
  add(
    `score ${scored.accounts.toLocaleString('en-US')} accounts against ${scored.profiles} profiles`,
    (performance.now() - began) / 1000,
    's',
    `aim 5 s; ${traits} traits that give points`,
  )
  lake.close()
}

/** What would follow if a draft counted: the same profile, learned without some traits. */
async function measurePreview(folder: string): Promise<void> {
  const { lake, keepDraft } = await openScored(folder, 'preview', previewed, 1)
  const before = performance.now()
  await lake.transaction((tx) => keepScores(tx, at))
  add(
    `find which scores of ${previewed.toLocaleString('en-US')} accounts changed`,
    (performance.now() - before) / 1000,
    's',
    'none did; after every import',
  )
  await keepDraft()
  const began = performance.now()
  const { rise, fall } = await previewVersion(lake, 'icp_draft')
  add(
    `preview a draft over ${previewed.toLocaleString('en-US')} accounts`,
    (performance.now() - began) / 1000,
    's',
    `aim 1 s; ${rise} rise, ${fall} fall`,
  )
  lake.close()
}

/** A base of accounts with profiles that were learned and count. */
async function openScored(folder: string, name: string, accounts: number, profiles: number) {
  const lake = await openLake({ path: join(folder, `${name}.duckdb`), memory: '2GB', threads: 2 })
  const next = chance(2)
  const industries = Array.from({ length: 20 }, (_, i) => `Industry ${i}`)
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? ''
  const { observed, cases } = history(20_000, next, () => ({
    industry: pick(industries),
    employees: Math.round(10 ** (1 + 3 * next())),
    revenue: Math.round(10 ** (5 + 4 * next())),
    founded: 1950 + Math.floor(70 * next()),
    country: pick(['CN', 'DE', 'US', 'JP', 'FR', 'SG']),
    city: pick(industries.map((_, i) => `City ${i}`)),
    maturity: pick(['early', 'growing', 'ripe']),
    sites: 1 + Math.floor(50 * next()),
    listed: pick(['yes', 'no']),
    has_parent: pick(['yes', 'no']),
    has_parts: pick(['yes', 'no']),
    contact_level: pick(['c_level', 'director', 'staff']),
  }))
  const { bins, ...found } = learnFrom({ observed, cases, wish: wish(traitFields) })
  const asked = { ...found, learned_at: at, learned_by: 'bench', traits: [] }
  const known: Record<string, string> = {
    name: "'Company ' || i",
    industry: "'Industry ' || (i * 7919 % 20)",
    employees: '10 + i * 104729 % 9990',
    revenue: '100000 + i * 7919 % 900000000',
    founded: '1950 + i * 31 % 70',
    country: "['CN', 'DE', 'US', 'JP', 'FR', 'SG'][1 + i * 13 % 6]",
    city: "'City ' || (i * 17 % 20)",
    maturity: "['early', 'growing', 'ripe'][1 + i % 3]",
    sites: '1 + i * 37 % 50',
    listed: 'i % 2 = 0',
  }
  const fields = accountFields.map(
    ({ field, type }) => `cast(${known[field] ?? 'null'} as ${sqlTypes[type]}) as ${field}`,
  )
  await lake.transaction(async (tx) => {
    for (const statement of empty) await tx.runText(statement)
    await tx.runText(
      `create table match.accounts as select 'acc_' || i as account_id, ${fields.join(', ')}, cast(i % 9 as bigint) as contacts,
  cast(null as varchar) as tags, cast(0 as decimal(18, 2)) as won_revenue, cast(0 as decimal(18, 2)) as open_amount from range(${accounts}) r(i)`,
    )
    await tx.runText(
      `insert into match.contacts select 'con_' || i, 'acc_' || i, ['CEO', 'Director', 'Clerk'][1 + i % 3] from range(${accounts}) r(i) where i % 4 > 0`,
    )
    await tx.runText(
      `insert into match.hierarchy select 'acc_' || i, 'acc_' || (i // 10 * 10) from range(${accounts}) r(i) where i % 10 in (3, 7)`,
    )
    await createIdentify(tx)
    for (let i = 0; i < profiles; i++) {
      const named = LearnRequest.parse({ name: `Profile ${i}` })
      await keepProfile(tx, Profile.parse({ ...named, ...asked, profile_id: `icp_${i}`, version: 1 }), bins)
    }
  })
  const traits = [...new Set(bins.filter(({ most }) => most > 0).map(({ trait }) => trait))]
  const keepDraft = async () => {
    const fewer = learnFrom({
      observed,
      cases,
      wish: wish(traitFields.filter((trait) => trait !== traits.at(-1))),
    })
    const named = LearnRequest.parse({ name: 'Profile 0' })
    await lake.transaction((tx) =>
      keepProfile(
        tx,
        Profile.parse({ ...named, ...asked, ...fewer, profile_id: 'icp_draft', version: 2, traits: [] }),
        fewer.bins,
      ),
    )
  }
  return { lake, keepDraft, traits: traits.length }
}

/** What the step asks for beside accounts, with nothing in it. */
const empty = [
  'create schema match',
  'create schema collect',
  'create table match.other_values (account_id varchar, trait varchar, value varchar, number double)',
  'create table match.own_values (account_id varchar, field varchar, value varchar, number double)',
  'create table match.purchases (account_id varchar, product varchar, amount double, purchased_on date, starts_on date)',
  'create table match.opportunities (account_id varchar, product varchar, amount double, status varchar, closed_on date)',
  'create table match.account_records (account_id varchar, record_id varchar)',
  'create table match.contact_records (contact_id varchar, record_id varchar)',
  'create table match.contacts (contact_id varchar, account_id varchar, title varchar)',
  'create table match.hierarchy (account_id varchar, parent_id varchar)',
  "create table match.titles as select * from (values ('CEO', 'c_level'), ('Director', 'director'), ('Clerk', 'staff')) t(title, title_level)",
  'create table match.products (product_id varchar, name varchar)',
  ...['accounts', 'contacts'].map(
    (kind) =>
      `create table collect.current_${kind} (import_id varchar, seq bigint, record_id varchar, line bigint, raw varchar, source varchar)`,
  ),
  'create table collect.in_force (import_id varchar, kind varchar, file varchar, source varchar, header varchar, fields varchar, seq bigint)',
]

const wish = (traits: readonly string[]) => ({
  traits,
  asked: [],
  keep: [],
  rising: [],
  falling: [],
  minimum: 10,
  today: at.slice(0, 10),
})

/** Accounts with one case each, whose first trait tells something. */
function history(many: number, next: () => number, valuesOf: () => Readonly<Record<string, TraitValue>>) {
  const accounts: string[] = []
  const values = new Map<string, TraitValue[]>()
  const cases: Case[] = []
  for (let i = 0; i < many; i++) {
    const account_id = `acc_${i}`
    accounts.push(account_id)
    const own = Object.entries(valuesOf())
    for (const [trait, value] of own) {
      const column = values.get(trait) ?? []
      column.push(value)
      values.set(trait, column)
    }
    const tells = own[0]?.[1] ?? 0
    const odds = typeof tells === 'number' ? tells / 500 - 2 : tells.toString().length % 2 === 0 ? 0 : -1
    const positive = next() < 1 / (1 + Math.exp(-odds))
    cases.push({ account_id, positive, day: null, revenue: positive ? 1000 : 0 })
  }
  const observed: Observed = { accounts, values }
  return { observed, cases }
}
