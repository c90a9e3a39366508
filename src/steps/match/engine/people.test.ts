import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { emailComparison } from './email.ts'
import type { Hold } from './holds.ts'
import { type Given, matchTable } from './match-table.ts'
import { personReadingComparison } from './person.ts'

/** The name of the level of two values, null where it is not known. */
function levelOf(make: typeof emailComparison, one: string, other: string): string | null {
  const comparison = make(columnOf('x', [one, other]))
  return comparison.levels[comparison.level(1, 2) - 1]?.name ?? null
}

test.each([
  ['ann.lee@globex.com', 'ann.leee@globex.com', 'slip'],
  ['zhang1988@qq.com', 'zhang1989@qq.com', 'different'],
  ['li@globex.com', 'lu@globex.com', 'other_mailbox'],
  ['ann.lee@globex.com', 'ann.lee@gmail.com', 'same_mailbox'],
  ['ann.lee@globex.com', 'bob.ray@globex.com', 'other_mailbox'],
  ['ann.lee@gmail.com', 'bob.ray@gmail.com', 'different'],
])('addresses %s and %s: %s', (one, other, level) => {
  expect(levelOf(emailComparison, one, other)).toBe(level)
})

test.each([
  ['王小明', 'Xiaoming Wang', 'same'],
  ['王小明', 'Wang Xiao-Ming', 'same'],
  ['单伟', 'Wei Shan', 'same'],
  ['吕布', 'Bu Lv', 'same'],
  ['欧阳娜', 'Na Ouyang', 'same'],
  ['张伟', 'David Zhang', 'surname'],
  ['张伟', 'Ann Lee', 'different'],
  ['张伟', '章伟', null],
  ['张伟', 'Wei', null],
])('names %s and %s read: %s', (one, other, level) => {
  expect(levelOf(personReadingComparison, one, other)).toBe(level)
})

const holds: readonly Hold[] = [
  { when: {}, unless: { email: ['same'], account: ['same'] }, most: -3000 },
  { when: { name: ['different'] }, most: -1, isBarred: true },
]
type Person = Readonly<{ name: string; email: string; account: string }>

function match(people: readonly Person[], certain?: Given['certain']) {
  const rows = people.length
  const none = new Int32Array(0)
  const column = (name: keyof Person, kind: 'person' | 'email' | 'account') => ({
    ...columnOf(
      name,
      people.map((person) => person[name]),
    ),
    kind,
  })
  return matchTable(
    [column('account', 'account'), column('email', 'email'), column('name', 'person')],
    'person',
    undefined,
    {
      alone: new Uint8Array(rows),
      same: { a: none, b: none },
      apart: { node: none, side: none },
      code: new Int32Array(rows),
      late: new Uint8Array(rows),
      ...(certain ? { certain } : {}),
      holds,
      learn: false,
    },
  )
}

const person = (name: string, email = '', account = ''): Person => ({ name, email, account })
const groupsOf = (people: readonly Person[]) => [...match(people).group]

describe('people', () => {
  test('a name and nothing else is nobody, the same name twice as well', () => {
    expect(groupsOf([person('Ann Lee'), person('Ann Lee'), person('Ann Lee', '', 'acc_1')])).toEqual([
      0, 1, 2,
    ])
  })

  test('the same name in one company is one', () => {
    expect(groupsOf([person('Ann Lee', '', 'acc_1'), person('Ann Lee', '', 'acc_1')])).toEqual([0, 0])
  })

  test('whoever may be either of two that exclude each other is neither', () => {
    const people = [
      person('张伟', '', 'acc_1'),
      person('章伟', '', 'acc_1'),
      person('Wei Zhang', '', 'acc_1'),
    ]
    expect(groupsOf(people)).toEqual([0, 1, 2])
    const { pairs, weight, isBarred } = match(people)
    expect([...weight].filter((_, k) => isBarred[k] === 0)).toEqual([-1, -1])
    expect(pairs.a.length).toBe(3)
  })

  test('what a rule makes one is one, unless it would bring together what is never one', () => {
    const people = [person('Ann Lee', 'a@x.com'), person('', 'a@x.com'), person('', 'b@y.org')]
    const certain = { a: Int32Array.from([1, 2]), b: Int32Array.from([0, 0]) }
    expect([...match(people, certain).group]).toEqual([0, 0, 0])
  })

  test('no group has two whose names differ, whatever they share; the order of rows changes nothing', () => {
    const any = fc.record({
      name: fc.constantFrom('张伟', '章伟', 'Wei Zhang', 'Ann Lee', 'Bob Ray', ''),
      email: fc.constantFrom('', 'a@x.com', 'b@x.com', 'c@y.org'),
      account: fc.constantFrom('', 'acc_1', 'acc_2'),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 14 }), fc.func(fc.integer()), (people, key) => {
        const group = groupsOf(people)
        people.forEach((one, i) => {
          people.forEach((other, j) => {
            const isLatin = (name: string) => /^[A-Z]/.test(name)
            if (one.name === '' || other.name === '' || isLatin(one.name) !== isLatin(other.name)) return
            if (group[i] === group[j]) expect(one.name).toBe(other.name)
          })
        })
        const order = people.map((_, row) => row).sort((a, b) => key(a) - key(b) || a - b)
        const again = groupsOf(order.map((row) => people[row] ?? person('')))
        const sameAs = (groups: readonly number[], a: number, b: number) => groups[a] === groups[b]
        order.forEach((a, i) => {
          order.forEach((b, j) => {
            expect(sameAs(again, i, j)).toBe(sameAs(group, a, b))
          })
        })
      }),
    )
  })
})
