import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnTrait, exclusionKinds, lists, rangeFields, valueFields } from '../model.ts'
import { contentOfFile, fileOfSheet, type ProfileFile, readProfileFile, writeProfileFile } from './file.ts'
import { formOf, type Level, sides, stances } from './model.ts'
import type { Event, Said } from './said.ts'
import { sheetOf } from './sheet.ts'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((each) => each.trim() === each && !each.includes('\0') && each.length <= 100)
const worth = fc.integer({ min: 1, max: 100 })
const number = fc.integer({ min: -1e6, max: 1e6 })
const range: fc.Arbitrary<Level> = fc
  .record({ from: fc.option(number), below: fc.option(number), worth })
  .filter(
    ({ from, below }) =>
      (from !== null || below !== null) && (from === null || below === null || from < below),
  )
const values: fc.Arbitrary<Level> = fc.record({
  values: fc.array(text, { minLength: 1, maxLength: 3 }),
  worth,
})
const field = fc.option(
  fc.constantFrom(
    ...rangeFields,
    ...valueFields,
    ...lists,
    `${columnTrait}own_fit`,
    `${columnTrait}客户等级`,
  ),
)
const criterion = field.chain((each) =>
  fc.record({
    title: text,
    note: fc.oneof(fc.constant(''), text),
    field: fc.constant(each),
    wanted:
      each === null
        ? fc.constant<Level[]>([])
        : fc.array(
            formOf(each) === 'range' ? range : formOf(each) === 'either' ? fc.oneof(range, values) : values,
            {
              maxLength: formOf(each) === 'items' ? 1 : 3,
            },
          ),
    settled: fc.option(fc.record({ weight: fc.nat(10), stance: fc.constantFrom(...stances) })),
  }),
)
const file: fc.Arbitrary<ProfileFile> = fc.record({
  schema: fc.constant('talweg/profile' as const),
  version: fc.constant(1 as const),
  name: text,
  product: fc.option(text),
  criteria: fc.array(criterion, { maxLength: 6 }).map((all) =>
    all.map(({ settled, ...each }) => ({
      ...each,
      weight: settled?.weight ?? null,
      stance: settled?.stance ?? null,
    })),
  ),
  gate: fc.array(
    fc.record({
      field: fc.constantFrom(...rangeFields),
      op: fc.constantFrom('at_least' as const, 'below' as const),
      value: number,
    }),
    { maxLength: 3 },
  ),
  exclusions: fc.array(
    fc.record({
      kind: fc.constantFrom(...exclusionKinds),
      reason: text,
      rule: fc.record({
        field: fc.constant('name' as const),
        op: fc.constant('one_of' as const),
        values: fc.array(text, { minLength: 1, maxLength: 3 }),
      }),
    }),
    { maxLength: 2 },
  ),
  agreed: fc.option(
    fc.record({
      version: fc.nat(9),
      agreed_at: fc.constant('2026-01-01T00:00:00.000Z'),
      signatures: fc.array(
        fc.record({
          person: text,
          side: fc.constantFrom(...sides),
          at: fc.constant('2026-01-01T00:00:00.000Z'),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
})

/** A worksheet in which nothing but this was said. */
const sheetWith = (says: readonly Said[]) =>
  sheetOf(
    says.map(
      (said, i): Event => ({
        seq: i + 1,
        said,
        person_id: 'p',
        person: 'P',
        at: '2026-01-01T00:00:00.000Z',
        undone_by: null,
        undone_at: null,
      }),
    ),
  )

test('a profile that was written is read as it was, and a worksheet made of it is the same file again', () =>
  fc.assert(
    fc.property(file, (profile) => {
      const written = writeProfileFile(profile)
      expect(readProfileFile(written)).toEqual(profile)
      const again = fileOfSheet(sheetWith(contentOfFile(profile)), null)
      expect(again).toEqual({ ...profile, agreed: null })
      expect(readProfileFile(`\uFEFF${writeProfileFile(again)}`)).toEqual(again)
    }),
    { numRuns: 200 },
  ))

const profile = (changes: object) =>
  JSON.stringify({ schema: 'talweg/profile', version: 1, name: 'Gyms', ...changes })

test.each([
  [
    '{"schema": "talweg/profile",\n "version": 1,\n "name" "Gyms"}',
    'file.not_json',
    { reason: /line 3|position/ },
  ],
  ['[]', 'file.not_profile', {}],
  ['null', 'file.not_profile', {}],
  ['{"schema": "other", "version": 1}', 'file.not_profile', {}],
  [profile({ version: 2 }), 'file.newer', { version: 2, known: 1 }],
  [profile({ name: '' }), 'file.wrong', { places: /^name: / }],
  [profile({ colour: 'red' }), 'file.wrong', { places: /colour/ }],
  [
    profile({ criteria: [{ title: 'A' }, { title: 'B', field: 'sites', wanted: [{ from: 5, below: 2 }] }] }),
    'file.wrong',
    { places: /^criteria\[1\]\.wanted\[0\]/ },
  ],
  [
    profile({ gate: [{ field: 'sites', op: 'around', value: 2 }] }),
    'file.wrong',
    { places: /^gate\[0\]\.op/ },
  ],
  [
    profile({ criteria: [{ title: 'Shoes', field: 'shoe_size' }] }),
    'worksheet.field_unknown',
    { title: 'Shoes' },
  ],
  [
    profile({ criteria: [{ title: 'A', field: 'sites', wanted: [{ values: ['x'] }] }] }),
    'worksheet.wants_range',
    { title: 'A' },
  ],
])('says what is wrong with a file, and where: %s', (text, code, params) => {
  const read = () => readProfileFile(text)
  expect(read).toThrow(expect.objectContaining({ code: `identify.${code}` }))
  for (const [name, value] of Object.entries(params)) {
    const said = (() => {
      try {
        read()
      } catch (error) {
        return (error as { params: Record<string, unknown> }).params[name]
      }
    })()
    if (value instanceof RegExp) expect(String(said)).toMatch(value)
    else expect(said).toBe(value)
  }
})

test('text that no database can hold is refused', () => {
  expect(() => readProfileFile(profile({ name: 'a\0b' }))).toThrow(
    expect.objectContaining({ code: 'edge.invalid_text' }),
  )
})
