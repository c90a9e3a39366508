import { expect, test } from 'vitest'
import { isComment, isRemark, totalOf } from './marks.ts'

test.each([
  [['合计', '120家', ''], 'sure'],
  [['华东小计', '', '3'], 'sure'],
  [['合 计：', '1,200.50', '￥3万'], 'sure'],
  [['Grand total', '12', ''], 'sure'],
  [['Total:', '12'], 'sure'],
  [['Total', '12', ''], 'perhaps'],
  [['Total', 'Paris', '12'], null],
  [['合计科技有限公司', '12'], null],
  [['总计划', '12'], null],
  [['Summit', '12'], null],
])('sums: %j', (cells, expected) => {
  expect(totalOf(cells, 0)).toBe(expected)
})

test('remarks are told from names', () => {
  for (const remark of [
    '注：仅供内部使用',
    '备注: 见附件',
    'Source: registry.',
    '* estimated',
    '数据来源：工商局',
    '以上数据仅供参考。',
  ])
    expect([remark, isRemark(remark)]).toEqual([remark, true])
  for (const name of ['张三', 'Acme GmbH', '注册科技', '来源传媒有限公司', 'Notebook Factory'])
    expect([name, isRemark(name)]).toEqual([name, false])
  expect([isComment('# made by x'), isComment('Acme # 1')]).toEqual([true, false])
})
