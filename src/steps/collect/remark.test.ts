import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeApart } from './remark.ts'

test.each([
  ['远航科技-张三-经理', '远航科技', '张三', '经理'],
  ['张三-远航科技-采购经理', '远航科技', '张三', '采购经理'],
  ['腾讯 | 李雷 | CTO', '腾讯', '李雷', 'CTO'],
  ['广州远航科技有限公司 欧阳娜娜 市场总监', '广州远航科技有限公司', '欧阳娜娜', '市场总监'],
  ['王五_比亚迪汽车', '比亚迪汽车', '王五', null],
  ['张三-李四-经理', null, null, null],
  ['Acme Inc - Ann Lee - CEO', 'Acme Inc', 'Ann Lee', 'CEO'],
  ['Ann Lee | Globex GmbH', 'Globex GmbH', 'Ann Lee', null],
  ['上海-张三-华为', null, null, null],
  ['张三', null, null, null],
  ['张三-李四', null, null, null],
  ['A-张三', null, null, null],
  ['', null, null, null],
])('%s', (text, company, name, title) => {
  expect(takeApart(text)).toEqual(company === null ? null : { company, name, title })
})

test('what is found stands in the text, in any order of its parts', () => {
  const company = fc.constantFrom('远航科技', '华腾股份', '东海银行', '蓝天软件')
  const name = fc.constantFrom('张三', '李小龙', '诸葛亮', '王五')
  const title = fc.constantFrom('经理', '市场总监', 'CEO', '采购主管')
  const separator = fc.constantFrom('-', ' - ', '|', '_', '、', '/')
  fc.assert(
    fc.property(company, name, title, separator, fc.nat(5), (one, two, three, by, order) => {
      const orders = [
        [one, two, three],
        [one, three, two],
        [two, one, three],
        [two, three, one],
        [three, one, two],
        [three, two, one],
      ]
      const text = (orders[order] ?? []).join(by)
      expect(takeApart(text)).toEqual({ company: one, name: two, title: three })
    }),
  )
})

test('any text is taken apart or left, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      const found = takeApart(text)
      if (found !== null) expect(text.normalize('NFKC')).toContain(found.name)
    }),
  )
})
