import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kinds } from '../model.ts'
import { fromText, toText } from './file-key.ts'

test('a table survives the address bar, whatever its names', () => {
  const text = fc.string({ unit: 'grapheme' })
  const keys = fc.record({
    file_id: fc.constant('0f'.repeat(32)),
    kind: fc.constantFrom(null, ...kinds),
    table: fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme', minLength: 1 })),
    chosen: fc.constantFrom(
      null,
      {},
      { delimiter: ';', header_line: 3 },
      { encoding: 'big5' as const, quote: '' as const },
    ),
    name: text,
    taken: fc.boolean(),
  })
  fc.assert(
    fc.property(keys, (key) => {
      expect(fromText(toText(key))).toEqual(key)
    }),
  )
})

test('an address that somebody wrote by hand leads nowhere instead of failing', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof fromText(text).file_id === 'string'))
  expect(fromText('abc:accounts:%E0%A4::x.csv')).toMatchObject({ file_id: 'abc', table: '%E0%A4' })
})
