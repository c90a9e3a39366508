import { expect, test } from 'vitest'
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
