import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Job } from '../../src/ground/edge/index.ts'
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
    for (const wrong of ['own_none=1', 'own_debt=1', 'Gold'])
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
