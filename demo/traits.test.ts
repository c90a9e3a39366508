import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReadCompany, readDemoCompany, sound } from './reading.ts'

let company: ReadCompany
beforeAll(async () => {
  company = await readDemoCompany()
})
afterAll(() => company.remove())

describe('the opportunities', () => {
  const closedOf = (holds: (account: Record<string, string>) => boolean) => {
    const first = new Map<string, Record<string, string>>()
    for (const row of sound(company.truth.accounts)) {
      if (row.file === 'crm_accounts.csv' && !first.has(row.company))
        first.set(row.company, company.cellsAt(row))
    }
    const closed = sound(company.truth.opportunities).filter((row) => row.outcome !== 'open')
    return closed.filter((row) => row.company !== null && holds(first.get(row.company) ?? {}))
  }
  const winRate = (rows: readonly { outcome: string }[]) =>
    rows.filter((row) => row.outcome === 'won').length / rows.length
  const oddsRatio = (holds: (account: Record<string, string>) => boolean) => {
    const odds = (rate: number) => rate / (1 - rate)
    return odds(winRate(closedOf(holds))) / odds(winRate(closedOf((account) => !holds(account))))
  }

  test('are won in about three of ten cases', () => {
    const rate = winRate(closedOf(() => true))
    expect(rate).toBeGreaterThan(0.26)
    expect(rate).toBeLessThan(0.34)
  })

  test('show the planted traits', () => {
    const { industry, employees, country } = company.truth.traits.winning
    const isSpelling = (of: Record<string, string[]>, names: readonly string[], text: string | undefined) =>
      names.some((name) => of[name]?.includes(text ?? ''))
    expect(
      oddsRatio((account) => isSpelling(company.truth.spellings.industry, industry.values, account.Industry)),
    ).toBeGreaterThan(1.7)
    expect(
      oddsRatio((account) => {
        const count = Number(account.Employees?.replace(',', '') || Number.NaN)
        return count >= employees.from && count <= employees.to
      }),
    ).toBeGreaterThan(1.5)
    expect(
      oddsRatio((account) =>
        isSpelling(company.truth.spellings.country, country.values, account['Billing Country']),
      ),
    ).toBeGreaterThan(1.3)
  })

  test('show little of the noise', () => {
    for (const owner of ['Lin Yue', 'Emma Marlow', 'He Rui']) {
      const ratio = oddsRatio((account) => account['Account Owner'] === owner)
      expect(Math.abs(Math.log(ratio))).toBeLessThan(0.35)
    }
  })

  test('are open mostly where something happened lately', () => {
    const open = new Set(
      company.truth.opportunities.filter((row) => row.outcome === 'open').map((row) => row.company),
    )
    const recent = sound(company.truth.activities).filter(
      (row) => (company.cellsAt(row).Date ?? '') >= '2026-05-01',
    )
    const share = recent.filter((row) => open.has(row.company)).length / recent.length
    expect(share).toBeGreaterThan(0.6)
  })
})
