import { expect, test } from 'vitest'
import { safeNext } from './enter.ts'

test('after signing in one stays on this site', () => {
  expect(safeNext('/accounts?q=hw')).toBe('/accounts?q=hw')
  for (const evil of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    null,
  ]) {
    expect(safeNext(evil)).toBe('/')
  }
})
