import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestTalweg, type TestTalweg } from '../../../../test/support/talweg.ts'
import { recogniseFile } from '../importing/recognise-files.ts'
import { Source, sourceColumns } from './model.ts'
import { pickSources } from './registry.ts'
import { sourceIdOf, unsaid } from './store.ts'

let talweg: TestTalweg
let folder: string

beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-sources-'))
})
afterAll(async () => {
  await talweg.close()
  await rm(folder, { recursive: true, force: true })
})

const sources = async (query = {}) =>
  ((await talweg.api.get('/sources', query)) as { items: Source[]; total: number }).items

test('an import registers its source by naming it, and a person says the rest', async () => {
  const path = join(folder, 'Chamber 2026-01.csv')
  await writeFile(
    path,
    'Account Name,Website,City\nNorthwind,northwind.example,Boston\nContoso,contoso.example,Denver\n,,Oslo\n',
  )
  await talweg.importFiles([path])
  const [named] = await sources()
  expect(named).toMatchObject({
    label: 'chamber',
    kind: 'first',
    consent_basis: 'not_stated',
    needs_details: true,
    created_by: 'operator',
    files: 1,
    rows: 3,
    refused: 1,
  })

  const said = Source.parse(
    await talweg.api.post('/sources', {
      label: 'chamber',
      kind: 'third',
      consent_basis: 'consent',
      consent_on: '2025-03-01',
      owner: ' Lin ',
    }),
  )
  expect(said).toMatchObject({ kind: 'third', owner: 'Lin', needs_details: false, rows: 3 })
  // A part says nothing about the rest.
  const patched = await talweg.ask('PATCH', `/sources/${said.source_id}`, { note: 'May be mailed once' })
  expect(await patched.json()).toMatchObject({
    consent_on: '2025-03-01',
    owner: 'Lin',
    note: 'May be mailed once',
  })
  await refreshed()
  expect(
    await talweg.query("select source, kind, consent_basis, row_count from sources where source = 'chamber'"),
  ).toEqual([{ source: 'chamber', kind: 'third', consent_basis: 'consent', row_count: 3 }])
  expect(
    await talweg.query('select distinct source, source_kind, consent_basis from account_records'),
  ).toEqual([{ source: 'chamber', source_kind: 'third', consent_basis: 'consent' }])
})

test('a list that seems to come from others says why; what is said about it with the import is kept once', async () => {
  const path = join(folder, '机器人协会会员名单.csv')
  await writeFile(path, '公司名称,官网\n华为,huawei.com\n')
  const [found] = (await recogniseFile(talweg.api, path, (key) => key)).tables
  expect(found?.inspection.origin).toEqual({ kind: 'third', by: 'name', said: '协会' })
  const label = '机器人协会会员名单'
  const bring = (consent_basis: string) =>
    talweg.api.job('/imports', { files: [{ ...found?.plan, about: { kind: 'third', consent_basis } }] })
  await bring('public_data')
  await bring('consent')
  expect((await sources({ q: label }))[0]).toMatchObject({ kind: 'third', consent_basis: 'public_data' })
  expect(
    await talweg.query(`select source_kind, consent_basis from account_records where source = '${label}'`),
  ).toEqual([{ source_kind: 'third', consent_basis: 'public_data' }])
})

test('a source can be described before anything came from it, and one that nobody knows is missing', async () => {
  await talweg.api.post('/sources', { label: '展会名录', kind: 'second' })
  expect(await sources({ q: '展会' })).toMatchObject([{ label: '展会名录', imports: 0, refused_share: null }])
  expect((await talweg.ask('GET', '/sources/src_none')).status).toBe(404)
  expect((await talweg.ask('PATCH', '/sources/src_none', { note: 'x' })).status).toBe(404)
  for (const body of [
    { label: ' ' },
    { label: 'a', kind: 'fourth' },
    { label: 'a', consent_on: '2025-02-30' },
  ])
    expect((await talweg.ask('POST', '/sources', body)).status, JSON.stringify(body)).toBe(400)
})

test('pages together are the list', async () => {
  for (let i = 0; i < 5; i++) await talweg.api.post('/sources', { label: `source ${i}` })
  const all = (await sources({ sort: '-label' })).map(({ label }) => label)
  const paged: string[] = []
  for (let cursor: string | undefined; ; ) {
    const answer = (await talweg.api.get('/sources', { sort: '-label', limit: '2', cursor })) as {
      items: Source[]
      next: string | null
    }
    paged.push(...answer.items.map(({ label }) => label))
    if (answer.next === null) break
    cursor = answer.next
  }
  expect(paged).toEqual(all)
  expect((await talweg.ask('GET', '/sources?sort=secret')).status).toBe(400)
})

test('whatever the order, nothing is lost and what is not known stands last', () => {
  const source = fc
    .record({
      label: fc.string({ minLength: 1 }),
      owner: fc.option(fc.string()),
      refused_share: fc.option(fc.float({ min: 0, max: 1, noNaN: true })),
      rows: fc.nat(),
    })
    .map(
      (values): Source => ({
        ...unsaid,
        source_id: sourceIdOf(values.label),
        needs_details: true,
        created_by: '',
        created_at: '2025-01-01T00:00:00Z',
        changed_by: null,
        changed_at: null,
        imports: 0,
        files: 0,
        refused: 0,
        last_import_at: null,
        recurring: false,
        alerts: 0,
        ...values,
      }),
    )
  fc.assert(
    fc.property(
      fc.array(source),
      fc.constantFrom(...sourceColumns),
      fc.constantFrom('asc' as const, 'desc' as const),
      (items, column, direction) => {
        const picked = pickSources(items, '', { column, direction })
        expect(new Set(picked)).toEqual(new Set(items))
        const known = picked.map((each) => each[column] !== null)
        expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)))
      },
    ),
  )
})

/** Waits for the refresh that a decision started. */
async function refreshed(): Promise<void> {
  for (;;) {
    const { items } = (await talweg.api.get('/jobs')) as { items: { finished_at: string | null }[] }
    if (items.every(({ finished_at }) => finished_at !== null)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
