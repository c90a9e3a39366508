import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLake } from './lake.ts'
import { ofFewRows } from './temp-tables.ts'

const columns = Array.from({ length: 100 }, (_, i) => `c${i}`)
const statement = (name: string, sql: string) => ({ name, sql, file: 'temp-tables.test.ts' })

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-temp-'))
  const lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '64MB', threads: 2 })
  onTestFinished(async () => {
    lake.close()
    await rm(folder, { recursive: true })
  })
  return lake
}

test('a small table that is made again and again in one transaction takes its room once', async () => {
  const lake = await open()
  await lake.transaction(async (tx) => {
    for (let i = 0; i < 100; i++) {
      const select = columns.map((name) => `'${name}' || n as ${name}`).join(', ')
      await tx.run(
        statement(
          'wide',
          `-- Said of each.\ncreate or replace temp table wide as\nselect ${select} from (select $i as n) r`,
        ),
        { i },
      )
      await tx.runText(
        `create or replace temp table listed (${columns.map((name) => `${name} varchar`).join(', ')})`,
      )
      await tx.runText(`insert into listed ${ofFewRows('select * from wide')}`)
      const [row] = await tx.read(statement('seen', 'select count(*) as rows, min(c7) as c7 from listed'))
      expect(row).toEqual({ rows: 1, c7: `c7${i}` })
    }
  })
})

test.each([
  ['grows and shrinks', [3, 5000, 2, 4000, 4000, 1]],
  ['stays small', [1, 2, 3]],
])('a table that %s holds what it was made of last', async (_, sizes) => {
  const lake = await open()
  await lake.transaction(async (tx) => {
    for (const rows of sizes) {
      await tx.run(
        statement(
          'made',
          'create or replace temp table made as select r.n from unnest(generate_series(1, $rows)) r(n)',
        ),
        { rows },
      )
      const [found] = await tx.read(statement('found', 'select count(*) as rows, max(n) as last from made'))
      expect(found).toEqual({ rows, last: rows })
    }
    // Of another form, and one that is made of itself.
    await tx.runText('create or replace temp table made as select n, n * 2 as twice from made where n = 1')
    await tx.runText('create or replace temp table made as select n, n * 2 as twice from made where n = 1')
    expect(await tx.read(statement('both', 'select * from made'))).toEqual([{ n: 1, twice: 2 }])
  })
})
