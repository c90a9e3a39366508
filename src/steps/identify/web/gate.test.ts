import { expect, test } from 'vitest'
import type { GateRule } from '../model.ts'
import { gateOf, rulesOf } from './gate.ts'

const gate: GateRule[] = [
  { field: 'employees', op: 'at_least', value: 50 },
  { field: 'country', op: 'one_of', values: ['CN', 'SG'] },
]

test('rules survive the form', () => {
  expect(gateOf(rulesOf(gate))).toEqual(gate)
})

test('what is not complete is no rule', () => {
  expect(
    gateOf([
      { field: 'employees', op: 'at_least' },
      { field: 'city', op: 'one_of', values: [] },
    ]),
  ).toEqual([])
  expect(gateOf(undefined)).toEqual([])
})
