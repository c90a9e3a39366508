import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  type Output,
  optionText,
  optionTexts,
  TableColumns,
  type Terminal,
  tableFilters,
  tableOptions,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { Edit, ListedEdit, Priority } from '../model.ts'

const Total = z.object({ total: z.int() })
const Done = z.object({ edit: Edit, visible: z.boolean() })
type Done = z.infer<typeof Done>

const selectionOptions = [
  ...tableOptions.filter(({ name }) => name !== 'sort'),
  { name: 'all', type: 'boolean' },
  { name: 'note', type: 'string', placeholder: 'TEXT' },
] as const

/** `industry=Software`: a field and its value; nothing behind the sign empties the field. */
function assignment(text: string): { field: string; value: string | null } {
  const at = text.indexOf('=')
  if (at < 1) throw new Fault('invalid', 'match.assignment_unreadable', { text })
  return { field: text.slice(0, at), value: text.slice(at + 1) || null }
}

/**
 * Changes all accounts that the options select, as one change. How many these are is asked first, and it happens to that
 * many or not at all.
 */
async function changeMany(api: Api, input: Input, change: object): Promise<Done> {
  const filters = tableFilters(input)
  const q = optionText(input, 'q')
  if (q === undefined && Object.keys(filters).length === 0 && input.options.all !== true)
    throw new Fault('invalid', 'match.selection_unsaid')
  const { total } = Total.parse(
    await api.get('/accounts', { q, where: optionTexts(input, 'where'), limit: '1' }),
  )
  return Done.parse(
    await api.post('/accounts/edits', {
      ...change,
      selection: { ...(q === undefined ? {} : { q }), filters },
      expected: total,
      note: optionText(input, 'note'),
    }),
  )
}

function showDone(terminal: Terminal, names: Names, { edit, visible }: Done): void {
  const { say, number } = terminal
  terminal.line(
    say('match.changed_accounts', {
      count: edit.records,
      accounts: number(edit.records),
      change: sayChange(say, names, edit),
    }),
  )
  terminal.line(say('match.how_to_undo', { id: edit.edit_id }))
  if (!visible) terminal.line(say('match.visible_later'))
}

/** What the fields of accounts are called, own fields too. */
type Names = ReadonlyMap<string, string>

async function namesOf(api: Api): Promise<Names> {
  const { items } = TableColumns.parse(await api.get('/accounts/columns'))
  return new Map(items.map(({ column, label }) => [column, label]))
}

/** An edit in words: `Industry = Software`, `+ VIP`. An own field that was removed since is called by its key. */
function sayChange(say: Terminal['say'], names: Names, { subject, action, field, value }: Edit): string {
  if (action !== 'set') return `${action === 'tag' ? '+' : '−'} ${value}`
  const name = subject === 'account' ? (names.get(field) ?? field) : say(`match.contact.${field}`)
  return `${name} = ${value ?? '–'}`
}

async function setValues(api: Api, input: Input): Promise<Output> {
  const change = { action: 'set', ...assignment(input.words[0] ?? '') }
  const done = await changeMany(api, input, change)
  const names = await namesOf(api)
  return { value: done, show: (terminal) => showDone(terminal, names, done) }
}

async function tagAccounts(api: Api, input: Input): Promise<Output> {
  const tags = [
    ...optionTexts(input, 'add').map((value) => ({ action: 'tag', value })),
    ...optionTexts(input, 'remove').map((value) => ({ action: 'untag', value })),
  ]
  if (tags.length === 0) throw new Fault('invalid', 'match.tag_unsaid')
  const done: Done[] = []
  for (const tag of tags) done.push(await changeMany(api, input, tag))
  const names = await namesOf(api)
  return {
    value: { items: done },
    show: (terminal) => {
      for (const each of done) showDone(terminal, names, each)
    },
  }
}

async function listEdits(api: Api, input: Input): Promise<Output> {
  const answer = z
    .object({ items: z.array(ListedEdit), next: z.string().nullable() })
    .parse(
      await api.get('/edits', { limit: optionText(input, 'limit'), cursor: optionText(input, 'cursor') }),
    )
  const names = await namesOf(api)
  return {
    value: answer,
    show(terminal) {
      const { say } = terminal
      terminal.table(answer.items, [
        { title: say('match.edit.id'), value: ({ edit_id }) => edit_id, align: 'right' },
        { title: say('match.edit.at'), value: ({ at }) => at.slice(0, 16).replace('T', ' ') },
        { title: say('match.edit.by'), value: ({ by }) => by },
        { title: say('match.edit.change'), value: (edit) => sayChange(say, names, edit), width: 40 },
        {
          title: say('match.edit.about'),
          value: ({ about }) => about.map(({ id, name }) => name ?? id).join('; '),
          width: 40,
        },
        { title: say('match.edit.records'), value: ({ records }) => records, align: 'right' },
        { title: say('match.edit.note'), value: ({ note }) => note, width: 30 },
        {
          title: say('match.edit.undone'),
          value: ({ undone_by, undone_at }) => undone_at && `${undone_by} ${undone_at.slice(0, 10)}`,
        },
      ])
      if (answer.next !== null) terminal.line(say('command.next_page', { next: answer.next }))
    },
  }
}

async function undoEdit(api: Api, input: Input): Promise<Output> {
  const done = Done.parse(
    await api.post(`/edits/${encodeURIComponent(input.words[0] ?? '')}/undo`, undefined),
  )
  const names = await namesOf(api)
  return {
    value: done,
    show(terminal) {
      const { say, number } = terminal
      const change = sayChange(say, names, done.edit)
      terminal.line(say('match.undone_change', { accounts: number(done.edit.records), change }))
      if (!done.visible) terminal.line(say('match.visible_later'))
    },
  }
}

const Priorities = z.object({
  items: z.array(Priority),
  sources: z.array(z.object({ source: z.string(), rows: z.int(), last_at: z.string() })),
})

async function showPriorities(api: Api): Promise<Output> {
  const answer = Priorities.parse(await api.get('/priorities'))
  return {
    value: answer,
    show(terminal) {
      const { say } = terminal
      terminal.heading(say('match.priorities'))
      if (answer.items.length === 0) terminal.line(say('match.priorities_none'))
      for (const { field, sources, by, at } of answer.items) {
        const name = field === null ? say('match.all_fields') : say(`match.column.${field}`)
        terminal.line(`${name}: ${sources.join(' > ')}  (${by}, ${at.slice(0, 10)})`)
      }
      terminal.heading(say('match.known_sources'))
      terminal.table(answer.sources, [
        { title: say('match.source'), value: ({ source }) => source },
        { title: say('match.source_rows'), value: ({ rows }) => rows, align: 'right' },
        { title: say('match.source_last'), value: ({ last_at }) => last_at.slice(0, 10) },
      ])
    },
  }
}

async function setPriorities(api: Api, input: Input): Promise<Output> {
  if (input.words.length === 0 && input.options.none !== true)
    throw new Fault('invalid', 'match.priorities_unsaid')
  await api.job('/priorities', { field: optionText(input, 'field') ?? null, sources: input.words })
  return showPriorities(api)
}

/** Verbs of what people decide about the account base. */
export const decisionCommands: readonly Command[] = [
  {
    verb: 'accounts set',
    usage: 'FIELD=VALUE',
    example: 'talweg accounts set industry=Software --where industry=SaaS --note "one name for it"',
    options: selectionOptions,
    least: 1,
    most: 1,
    run: setValues,
  },
  {
    verb: 'accounts tag',
    usage: '',
    example: 'talweg accounts tag --where city=上海 --add 展会2026',
    options: [
      ...selectionOptions,
      { name: 'add', type: 'string', multiple: true, placeholder: 'TAG' },
      { name: 'remove', type: 'string', multiple: true, placeholder: 'TAG' },
    ],
    least: 0,
    most: 0,
    run: tagAccounts,
  },
  {
    verb: 'edits list',
    usage: '',
    example: 'talweg edits list --limit 20',
    options: [
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'cursor', type: 'string', placeholder: 'NEXT' },
    ],
    least: 0,
    most: 0,
    run: listEdits,
  },
  {
    verb: 'edits undo',
    usage: 'ID',
    example: 'talweg edits undo 42',
    options: [],
    least: 1,
    most: 1,
    run: undoEdit,
  },
  {
    verb: 'priorities show',
    usage: '',
    example: 'talweg priorities show',
    options: [],
    least: 0,
    most: 0,
    run: showPriorities,
  },
  {
    verb: 'priorities set',
    usage: '[SOURCE…]',
    example: 'talweg priorities set crm erp --field employees',
    options: [
      { name: 'field', type: 'string', placeholder: 'FIELD' },
      { name: 'none', type: 'boolean' },
    ],
    least: 0,
    most: 500,
    run: setPriorities,
  },
]
