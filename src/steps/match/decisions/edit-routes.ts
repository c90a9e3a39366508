import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { fullDictionary } from '../../collect/index.ts'
import { livingId } from '../accounts.ts'
import { type Edit, EditSubject, FollowedEdit, ShownValue, Value } from '../model.ts'
import { valuesOf } from '../provenance.ts'
import { sql } from '../statements.ts'
import { decideEdit, editsOf, spellingOf } from './edits.ts'
import { recordOf } from './records.ts'
import { type DecisionServices, Done } from './services.ts'
import { asText, typedTag, typedValue } from './typed.ts'
import { becameVisible } from './visible.ts'

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

const params = z.strictObject({ id: z.string().max(100) })

/** Values and tags of one account or contact by hand, where values came from, and what was changed. */
export function editRoutes({ lake, state, follow, readContext }: DecisionServices): Route[] {
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
          'Each golden value of an account, own fields too: where it came from and when, why it won, and what else is said',
        params,
        response: z.object({ items: z.array(ShownValue) }),
      },
      async ({ params: { id } }, { say, language }) => ({
        items: await valuesOf(lake, state, await livingId(lake, id), { say, language }),
      }),
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
          const value = typedValue(subject, body.field, body.value, {
            context: readContext(),
            say,
            dictionary: await fullDictionary(state),
          })
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
          return { edit, visible: await becameVisible(follow(), edit) }
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
          return { edit, visible: await becameVisible(follow(), edit) }
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
          response: z.object({ items: z.array(FollowedEdit) }),
        },
        async ({ params }) => {
          const { id, records } = await recordOf(lake, subject, params.id)
          const edits = await editsOf(state, subject, records, 500)
          const shown = new Set((await lake.read(sql.shown_edits, { id })).map(({ seq }) => Number(seq)))
          const visible = (edit: Edit) => shown.has(edit.edit_id) === (edit.undone_at === null)
          return { items: edits.map((edit) => ({ ...edit, visible: visible(edit) })) }
        },
      ),
    ]),
  ]
}
