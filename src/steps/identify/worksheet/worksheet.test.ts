import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testState } from '../../../../test/support/state.ts'
import { languages } from '../../../ground/kernel/index.ts'
import { following } from './agree.ts'
import { contentOfFile } from './file.ts'
import { type Content, type Contribution, type Criterion, templates } from './model.ts'
import { historyOf, type Kept, worksheetFor } from './reader.ts'
import { checkSaying, checkTakingBack } from './rules.ts'
import { addTo, keepWorksheet, readWorksheet, type Speaker, takeBack } from './store.ts'
import { readTemplate } from './templates.ts'

const state = await testState()

let minute = 0
const speaks = (person: string): Speaker => ({
  person_id: person,
  person,
  at: new Date(Date.UTC(2026, 0, 1, 0, minute++)),
})

const industry: Criterion = {
  title: 'Industry',
  note: '',
  field: 'industry',
  wanted: [{ values: ['Sports'], worth: 100 }],
}
const sites: Criterion = {
  title: 'Sites',
  note: '',
  field: 'sites',
  wanted: [{ from: 2, below: null, worth: 100 }],
}

let made = 0
/** A worksheet with two criteria, `c1` and `c2`, begun by Ann. */
async function begin(): Promise<string> {
  const id = `sheet_${made++}`
  const says: Content[] = [
    { kind: 'named', name: `Gyms ${made}`, product: null },
    { kind: 'criterion', criterion_id: 'c1', criterion: industry },
    { kind: 'criterion', criterion_id: 'c2', criterion: sites },
  ]
  await keepWorksheet(state, { id, madeFrom: null, says }, speaks('Ann'))
  return id
}

/** Somebody says something, knowing all that was said before unless told otherwise. */
async function say(id: string, person: string, said: Content | Contribution, seen = 1e9): Promise<Kept> {
  const speaker = speaks(person)
  return addTo(state, id, speaker, (kept) => {
    checkSaying(kept, { person_id: person, seen, said })
    return following(kept, said, speaker)
  })
}

const opinion = (criterion_id: string, weight: number): Contribution => ({
  kind: 'opinion',
  criterion_id,
  weight,
  stance: 'good',
})
const settle = (criterion_id: string, weight: number, stance: 'good' | 'indifferent' | 'must' = 'good') =>
  ({ kind: 'settled', criterion_id, weight, stance }) as const

/** Everybody answers, hands in, and what Ann settles is signed by all but the last. */
async function allButOne(id: string, people: readonly string[]): Promise<void> {
  for (const person of people) await say(id, person, { kind: 'joined', side: 'sales' })
  for (const person of people) {
    await say(id, person, opinion('c1', 8))
    await say(id, person, opinion('c2', 4))
    await say(id, person, { kind: 'handed_in' })
  }
  await say(id, 'Ann', settle('c1', 6))
  await say(id, 'Ann', settle('c2', 3))
  for (const person of people.slice(0, -1)) await say(id, person, { kind: 'signed' })
}

const seenBy = (kept: Kept, person: string) =>
  worksheetFor(kept, person).criteria.map(({ opinions }) =>
    opinions.map(({ by, weight }) => `${by} ${weight}`),
  )

test('what others answer shows only when the own answers are handed in', async () => {
  const id = await begin()
  await say(id, 'Ann', { kind: 'joined', side: 'marketing' })
  await say(id, 'Bo', { kind: 'joined', side: 'sales' })
  for (const criterion of ['c1', 'c2']) await say(id, 'Bo', opinion(criterion, 9))
  await say(id, 'Bo', { kind: 'handed_in' })
  await say(id, 'Ann', opinion('c1', 2))
  await expect(say(id, 'Ann', { kind: 'comment', criterion_id: 'c1', text: 'Why?' })).rejects.toMatchObject({
    code: 'identify.worksheet.hand_in_first',
  })
  await expect(say(id, 'Ann', { kind: 'handed_in' })).rejects.toMatchObject({
    code: 'identify.worksheet.answers_missing',
    params: { titles: 'Sites' },
  })
  const before = await readWorksheet(state, id)
  expect(seenBy(before, 'Ann')).toEqual([[], []])
  expect(seenBy(before, 'Bo')).toEqual([['Bo 9', 'Ann 2'], ['Bo 9']])
  expect(worksheetFor(before, 'Ann').criteria[0]?.mine).toEqual({ weight: 2, stance: 'good' })

  await say(id, 'Ann', opinion('c2', 5))
  await say(id, 'Ann', { kind: 'handed_in' })
  const after = await say(id, 'Ann', { kind: 'comment', criterion_id: 'c1', text: 'Why?' })
  expect(seenBy(after, 'Ann')).toEqual([
    ['Bo 9', 'Ann 2'],
    ['Bo 9', 'Ann 5'],
  ])
  expect(seenBy(after, 'Cy')).toEqual([[], []])
  expect(worksheetFor(after, 'Cy').criteria.flatMap(({ comments }) => comments)).toEqual([])
  // A criterion that came later is answered alone too.
  const more = await say(id, 'Bo', {
    kind: 'criterion',
    criterion_id: 'c3',
    criterion: { title: 'Can we serve them?', note: '', field: null, wanted: [] },
  })
  expect(worksheetFor(more, 'Ann').criteria.map(({ open }) => open)).toEqual([true, true, false])
})

test('signed by all it is agreed, and kept for ever with those who signed', async () => {
  const id = await begin()
  await allButOne(id, ['Ann', 'Bo'])
  expect(worksheetFor(await readWorksheet(state, id), 'Ann').status).toBe('open')
  const agreed = worksheetFor(await say(id, 'Bo', { kind: 'signed' }), 'Ann')
  expect(agreed.status).toBe('agreed')
  expect(agreed.criteria.map(({ points }) => points)).toEqual([67, 33])
  expect(agreed.agreements[0]).toMatchObject({
    version: 1,
    criteria: [
      { title: 'Industry', weight: 6, stance: 'good' },
      { title: 'Sites', weight: 3, stance: 'good' },
    ],
    signatures: [{ person: 'Ann' }, { person: 'Bo' }],
  })
  await expect(say(id, 'Ann', settle('c1', 1))).rejects.toMatchObject({ code: 'identify.worksheet.agreed' })
  const last =
    (await readWorksheet(state, id)).events.findLast(({ said }) => said.kind === 'settled')?.seq ?? 0
  await expect(
    takeBack(state, { id, seq: last }, speaks('Ann'), (kept, event) =>
      checkTakingBack(kept, event, { personId: 'Ann', mayChange: true }),
    ),
  ).rejects.toMatchObject({ code: 'identify.worksheet.agreed' })

  await say(id, 'Ann', { kind: 'reopened', reason: 'New product' })
  await say(id, 'Ann', settle('c1', 3))
  await say(id, 'Ann', { kind: 'signed' })
  const again = worksheetFor(await say(id, 'Bo', { kind: 'signed' }), 'Bo')
  expect(again.agreements.map(({ version, criteria }) => [version, criteria[0]?.weight])).toEqual([
    [2, 3],
    [1, 6],
  ])
  expect(new Set(again.agreements.map(({ profile_id }) => profile_id)).size).toBe(2)
})

test('a change after a signature asks for that signature again', async () => {
  const id = await begin()
  await allButOne(id, ['Ann', 'Bo'])
  await say(id, 'Bo', settle('c2', 9))
  const changed = worksheetFor(await say(id, 'Bo', { kind: 'signed' }), 'Bo')
  expect(changed.status).toBe('open')
  expect(changed.participants.map(({ signed_at }) => signed_at !== null)).toEqual([false, true])
  expect(worksheetFor(await say(id, 'Ann', { kind: 'signed' }), 'Bo').status).toBe('agreed')
})

test('of two who change the same at once the second is told, and nothing is lost; other things do not meet', async () => {
  const id = await begin()
  const { seq } = worksheetFor(await readWorksheet(state, id), 'Ann')
  const renamed = { ...industry, title: 'Line of business' }
  const both = await Promise.allSettled([
    say(id, 'Ann', { kind: 'criterion', criterion_id: 'c1', criterion: renamed }, seq),
    say(id, 'Bo', { kind: 'dropped', criterion_id: 'c1' }, seq),
    say(id, 'Cy', { kind: 'criterion', criterion_id: 'c2', criterion: { ...sites, note: 'Own ones' } }, seq),
    say(id, 'Di', { kind: 'evidence', criterion_id: null, who: 'A customer', text: 'Many sites' }, seq),
  ])
  const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ code: 'identify.worksheet.changed_meanwhile' })
  const now = worksheetFor(await readWorksheet(state, id), 'Ann')
  expect(now.criteria.at(-1)?.note).toBe('Own ones')
  expect(now.evidence).toHaveLength(1)
})

test('nobody signs what they have not seen', async () => {
  const id = await begin()
  await allButOne(id, ['Ann', 'Bo'])
  const { seq } = worksheetFor(await readWorksheet(state, id), 'Bo')
  await say(id, 'Ann', settle('c1', 1))
  await expect(say(id, 'Bo', { kind: 'signed' }, seq)).rejects.toMatchObject({
    code: 'identify.worksheet.changed_meanwhile',
    params: { by: 'Ann' },
  })
})

test('what is taken back is as if it had never been said, and stays in the history', async () => {
  const id = await begin()
  await say(id, 'Ann', { kind: 'dropped', criterion_id: 'c1' })
  const dropped = await readWorksheet(state, id)
  const [line] = historyOf(dropped, 'Ann', true)
  expect(line).toMatchObject({ kind: 'dropped', about: 'Industry', by: 'Ann', undoable: true })
  expect(historyOf(dropped, 'Bo', false)[0]?.undoable).toBe(false)
  const back = await takeBack(state, { id, seq: line?.seq ?? 0 }, speaks('Bo'), () => {})
  expect(worksheetFor(back, 'Ann').criteria.map(({ title }) => title)).toEqual(['Industry', 'Sites'])
  expect(historyOf(back, 'Ann', true)[0]).toMatchObject({ undone_by: 'Bo', undoable: false })
})

test('weights that sum to nothing, a must that no field tells and two criteria of one field are said clearly', async () => {
  const id = await begin()
  await allButOne(id, ['Ann'])
  await say(id, 'Ann', settle('c1', 0))
  await say(id, 'Ann', settle('c2', 9, 'indifferent'))
  await expect(say(id, 'Ann', { kind: 'signed' })).rejects.toMatchObject({
    code: 'identify.worksheet.no_weights',
  })
  await say(id, 'Ann', {
    kind: 'criterion',
    criterion_id: 'c3',
    criterion: { title: 'Serve', note: '', field: null, wanted: [] },
  })
  await expect(say(id, 'Ann', settle('c3', 5, 'must'))).rejects.toMatchObject({
    code: 'identify.worksheet.must_needs_field',
  })
  await expect(
    say(id, 'Ann', { kind: 'criterion', criterion_id: 'c4', criterion: { ...sites, title: 'Branches' } }),
  ).rejects.toMatchObject({ code: 'identify.worksheet.field_taken', params: { title: 'Sites' } })
  const wrong: [Criterion, string][] = [
    [{ ...sites, field: 'shoe_size' }, 'field_unknown'],
    [{ ...sites, field: null }, 'wanted_without_field'],
    [{ ...industry, field: 'employees' }, 'wants_range'],
    [{ ...sites, field: 'country' }, 'wants_values'],
    [{ ...industry, field: 'tags', wanted: [...industry.wanted, ...industry.wanted] }, 'one_level'],
  ]
  for (const [criterion, code] of wrong)
    await expect(
      say(id, 'Ann', { kind: 'criterion', criterion_id: 'c4', criterion: { ...criterion, title: 'Wrong' } }),
    ).rejects.toMatchObject({ code: `identify.worksheet.${code}`, params: { title: 'Wrong' } })
})

const person = fc.constantFrom('Ann', 'Bo', 'Cy')
const id = fc.constantFrom('c1', 'c2')
const anything: fc.Arbitrary<Content | Contribution> = fc.oneof(
  fc.record({
    kind: fc.constant('joined' as const),
    side: fc.constantFrom('sales' as const, 'product' as const),
  }),
  fc.record({
    kind: fc.constant('opinion' as const),
    criterion_id: id,
    weight: fc.nat(10),
    stance: fc.constant('good' as const),
  }),
  fc.constant({ kind: 'handed_in' as const }),
  fc.constant({ kind: 'signed' as const }),
  fc.record({
    kind: fc.constant('settled' as const),
    criterion_id: id,
    weight: fc.nat(10),
    stance: fc.constant('good' as const),
  }),
  fc.record({ kind: fc.constant('comment' as const), criterion_id: id, text: fc.constant('Hm') }),
  fc.constant({ kind: 'reopened' as const, reason: 'Again' }),
)

test('whatever people say, in any order: nobody reads others before answering, and only the same content signed by all is agreed', () => {
  const base: Kept = { worksheet_id: 'x', created_by: 'Ann', created_at: '', events: [] }
  const start = contentOfFile({
    ...readTemplate('b2b', 'en'),
    criteria: [industry, sites].map((each) => ({ ...each, weight: null, stance: null })),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(person, anything), { maxLength: 40 }), (sayings) => {
      let kept = base
      const hear = (speaker: Speaker, says: readonly Parameters<typeof following>[1][]) => {
        for (const said of says)
          kept = {
            ...kept,
            events: [
              ...kept.events,
              {
                seq: kept.events.length + 1,
                said,
                person_id: speaker.person_id,
                person: speaker.person,
                at: speaker.at.toISOString(),
                undone_by: null,
                undone_at: null,
              },
            ],
          }
      }
      hear(speaks('Ann'), start)
      for (const [who, said] of sayings) {
        const speaker = speaks(who)
        try {
          checkSaying(kept, { person_id: who, seen: 1e9, said })
        } catch {
          continue
        }
        hear(speaker, following(kept, said, speaker))
        for (const reader of ['Ann', 'Bo', 'Cy', 'Di']) {
          const sheet = worksheetFor(kept, reader)
          const me = sheet.participants.find(({ person_id }) => person_id === reader)
          for (const criterion of sheet.criteria)
            if (sheet.status === 'open' && (!me?.handed_in_at || criterion.mine === null))
              expect([criterion.opinions, criterion.comments]).toEqual([[], []])
        }
        const { status, participants, agreements } = worksheetFor(kept, 'Ann')
        if (status === 'agreed') {
          expect(agreements[0]?.signatures.length).toBeGreaterThan(0)
          if (said.kind === 'signed') expect(agreements[0]?.signatures.length).toBe(participants.length)
        } else expect(participants.length > 0 && participants.every(({ signed_at }) => signed_at)).toBe(false)
      }
    }),
    { numRuns: 200 },
  )
})

test('templates are profiles that say the same in both languages', () => {
  for (const template of templates) {
    const [first, ...others] = languages.map((language) => readTemplate(template, language))
    for (const other of others)
      expect(other.criteria.map(({ field, wanted }) => [field, wanted.length])).toEqual(
        first?.criteria.map(({ field, wanted }) => [field, wanted.length]),
      )
    expect(first?.criteria.length).toBeGreaterThan(5)
  }
})
