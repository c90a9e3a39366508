import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BIGINT, BOOLEAN, DECIMAL, INTEGER, VARCHAR } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lake, openLake, type Row, toAmount } from '../../ground/lake/index.ts'
import { fold } from './fold.ts'
import { gateSql, judge } from './gate.ts'
import type { Exclusion, GateRule } from './model.ts'

let folder: string
let lake: Lake
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-gate-'))
  lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '256MB', threads: 1 })
})
afterAll(async () => {
  lake.close()
  await rm(folder, { recursive: true })
})

// Few values, so that rules and accounts meet; among them what lower case is hard for.
const text = fc.constantFrom(
  'CN',
  'cn',
  'İstanbul',
  'istanbul',
  'i̇stanbul',
  'ΑΘΗΝΑΣ',
  'Αθήνας',
  'αθηνασ',
  '广州',
  'Straße',
  "O'Hara",
  '',
)
const count = fc.constantFrom(-1, 0, 1, 19, 20, 1_000_000, 9_007_199_254_740_991)
const money = fc.constantFrom(-0.01, 0, 0.1, 0.3, 19.99, 20, 12_345_678.9, 9e13)
const year = fc.constantFrom(1969, 1970, 2000, 2026)

const account = fc.record({
  industry: fc.option(text),
  country: fc.option(text),
  region: fc.option(text),
  city: fc.option(text),
  employees: fc.option(count),
  revenue: fc.option(money),
  founded: fc.option(year),
  listed: fc.option(fc.boolean()),
  technologies: fc.option(fc.array(text, { minLength: 1, maxLength: 3 }).map((items) => items.join('; '))),
})
const numberRule = fc.record({
  field: fc.constantFrom('employees', 'revenue', 'founded'),
  op: fc.constantFrom('at_least', 'at_most', 'below'),
  value: fc.oneof(count, money, year, fc.double({ min: -1e15, max: 1e15, noNaN: true })),
})
const listRule = fc.record({
  field: fc.constantFrom('industry', 'country', 'region', 'city'),
  op: fc.constantFrom('one_of', 'none_of'),
  values: fc.array(text, { minLength: 1, maxLength: 4 }),
})
const otherRule = fc.oneof(
  fc.record({
    field: fc.constant('technologies'),
    op: fc.constantFrom('one_of', 'none_of'),
    values: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    field: fc.constant('listed'),
    op: fc.constantFrom('one_of', 'none_of'),
    values: fc.constantFrom(['yes'], ['no'], ['Yes', 'no']),
  }),
)
const anyRule = fc.oneof(numberRule, listRule, otherRule) as fc.Arbitrary<GateRule>
const rules = fc.array(anyRule, { maxLength: 5 })
const exclusions = fc.array(
  anyRule
    .filter(({ op }) => op !== 'none_of' && op !== 'at_most')
    .map((rule) => ({ kind: 'competitor', reason: 'They sell the same', rule }) as Exclusion),
  { maxLength: 2 },
)

describe('the gate', () => {
  test('passes, fails and does not know the same accounts in code and in SQL', () =>
    fc.assert(
      fc.asyncProperty(
        rules,
        exclusions,
        fc.array(account, { minLength: 1, maxLength: 20 }),
        async (gate, excluded, accounts) => {
          expect(await judgedBySql(gate, excluded, accounts)).toEqual(
            accounts.map((one) => judge(gate, one, excluded).gate),
          )
        },
      ),
      { numRuns: 150 },
    ))

  test('names every rule with what was wanted, what was found and how it ended', () => {
    const gate: GateRule[] = [
      { field: 'employees', op: 'at_least', value: 20 },
      { field: 'country', op: 'one_of', values: ['CN', 'DE'] },
      { field: 'city', op: 'none_of', values: ['Berlin'] },
    ]
    expect(judge(gate, { employees: 20, country: 'de', city: 'BERLIN' })).toEqual({
      gate: 'fail',
      reasons: [
        { field: 'employees', op: 'at_least', wanted: '20', found: '20', result: 'pass' },
        { field: 'country', op: 'one_of', wanted: 'CN, DE', found: 'de', result: 'pass' },
        { field: 'city', op: 'none_of', wanted: 'Berlin', found: 'BERLIN', result: 'fail' },
      ],
    })
    expect(judge(gate, { employees: 20, country: null, city: 'Paris' }).gate).toBe('unknown')
    expect(judge(gate, { employees: 19, country: null, city: 'Paris' }).gate).toBe('fail')
    expect(judge([], {}).gate).toBe('pass')
  })

  test('leaves out who is excluded, with the reason, and lets through of whom nothing is known', () => {
    const exclusions: Exclusion[] = [
      {
        kind: 'competitor',
        reason: 'They sell the same',
        rule: { field: 'name', op: 'one_of', values: ['Ardent Ltd', 'Borealis'] },
      },
      {
        kind: 'partner',
        reason: 'Sells with us',
        rule: { field: 'tags', op: 'one_of', values: ['partner'] },
      },
    ]
    expect(judge([], { name: 'BOREALIS', tags: 'vip; not partner' }, exclusions)).toEqual({
      gate: 'fail',
      reasons: [
        {
          field: 'name',
          op: 'one_of',
          wanted: 'Borealis',
          found: 'BOREALIS',
          result: 'fail',
          exclusion: { kind: 'competitor', reason: 'They sell the same' },
        },
      ],
    })
    expect(judge([], { name: 'Cairn', tags: 'Partner; vip' }, exclusions).gate).toBe('fail')
    expect(judge([], { name: null, tags: null }, exclusions)).toEqual({ gate: 'pass', reasons: [] })
  })
})

test('fold writes every letter that the lake can as the lake writes it', async () => {
  // Letters of Unicode 15 and older: newer ones the lake does not know yet.
  const letters =
    await lake.readText(`select chr(cast(n as integer)) as letter, lower(chr(cast(n as integer))) as lower
from range(1, 1114112) t(n) where n not between 55296 and 57343 and lower(chr(cast(n as integer))) <> chr(cast(n as integer))`)
  expect(letters.length).toBeGreaterThan(1400)
  expect(letters.filter(({ letter, lower }) => fold(String(letter)) !== lower)).toEqual([])
  const [word] = await lake.readText(`select lower('ΟΔΟΣ ΟΔΟΣ, İZMİR') as lower`)
  expect(fold('ΟΔΟΣ ΟΔΟΣ, İZMİR')).toBe(word?.lower)
})

async function judgedBySql(
  gate: readonly GateRule[],
  exclusions: readonly Exclusion[],
  accounts: readonly Row[],
): Promise<unknown[]> {
  const { sql, params } = gateSql(gate, exclusions)
  await lake.transaction(async (tx) => {
    await tx.runText('create schema if not exists match')
    await tx.runText(
      'create or replace table match.accounts (place bigint, industry varchar, country varchar, region varchar, city varchar, employees bigint, revenue decimal(18, 2), founded integer, listed boolean, technologies varchar)',
    )
    const columns = [
      ['place', BIGINT],
      ['industry', VARCHAR],
      ['country', VARCHAR],
      ['region', VARCHAR],
      ['city', VARCHAR],
      ['employees', BIGINT],
      ['revenue', DECIMAL(18, 2)],
      ['founded', INTEGER],
      ['listed', BOOLEAN],
      ['technologies', VARCHAR],
    ] as const
    const whole = (value: unknown) => (value === null ? null : BigInt(Number(value)))
    const rows = accounts.map((one, i) => [
      BigInt(i),
      one.industry as string | null,
      one.country as string | null,
      one.region as string | null,
      one.city as string | null,
      whole(one.employees),
      toAmount(one.revenue as number | null),
      one.founded as number | null,
      one.listed as boolean | null,
      one.technologies as string | null,
    ])
    await tx.append('match.accounts', columns, [rows])
  })
  const rows = await lake.readText(`select ${sql} as gate from match.accounts a order by place`, params)
  return rows.map(({ gate }) => gate)
}
