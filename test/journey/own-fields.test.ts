import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commands } from '../../src/app/cli/main.ts'
import { createTerminal } from '../../src/app/cli/terminal.ts'
import { rooms } from '../../src/app/words.ts'
import type { Job } from '../../src/ground/edge/index.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { recogniseFile } from '../../src/steps/collect/index.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

/** Waits for the jobs that a decision starts. */
async function settle(talweg: TestTalweg): Promise<void> {
  for (;;) {
    const { items } = (await talweg.api.get('/jobs')) as { items: Job[] }
    if (items.every(({ finished_at }) => finished_at !== null)) return
    await new Promise((go) => setTimeout(go, 50))
  }
}

const valuesOf = async (talweg: TestTalweg, name: string) => {
  const [account] = await talweg.query(`select account_id from accounts where name = '${name}'`)
  const { items } = (await talweg.api.get(`/accounts/${account?.account_id}/own-values`)) as {
    items: { field: string; label: string; value: string }[]
  }
  return items.map(({ field, label, value }) => [field, label, value])
}

const level = {
  name: 'customer_level',
  label_en: 'Customer level',
  label_zh: '客户等级',
  synonyms: ['Stufe'],
}

test('an own field takes its columns, of old files too, by its type, and leaves them when it is removed', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-own-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const write = async (name: string, ...lines: string[]) => {
      await writeFile(join(folder, name), `${lines.join('\n')}\n`)
      return join(folder, name)
    }
    await talweg.importFiles([
      await write(
        'crm.csv',
        'Account Name,Website,STUFE,Schulden',
        'Acme,acme.com,Gold,1.2万',
        'Globex,globex.com,,viel',
      ),
    ])
    expect(await valuesOf(talweg, 'Acme')).toEqual([])

    await talweg.api.post('/own-fields', level)
    await talweg.api.post('/own-fields', {
      name: 'debt',
      label_en: 'Debt',
      type: 'money',
      synonyms: ['Schulden'],
    })
    await settle(talweg)
    expect(await valuesOf(talweg, 'Acme')).toEqual([
      ['own_customer_level', 'Customer level', 'Gold'],
      ['own_debt', 'Debt', '12000'],
    ])
    expect(await valuesOf(talweg, 'Globex')).toEqual([])

    const columns = (await talweg.api.get('/accounts/columns')) as { items: Record<string, unknown>[] }
    expect(columns.items).toContainEqual(
      expect.objectContaining({ column: 'own_debt', type: 'money', label: 'Debt', filterable: false }),
    )
    const gold = { where: ['own_customer_level=Gold'], sort: '-own_debt' }
    expect(await talweg.api.get('/accounts', gold)).toMatchObject({
      total: 1,
      items: [{ name: 'Acme', own_customer_level: 'Gold', own_debt: 12000 }],
    })
    expect(await talweg.api.get('/accounts/values', { column: 'own_customer_level' })).toEqual({
      items: [
        { value: 'Gold', rows: 1 },
        { value: null, rows: 1 },
      ],
    })
    const file = await talweg.api.download('/accounts/export', {
      ...gold,
      columns: 'own_customer_level,own_debt',
    })
    expect(await new Response(file).text()).toMatch(/^Customer level,Debt,Id\r\nGold,12000,acc_\w+\r\n$/)
    await talweg.api.post('/accounts/edits', {
      action: 'tag',
      value: 'best',
      selection: { filters: { own_customer_level: ['Gold'] } },
      expected: 1,
    })
    for (const wrong of ['own_none=1', 'own_debt=much', 'Gold'])
      expect((await talweg.ask('GET', `/accounts?where=${wrong}`)).status).toBe(400)

    const path = await write(
      'list.csv',
      '公司名称,官网,客户等级',
      'Globex,globex.com,Silber',
      'Initech,initech.com,Gold',
    )
    const [table] = (await recogniseFile(talweg.api, path, (key) => key)).tables
    expect(table?.inspection.columns[2]).toMatchObject({ field: 'own_customer_level', reason: 'header' })
    await talweg.api.job('/imports', { files: [table?.plan] })
    expect(await valuesOf(talweg, 'Globex')).toEqual([['own_customer_level', 'Customer level', 'Silber']])
    expect(((await talweg.api.get('/mappings')) as { items: unknown[] }).items).toEqual([])

    await talweg.api.delete('/own-fields/own_customer_level')
    await settle(talweg)
    expect(await valuesOf(talweg, 'Globex')).toEqual([])
    await talweg.api.post('/own-fields', level)
    await settle(talweg)
    expect(await valuesOf(talweg, 'Globex')).toEqual([['own_customer_level', 'Customer level', 'Silber']])
    expect((await talweg.learn({ columns: ['own_customer_level'] })).columns).toEqual(['own_customer_level'])
  }))

test('an own field counts in the data quality, leads to its rows, and is shown by its name', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-own-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const accounts = join(folder, 'crm.csv')
    await writeFile(
      accounts,
      'Account Name,Website,Stufe,Schulden\nAcme,acme.com,Gold,1.2万\nGlobex,globex.com,,viel\nInitech,initech.com,Gold,\n',
    )
    const contacts = join(folder, 'people.csv')
    await writeFile(contacts, 'Full Name,Email,Company,Hobby\nAnn Lee,ann@acme.com,Acme,Go\nBo,,,Chess\n')
    await talweg.importFiles([accounts, contacts])
    await talweg.api.post('/own-fields', level)
    await talweg.api.post('/own-fields', {
      name: 'debt',
      label_en: 'Debt',
      type: 'money',
      synonyms: ['Schulden'],
    })
    await talweg.api.post('/own-fields', { name: 'hobby', kind: 'contacts', label_en: 'Hobby' })
    await settle(talweg)

    type Health = { sources: { kind: string; unmapped: string[] }[]; fields: Record<string, unknown>[] }
    const { sources, fields } = (await talweg.api.get('/quality')) as Health
    const own = fields.filter(({ field }) => String(field).startsWith('own_'))
    expect(
      own.map(({ label, kind, rows, filled, blanked, distinct }) => [
        label,
        kind,
        rows,
        filled,
        blanked,
        distinct,
      ]),
    ).toEqual([
      ['Customer level', 'accounts', 3, 2, 0, 1],
      ['Debt', 'accounts', 3, 1, 1, 1],
      ['Hobby', 'contacts', 2, 2, 0, 2],
    ])
    expect(sources.flatMap(({ unmapped }) => unmapped)).toEqual([])
    for (const { kind, field, rows, filled } of own)
      for (const [state, count] of [
        ['filled', filled],
        ['empty', Number(rows) - Number(filled)],
      ]) {
        const answer = await talweg.api.get(`/rows/${kind}`, { field: String(field), state: String(state) })
        expect(answer, `${field} ${state}`).toMatchObject({ total: count })
      }

    const [acme] = await talweg.query("select account_id from accounts where name = 'Acme'")
    const command = commands.find(({ verb }) => verb === 'accounts show')
    const output = await command?.run(
      talweg.api,
      { words: [String(acme?.account_id)], options: {}, standardInput: () => process.stdin },
      (key) => key,
    )
    expect(output?.value).toMatchObject({ own_customer_level: 'Gold', own_debt: 12000 })
    const said: string[] = []
    output?.show(
      createTerminal(
        { write: (text) => said.push(text), columns: 100, color: false, isTerminal: false },
        'en',
        createSpeaker(rooms),
      ),
    )
    expect(said.join('')).toMatch(/^Customer level +Gold$/m)

    const others = (await talweg.api.get('/other-columns')) as { items: Record<string, unknown>[] }
    expect(others.items).toContainEqual(
      expect.objectContaining({ header: 'own_customer_level', label: 'Customer level', source: null }),
    )
  }))

test('a field whose headers mean another one is refused, and so is a name that is none', () =>
  withTalweg(async (talweg) => {
    const add = async (body: object) => (await talweg.ask('POST', '/own-fields', body)).json()
    expect(await add({ name: 'branch', label_en: 'Industry' })).toMatchObject({
      status: 409,
      code: 'collect.own_field_taken',
    })
    expect(await add({ name: '1; drop', label_en: 'X' })).toMatchObject({ status: 400 })
    expect((await talweg.ask('DELETE', '/own-fields/own_none')).status).toBe(404)
  }))

test('evidence and reasons call an own field by its name', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-own-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const accounts = join(folder, 'crm.csv')
    const deals = join(folder, 'deals.csv')
    const isGold = (i: number) => i % 2 === 0
    const rows = Array.from(
      { length: 120 },
      (_, i) => `Firm ${i},firm${i}.example,${isGold(i) ? 'Gold' : 'Blei'}`,
    )
    await writeFile(accounts, ['Account Name,Website,Stufe', ...rows].join('\n'))
    const stage = (i: number) => (isGold(i) === i % 10 < 9 ? 'Closed Won' : 'Closed Lost')
    const lines = rows.map((_, i) => `d${i},Firm ${i},${stage(i)},1000,2026-05-0${(i % 9) + 1}`)
    await writeFile(deals, ['Opportunity ID,Account Name,Stage,Amount,Close Date', ...lines].join('\n'))
    await talweg.importFiles([accounts, deals])
    await talweg.api.post('/own-fields', level)
    await settle(talweg)
    await talweg.learn({ columns: ['own_customer_level'] })

    const output = await commands
      .find(({ verb }) => verb === 'icp show')
      ?.run(talweg.api, { words: [], options: {}, standardInput: () => process.stdin }, (key) => key)
    const said: string[] = []
    output?.show(
      createTerminal(
        { write: (text) => said.push(text), columns: 200, color: false, isTerminal: false },
        'en',
        createSpeaker(rooms),
      ),
    )
    expect(said.join('')).toMatch(/^Customer level +Gold /m)
    expect(said.join('')).not.toContain('own_')

    const list = await talweg.build()
    const texts = (await talweg.targets(list.list_id)).flatMap(({ reasons }) =>
      reasons.map(({ text }) => text),
    )
    expect(texts.some((text) => text.startsWith('Customer level Gold'))).toBe(true)
    expect(texts.join(' ')).not.toContain('own_')
  }))
