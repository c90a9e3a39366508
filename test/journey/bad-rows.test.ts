import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { xlsx } from '../support/xlsx.ts'

let talweg: TestTalweg
let folder = ''
beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-bad-rows-'))
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true })
})

type Cells = readonly string[]
const header = ['Account Name', 'Website', 'City']

/** A table of three columns in every format that can hold one. */
const inEachFormat = {
  csv: (rows: readonly Cells[]) =>
    Buffer.concat([header, ...rows].map((cells) => bytesOf(`${cells.join(',')}\n`))),
  json: (rows: readonly Cells[]) => JSON.stringify(rows.map(toObject)),
  ndjson: (rows: readonly Cells[]) => rows.map((cells) => `${JSON.stringify(toObject(cells))}\n`).join(''),
  xlsx: (rows: readonly Cells[]) =>
    xlsx([{ name: 'A', rows: [header, ...rows].map((cells) => cells.map(escaped)) }]),
}
const toObject = (cells: Cells) => Object.fromEntries(header.map((name, at) => [name, cells[at]]))
/** As ECMA-376 writes what XML cannot hold. */
const escaped = (text: string) =>
  text.replaceAll(
    /\0|\p{Surrogate}/gu,
    (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  )
/** UTF-8, in which half a character stands as the three bytes that careless programs write for it. */
const bytesOf = (text: string) =>
  Buffer.concat(
    text
      .split(/(\p{Surrogate})/u)
      .map((part) => (part === half ? Buffer.from('eda0bd', 'hex') : Buffer.from(part))),
  )
const half = '\ud83d'

/** Imports a file, says what of it is stored and what was refused, and takes the import out of force again. */
async function bring(name: string, content: Uint8Array | string) {
  const path = join(folder, name)
  await writeFile(path, content)
  const { imports } = await talweg.importFiles([path])
  const [done] = imports
  if (done === undefined) throw new Error(`nothing of ${name} was imported`)
  const kept = await talweg.query('select name, domain, city from accounts order by name')
  const said = await talweg.query(
    `select line, code from import_rejects where import_id = '${done.import_id}' order by line`,
  )
  await talweg.undo(done.import_id)
  expect(done.counts.rows).toBe(kept.length + done.counts.refused)
  return { kept: kept.map((row) => row.name), said: said.map(({ line, code }) => [line, code]) }
}

const megabyte = 1024 * 1024
const long = (length: number) => 'x'.repeat(length)

test.each(Object.entries(inEachFormat))(
  'in %s: a NUL, half a character and a cell above 1 MB cost their rows, wherever they stand',
  async (format, make) => {
    const cities = ['', long(3 * megabyte), 'A\0B', `A${half}`, 'Köln', long(megabyte + 1), long(megabyte)]
    // Of a text and a sheet the header is line 1, a JSON document counts its objects.
    const at = (row: number) => (format === 'csv' || format === 'xlsx' ? row + 1 : row)
    const rows = cities.map((city, i) => [`Row ${i}`, `row${i}.com`, city]).slice(1)
    expect(await bring(`bad.${format}`, make(rows))).toEqual({
      kept: ['Row 4', 'Row 6'],
      said: [
        [at(1), 'cell_too_large'],
        [at(2), 'nul_byte'],
        [at(3), 'invalid_bytes'],
        [at(5), 'cell_too_large'],
      ],
    })
  },
)

describe('in formats with records', () => {
  const good = { 'Account Name': 'Good', Website: 'good.com' }
  const text = JSON.stringify(good)

  test.each([
    ['lists', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['objects', `${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}`],
  ])('%s without end within a record cost it alone', async (_, deep) => {
    const bad = `{"Account Name":"Deep","Website":"deep.com","x":${deep}}`
    const found = { kept: ['Good'], said: [[2, 'json_unreadable']] }
    expect(await bring('deep.ndjson', `${text}\n${bad}\n`)).toEqual(found)
    expect(await bring('deep.json', `[${text},${bad}]`)).toEqual(found)
  })

  test('a first line of more than 4 MB does not hide that there is an object in each', async () => {
    const bad = JSON.stringify({ ...good, City: long(5 * megabyte) })
    expect(await bring('long.ndjson', `${bad}\n${text}\n`)).toEqual({
      kept: ['Good'],
      said: [[1, 'row_too_large']],
    })
  })

  test.each([
    ['UTF-16, as Windows writes it', (json: string) => Buffer.from(`\ufeff${json}`, 'utf16le')],
    [
      'GBK',
      (json: string) =>
        Buffer.concat(json.split(/(甲公司|广州)/).map((part) => gbk[part] ?? Buffer.from(part))),
    ],
  ])('JSON in %s is read in it', async (_, encode) => {
    const json = JSON.stringify([{ 'Account Name': '甲公司', City: '广州', Website: 'a.cn' }])
    expect(await bring('windows.json', encode(json))).toEqual({ kept: ['甲公司'], said: [] })
  })
  const gbk: Record<string, Buffer> = {
    甲公司: Buffer.from('bcd7b9abcbbe', 'hex'),
    广州: Buffer.from('b9e3d6dd', 'hex'),
  }

  test('bytes that are no text cost their record, and a mark that stands for some is kept', async () => {
    const cut = Buffer.concat([
      Buffer.from('{"Account Name":"B'),
      Buffer.from([0xe4, 0xb8]),
      Buffer.from('","Website":"b.com"}\n'),
    ])
    const own = JSON.stringify({ 'Account Name': '公司 \ufffd', Website: 'c.com' })
    expect(await bring('own.ndjson', `${own}\n${text}\n`)).toEqual({
      kept: ['Good', '公司 \ufffd'],
      said: [],
    })
    expect(
      await bring(
        'cut.ndjson',
        Buffer.concat([
          Buffer.from(`${text}\n`),
          cut,
          Buffer.from('{"Account Name":"丙公司","Website":"c.com"}\n'),
        ]),
      ),
    ).toEqual({
      kept: ['Good', '丙公司'],
      said: [[2, 'invalid_bytes']],
    })
  })

  test('Parquet: a NUL and a large text cost their rows', async () => {
    const path = join(folder, 'made.parquet')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(
      `copy (select 'A' || chr(0) as company, 'a.com' as website union all select 'Good', 'good.com' union all
select 'Large', repeat('x', ${megabyte + 1})) to '${path}' (format parquet)`,
    )
    connection.closeSync()
    instance.closeSync()
    expect(await bring('bad.parquet', await readFile(path))).toEqual({
      kept: ['Good'],
      said: [
        [1, 'nul_byte'],
        [3, 'cell_too_large'],
      ],
    })
  })
})
