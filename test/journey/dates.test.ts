import { expect, test } from 'vitest'
import { withBase } from './base.ts'

test('a person can say which comes first, the day or the month', () =>
  withBase(async (base) => {
    const deals = {
      name: 'deals.csv',
      kind: 'opportunities',
      fields: ['external_id', 'account_name', 'closed_on'],
      rows: [['1', 'Acme', '05/03/2024']],
    } as const
    const closed = async () => {
      await base.refresh()
      return (await base.lake.readText('select closed_on from match.opportunities'))[0]?.closed_on
    }
    const imported = await base.take({ ...deals, rows: [...deals.rows.map((row) => [...row])] })
    expect(await closed()).toBe('2024-05-03')
    await base.undo(imported)
    await base.take({
      ...deals,
      rows: [...deals.rows.map((row) => [...row])],
      day_first: [false, false, true],
    })
    expect(await closed()).toBe('2024-03-05')
  }))
