import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Edit, ListedEdit, ShownValue } from '../../src/steps/match/model.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { openSample, type Sample } from './sample.ts'

let sample: Sample
let talweg: TestTalweg
let folder: string
beforeAll(async () => {
  sample = await openSample({ seed: 2, companies: 500 })
  talweg = await openTestTalweg()
  await talweg.importFolder(sample.folder)
  // Contacts and parts are other rows, which are not copied from one account to another.
  await talweg.learn({ exclude: ['contacts', 'contact_level', 'has_parts'] })
  folder = await mkdtemp(join(tmpdir(), 'talweg-hand-'))
})
afterAll(async () => {
  await talweg?.close()
  await sample?.remove()
  await rm(folder, { recursive: true, force: true })
})

type Row = Record<string, string | number | boolean | null>
type Done = { edit: Edit; visible: boolean }

const account = async (id: string) => (await talweg.api.get(`/accounts/${id}`)) as Row
const first = async (query: Record<string, string>) => {
  const { items } = (await talweg.api.get('/accounts', { ...query, limit: '1' })) as { items: Row[] }
  return items[0] as Row & { account_id: string }
}
const values = async (id: string) => {
  const { items } = (await talweg.api.get(`/accounts/${id}/values`)) as { items: ShownValue[] }
  return Object.fromEntries(items.map((item) => [item.field, item]))
}
const set = async (id: string, field: string, value: string | null, more: object = {}) =>
  (await talweg.api.post(`/accounts/${id}/values`, { field, value, ...more })) as Done
const undo = (id: number) => talweg.api.post(`/edits/${id}/undo`, undefined)

describe('a value changed by hand', () => {
  test('is seen at once, in its form, in filters and exports, with who and when; undo restores every table', async () => {
    const { account_id: id, employees } = await first({ sort: '-fit' })
    const before = await talweg.dump()
    const { edit, visible } = await set(id, 'employees', ' 1.2万 ', { note: 'annual report' })
    expect({ edit, visible }).toMatchObject({
      edit: {
        field: 'employees',
        value: '12000',
        before: String(employees),
        note: 'annual report',
        records: 1,
      },
      visible: true,
    })
    expect((await account(id)).employees).toBe(12_000)
    const shown = (await values(id)).employees
    expect(shown).toMatchObject({ value: 12_000, why: 'by_hand', edit: { by: 'operator' } })
    expect(shown?.said).toMatchObject({ value: employees })
    await set(id, 'industry', '量子计算')
    expect((await first({ industry: '量子计算' })).account_id).toBe(id)
    const { items } = (await talweg.api.get(`/accounts/${id}/edits`)) as { items: Edit[] }
    expect(items.map(({ field }) => field)).toEqual(['industry', 'employees'])
    for (const { edit_id } of items) await undo(edit_id)
    expect(await talweg.dump()).toEqual(before)
  })

  test('changes fit at once, as making everything anew does', async () => {
    const profile = (await talweg.api.get('/profiles/current')) as { traits: { trait: string }[] }
    expect(profile).toMatchObject({ signal: true })
    const best = await first({ sort: '-fit' })
    const worst = await first({ sort: 'fit' })
    const copied = ['industry', 'employees', 'country', 'region', 'city', 'revenue', 'founded', 'parent']
    for (const field of copied)
      await set(worst.account_id, field, best[field] === null ? null : String(best[field]))
    expect((await account(worst.account_id)).fit).toBe(best.fit)
    const followed = await talweg.dump()
    await talweg.api.job('/priorities', { sources: [] })
    expect(await talweg.dump()).toEqual(followed)
  })

  test('survives that its file comes again, changed', async () => {
    const file = join(folder, 'hand.csv')
    const write = (rows: string) => writeFile(file, `Account Name,Owner,Employees\n${rows}\n`)
    await write('Handmade Ltd,Rita,10')
    await talweg.importFiles([file])
    const { account_id: id } = await first({ q: 'handmade' })
    await set(id, 'owner', 'Sofia')
    await write('Handmade Ltd,Mina,11')
    await talweg.importFiles([file])
    const { owner, employees } = await values(id)
    expect(owner).toMatchObject({
      value: 'Sofia',
      why: 'by_hand',
      said: { value: 'Mina', written: 'Mina', file: 'hand.csv', line: 2 },
    })
    expect(employees).toMatchObject({ value: 11, why: 'only' })
  })

  test('is refused with a reason when it cannot be read', async () => {
    const { account_id: id } = await first({})
    for (const [field, value, code] of [
      ['employees', 'many', 'match.value_unreadable'],
      ['domain', 'not a domain', 'match.value_unreadable'],
      ['name', '', 'match.name_needed'],
      ['fit', '100', 'match.field_unknown'],
    ] as const)
      expect(
        await (await talweg.ask('POST', `/accounts/${id}/values`, { field, value })).json(),
      ).toMatchObject({
        status: 400,
        code,
      })
  })

  test('does not overwrite what somebody else changed in between', async () => {
    const { account_id: id, city } = await first({ sort: '-employees' })
    const based_on = { edit_id: null, value: city }
    const { edit } = await set(id, 'city', 'Berlin', { based_on })
    const answer = await talweg.ask('POST', `/accounts/${id}/values`, {
      field: 'city',
      value: 'Hamburg',
      based_on,
    })
    expect(await answer.json()).toMatchObject({
      status: 409,
      code: 'match.edited_meanwhile',
      params: { who: 'operator', value: 'Berlin', edit_id: edit.edit_id, field: 'city' },
    })
    const now = { edit_id: edit.edit_id, value: 'Berlin' }
    await set(id, 'city', 'Hamburg', { based_on: now })
    expect((await account(id)).city).toBe('Hamburg')
    expect(
      (
        await talweg.ask('POST', `/accounts/${id}/values`, {
          field: 'country',
          value: 'FR',
          based_on: { edit_id: null, value: 'nowhere' },
        })
      ).status,
    ).toBe(409)
  })

  test('of a contact is kept the same way', async () => {
    const [contact] = await talweg.query(
      'select contact_id, account_id from contacts where account_id is not null limit 1',
    )
    const path = `/contacts/${contact?.contact_id}`
    const { edit } = (await talweg.api.post(`${path}/values`, {
      field: 'title',
      value: '机器人采购总监',
    })) as Done
    await talweg.api.post(`${path}/tags`, { tag: 'speaker' })
    const { items } = (await talweg.api.get(`/accounts/${contact?.account_id}/contacts`)) as { items: Row[] }
    expect(items.find(({ contact_id }) => contact_id === contact?.contact_id)).toMatchObject({
      title: '机器人采购总监',
      tags: 'speaker',
    })
    expect(
      await talweg.query(
        `select title_level, title_department from contacts where contact_id = '${contact?.contact_id}'`,
      ),
    ).toEqual([{ title_level: 'director', title_department: 'procurement' }])
    const followed = await talweg.dump()
    await talweg.api.job('/priorities', { sources: [] })
    expect(await talweg.dump()).toEqual(followed)
    await undo(edit.edit_id)
  })
})

describe('provenance', () => {
  test('names for every value of every account the row that holds it, and the rule that chose it', async () => {
    await talweg.api.job('/priorities', { sources: ['crm_accounts'] })
    const rows = await talweg.query(
      'select account_id from accounts where records > 1 order by account_id limit 25',
    )
    for (const { account_id } of rows) {
      const shown = await account(String(account_id))
      for (const [field, { value, said, why, others, edit }] of Object.entries(
        await values(String(account_id)),
      )) {
        expect(value, `${account_id} ${field}`).toBe(shown[field])
        if (!edit && said) expect(said.value, `${account_id} ${field}`).toBe(value)
        if (why === 'only') for (const other of others) expect(other.value).toBe(value)
      }
    }
    expect(rows.length).toBeGreaterThan(10)
  })
})

describe('many accounts at once', () => {
  const change = async (body: object) => (await talweg.api.post('/accounts/edits', body)) as Done
  const count = async (query: Record<string, string>) =>
    ((await talweg.api.get('/accounts', { ...query, limit: '1' })) as { total: number }).total

  test('are tagged as one change, found by the tag, and undone as one', async () => {
    const china = await count({ country: 'CN' })
    expect(china).toBeGreaterThan(50)
    const before = await talweg.dump()
    const selection = { filters: { country: ['CN'] } }
    const { edit, visible } = await change({
      action: 'tag',
      value: ' 展会  2026 ',
      selection,
      expected: china,
    })
    expect({ edit, visible }).toMatchObject({ edit: { records: china, value: '展会 2026' }, visible: true })
    expect(await count({ tags: '展会 2026' })).toBe(china)
    expect(await count({ tags: '展会' })).toBe(0)
    await change({ action: 'tag', value: 'VIP', selection: { filters: { tags: ['展会 2026'] }, q: 'a' } })
    const { items } = (await talweg.api.get('/accounts/values', { column: 'tags' })) as { items: object[] }
    expect(items).toContainEqual({ value: '展会 2026', rows: china })
    const one = await first({ tags: 'VIP' })
    expect(one.tags).toBe('VIP; 展会 2026')
    const spelt = (await talweg.api.post(`/accounts/${one.account_id}/tags`, {
      tag: 'vip',
      action: 'untag',
    })) as Done
    expect(spelt.edit.value).toBe('VIP')
    expect((await account(one.account_id)).tags).toBe('展会 2026')
    const { items: edits } = (await talweg.api.get('/edits', { limit: '3' })) as { items: ListedEdit[] }
    expect(edits.map(({ about }) => about.length)).toEqual([1, 3, 3])
    expect(edits[0]?.about).toEqual([{ id: one.account_id, name: one.name }])
    for (const { edit_id } of edits) await undo(edit_id)
    expect(await talweg.dump()).toEqual(before)
  })

  test('are filled, and lists that are made then follow', async () => {
    const wanted = await count({ industry: '' })
    const { edit } = await change({
      action: 'set',
      field: 'industry',
      value: 'To be found out',
      selection: { filters: { industry: [''] } },
      expected: wanted,
    })
    expect(await count({ industry: 'To be found out' })).toBe(wanted)
    await undo(edit.edit_id)
    expect(await count({ industry: '' })).toBe(wanted)
  })

  test('change only when the selection is what one saw', async () => {
    const body = { action: 'tag', value: 'x', selection: { filters: { country: ['CN'] } } }
    const codes = async (more: object) =>
      (await (await talweg.ask('POST', '/accounts/edits', { ...body, ...more })).json()).code
    expect(await codes({ expected: 1 })).toBe('match.selection_changed')
    expect(await codes({ selection: { filters: { country: ['ZZ'] } } })).toBe('match.selection_empty')
    expect(await codes({ selection: { filters: { name: ['x'] } } })).toBe('lake.column_not_filterable')
    expect(await codes({ value: 'a; b' })).toBe('match.tag_unreadable')
    expect(await codes({ selection: { ids: ['acc_nobody'] } })).toBe('match.selection_empty')
  })
})
