import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createNames } from './names.ts'

test('what stands on the page is asked for once, in few requests, and shown as it is until then', async () => {
  const fetchNames = vi.fn(async (_type: string, values: readonly string[]) => {
    return new Map(values.map((value) => [value, value === 'Same' ? value : `name of ${value}`]))
  })
  const names = createNames(fetchNames)
  const heard = vi.fn()
  names.follow(heard)
  const first = names.in('en', names.told())
  const values = Array.from({ length: 60 }, (_, i) => `city ${i}`)
  expect(values.map((value) => first('city', value))).toEqual(values)
  expect(first('city', 'city 0')).toBe('city 0')
  expect(first('owner', 'Ann')).toBe('Ann')
  await wait(10)
  expect(fetchNames.mock.calls.map(([type, all]) => [type, all.length])).toEqual([
    ['city', 50],
    ['city', 10],
  ])
  expect(heard).toHaveBeenCalledTimes(2)
  const second = names.in('en', names.told())
  expect(values.map((value) => second('city', value))).toEqual(values.map((value) => `name of ${value}`))
  expect(second('city', 'Same')).toBe('Same')
  await wait(10)
  expect(fetchNames).toHaveBeenCalledTimes(3)
  expect(heard).toHaveBeenCalledTimes(2)
})

test('names that cannot be had leave values as they are', async () => {
  const names = createNames(async () => {
    throw new Error('offline')
  })
  expect(names.in('zh', 0)('industry', 'Retail')).toBe('Retail')
  await wait(10)
  expect(names.in('zh', names.told())('industry', 'Retail')).toBe('Retail')
})
