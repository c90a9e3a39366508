import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsAbout } from '../../src/steps/match/verdicts/decide.ts'
import type { VerdictRequest } from '../../src/steps/match/verdicts/model.ts'
import type { VerdictRow } from '../../src/steps/match/verdicts/store.ts'
import { type Base, type Sheet, sheet, withBase } from './base.ts'

/** What happens one after the other; numbers choose among the accounts or contacts, rows, imports and verdicts that there are then. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('import' as const), sheet }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('undo import' as const), pick: fc.nat(99) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('merge' as const, 'split' as const, 'move' as const, 'apart' as const),
      about: fc.constantFrom('account' as const, 'contact' as const),
      pick: fc.nat(999),
      other: fc.nat(999),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take back' as const), pick: fc.nat(99) }) },
)
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never
const sheets = fc.array(sheet, { minLength: 2, maxLength: 3 })
const history = fc.tuple(sheets, fc.array(event, { minLength: 2, maxLength: 7 }))

type Said = { seq: number; verdict: string; relation: null; side: string; record_id: string }

/** Two verdicts that say the same, with one of people between them: each teaches. */
const saidTwice: [Sheet[], Event[]] = [
  [
    {
      name: 'fans.csv',
      kind: 'followers',
      fields: ['external_id', 'nickname', 'phone', 'email', 'account_name', 'followed_on'],
      rows: ['華為技術有限公司', 'Acme'].map((name) => ['A1', '小李', '', 'li@acme.com', name, '2026-10-01']),
    },
    {
      name: 'people.csv',
      kind: 'contacts',
      fields: ['full_name', 'email', 'account_name'],
      rows: [['Li', 'kim@initech.com', 'Acme']],
    },
  ],
  [
    { does: 'apart', about: 'account', pick: 1, other: 0 },
    { does: 'merge', about: 'contact', pick: 0, other: 0 },
    { does: 'apart', about: 'account', pick: 1, other: 0 },
  ],
]

/** Histories to try beside; `HISTORIES=1000` tries that many. */
const histories = Number(process.env.HISTORIES ?? 1)

describe('what people say about which rows are one company or one person', () => {
  test('holds as soon as it is said, and leaves nothing when it is taken back', {
    timeout: 14_400_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async ([first, events]) => {
        const facts: (Sheet | number)[] = [...first]
        const { after, verdicts, bare } = await withBase(async (base) => {
          for (const each of first) await base.take(each)
          const verdicts = await live(base, events, facts)
          const after = await base.dump()
          base.decide('verdicts', [])
          return { after, verdicts, bare: await base.dump() }
        })
        // The same facts where nobody ever said anything else than what is in force at the end.
        await withBase(async (base) => {
          const imports: string[] = []
          for (const fact of facts)
            if (typeof fact === 'number') await base.undo(imports[fact] ?? '')
            else imports.push(await base.take(fact))
          expect(bare).toEqual(await base.dump())
          base.decide('verdicts', verdicts)
          expect(after).toEqual(await base.dump())
        })
      }),
      { numRuns: histories + 1, examples: [[saidTwice]] },
    )
  })
})

/** Lets it all happen; notes in `facts` what came in and which import (by its number) was undone. */
async function live(base: Base, events: readonly Event[], facts: (Sheet | number)[]): Promise<Said[]> {
  const ids = await base.lake.readText('select import_id from collect.imports order by seq')
  const imports = ids.map(({ import_id }) => String(import_id))
  let verdicts: Said[] = []
  let seq = 0
  let isFresh = false
  for (const happens of events) {
    if (happens.does === 'import') {
      imports.push(await base.take(happens.sheet))
      facts.push(happens.sheet)
    } else if (happens.does === 'undo import') {
      const gone = happens.pick % imports.length
      await base.undo(imports[gone] ?? '')
      facts.push(gone)
    } else if (happens.does === 'take back') {
      const said = [...new Set(verdicts.map((each) => each.seq))]
      verdicts = verdicts.filter((each) => each.seq !== said[happens.pick % said.length])
    } else {
      if (!isFresh) await base.refresh()
      isFresh = true
      const request = await requestFor(base, happens)
      if (request === null) continue
      const [rows, orphans] = [await rowsAbout(base.lake, request), await orphansOf(base)]
      seq += 1
      verdicts = [...verdicts, ...toSaid(seq, request.verdict, rows)]
      base.decide('verdicts', verdicts)
      await base.refresh()
      await expectHeld(base, happens.about, request, rows)
      // A row of a person need not name a company.
      if (happens.about === 'account')
        expect((await orphansOf(base)).filter((id) => !orphans.includes(id))).toEqual([])
      continue
    }
    base.decide('verdicts', verdicts)
    isFresh = false
  }
  return verdicts
}

const toSaid = (seq: number, verdict: string, rows: readonly VerdictRow[]): Said[] =>
  rows
    .map(({ record_id, side }) => ({ seq, verdict, relation: null, side, record_id }))
    .sort((left, right) => (left.record_id < right.record_id ? -1 : 1))

/** The rows of all accounts or contacts. */
const rowsOf = ({ lake }: Base, about: 'account' | 'contact') =>
  lake.readText(`select ${about}_id as id, record_id from match.${about}_records order by 1, 2`)

/** A request about accounts or contacts and rows that there are; null when there are too few. */
async function requestFor(
  base: Base,
  { does, about, pick, other }: Extract<Event, { other: number }>,
): Promise<VerdictRequest | null> {
  const rows = await rowsOf(base, about)
  const all = [...new Set(rows.map(({ id }) => String(id)))]
  const row = rows[pick % rows.length]
  if (row === undefined) return null
  const home = String(row.id)
  const goal = all.filter((id) => id !== home)[other % Math.max(all.length - 1, 1)]
  const mates = rows.filter(({ id }) => id === home).map(({ record_id }) => String(record_id))
  const taken = mates.filter((id, i) => id === row.record_id || (other >> i) % 2 === 1)
  if (does === 'split') return taken.length < mates.length ? { verdict: does, records: taken } : null
  if (goal === undefined) return null
  if (does === 'move') return { verdict: does, records: taken, account: goal }
  return { verdict: does, accounts: [home, goal] }
}

/** What was said last holds: for all rows that it takes out or keeps apart; a merge for the two as such. */
async function expectHeld(
  base: Base,
  about: 'account' | 'contact',
  { verdict }: VerdictRequest,
  rows: readonly VerdictRow[],
): Promise<void> {
  const found = await rowsOf(base, about)
  const homes = new Map(found.map(({ record_id, id }) => [record_id, id]))
  const on = (side: string) =>
    new Set(rows.filter((row) => row.side === side).map((row) => homes.get(row.record_id)))
  const [one, other, target] = [on('one'), on('other'), on('target')]
  const shared = (side: typeof one) => [...one].filter((id) => side.has(id)).length
  if (verdict === 'merge') expect(shared(other)).toBeGreaterThan(0)
  else expect(shared(other)).toBe(0)
  if (verdict === 'split' || verdict === 'move') expect(one.size).toBe(1)
  if (verdict === 'move') expect(shared(target)).toBe(1)
}

/** Everything that hangs on accounts and has none. */
async function orphansOf({ lake }: Base): Promise<string[]> {
  const rows = await lake.readText(`select contact_id as id from match.contacts where account_id is null
    union all select opportunity_id from match.opportunities where account_id is null
    union all select activity_id from match.activities where account_id is null
    union all select purchase_id from match.purchases where account_id is null`)
  return rows.map(({ id }) => String(id))
}
