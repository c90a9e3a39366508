import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kinds } from '../model.ts'
import { fromText, toText } from './file-key.ts'

test('a file survives the address bar, whatever its name', () => {
  const keys = fc.record({
    file_id: fc.constant('0f'.repeat(32)),
    kind: fc.constantFrom(null, ...kinds),
    name: fc.string({ unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(keys, (key) => {
      expect(fromText(toText(key))).toEqual(key)
    }),
  )
})
