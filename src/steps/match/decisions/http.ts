import { z } from 'zod'
import {
  decodeCursor,
  Job,
  page,
  pageQuery,
  type Route,
  route,
  toJob,
  toPage,
} from '../../../ground/edge/index.ts'
import { Fault, type Speak } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import type { State, Job as StateJob } from '../../../ground/state/index.ts'
import type { ReadContext } from '../../collect/index.ts'
import { accountFields } from '../account-fields.ts'
import { livingId } from '../accounts.ts'
import { Edit, EditSubject, Priority, ShownValue, Value } from '../model.ts'
import { valuesOf } from '../provenance.ts'
import { sql } from '../statements.ts'
import { decideEdit, editsOf, listEdits, spellingOf, undoEdit } from './edits.ts'
import { decidePriority, readPriorities } from './priorities.ts'
import { recordOf } from './records.ts'
import { asText, typedTag, typedValue } from './typed.ts'
import { becameVisible } from './visible.ts'

export type DecisionServices = Readonly<{
  lake: Lake
  state: State
  speak: Speak
  readContext: () => ReadContext
  /** Makes visible what was decided about single accounts and contacts. */
  follow: () => Promise<void>
  /** Starts the job that makes everything anew. */
  refresh: (by: string) => Promise<StateJob>
}>

const Done = z.object({
  edit: Edit,
  visible: z
    .boolean()
    .describe('false: it is kept, and shown as soon as the work that holds the lake is done'),
})

const Change = z.strictObject({
  field: z.string().max(100),
  value: z.string().max(2000).nullable().describe('As it is typed; null empties the field'),
  note: z.string().trim().max(500).optional(),
  based_on: z
    .strictObject({
      edit_id: z.int().nullable().describe('The edit in force that was shown; null for none'),
      value: Value.describe('The value that was shown'),
    })
    .optional()
    .describe(
      'What was seen when this was typed: when it has changed since, nothing is kept and 409 says what',
    ),
})

const TagChange = z.strictObject({
  tag: z.string().max(200),
  action: z.enum(['tag', 'untag']).default('tag'),
})

/** No decision has a larger number. */
const newest = 2 ** 31 - 1

/** Routes of what people decide about the account base: which source wins, values and tags by hand, history and undo. */
export function decisionRoutes(services: DecisionServices): Route[] {
  return [...priorityRoutes(services), ...editRoutes(services), ...historyRoutes(services)]
}

function priorityRoutes({ lake, state, speak, refresh }: DecisionServices): Route[] {
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

const params = z.strictObject({ id: z.string().max(100) })

function editRoutes({ lake, state, follow, readContext }: DecisionServices): Route[] {
  const editing = { method: 'post', permission: 'data:edit', params, response: Done } as const
  const subjects = { account: 'accounts', contact: 'contacts' } as const
  return [
    route(
      {
        method: 'get',
        path: '/accounts/{id}/values',
        permission: 'data:read',
        tag: 'accounts',
        summary:
          'Each golden value of an account: where it came from and when, why it won, and what else is said',
        params,
        response: z.object({ items: z.array(ShownValue) }),
      },
      async ({ params: { id } }) => ({ items: await valuesOf(lake, state, await livingId(lake, id)) }),
    ),
    ...EditSubject.options.flatMap((subject) => [
      route(
        {
          ...editing,
          path: `/${subjects[subject]}/{id}/values`,
          tag: subjects[subject],
          summary: `Change a value of ${subject === 'account' ? 'an account' : 'a contact'} by hand; it wins over every source`,
          body: Change,
        },
        async ({ params: { id }, body }, { user, say }) => {
          const record = await recordOf(lake, subject, id)
          const value = typedValue(subject, body.field, body.value, { context: readContext(), say })
          const shown = asText(record.shown[body.field])
          const edit = await decideEdit(
            state,
            {
              subject,
              action: 'set',
              field: body.field,
              value,
              before: shown,
              note: body.note ?? null,
              by: user.name,
            },
            [record.founder],
            body.based_on && {
              records: record.records,
              edit_id: body.based_on.edit_id,
              value: asText(body.based_on.value),
              shown,
            },
          )
          return { edit, visible: await becameVisible(follow()) }
        },
      ),
      route(
        {
          ...editing,
          path: `/${subjects[subject]}/{id}/tags`,
          tag: subjects[subject],
          summary: `Put a tag on ${subject === 'account' ? 'an account' : 'a contact'}, or take it off`,
          body: TagChange,
        },
        async ({ params: { id }, body }, { user }) => {
          const record = await recordOf(lake, subject, id)
          const edit = await decideEdit(
            state,
            {
              subject,
              action: body.action,
              field: 'tags',
              value: await spellingOf(state, typedTag(body.tag)),
              before: null,
              note: null,
              by: user.name,
            },
            [record.founder],
          )
          return { edit, visible: await becameVisible(follow()) }
        },
      ),
      route(
        {
          method: 'get',
          path: `/${subjects[subject]}/{id}/edits`,
          permission: 'data:read',
          tag: subjects[subject],
          summary: `What people changed about ${subject === 'account' ? 'an account' : 'a contact'}, the newest first`,
          params,
          response: z.object({ items: z.array(Edit) }),
        },
        async ({ params: { id } }) => {
          const { records } = await recordOf(lake, subject, id)
          return { items: await editsOf(state, subject, records, 500) }
        },
      ),
    ]),
  ]
}

function historyRoutes({ state, follow }: DecisionServices): Route[] {
  return [
    route(
      {
        method: 'get',
        path: '/edits',
        permission: 'data:read',
        tag: 'accounts',
        summary: 'What people changed by hand, undone changes too, the newest first',
        query: z.strictObject(pageQuery),
        response: page(Edit),
      },
      async ({ query }) => {
        const [before] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [newest]
        const edits = await listEdits(state, before, query.limit + 1)
        return toPage(edits, query.limit, ({ edit_id }) => [edit_id])
      },
    ),
    route(
      {
        method: 'post',
        path: '/edits/{id}/undo',
        permission: 'data:edit',
        tag: 'accounts',
        summary: 'Take a change by hand back, for all accounts or contacts that it was about',
        params: z.strictObject({
          id: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 31 - 1),
        }),
        response: Done,
      },
      async ({ params: { id } }, { user }) => {
        const edit = await undoEdit(state, id, user.name)
        return { edit, visible: await becameVisible(follow()) }
      },
    ),
  ]
}
