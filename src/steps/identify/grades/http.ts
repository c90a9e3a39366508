import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { type Lake, loadStatements } from '../../../ground/lake/index.ts'
import { getProfile } from '../profiles.ts'
import { GradeReport } from './model.ts'

const sql = loadStatements(new URL('./grades.sql', import.meta.url), ['by_grade'])

/**
 * What became of the accounts of each grade (capability I19): with the wrong customers nothing is renewed and nothing grows.
 * @throws Fault `identify.profile_missing`, `identify.no_profile`
 */
export async function gradesOf(lake: Lake, id: string): Promise<GradeReport[]> {
  const { profile_id } = await getProfile(lake, id)
  return (await lake.read(sql.by_grade, { profile_id })).map((row) => {
    const share = (part: unknown, whole: unknown) =>
      Number(whole) === 0 ? null : Number(part) / Number(whole)
    const { won, lost, due, renewed, bought_before, bought_since } = row
    const grown = share(bought_since, bought_before)
    return GradeReport.parse({
      ...row,
      win_rate: share(won, Number(won) + Number(lost)),
      churn: share(Number(due) - Number(renewed), due),
      expansion: grown === null ? null : grown - 1,
    })
  })
}

/** The route of that report. */
export const gradeRoutes = (lake: Lake): Route[] => [
  route(
    {
      method: 'get',
      path: '/profiles/{id}/grades',
      permission: 'data:read',
      tag: 'identify',
      summary: 'Revenue, churn and expansion by grade; of the version in force of a profile',
      params: z.strictObject({ id: z.string().max(100) }),
      response: z.object({ items: z.array(GradeReport), next: z.null() }),
    },
    async ({ params: { id } }) => ({ items: await gradesOf(lake, id), next: null }),
  ),
]
