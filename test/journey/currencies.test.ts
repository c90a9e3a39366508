import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Job } from '../../src/ground/edge/index.ts'
import { withTalweg } from '../support/talweg.ts'
import { withBase } from './base.ts'

const rates = (...rows: [currency: string, from: string, rate: string][]) =>
  rows.map(([currency, from_day, rate]) => ({ currency, from_day, rate }))

test('amounts add up in the reporting currency, with the rate of their day; those without a rate are kept and said', () =>
  withBase(async (base) => {
    await base.take({
      name: 'crm.csv',
      kind: 'accounts',
      fields: ['name', 'revenue'],
      rows: [['Acme', 'US$ 10M']],
    })
    await base.take({
      name: 'deals.csv',
      kind: 'opportunities',
      fields: ['external_id', 'account_name', 'stage', 'amount', 'currency', 'created_on', 'closed_on'],
      rows: [
        ['1', 'Acme', 'Won', '1000', '', '2024-01-01', '2024-02-01'],
        ['2', 'Acme', 'Won', '$100', '', '2024-01-01', '2024-06-30'],
        ['3', 'Acme', 'Won', '100', 'USD', '2024-01-01', '2024-07-01'],
        ['4', 'Acme', 'Won', '100', 'usd', '2020-01-01', '2020-02-01'],
        ['5', 'Acme', 'Won', '€ 50', 'USD', '2024-01-01', '2024-07-01'],
        ['6', 'Acme', 'Open', '￥70', '', '2024-01-01', ''],
      ],
    })
    const now = async () => {
      await base.refresh()
      const [account] = await base.lake.readText(
        'select won_revenue, open_amount, revenue from match.accounts',
      )
      const missing = await base.lake.readText(
        'select what, currency, amounts, total from match.unconverted order by 1, 2',
      )
      return { ...account, missing }
    }
    // Nobody decided: as they are written.
    expect(await now()).toEqual({ won_revenue: 1350, open_amount: 70, revenue: 10_000_000, missing: [] })

    base.decide('reporting', [{ currency: 'CNY' }])
    expect(await now()).toEqual({
      won_revenue: 1000,
      open_amount: 70,
      revenue: null,
      missing: [
        { what: 'opportunities', currency: 'EUR', amounts: 1, total: 50 },
        { what: 'opportunities', currency: 'USD', amounts: 3, total: 300 },
        { what: 'revenue', currency: 'USD', amounts: 1, total: 10_000_000 },
      ],
    })

    // The first rate also holds before its day.
    base.decide('rates', rates(['USD', '2024-01-01', '7.000000000'], ['USD', '2024-07-01', '7.250000000']))
    expect(await now()).toEqual({
      won_revenue: 1000 + 700 + 725 + 700,
      open_amount: 70,
      revenue: 72_500_000,
      missing: [{ what: 'opportunities', currency: 'EUR', amounts: 1, total: 50 }],
    })

    base.decide('reporting', [])
    expect(await now()).toMatchObject({ won_revenue: 1350, revenue: 10_000_000, missing: [] })
  }))

test('a converted amount says what the file has and at which rate; one without a rate says that it does not count', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-rates-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'crm.csv')
    await writeFile(path, 'Account Name,Website,Annual Revenue\nAcme,acme.com,$100\n')
    await talweg.importFiles([path])
    const [acme] = await talweg.query('select account_id from accounts')
    const revenue = async () => {
      for (;;) {
        const { items } = (await talweg.api.get('/jobs')) as { items: Job[] }
        if (items.every(({ finished_at }) => finished_at !== null)) break
        await new Promise((go) => setTimeout(go, 50))
      }
      const { items } = (await talweg.api.get(`/accounts/${acme?.account_id}/values`)) as {
        items: { field: string; value: unknown; said: unknown; others: unknown[] }[]
      }
      return items.find(({ field }) => field === 'revenue')
    }
    const made = { value: 100, by: 'rate', currency: 'USD', into: 'CNY' }
    expect(await revenue()).toMatchObject({ value: 100, said: { value: 100, made_from: null } })
    await talweg.api.post('/rates/reporting', { currency: 'CNY' })
    expect(await revenue()).toMatchObject({
      value: null,
      said: null,
      others: [{ value: null, written: '$100', made_from: { ...made, rate: null } }],
    })
    await talweg.api.post('/rates', { currency: 'USD', from: '2024-01-01', rate: 7.25 })
    expect(await revenue()).toMatchObject({
      value: 725,
      said: { value: 725, written: '$100', made_from: { ...made, rate: 7.25 } },
      others: [],
    })
  }))
