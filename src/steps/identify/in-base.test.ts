import { expect, test } from 'vitest'
import { ruleInBase, saidInBase } from './in-base.ts'
import type { Criterion } from './worksheet/model.ts'

const context = { today: '2026-01-01', region: 'CN' }
const criterion = (field: string | null, ...values: string[]): Criterion => ({
  title: 'x',
  note: '',
  field,
  wanted: field === null ? [] : [{ values, worth: 100 }],
})
const said = (content: Criterion) => ({ kind: 'criterion', criterion_id: 'c1', criterion: content }) as const

test.each([
  ['industry', ['体育', 'Sports', 'sports'], ['Sports']],
  ['country', ['中国', 'China', 'Germany'], ['CN', 'DE']],
  ['city', ['Guangzhou', '广州市'], ['广州']],
  ['listed', ['是', 'yes', '否'], ['yes', 'no']],
  ['industry', ['nothing that anybody knows'], ['nothing that anybody knows']],
  ['tags', ['VIP'], ['VIP']],
  ['column:客户等级', ['A 级'], ['A 级']],
])('%s %j stands as %j, and stays so', (field, typed, kept) => {
  const once = saidInBase(said(criterion(field, ...typed)), context)
  expect(once).toEqual(said(criterion(field, ...kept)))
  expect(saidInBase(once, context)).toEqual(once)
})

test('rules and exclusions are brought into the form too; numbers and other words stay', () => {
  expect(ruleInBase({ field: 'country', op: 'none_of', values: ['美国'] }, context)).toEqual({
    field: 'country',
    op: 'none_of',
    values: ['US'],
  })
  const limit = { field: 'employees', op: 'at_least', value: 50 } as const
  expect(ruleInBase(limit, context)).toEqual(limit)
  const left = { kind: 'competitor', reason: 'rival' } as const
  const rule = (value: string) => ({ field: 'domain' as const, op: 'one_of' as const, values: [value] })
  expect(
    saidInBase(
      { kind: 'exclusions', exclusions: [{ ...left, rule: { ...rule('https://www.rival.com/about') } }] },
      context,
    ),
  ).toEqual({ kind: 'exclusions', exclusions: [{ ...left, rule: rule('rival.com') }] })
  expect(saidInBase(said(criterion(null)), context)).toEqual(said(criterion(null)))
  const comment = { kind: 'comment', criterion_id: 'c1', text: '体育' } as const
  expect(saidInBase(comment, context)).toEqual(comment)
})
