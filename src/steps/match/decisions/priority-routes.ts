import { z } from 'zod'
import { Job, type Route, route, toJob } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { accountFields } from '../account-fields.ts'
import { Priority } from '../model.ts'
import { sql } from '../statements.ts'
import { decidePriority, readPriorities } from './priorities.ts'
import type { DecisionServices } from './services.ts'

/** Which source wins: what was decided, and deciding it. */
export function priorityRoutes({ lake, state, speak, refresh }: DecisionServices): Route[] {
  const SourceOfAccounts = z.object({
    source: z.string(),
    rows: z.int().describe('Rows of its latest file'),
    last_at: z.iso.datetime(),
  })
  const fields = accountFields.map(({ field }) => field)
  return [
    route(
      {
        method: 'get',
        path: '/priorities',
        permission: 'data:read',
        tag: 'accounts',
        summary:
          'Which source wins: the lists in force, the sources there are and the fields that can have a list',
        response: z.object({
          items: z.array(Priority),
          sources: z.array(SourceOfAccounts),
          fields: z.array(z.object({ field: z.string(), label_key: z.string() })),
        }),
      },
      async () => {
        const [items, sources] = await Promise.all([readPriorities(state), lake.read(sql.account_sources)])
        return {
          items,
          sources: sources.map((row) => SourceOfAccounts.parse(row)),
          fields: fields.map((field) => ({ field, label_key: `match.column.${field}` })),
        }
      },
    ),
    route(
      {
        method: 'post',
        path: '/priorities',
        permission: 'data:import',
        tag: 'accounts',
        summary: 'Decide which source wins, for all fields or for one; an empty list takes the decision back',
        body: z.strictObject({
          field: z.string().max(100).nullable().default(null),
          sources: z.array(z.string().trim().min(1).max(100)).max(500),
        }),
        status: 202,
        response: Job,
      },
      async ({ body: { field, sources } }, { user, language }) => {
        if (field !== null && !fields.includes(field))
          throw new Fault('invalid', 'match.field_unknown', { field, known: fields.join(', ') })
        await decidePriority(state, { field, sources: [...new Set(sources)], by: user.name })
        return toJob(await refresh(user.name), speak, language)
      },
    ),
  ]
}
