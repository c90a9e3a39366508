import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recogniseFile } from '../../src/steps/collect/index.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

async function desk() {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-desk-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return async (name: string, ...lines: string[]) => {
    const path = join(folder, name)
    await writeFile(path, `${lines.join('\n')}\n`)
    return path
  }
}

const look = async (talweg: TestTalweg, path: string, wish = {}) => {
  const [table] = (await recogniseFile(talweg.api, path, (key) => key, wish)).tables
  if (table === undefined) throw new Error('no table')
  return table
}

type Mappings = { items: { mapping_id: string; source: string; kind: string; decided_by: string }[] }

test('a correction is remembered: next month needs no click, in any order of columns, until it is forgotten', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    const first = await write(
      'Betreuung 2026-01.csv',
      'Firma Kurz,Wer,Company Name',
      'Ac,Ann,Acme',
      'Gl,Bob,Globex',
    )
    const choices = [
      { header: 'Wer', field: 'owner' },
      { header: 'firma_kurz', field: 'short_name' },
    ]
    const { plan } = await look(talweg, first, { kind: 'accounts', source: 'Vertrieb', choices })
    expect(plan?.fields).toEqual(['short_name', 'owner', 'name'])
    await talweg.api.job('/imports', { files: [plan] })

    const next = await write('betreuung_2026-02.csv', 'COMPANY NAME,Firma_Kurz,wer', 'Initech,In,Ann')
    const again = await look(talweg, next)
    expect(again.inspection).toMatchObject({ kind: 'accounts', remembered: { source: 'Vertrieb' } })
    expect(again.inspection.columns.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'remembered'],
      ['short_name', 'remembered'],
      ['owner', 'remembered'],
    ])
    expect(again.plan).toMatchObject({ source: 'Vertrieb', fields: ['name', 'short_name', 'owner'] })
    await talweg.api.job('/imports', { files: [again.plan] })
    const { items } = (await talweg.api.get('/mappings')) as Mappings
    expect(items).toHaveLength(1)

    // One column more is another kind of file, and another source of the same columns is not meant.
    const other = await write('betreuung 2026-03.csv', 'Company Name,Firma Kurz,Wer,Tel', 'Initech,In,Ann,1')
    expect((await look(talweg, other)).inspection.remembered).toBeNull()
    const elsewhere = await write('zentrale.csv', 'Company Name,Firma Kurz,Wer', 'Initech,In,Ann')
    expect((await look(talweg, elsewhere)).inspection.remembered).toBeNull()
    expect((await look(talweg, elsewhere, { source: 'Vertrieb' })).inspection.remembered).not.toBeNull()
    expect((await look(talweg, next, { kind: 'contacts' })).inspection.remembered).toBeNull()

    await talweg.api.delete(`/mappings/${items[0]?.mapping_id}`)
    expect((await look(talweg, next)).inspection.remembered).toBeNull()
    const gone = await talweg.ask('DELETE', `/mappings/${items[0]?.mapping_id}`)
    expect(gone.status).toBe(404)
  }))

test('a file that is taken as it was recognised leaves nothing to remember, and takes a correction back', () =>
  withTalweg(async (talweg) => {
    const write = await desk()
    const path = await write('crm.csv', 'Account Name,Website,Owner', 'Acme,acme.com,Ann')
    await talweg.importFiles([path])
    expect(((await talweg.api.get('/mappings')) as Mappings).items).toEqual([])
    const { plan } = await look(talweg, path, { choices: [{ header: 'Owner', field: null }] })
    await talweg.api.job('/imports', { files: [plan] })
    expect((await look(talweg, path)).plan?.fields).toEqual(['name', 'domain', null])
    await talweg.api.job('/imports', { files: [{ ...plan, fields: ['name', 'domain', 'owner'] }] })
    expect(((await talweg.api.get('/mappings')) as Mappings).items).toEqual([])
  }))
