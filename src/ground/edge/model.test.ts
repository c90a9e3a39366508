import { expect, test } from 'vitest'
import { createPace } from './model.ts'

test('the pace of a job is that of its present stage, told after a second', () => {
  const pace = createPace()
  const reading = { stage: 'reading', total: 1000 }
  expect(pace({ ...reading, done: 100, rows: 10 }, 5000)).toEqual({ rowsPerSecond: null, secondsLeft: null })
  expect(pace({ ...reading, done: 300, rows: 50 }, 7000)).toEqual({ rowsPerSecond: 20, secondsLeft: 7 })
  const refreshing = { stage: 'refreshing', done: 0, total: null, rows: null }
  expect(pace(refreshing, 9000)).toEqual({ rowsPerSecond: null, secondsLeft: null })
  expect(pace(refreshing, 11_000)).toEqual({ rowsPerSecond: null, secondsLeft: null })
})
