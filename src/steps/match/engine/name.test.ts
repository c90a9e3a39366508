import { expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { nameComparison, readingComparison } from './name.ts'
import { companyNames } from './names.ts'

/** The levels of two names, as they are written and by reading; null where it is not known. */
function levelsOf(one: string, other: string): (string | null)[] {
  const column = columnOf('x', [one, other])
  const names = companyNames(column)
  return [nameComparison(column, names, { isCompany: true }), readingComparison(column, names)].map(
    ({ level, levels }) => levels[level(1, 2) - 1]?.name ?? null,
  )
}

test.each([
  ['宏远科技', 'Hongyuan Technology', [null, 'same']],
  ['宏远科技', 'Acme Technology', [null, 'different']],
  ['주식회사 삼한전자', 'Samhan Electronics', [null, 'same']],
  ['효명메디칼', 'Hyomyung Medical LLC', [null, 'slip']],
  ['효명메디칼', 'Acme Medical', [null, null]],
  ['株式会社平野', 'Hirano Corporation', [null, null]],
  ['スターユニ産業', 'Staruni Sangyo Ltd.', [null, null]],
])('%s and %s: %j', (one, other, levels) => {
  expect(levelsOf(one, other)).toEqual(levels)
})
