import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spoolSinger } from './singer.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-singer-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function spool(lines: readonly (object | string)[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const spooled = await spoolSinger(
    (async function* () {
      yield Buffer.from(text)
    })(),
    folder,
  )
  const records = await Promise.all(
    spooled.streams.map(async ({ path }) =>
      (await readFile(path, 'utf8'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ),
  )
  return { ...spooled, records }
}

const schema = (stream: string, ...key_properties: string[]) => ({
  type: 'SCHEMA',
  stream,
  schema: {},
  key_properties,
})
const record = (stream: string, values: object) => ({ type: 'RECORD', stream, record: values })

test('each stream has its records, the last state counts, and what is no message is said', async () => {
  const { streams, records, state, problems, passedOver } = await spool([
    schema('companies', 'id'),
    schema('deals', 'tenant', 'id'),
    record('companies', { id: '1', properties: { name: { value: 'Acme' } } }),
    record('deals', { tenant: 'a', id: 7, amount: 1.5 }),
    { type: 'STATE', value: { bookmark: 1 } },
    '{"type":"RECORD","stream":"companies","record":{"id":110101199003071234}}',
    record('contacts', { id: 1 }),
    'ERROR something a tap printed',
    { type: 'ACTIVATE_VERSION', stream: 'deals', version: 2 },
    record('companies', { id: '3', _sdc_deleted_at: '2026-01-01T00:00:00Z' }),
    record('companies', { id: '4', _sdc_deleted_at: null }),
    { type: 'BATCH', stream: 'deals' },
    { type: 'STATE', value: { bookmark: 2 } },
  ])
  expect(streams.map(({ name, key, records }) => [name, key, records])).toEqual([
    ['companies', 'id', 3],
    ['deals', '_key', 1],
  ])
  expect(records).toEqual([
    [
      { id: '1', 'properties.name.value': 'Acme' },
      { id: '110101199003071234' },
      { id: '4', _sdc_deleted_at: '' },
    ],
    [{ tenant: 'a', id: '7', amount: '1.5', _key: 'a|7' }],
  ])
  expect(state).toEqual({ bookmark: 2 })
  expect(problems).toEqual([
    { line: 7, code: 'no_schema' },
    { line: 8, code: 'unreadable' },
    { line: 10, code: 'deleted' },
    { line: 12, code: 'unreadable' },
  ])
  expect(passedOver).toBe(4)
})

test('nothing comes out of nothing', async () => {
  expect(await spool([])).toMatchObject({ streams: [], state: undefined, problems: [] })
})

test('any lines are taken or passed over, each once', async () => {
  const line = fc.oneof(
    fc.constant(record('s', { id: 1 })),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string().map((text) => text.replace(/[\r\n]/g, '')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      const { streams, passedOver } = await spool([schema('s'), ...lines])
      const blank = lines.filter((each) => typeof each === 'string' && each.trim() === '').length
      expect((streams[0]?.records ?? 0) + passedOver + blank).toBe(lines.length)
    }),
    { numRuns: 50 },
  )
})
