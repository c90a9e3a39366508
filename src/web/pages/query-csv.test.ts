import { expect, test } from 'vitest'
import { csvCell, csvText } from './query-csv.ts'

test('no cell becomes a formula, numbers stay numbers', () => {
  expect(csvCell('=1+1')).toBe("'=1+1")
  expect(csvCell(' @SUM(A1)')).toBe("' @SUM(A1)")
  expect(csvCell(-5)).toBe('-5')
  expect(csvCell(null)).toBe('')
})

test('quotes, commas and line ends survive', () => {
  expect(csvCell('a "b", c\nd')).toBe('"a ""b"", c\nd"')
  expect(csvText({ columns: ['名'], rows: [['华为'], [1]] })).toBe('\ufeff名\r\n华为\r\n1\r\n')
})
