import { expect, test } from 'vitest'
import { type ColumnKind, columnOf, matchTable } from '../src/steps/match/index.ts'
import { hostileColumns, hostileKinds, hostileRecords } from './hostile-records.ts'

const rows = 20_000
const kinds: Readonly<Record<(typeof hostileColumns)[number], ColumnKind>> = {
  name: 'name',
  website: 'domain',
  city: 'category',
  note: 'text',
}

test.each(hostileKinds)('%s: the work stays bounded, and what was left out is told', (kind) => {
  const records = [...hostileRecords(kind, rows, 1)]
  const { pairs, capped, left, group } = matchTable(
    hostileColumns.map((name, c) => ({
      ...columnOf(
        name,
        records.map((cells) => cells[c] ?? ''),
      ),
      kind: kinds[name],
    })),
    'company',
  )
  expect(pairs.a.length).toBeLessThanOrEqual(Math.max(200_000, 4 * rows))
  const shared = {
    same_city_and_mail: 'gmail.com',
    no_names: null,
    one_name: 'Acme Trading Ltd',
    one_word: null,
  }[kind]
  if (shared !== null) expect(capped.map(({ value }) => value)).toContain(shared)
  if (kind !== 'no_names') expect(left.pairs).toBeGreaterThan(0)
  expect(new Set(group).size).toBeGreaterThan(0.7 * rows)
})
