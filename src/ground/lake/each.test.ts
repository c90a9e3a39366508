import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLake, type Statement } from './index.ts'

const statement = (name: string, sql: string): Statement => ({ name, sql, file: 'each.test' })
const letter = statement(
  'letter',
  '-- A comment.\nselect number, letter from letters where number = cast($number as integer) and letter <> $not_one',
)

test('a statement is asked for each of many values, in one answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-each-'))
  const lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '256MB', threads: 2 })
  try {
    const numbers = Array.from({ length: 40 }, (_, number) => number)
    const rows = numbers.map((number) => ({ number, letter: `letter ${number}` }))
    await lake.transaction((tx) =>
      tx.runText(
        `create table letters as select * from (values ${rows.map((row) => `(${row.number}, '${row.letter}')`).join(', ')}) t(number, letter)`,
      ),
    )
    const ask = async (asked: readonly number[]) => {
      const found = await lake.readEach(
        letter,
        asked.map((number) => ({ number, not_one: 'letter 7' })),
      )
      return found.toSorted((a, b) => Number(a.number) - Number(b.number))
    }
    expect(await ask(numbers)).toEqual(rows.filter(({ number }) => number !== 7))
    expect(await ask([3, 99, 1])).toEqual([rows[1], rows[3]])
    expect(await ask([])).toEqual([])
  } finally {
    lake.close()
    await rm(folder, { recursive: true, force: true })
  }
})
