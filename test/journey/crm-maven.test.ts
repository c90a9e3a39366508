import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { sharedData, testWithSharedData } from '../support/shared-data.ts'
import { withTalweg } from '../support/talweg.ts'

const folder = 'crm-maven'

/** Totals counted from the files by hand, with a spreadsheet. */
describe('a CRM export of a hardware seller, files in, numbers out', () => {
  testWithSharedData(folder, 'comes to the totals that the files hold, and a list that rests on value', () =>
    withTalweg(async (talweg) => {
      const { imports, base } = await talweg.importFolder(sharedData(folder))
      expect(
        imports.map(({ file, kind, counts, blanked }) => [file, kind, counts.rows, counts.refused, blanked]),
      ).toEqual([
        ['accounts.csv', 'accounts', 85, 0, 0],
        ['sales_pipeline.csv', 'opportunities', 8800, 0, 0],
        ['products.csv', 'products', 7, 0, 0],
      ])
      expect(base).toMatchObject({
        accounts: 85,
        named_only: 0,
        opportunities: 8800,
        won: 4238,
        lost: 2473,
        open: 2089,
        without_account: 1425,
        won_revenue: 10_005_534,
        products: 7,
        contacts: 0,
      })
      expect(await talweg.api.get('/base')).toEqual(base)
      expect(Object.fromEntries(base.stages.map((each) => [each.stage, each.opportunities]))).toEqual({
        Won: 4238,
        Lost: 2473,
        Engaging: 1589,
        Prospecting: 500,
      })
      expect(
        await talweg.query(`select name, spellings from products where name = 'GTX Pro' and in_file`),
      ).toEqual([{ name: 'GTX Pro', spellings: 2 }])
      expect(
        await talweg.query(
          `select count(*) as deals, cast(sum(amount) as integer) as won from opportunities where product = 'GTX Pro' and status = 'won'`,
        ),
      ).toEqual([{ deals: 729, won: 3_510_578 }])

      const profile = await talweg.learn()
      expect(profile).toMatchObject({
        accounts: 85,
        won: 4238,
        lost: 2473,
        won_revenue: 10_005_534,
        signal: false,
        finding: 'no_signal',
        basis: 'value',
      })
      expect(profile.auc).toBeGreaterThanOrEqual(0.48)
      expect(profile.auc).toBeLessThanOrEqual(0.52)
      expect(profile.traits.filter(({ verdict }) => verdict === 'wins' || verdict === 'loses')).toEqual([])
      expect(new Set(profile.traits.map(({ points }) => points))).toEqual(new Set([0]))

      const list = await talweg.build({ name: 'Pilot', owner: 'Olga' })
      expect(list).toMatchObject({ basis: 'value', accounts: 85, warnings: ['identify.warn_no_signal'] })
      const targets = await talweg.targets(list.list_id)
      expect(targets.map(({ rank }) => rank)).toEqual(targets.map((_, i) => i + 1))
      expect(targets.map(({ tier }) => tier).join('')).toBe('1'.repeat(10) + '2'.repeat(30) + '3'.repeat(45))
      const values = targets.map(({ value }) => value)
      expect(values).toEqual(values.toSorted((a, b) => b - a))
      expect(targets[0]).toMatchObject({ name: 'Kan-code', value: 341_455, fit: null, grade: null })
      for (const { reasons } of targets) {
        expect(reasons).toHaveLength(3)
        expect(reasons.some(({ code }) => code === 'identify.reason_trait')).toBe(false)
      }

      const csv = async (format: string) =>
        (await text(await talweg.api.download(`/targets/${list.list_id}/accounts/export`, { for: format })))
          .replace('\uFEFF', '')
          .split('\r\n')
      expect((await csv('hubspot')).slice(0, 2)).toEqual([
        'Company name,Company domain name,Industry,City,Country/Region,Target account,Ideal Customer Profile Tier,Talweg fit,Talweg readiness,Talweg reasons,Talweg account id',
        expect.stringMatching(/^Kan-code,,Software and IT services,,US,true,tier_1,,0,/),
      ])
      expect((await csv('salesforce')).slice(0, 2)).toEqual([
        'Account Name,Website,Industry,Billing City,Billing Country,Target Account,Target Account Tier,Talweg Fit,Talweg Readiness,Talweg Reasons,Talweg Account Id',
        expect.stringMatching(/^Kan-code,,Software and IT services,,US,TRUE,Tier 1,,0,/),
      ])
      expect((await csv('table')).filter((line) => line !== '')).toHaveLength(86)
    }),
  )
})
