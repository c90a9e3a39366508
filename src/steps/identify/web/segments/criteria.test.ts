import { expect, test } from 'vitest'
import { ofBar, readCriteria, writeCriterion } from './criteria.ts'

test('criteria of an address are read and written back, in their order', () => {
  const where = [
    'country=DE',
    'country=FR',
    'employees>=200',
    'employees<=900',
    'city!=Berlin',
    'note=a=b',
    'tier=',
  ]
  expect(readCriteria(where).flatMap(writeCriterion)).toEqual(where)
  expect(readCriteria(['nothing', '=x'])).toEqual([])
})

test('a criterion that says nothing yet is no filter', () => {
  expect(writeCriterion({ column: 'city', op: 'is', values: [], from: '', to: '' })).toEqual([])
  expect(writeCriterion({ column: 'employees', op: 'range', values: [], from: '', to: '' })).toEqual([])
})

test('a bar stands for its value or its range', () => {
  const written = (type: string, value: string | null) => writeCriterion(ofBar({ column: 'c', type }, value))
  expect(written('text', 'Retail')).toEqual(['c=Retail'])
  expect(written('number', null)).toEqual(['c='])
  expect(written('number', '100')).toEqual(['c>=100', 'c<=999'])
  expect(written('number', '0')).toEqual(['c<=0'])
  expect(written('year', '1990')).toEqual(['c>=1990', 'c<=1999'])
  expect(written('date', '2026')).toEqual(['c>=2026-01-01', 'c<=2026-12-31'])
})
