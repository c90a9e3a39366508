import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ColumnKind, columnOf, comparedRows, matchTable } from '../src/steps/match/index.ts'
import { type MixedRecord, mixedColumns, mixedRecords } from './mixed-records.ts'

const kinds: readonly ColumnKind[] = ['name', 'text', 'code', 'category', 'category', 'code', 'text']
const records = [...mixedRecords(300, 3)]

/** Per record the first record of its group, and every pair that was compared with its probability, whatever the order of rows. */
function found(rows: readonly MixedRecord[]) {
  const matching = matchTable(
    mixedColumns.map((name, c) => ({
      ...columnOf(
        name,
        rows.map(({ cells }) => cells[c] ?? ''),
      ),
      kind: kinds[c] ?? 'text',
    })),
    'company',
  )
  const said = rows.map(({ cells }) => cells.join('|'))
  const members = Map.groupBy(said.keys(), (row) => matching.group[row] ?? row)
  const groups = [...members.values()]
    .map((own) =>
      own
        .map((row) => said[row])
        .sort()
        .join('\n'),
    )
    .sort()
  const pairs = [...comparedRows(matching)].map(
    ([a, b, probability]) => `${[said[a], said[b]].sort().join('\n')}\n${probability}`,
  )
  return { groups, pairs: pairs.sort() }
}

test('whatever the order of rows, the same groups and the same probabilities', () => {
  const expected = found(records)
  expect(expected.groups.length).toBeLessThan(records.length)
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
      expect(found(shuffled)).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})
