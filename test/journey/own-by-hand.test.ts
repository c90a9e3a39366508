import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commands } from '../../src/app/cli/main.ts'
import { createTerminal } from '../../src/app/cli/terminal.ts'
import { rooms } from '../../src/app/words.ts'
import type { Job } from '../../src/ground/edge/index.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import type { Edit, ShownValue } from '../../src/steps/match/model.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

type Done = { edit: Edit; visible: boolean }

/** Waits for the jobs that a decision starts. */
async function settle({ api }: TestTalweg): Promise<void> {
  for (;;) {
    const { items } = (await api.get('/jobs')) as { items: Job[] }
    if (items.every(({ finished_at }) => finished_at !== null)) return
    await new Promise((go) => setTimeout(go, 50))
  }
}

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-own-hand-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return async (name: string, ...lines: string[]) => {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`)
    return join(folder, name)
  }
}

const level = { name: 'level', label_en: 'Customer level', label_zh: '客户等级', synonyms: ['Stufe'] }

async function addFields(talweg: TestTalweg): Promise<void> {
  await talweg.api.post('/own-fields', level)
  for (const [name, type] of [
    ['debt', 'money'],
    ['visited', 'date'],
    ['seats', 'count'],
    ['since', 'year'],
    ['topics', 'list'],
  ])
    await talweg.api.post('/own-fields', { name, type, label_en: `The ${name}` })
  await talweg.api.post('/own-fields', { name: 'hobby', kind: 'contacts', label_en: 'Hobby' })
  await settle(talweg)
}

const idOf = async ({ query }: TestTalweg, name: string) => {
  const [account] = await query(`select account_id from accounts where name = '${name}'`)
  return String(account?.account_id)
}
const set = async ({ api }: TestTalweg, id: string, field: string, value: string | null, more: object = {}) =>
  (await api.post(`/accounts/${id}/values`, { field, value, ...more })) as Done
const shownOf = async ({ api }: TestTalweg, id: string, field: string) => {
  const { items } = (await api.get(`/accounts/${id}/values`)) as { items: ShownValue[] }
  return items.find((each) => each.field === field)
}
const count = async ({ api }: TestTalweg, ...where: string[]) =>
  ((await api.get('/accounts', { where, limit: '1' })) as { total: number }).total

async function runCommand({ api }: TestTalweg, verb: string, words: string[], options: object = {}) {
  const output = await commands
    .find((each) => each.verb === verb)
    ?.run(api, { words, options: { ...options }, standardInput: () => process.stdin }, (key) => key)
  const said: string[] = []
  const write = (text: string) => said.push(text)
  output?.show(
    createTerminal({ write, columns: 200, color: false, isTerminal: false }, 'en', createSpeaker(rooms)),
  )
  return said.join('')
}

/** Makes every derived table anew. */
const remake = ({ api }: TestTalweg) => api.job('/priorities', { sources: [] })

test('a value of an own field by hand is seen at once, survives its file, and undo restores every table', () =>
  withTalweg(async (talweg) => {
    const write = await openFolder()
    const crm = (stufe: string) => ['Account Name,Website,STUFE,The debt', `Acme,acme.com,${stufe},1.2万`]
    await talweg.importFiles([
      await write('crm.csv', ...crm('Gold'), 'Globex,globex.com,,'),
      await write('people.csv', 'Full Name,Email,Company,Hobby', 'Ann Lee,ann@acme.com,Acme,Go'),
    ])
    await addFields(talweg)
    const acme = await idOf(talweg, 'Acme')
    const before = await talweg.dump()

    const typed = [
      ['own_level', 'Platinum', 'Platinum', 'Gold'],
      ['own_debt', '3.5万', 35000, '12000'],
      ['own_visited', '3 May 2026', '2026-05-03', null],
      ['own_seats', '1,200', 1200, null],
      ['own_since', '1998', 1998, null],
      ['own_topics', 'tea、 wine', 'tea; wine', null],
      ['own_hobby', 'Chess', 'Chess', 'Go'],
    ] as const
    for (const [field, text, value, earlier] of typed) {
      const done = await set(talweg, acme, field, text, { note: 'asked them' })
      expect(done, field).toMatchObject({ visible: true, edit: { value: String(value), before: earlier } })
      expect(await talweg.api.get(`/accounts/${acme}`)).toMatchObject({ [field]: value })
      expect(await shownOf(talweg, acme, field)).toMatchObject({
        value,
        label_key: null,
        why: 'by_hand',
        edit: { by: 'operator', note: 'asked them' },
      })
    }
    expect(await shownOf(talweg, acme, 'own_debt')).toMatchObject({
      type: 'money',
      label: 'The debt',
      said: { value: 12000, written: '1.2万', file: 'crm.csv', line: 2, source: 'crm' },
    })
    expect(await shownOf(talweg, acme, 'own_hobby')).toMatchObject({
      said: { value: 'Go', written: 'Go', file: 'people.csv', line: 2 },
    })
    expect(await count(talweg, 'own_level=Platinum')).toBe(1)
    expect(await count(talweg, 'own_level=Gold')).toBe(0)
    expect(
      await talweg.api.get('/accounts', { where: ['own_topics=wine'], sort: '-own_debt' }),
    ).toMatchObject({ items: [{ account_id: acme }] })
    await set(talweg, acme, 'own_level', null)
    expect(await shownOf(talweg, acme, 'own_level')).toMatchObject({
      value: null,
      why: 'by_hand',
      said: { value: 'Gold' },
    })
    expect(await count(talweg, 'own_level=')).toBe(2)

    const followed = await talweg.dump()
    await remake(talweg)
    expect(await talweg.dump()).toEqual(followed)

    const { items } = (await talweg.api.get(`/accounts/${acme}/edits`)) as { items: Edit[] }
    expect(items).toHaveLength(8)
    for (const { edit_id } of items) await talweg.api.post(`/edits/${edit_id}/undo`, undefined)
    expect(await talweg.dump()).toEqual(before)

    await set(talweg, acme, 'own_level', 'Platinum')
    await talweg.importFiles([await write('crm.csv', ...crm('Silber'), 'Globex,globex.com,Blei,')])
    expect(await shownOf(talweg, acme, 'own_level')).toMatchObject({
      value: 'Platinum',
      why: 'by_hand',
      said: { value: 'Silber' },
    })
    expect(await shownOf(talweg, await idOf(talweg, 'Globex'), 'own_level')).toMatchObject({
      value: 'Blei',
      why: 'only',
    })
  }))

test('what cannot be read is refused, and nobody overwrites what somebody else changed', () =>
  withTalweg(async (talweg) => {
    const write = await openFolder()
    await talweg.importFiles([
      await write('crm.csv', 'Account Name,Website,Stufe,The debt', 'Acme,acme.com,Gold,12000.50'),
      await write('people.csv', 'Full Name,Email,Company', 'Ann Lee,ann@acme.com,Acme'),
    ])
    await addFields(talweg)
    const acme = await idOf(talweg, 'Acme')
    const answerOf = async (path: string, body: object) => (await talweg.ask('POST', path, body)).json()
    const path = `/accounts/${acme}/values`
    for (const [field, value] of [
      ['own_debt', 'viel'],
      ['own_visited', 'soon'],
      ['own_seats', 'many'],
      ['own_since', '99999'],
    ])
      expect(await answerOf(path, { field, value }), field).toMatchObject({
        status: 400,
        code: 'match.value_unreadable',
      })
    const unknown = await answerOf(path, { field: 'own_none', value: 'x' })
    expect(unknown).toMatchObject({ status: 400, code: 'match.field_unknown' })
    expect(unknown.params.known).toContain('own_debt')
    const [contact] = await talweg.query('select contact_id from contacts')
    expect(
      await answerOf(`/contacts/${contact?.contact_id}/values`, { field: 'own_hobby', value: 'x' }),
    ).toMatchObject({ status: 400, code: 'match.field_unknown' })

    const based_on = { edit_id: null, value: 12000.5 }
    const { edit } = await set(talweg, acme, 'own_debt', '13000', { based_on })
    expect(await answerOf(path, { field: 'own_debt', value: '14000', based_on })).toMatchObject({
      status: 409,
      code: 'match.edited_meanwhile',
      params: { who: 'operator', value: '13000', edit_id: edit.edit_id },
    })
    const wrong = { edit_id: null, value: 'Blei' }
    expect(await answerOf(path, { field: 'own_level', value: 'Zinn', based_on: wrong })).toMatchObject({
      status: 409,
      code: 'match.changed_meanwhile',
    })
    expect(await shownOf(talweg, acme, 'own_debt')).toMatchObject({ value: 13000 })
  }))

test('a selection is filled as one change, and a field that is removed sleeps with what was said in it', () =>
  withTalweg(async (talweg) => {
    const write = await openFolder()
    const rows = Array.from({ length: 6 }, (_, i) => `Firm ${i},firm${i}.example,${i < 2 ? 'Gold' : ''}`)
    await talweg.importFiles([await write('crm.csv', 'Account Name,Website,Stufe', ...rows)])
    await addFields(talweg)
    const before = await talweg.dump()
    const answer = await runCommand(talweg, 'accounts set', ['own_level=Blei'], { where: ['own_level='] })
    expect(answer).toContain('Customer level = Blei')
    expect(await count(talweg, 'own_level=Blei')).toBe(4)
    const id = await idOf(talweg, 'Firm 3')
    expect(await runCommand(talweg, 'accounts show', [id], { values: true })).toMatch(
      /^Customer level +Blei +\S.* operator /m,
    )
    const refused = await talweg.ask('POST', '/accounts/edits', {
      action: 'set',
      field: 'own_debt',
      value: 'viel',
      selection: { filters: {} },
    })
    expect(refused.status).toBe(400)
    const filled = await talweg.dump()

    await talweg.api.delete('/own-fields/own_level')
    await settle(talweg)
    expect(await shownOf(talweg, id, 'own_level')).toBeUndefined()
    expect(await talweg.query('select count(*) as accounts from accounts')).toEqual([{ accounts: 6 }])
    expect(await runCommand(talweg, 'edits list', [])).toContain('own_level = Blei')
    await set(talweg, id, 'own_debt', '5')
    const { items } = (await talweg.api.get('/edits')) as { items: Edit[] }
    await talweg.api.post(`/edits/${items[0]?.edit_id}/undo`, undefined)

    // It comes back as something that cannot hold what was said, then as it was.
    await talweg.api.post('/own-fields', { ...level, type: 'year' })
    await settle(talweg)
    expect(await shownOf(talweg, id, 'own_level')).toMatchObject({ value: null, edit: { value: 'Blei' } })
    expect(await talweg.api.get(`/accounts/${id}`)).toMatchObject({ own_level: null })
    await talweg.api.delete('/own-fields/own_level')
    await talweg.api.post('/own-fields', level)
    await settle(talweg)
    expect(await talweg.dump()).toEqual(filled)

    expect(await runCommand(talweg, 'edits undo', [String(items[1]?.edit_id)])).toContain(
      'Customer level = Blei',
    )
    expect(await talweg.dump()).toEqual(before)
  }))

test('a profile that was learned from an own field scores what was said by hand', () =>
  withTalweg(async (talweg) => {
    const write = await openFolder()
    const isGold = (i: number) => i % 2 === 0
    const rows = Array.from(
      { length: 120 },
      (_, i) => `Firm ${i},firm${i}.example,${isGold(i) ? 'Gold' : 'Blei'}`,
    )
    const stage = (i: number) => (isGold(i) === i % 10 < 9 ? 'Closed Won' : 'Closed Lost')
    const deals = rows.map((_, i) => `d${i},Firm ${i},${stage(i)},1000,2026-05-0${(i % 9) + 1}`)
    await talweg.importFiles([
      await write('crm.csv', 'Account Name,Website,Stufe', ...rows),
      await write('deals.csv', 'Opportunity ID,Account Name,Stage,Amount,Close Date', ...deals),
    ])
    await addFields(talweg)
    expect(await talweg.learn({ columns: ['own_level'] })).toMatchObject({ signal: true })
    const fitOf = async (id: string) => ((await talweg.api.get(`/accounts/${id}`)) as { fit: number }).fit
    const [gold, blei] = [await idOf(talweg, 'Firm 0'), await idOf(talweg, 'Firm 1')]
    const before = await talweg.dump()
    expect(await fitOf(gold)).toBeGreaterThan(await fitOf(blei))

    const { edit } = await set(talweg, blei, 'own_level', 'Gold')
    expect(await fitOf(blei)).toBe(await fitOf(gold))
    const followed = await talweg.dump()
    await remake(talweg)
    expect(await talweg.dump()).toEqual(followed)
    await talweg.api.post(`/edits/${edit.edit_id}/undo`, undefined)
    expect(await talweg.dump()).toEqual(before)
  }))
