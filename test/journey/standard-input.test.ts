import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHomes, start, talwegJson } from '../crash/command.ts'
import { xlsx } from '../support/xlsx.ts'

const homes = await openHomes()
const home = homes.fresh()
afterAll(() => homes.remove())

/** A tap as they are: a program that writes messages, and now and then something else. */
const tap = `
const write = (message) => process.stdout.write(JSON.stringify(message) + '\\n')
const state = (value) => write({ type: 'STATE', value })
write({ type: 'SCHEMA', stream: 'companies', key_properties: ['id'], schema: { properties: { id: { type: 'string' } } } })
write({ type: 'SCHEMA', stream: 'deals', key_properties: ['dealId'], schema: {} })
write({ type: 'SCHEMA', stream: 'pipelines', key_properties: [], schema: {} })
write({ type: 'ACTIVATE_VERSION', stream: 'companies', version: 1 })
for (let i = 1; i <= 300; i++) {
  write({ type: 'RECORD', stream: 'companies', record: { id: 'c' + i, properties: { name: 'Company ' + i, domain: 'company' + i + '.example', industry: 'Toys' } }, time_extracted: '2026-10-01T00:00:00Z' })
  if (i % 10 === 0) write({ type: 'RECORD', stream: 'deals', record: { dealId: i, dealname: 'Deal ' + i, dealstage: i % 20 ? 'closedlost' : 'closedwon', amount: 1000 * i, associatedcompany: 'Company ' + i, closedate: '2026-05-0' + (i % 9 + 1) } })
  if (i % 100 === 0) state({ bookmarks: { companies: { at: i } } })
}
process.stdout.write('WARNING: rate limit\\n')
write({ type: 'RECORD', stream: 'pipelines', record: { a: 1, b: 2 } })
state({ bookmarks: { companies: { at: 300 } }, done: true })
`

let script = ''
beforeAll(async () => {
  script = join(homes.folder, 'tap.mjs')
  await writeFile(script, tap)
})

const runTap = () => spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout

describe('a Singer tap', () => {
  test('brings its streams in as one import and gets its last state back, and nothing else', async () => {
    const { code, stdout, stderr } = await start(
      home,
      ['import', '--singer', '--source', 'HubSpot'],
      {},
      runTap(),
    ).ended
    expect(stderr).toContain('Line 338 was passed over')
    expect(stderr).toContain('pipelines.ndjson')
    expect(stdout).toBe('{"bookmarks":{"companies":{"at":300}},"done":true}\n')
    expect(code).toBe(0)
    const { items } = await talwegJson(home, 'imports', 'list')
    expect(
      items.map(({ file, kind, source, counts }: Record<string, unknown>) => [file, kind, source, counts]),
    ).toMatchObject([
      ['deals.ndjson', 'opportunities', 'HubSpot', { rows: 30, created: 30 }],
      ['companies.ndjson', 'accounts', 'HubSpot', { rows: 300, created: 300 }],
    ])
  })

  test('that is run again changes nothing: its keys are known', async () => {
    const { stdout } = await start(
      home,
      ['import', '--singer', '--source', 'HubSpot', '--json'],
      {},
      runTap(),
    ).ended
    const answer = JSON.parse(stdout)
    expect(answer.imports.map(({ counts }: { counts: object }) => counts)).toMatchObject([
      { unchanged: 300, created: 0 },
      { unchanged: 30, created: 0 },
    ])
    expect(answer).toMatchObject({
      state: { done: true },
      passed_over: 1,
      problems: [{ line: 338, code: 'unreadable' }],
    })
  })

  test('of which nothing fits fails, and no state comes back', async () => {
    const lines = [
      { type: 'SCHEMA', stream: 'x', key_properties: [], schema: {} },
      { type: 'RECORD', stream: 'x', record: { p: 1, q: 2 } },
      { type: 'STATE', value: { at: 1 } },
    ]
    const input = Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`))
    const { code, stdout, stderr } = await start(home, ['import', '--singer'], {}, input).ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('No stream of the tap fits')
  })
})

test('a table that was copied from a spreadsheet comes in by standard input', async () => {
  const pasted =
    'Company\tWebsite\tRemarks\r\nGamma\tgamma.example\t"two\nlines, a ""quote"""\r\nDelta\tdelta.example\t\r\n'
  const { code, stdout } = await start(
    home,
    ['import', '-', '--name', 'from Excel', '--kind', 'accounts', '--json'],
    {},
    Readable.from([pasted]),
  ).ended
  expect(code).toBe(0)
  expect(JSON.parse(stdout).imports).toMatchObject([
    { file: 'from Excel', kind: 'accounts', counts: { created: 2, refused: 0 } },
  ])
})

test('a folder comes in as its files, and what fits nothing is said', async () => {
  const folder = join(homes.folder, 'exports')
  await mkdir(folder)
  await writeFile(join(folder, 'letter.pdf'), '%PDF-1.7 hello')
  await writeFile(join(folder, 'accounts.csv'), 'Company,Website\nEpsilon,epsilon.example\n')
  const rows = [
    ['公司名称', '官网'],
    ['甲公司', 'jia.example'],
  ]
  await writeFile(
    join(folder, 'book.csv'),
    xlsx([
      { name: '客户', rows },
      { name: '旧', state: 'hidden', rows },
    ]),
  )
  const answer = await talwegJson(home, 'import', folder)
  expect(answer.imports.map(({ file }: { file: string }) => file)).toEqual([
    'accounts.csv',
    'book.csv › 客户',
  ])
  expect(answer.left_out.map(({ name }: { name: string }) => name)).toEqual(['book.csv › 旧', 'letter.pdf'])
})

test('a folder goes on behind a file', async () => {
  const folder = join(homes.folder, 'many')
  await mkdir(folder)
  for (const name of ['a.csv', 'b.csv', 'c.csv'])
    await writeFile(join(folder, name), `Company,Website\nMany ${name},${name}.example\n`)
  const rest = await talwegJson(home, 'import', folder, '--after', 'b.csv')
  expect(rest.imports.map(({ file }: { file: string }) => file)).toEqual(['c.csv'])
  const wrong = await start(home, ['import', join(folder, 'a.csv'), '--after', 'b.csv']).ended
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('--after goes on with one folder')])
})
