import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { rowReader } from './rows.ts'
import { toCell } from './values.ts'

const letters = ['a', 'é', '公', '𝒳', 'word ']
/** Texts of all lengths around those at which the engine puts them elsewhere, in some rows of which none, one or all are long. */
const text = (row: string, longest: number) =>
  `case when ${row} % 7 = 3 then null else repeat(([${letters.map((letter) => `'${letter}'`)}])[1 + ${row} % 5], cast(${row} % ${longest} as integer)) end`

test.each([0, 1, 5, 64, 65, 5000])('%i rows are what the engine says they are', async (count) => {
  const connection = await (await DuckDBInstance.create()).connect()
  const asked = `select i as big, -i * 4611686018 as negative, 9007199254740993 + i as too_big, cast(i as integer) - 3 as small,
      i % 3 = 0 as yes, i / 7.0 as share, ${text('i', 4)} as short, ${text('i', 40)} as mixed, ${text('i * 31', 900)} as long,
      case when i % 2 = 0 then i end as holes, cast(null as varchar) as nothing, cast(i as decimal(18, 2)) / 3 as amount,
      date '2024-02-29' + cast(i as integer) as day, timestamp '2024-03-05 10:00:00.5' as moment, [${text('i', 20)}, 'x'] as list,
      cast(i % 255 as utinyint) as tiny, sum(i) over () as sum, 'twice' as short
    from range(${count}) t(i) order by i`
  const result = await connection.run(asked)
  const names = result.deduplicatedColumnNames()
  const read = rowReader(result)
  let seen = 0
  for (let part = 0; part < result.chunkCount; part++) {
    const chunk = result.getChunk(part)
    const rows = read(chunk)
    seen += rows.length
    const expected = chunk.getRows().map((row) => row.map(toCell))
    expect(rows.map((row) => Object.values(row))).toEqual(expected)
    if (rows[0]) expect(Object.keys(rows[0])).toEqual(names)
  }
  expect(seen).toBe(count)
  connection.closeSync()
})
