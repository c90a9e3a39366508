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

const count = statement('count', 'select count(*) as letters from letters')

test('a statement is asked for each of many values, in one answer, and after its table was made anew', async () => {
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

    expect(await lake.readKept(count)).toEqual([{ letters: 40 }])
    expect(await lake.readKept(count)).toBe(await lake.readKept(count))
    await lake.transaction((tx) =>
      tx.runText(
        "create or replace table letters as select 1 as in_front, cast('other' as varchar) as letter, cast(1 as bigint) as number",
      ),
    )
    expect(await ask([3, 99, 1])).toEqual([{ number: 1, letter: 'other' }])
    expect(await lake.readKept(count)).toEqual([{ letters: 1 }])
    await lake.transaction((tx) => tx.runText('drop table letters'))
    await expect(ask([1])).rejects.toThrow('letter: ')
    await expect(lake.readKept(count)).rejects.toThrow('count: ')
    expect(await lake.readText('select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    lake.close()
    await rm(folder, { recursive: true, force: true })
  }
})
