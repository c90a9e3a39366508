import type { Lake } from '../../../ground/lake/index.ts'
import { sql } from '../fit.ts'
import { ProfileFits } from './model.ts'

/** How an account fits all profiles in force; one whose minimum it fails, or that tells nothing, is never the best. */
export async function profileFits(lake: Lake, accountId: string): Promise<ProfileFits> {
  const rows = await lake.read(sql.fits_of, { account_id: accountId })
  const fits = rows.map(({ fit, gate }) => (fit === null || gate === 'fail' ? null : Number(fit)))
  const [best, next] = fits.filter((fit) => fit !== null).sort((a, b) => b - a)
  return ProfileFits.parse({
    items: rows.map((row, i) => ({
      ...row,
      is_best: best !== undefined && fits[i] === best,
      behind: best === undefined || row.fit === null ? null : Math.max(0, best - Number(row.fit)),
    })),
    lead: best === undefined || next === undefined ? null : best - next,
  })
}
