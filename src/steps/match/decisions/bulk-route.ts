import { z } from 'zod'
import { type Route, route } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { fullDictionary } from '../../collect/index.ts'
import { EditAction } from '../model.ts'
import { decideEdit, spellingOf } from './edits.ts'
import { Selection, selected } from './selection.ts'
import { type DecisionServices, Done } from './services.ts'
import { typedTag, typedValue } from './typed.ts'
import { becameVisible, bulkTimeoutMs } from './visible.ts'

const BulkChange = z.strictObject({
  action: EditAction,
  field: z.string().max(100).optional().describe('With `set`: which field'),
  value: z
    .string()
    .max(2000)
    .nullable()
    .describe('The value as it is typed, or the tag; null empties the field'),
  note: z.string().trim().max(500).optional(),
  selection: Selection,
  expected: z
    .int()
    .optional()
    .describe('How many accounts one saw in the selection; when it is another number now, nothing happens'),
})

/** One change of many accounts. */
export function bulkRoute({ lake, state, tableNow, follow, readContext }: DecisionServices): Route {
  return route(
    {
      method: 'post',
      path: '/accounts/edits',
      permission: 'data:edit',
      tag: 'accounts',
      summary: 'Tag many accounts, or fill a field of theirs, as one change that is undone as one',
      body: BulkChange,
      response: Done,
      timeoutMs: bulkTimeoutMs,
    },
    async ({ body }, { user, say }) => {
      const accounts = await selected(lake, await tableNow(), body.selection)
      if (accounts.length === 0) throw new Fault('invalid', 'match.selection_empty')
      if (body.expected !== undefined && body.expected !== accounts.length)
        throw new Fault('conflict', 'match.selection_changed', {
          expected: body.expected,
          count: accounts.length,
        })
      const { action } = body
      const field = action === 'set' ? (body.field ?? '') : 'tags'
      const value =
        action === 'set'
          ? typedValue('account', field, body.value, {
              context: readContext(),
              say,
              dictionary: await fullDictionary(state),
            })
          : await spellingOf(state, typedTag(body.value ?? ''))
      const edit = await decideEdit(
        state,
        { subject: 'account', action, field, value, before: null, note: body.note ?? null, by: user.name },
        accounts.map((id) => id.slice('acc_'.length)),
      )
      return { edit, visible: await becameVisible(follow(), edit) }
    },
  )
}
