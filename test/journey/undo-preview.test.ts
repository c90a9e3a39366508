import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UndoPreview } from '../../src/steps/collect/undo/model.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-undo-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function take(talweg: TestTalweg, name: string, lines: readonly string[]): Promise<string> {
  await writeFile(join(folder, name), lines.join('\n'))
  return (await talweg.importFiles([join(folder, name)])).imports[0]?.import_id ?? ''
}

const rehearse = async (talweg: TestTalweg, id: string) =>
  UndoPreview.parse((await talweg.api.job(`/imports/${id}/undo/preview`, undefined)).result)

test(
  'an undo, of an old import too, says before what it will change; taking it back restores every byte',
  {
    timeout: 120_000,
  },
  () =>
    withTalweg(async (talweg) => {
      const old = await take(talweg, 'list.csv', [
        'Account Name,Website,Employees,City',
        'Acme,acme.example,10,Paris',
        'Globex,globex.example,20,Berlin',
        'Initech,initech.example,30,Rome',
      ])
      await take(talweg, 'crm.csv', ['Account Name,Website,Employees', 'Acme,acme.example,15'])
      await take(talweg, 'contacts.csv', [
        'First Name,Last Name,Email,Company',
        'Ada,Reed,ada@acme.example,Acme',
        'Ben,Cole,ben@globex.example,Globex',
      ])
      const before = await talweg.dump()
      const accounts = async () =>
        talweg.query('select account_id, name, city, employees from accounts order by name')
      const shown = await accounts()

      const preview = await rehearse(talweg, old)
      // A rehearsal changes nothing.
      expect(await talweg.dump()).toEqual(before)

      await talweg.undo(old)
      const left = await accounts()
      const table = preview.tables.find((each) => each.table === 'accounts')
      const names = (rows: Record<string, unknown>[]) => rows.map(({ name }) => name)
      expect(table?.gone).toBe(names(shown).filter((name) => !names(left).includes(name)).length)
      expect(table?.back).toBe(0)
      expect(table?.examples).toContain('Initech')
      const cities = preview.values.find(({ field }) => field === 'city')
      const acme = left.find(({ name }) => name === 'Acme')
      expect(cities?.examples ?? []).toContainEqual({
        account: 'Acme',
        before: 'Paris',
        after: acme?.city ?? null,
      })

      const back = await rehearse(talweg, old)
      expect(back.tables.find((each) => each.table === 'accounts')?.back).toBe(table?.gone)
      await talweg.api.job(`/imports/${old}/redo`, undefined)
      expect(await talweg.dump()).toEqual(before)
      expect(await talweg.api.get(`/imports/${old}`)).toMatchObject({ status: 'imported', undone_at: null })
    }),
)
