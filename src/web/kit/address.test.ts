import { expect, test } from 'vitest'
import { changeAddress } from './address.ts'

const changed = (search: string, change: Parameters<typeof changeAddress>[1]) =>
  changeAddress(new URLSearchParams(search), change).toString()

test('a change leaves the rest of the address alone', () => {
  expect(changed('q=hw&sort=-won', { sort: 'name' })).toBe('q=hw&sort=name')
  expect(changed('q=hw&sort=-won', { q: null })).toBe('sort=-won')
  expect(changed('q=hw', { q: '' })).toBe('')
})

test('a filter may hold several values, the unknown among them', () => {
  expect(changed('industry=a', { industry: ['b', ''] })).toBe('industry=b&industry=')
  expect(changed('industry=a', { industry: [] })).toBe('')
})
