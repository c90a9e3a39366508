import { expect, test } from 'vitest'
import type { Input } from '../../../ground/edge/index.ts'
import { wishOf } from './wish.ts'

const input = (read: string[]) => ({ words: [], options: { read } }) as unknown as Input

test('how files are read is said pair by pair', () => {
  expect(wishOf(input(['delimiter=;', 'header_line=3', 'quote='])).chosen).toEqual({
    delimiter: ';',
    header_line: 3,
    quote: '',
  })
  expect(wishOf(input(['delimiter=\\t', 'encoding=big5'])).chosen).toEqual({
    delimiter: '\t',
    encoding: 'big5',
  })
  expect(wishOf(input([])).chosen).toEqual({})
})

test.each([['delimiter'], ['encoding=klingon'], ['color=red'], ['header_line=-1']])(
  '%s is refused',
  (said) => {
    expect(() => wishOf(input([said]))).toThrow(
      expect.objectContaining({ code: 'collect.read_unreadable', params: expect.objectContaining({ said }) }),
    )
  },
)
