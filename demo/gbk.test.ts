import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeGbk } from './gbk.ts'
import { industries } from './parts/industries.ts'
import * as people from './parts/people.ts'
import { chineseForms, countries } from './parts/places.ts'

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true }).decode(bytes)

test('writes the bytes that every decoder knows', () => {
  expect([...encodeGbk('A1广州（中）¤')]).toEqual([
    0x41, 0x31, 0xb9, 0xe3, 0xd6, 0xdd, 0xa3, 0xa8, 0xd6, 0xd0, 0xa3, 0xa9, 0xa1, 0xe8,
  ])
})

test('is undone by decoding, for any text of Chinese characters and ASCII', () => {
  const character = fc.oneof(fc.integer({ min: 0x4e00, max: 0x9fa5 }), fc.integer({ min: 0x20, max: 0x7e }))
  const text = fc.array(character).map((points) => String.fromCodePoint(...points))
  fc.assert(fc.property(text, (written) => decode(encodeGbk(written)) === written))
})

test('refuses a character that GBK does not have', () => {
  expect(() => encodeGbk('Hafen 🚢')).toThrow(RangeError)
})

test('has every character that the Chinese files are made from', () => {
  const parts = JSON.stringify([industries, countries, chineseForms, people])
  expect(decode(encodeGbk(parts))).toBe(parts)
})
