import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectFile } from '../inspect/inspect.ts'
import { readTable } from './index.ts'
import { decoded } from './json/decode.ts'
import { flatten } from './json/flatten.ts'
import { linesOf } from './json/lines.ts'
import { createScanner } from './json/scan.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-records-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Uint8Array) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return readKept(path)
}

async function readKept(path: string) {
  const { tables } = await inspectFile(path, 'file')
  const found = []
  for (const table of tables) {
    const rows: Record<string, string>[] = []
    const problems: [number, string][] = []
    const lines: number[] = []
    for await (const batch of readTable(path, table)) {
      for (const { line, cells } of batch.rows) {
        lines.push(line)
        rows.push(Object.fromEntries(table.columns.map(({ header }, i) => [header, cells[i] ?? ''])))
      }
      problems.push(...batch.problems.map(({ line, code }): [number, string] => [line, code]))
    }
    found.push({ table, rows, problems, lines })
  }
  return found
}

const codeOf = (content: string | Uint8Array) =>
  read(content).then(
    () => 'read',
    ({ code }) => String(code),
  )

describe('JSON', () => {
  test('a list of objects is a table, its columns are the names of what they hold', async () => {
    const [only] = await read(
      '\ufeff[{"company":"甲","website":"a.example"},\n{"website":"b.example","company":"Beta","tags":["x","y"]}]',
    )
    expect(only?.table).toMatchObject({ table: null, format: 'json', text: null, kind: 'accounts', rows: 2 })
    expect(only?.table.problems).toEqual([])
    expect(only?.rows).toEqual([
      { company: '甲', website: 'a.example', tags: '' },
      { company: 'Beta', website: 'b.example', tags: 'x; y' },
    ])
    expect(only?.lines).toEqual([1, 2])
  })

  test('every list of an object is a table, and what is nested stands under a.b', async () => {
    const found = await read(
      JSON.stringify({
        paging: { next: { after: 'NTI1' }, pages: [1, 2] },
        results: [
          {
            id: '1',
            properties: { name: 'Acme', domain: 'acme.example', numberofemployees: '12' },
            archived: false,
          },
          { id: '2', properties: { name: 'Beta', domain: null }, archived: true },
        ],
        data: { contacts: [{ email: 'a@acme.example', firstname: 'Ann' }] },
      }),
    )
    expect(found.map(({ table }) => [table.table, table.kind])).toEqual([
      ['results', 'accounts'],
      ['data.contacts', 'contacts'],
    ])
    expect(found[0]?.table.columns.map(({ header, field }) => [header, field])).toEqual([
      ['id', 'external_id'],
      ['properties.name', 'name'],
      ['properties.domain', 'domain'],
      ['properties.numberofemployees', 'employees'],
      ['archived', null],
    ])
    expect(found[0]?.rows[1]).toMatchObject({ 'properties.name': 'Beta', 'properties.domain': '' })
  })

  test('numbers keep their digits', () => {
    const cells = flatten(
      '{"a":91440101123456789012,"b":0.1,"c":1e3,"d":12345678901234567.25,"e":1.50,"f":110101199003071234}',
    )
    expect(Object.fromEntries(cells ?? [])).toEqual({
      a: '91440101123456789012',
      b: '0.1',
      c: '1000',
      d: '12345678901234567.25',
      e: '1.50',
      f: '110101199003071234',
    })
    expect(flatten('{"a":1.5,"b":13800138000}')).toEqual(
      new Map([
        ['a', '1.5'],
        ['b', '13800138000'],
      ]),
    )
  })

  test('what is broken costs itself alone', async () => {
    const [only] = await read(
      '[{"name":"A","domain":"a.example"}, {"name" "B"}, 7, null, {"name":"C","domain":"c.example"}',
    )
    expect(only?.rows.map(({ name }) => name)).toEqual(['A', 'C'])
    expect(only?.problems).toEqual([
      [2, 'json_unreadable'],
      [3, 'json_unreadable'],
      [4, 'json_unreadable'],
      [6, 'json_cut_off'],
    ])
  })

  test('what has no rows is refused', async () => {
    expect(await codeOf('{"a": {"b": [1, 2]},\n"c": [[1]]}')).toBe('collect.json_no_list')
    expect(await codeOf('[{"a": ')).toBe('collect.json_damaged')
    expect(await codeOf(`${'['.repeat(200_000)}`)).toBe('collect.json_damaged')
    expect(await codeOf(`[${'{"a":'.repeat(200_000)}`)).toBe('collect.json_damaged')
  })

  test('any list is split into its elements, wherever the pieces are cut', () => {
    const element = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(element), fc.boolean(), fc.integer({ min: 1, max: 9 }), (list, pretty, size) => {
        const text = JSON.stringify({ total: list.length, 'a "b"': list }, null, pretty ? 2 : undefined)
        const scanner = createScanner()
        const found = []
        for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.slice(at, at + size)))
        scanner.end()
        expect(found.map((each) => JSON.parse(each.text ?? ''))).toEqual(JSON.parse(JSON.stringify(list)))
        expect(found.every(({ path }) => path === 'a "b"')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('one object per line', () => {
  test('bad lines are problems with their number, the others are kept', async () => {
    const [only] = await read(
      '{"name":"A","website":"a.example"}\r\n\n{"name":"B","website":"b.example"\n[1]\n{"name":"C","website":"c.example"}',
    )
    expect(only?.table).toMatchObject({ format: 'ndjson', kind: 'accounts', rows: 4 })
    expect(only?.rows.map(({ name }) => name)).toEqual(['A', 'C'])
    expect(only?.lines).toEqual([1, 5])
    expect(only?.problems).toEqual([
      [3, 'json_unreadable'],
      [4, 'json_unreadable'],
    ])
  })

  test('a line without end is dropped without being held', async () => {
    async function* content() {
      yield Buffer.from('{"a":1}\n')
      for (let i = 0; i < 100; i++) yield Buffer.alloc(1024 * 1024, 'x')
      yield Buffer.from('\n{"a":2}')
    }
    const lines = []
    for await (const { line, overlong, text } of linesOf(decoded(content())))
      lines.push([line, overlong, text.length])
    expect(lines).toEqual([
      [1, false, 7],
      [2, true, 2000],
      [3, false, 7],
    ])
  })

  test('any lines come back, wherever the pieces are cut', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\r\n]/g, ''))
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        )
        const found = []
        for await (const { text } of linesOf(decoded(asIterable(pieces)))) found.push(text)
        expect(found.join('\n')).toBe(lines.join('\n').replace(/^\ufeff/, ''))
      }),
    )
  })
})

async function* asIterable<T>(items: readonly T[]) {
  yield* items
}

describe('Parquet', () => {
  async function write(select: string): Promise<string> {
    const path = join(folder, `${Math.random()}.parquet`)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`copy (${select}) to '${path}' (format parquet)`)
    return path
  }

  test('values are exact texts', async () => {
    const path = await write(
      `select '007' as company, date '2024-03-05' as founded, 12345678901234567890123456.78::decimal(38, 2) as revenue,
       9007199254740993::bigint as employees, ['a', 'b'] as tags, timestamp '2024-03-05 10:00:00' as seen,
       0.1::double as share, true as active, null::varchar as city, {'x': 1} as nested`,
    )
    const [only] = await readKept(path)
    expect(only?.table).toMatchObject({ format: 'parquet', rows: 1, rows_exact: true, problems: [] })
    expect(only?.rows).toEqual([
      {
        company: '007',
        founded: '2024-03-05',
        revenue: '12345678901234567890123456.78',
        employees: '9007199254740993',
        tags: 'a; b',
        seen: '2024-03-05 10:00:00',
        share: '0.1',
        active: 'true',
        city: '',
        nested: "{'x': 1}",
      },
    ])
  })

  test('many rows keep their order and number', async () => {
    const [only] = await readKept(
      await write("select 'c' || i as company, i || '.example' as website from range(5000) t(i)"),
    )
    expect(only?.rows).toHaveLength(5000)
    expect(only?.rows[4321]).toEqual({ company: 'c4321', website: '4321.example' })
    expect(only?.lines.at(-1)).toBe(5000)
  })

  test('what cannot be read says what it is', async () => {
    const whole = await readFile(await write("select 'c' || i as company from range(5000) t(i)"))
    expect(await codeOf(Buffer.from('PAR1 and nothing behind it'))).toBe('collect.parquet_cut_off')
    expect(await codeOf(whole.subarray(0, whole.length / 2))).toBe('collect.parquet_cut_off')
    expect(await codeOf(Buffer.concat([whole.subarray(0, 200), whole.subarray(700)]))).toBe(
      'collect.parquet_damaged',
    )
    expect(await codeOf(await encrypted())).toBe('collect.parquet_locked')
    const problem = await read(withCodec(whole, 3)).catch(({ params }) => params.problem)
    expect(problem).toMatch(/^Unsupported compression codec "LZO"/)
    expect(await codeOf(withCodec(whole, 3))).toBe('collect.parquet_unsupported')
  })

  async function encrypted(): Promise<Buffer> {
    const path = join(folder, 'encrypted.parquet')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run("set force_mbedtls_unsafe = 'true'")
    await connection.run("pragma add_parquet_key('key', '0123456789112345')")
    await connection.run(`copy (select 'c' as company) to '${path}' (encryption_config {footer_key: 'key'})`)
    return readFile(path)
  }

  /** The file with another number of its compression: the field behind the path of the column in the footer. */
  function withCodec(file: Buffer, codec: number): Buffer {
    const changed = Buffer.from(file)
    const path = Buffer.from([...Buffer.from('company'), 0x15])
    const at = changed.lastIndexOf(path) + path.length
    changed[at] = codec * 2
    return changed
  }
})
