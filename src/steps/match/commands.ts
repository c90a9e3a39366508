import { z } from 'zod'
import {
  type Api,
  type Command,
  cellText,
  exportCommand,
  type Input,
  listCommand,
  type Output,
  optionText,
  TableColumns,
  type Terminal,
  tableOptions,
  tableQuery,
} from '../../ground/edge/index.ts'
import { namesIn } from './account-fields.ts'
import { decisionCommands } from './decisions/commands.ts'
import { dedupeCommands } from './dedupe/commands.ts'
import { hierarchyCommands } from './hierarchy/commands.ts'
import { AccountRecord, type BaseSummary, Opportunity, ShownValue } from './model.ts'
import { nameCommands } from './names/commands.ts'
import { oneCommands } from './one/commands.ts'
import { queueCommands } from './queue/commands.ts'
import { rateCommands } from './rates/commands.ts'
import { trainingCommands } from './training/commands.ts'
import { verdictCommands } from './verdicts/commands.ts'
import { whyCommands } from './why/commands.ts'

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const Accounts = z.object({ items: z.array(Row), next: z.string().nullable(), total: z.int() })
type Row = z.infer<typeof Row>

const cell = (name: string) => (row: Row) => {
  const value = row[name]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** Verbs of this step. */
export const matchCommands: readonly Command[] = [
  {
    verb: 'accounts list',
    usage: '',
    example: 'talweg accounts list --q huawei --sort -won_revenue --where country=CN',
    options: [
      ...tableOptions,
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'cursor', type: 'string', placeholder: 'NEXT' },
    ],
    least: 0,
    most: 0,
    async run(api, input) {
      const answer = Accounts.parse(
        await api.get('/accounts', {
          ...tableQuery(input),
          limit: optionText(input, 'limit'),
          cursor: optionText(input, 'cursor'),
        }),
      )
      return { value: answer, show: (terminal) => showAccounts(terminal, answer) }
    },
  },
  {
    verb: 'accounts show',
    helps: ['match.record_missing'],
    usage: 'ID',
    example: 'talweg accounts show acc_3f9c… --values',
    options: [{ name: 'values', type: 'boolean' }],
    least: 1,
    most: 1,
    run: showAccount,
  },
  exportCommand(
    'accounts',
    '/accounts',
    'talweg accounts export --where tier=1 --columns name,domain,fit --out accounts.xlsx',
  ),
  listCommand('contacts', '/contacts', 'talweg contacts list --q acme --sort name'),
  exportCommand('contacts', '/contacts', 'talweg contacts export --where department=IT --out contacts.xlsx'),
  listCommand(
    'opportunities',
    '/opportunities',
    'talweg opportunities list --where status=open --sort -amount',
  ),
  exportCommand('opportunities', '/opportunities', 'talweg opportunities export --format ndjson'),
  listCommand('activities', '/activities', 'talweg activities list --sort -occurred_on'),
  exportCommand('activities', '/activities', 'talweg activities export --out activities.csv --bom'),
  listCommand('products', '/products', 'talweg products list'),
  exportCommand('products', '/products', 'talweg products export --out products.xlsx'),
  listCommand('aliases', '/aliases', 'talweg aliases list --where origin=hand'),
  exportCommand('aliases', '/aliases', 'talweg aliases export --out aliases.xlsx'),
  ...decisionCommands,
  ...rateCommands,
  ...verdictCommands,
  ...whyCommands,
  ...trainingCommands,
  ...oneCommands,
  ...queueCommands,
  ...nameCommands,
  ...dedupeCommands,
  ...hierarchyCommands,
]

function showAccounts(terminal: Terminal, { items, next, total }: z.infer<typeof Accounts>): void {
  const { say } = terminal
  const named = namesIn(terminal.language)
  const column = (name: string, width: number) => ({
    title: say(`match.column.${name}`),
    value: (row: Row) => {
      const value = cell(name)(row)
      return typeof value === 'string' ? named(name, value) : value
    },
    width,
  })
  const figure = (name: string, title = `match.column.${name}`) => ({
    title: say(title),
    value: (row: Row) => (typeof row[name] === 'number' ? terminal.amount(row[name]) : null),
    align: 'right' as const,
  })
  terminal.table(items, [
    column('name', 34),
    column('industry', 18),
    column('country', 14),
    figure('employees'),
    {
      title: say('match.column.relationship'),
      value: (row) => say(`match.relationship.${row.relationship}`),
    },
    figure('won_revenue'),
    figure('fit', 'identify.column.fit'),
    figure('readiness', 'identify.column.readiness'),
    { title: say('identify.column.tier'), value: cell('tier') },
    { title: say('match.column.account_id'), value: cell('account_id') },
  ])
  terminal.line(say('command.rows_shown', { shown: items.length, total }))
  if (next !== null) terminal.line(say('command.next_page', { next }))
}

async function showAccount(api: Api, input: Input): Promise<Output> {
  const account = Row.parse(await api.get(`/accounts/${encodeURIComponent(input.words[0] ?? '')}`))
  const id = String(account.account_id)
  const { items: records } = z
    .object({ items: z.array(AccountRecord) })
    .parse(await api.get(`/accounts/${id}/records`))
  const { items: opportunities } = z
    .object({ items: z.array(Opportunity) })
    .parse(await api.get(`/accounts/${id}/opportunities`))
  const columns = TableColumns.parse(await api.get('/accounts/columns')).items
  const receipt = await api.get(`/accounts/${id}/receipt`)
  const values = input.options.values === true ? await valuesOf(api, id) : undefined
  return {
    value: { ...account, records, opportunities, receipt, ...(values ? { values } : {}) },
    show(terminal) {
      const { say } = terminal
      const named = namesIn(terminal.language)
      terminal.heading(String(account.name))
      terminal.line(id)
      terminal.table(
        columns.filter(({ column }) => (account[column] ?? null) !== null),
        [
          { title: say('match.field'), value: ({ label }) => label },
          {
            title: say('match.value'),
            value: (column) => {
              const cell = cellText(terminal, column, account[column.column] ?? null)
              return typeof cell === 'string' ? named(column.column, cell) : cell
            },
            width: 100,
          },
        ],
      )
      if (values) showValues(terminal, values)
      terminal.heading(say('match.column.records'))
      terminal.table(records, [
        { title: say('collect.column.file'), value: ({ file }) => file },
        { title: say('collect.column.line'), value: ({ line }) => line, align: 'right' },
        { title: say('match.column.name'), value: ({ name }) => name },
        { title: say('match.column.domain'), value: ({ domain }) => domain },
        { title: say('match.column.rule'), value: ({ rule }) => say(`match.rule.${rule}`) },
        { title: say('match.column.record_id'), value: ({ record_id }) => record_id },
      ])
      terminal.heading(say('match.column.opportunities'))
      terminal.table(opportunities.slice(0, 20), [
        {
          title: say('match.column.closed_on'),
          value: ({ closed_on, created_on }) => closed_on ?? created_on,
        },
        { title: say('match.column.product'), value: ({ product }) => product },
        { title: say('match.column.stage'), value: ({ stage }) => stage },
        {
          title: say('match.column.amount'),
          value: ({ amount }) => (amount === null ? null : terminal.amount(amount)),
          align: 'right',
        },
      ])
    },
  }
}

async function valuesOf(api: Api, id: string): Promise<ShownValue[]> {
  return z.object({ items: z.array(ShownValue) }).parse(await api.get(`/accounts/${id}/values`)).items
}

/** Where each value came from: the one that is shown first, then what else is said. */
function showValues(terminal: Terminal, values: readonly ShownValue[]): void {
  const { say } = terminal
  terminal.heading(say('match.origins'))
  const lines = values.flatMap(({ label, value, why, edit, said, others }) => [
    ...(edit
      ? [
          {
            field: label,
            value,
            why: say('match.why.by_hand'),
            from: edit.by,
            at: edit.at,
            written: edit.note,
          },
        ]
      : []),
    ...[...(said ? [said] : []), ...others].map((each, i) => ({
      field: edit || i > 0 ? '' : label,
      value: each.value,
      why: edit || i > 0 ? '' : say(`match.why.${why}`),
      from: each.file === null ? say('match.rule.named_in') : `${each.source}: ${each.file}:${each.line}`,
      at: each.recorded_at ?? '',
      written: each.written ?? (each.made_from && String(each.made_from.value)),
    })),
  ])
  terminal.table(lines, [
    { title: say('match.field'), value: ({ field }) => field, width: 20 },
    { title: say('match.value'), value: ({ value }) => (value === null ? '–' : String(value)), width: 30 },
    { title: say('match.why'), value: ({ why }) => why, width: 24 },
    { title: say('match.from'), value: ({ from }) => from, width: 40 },
    { title: say('match.edit.at'), value: ({ at }) => at.slice(0, 10) },
    { title: say('match.written'), value: ({ written }) => written, width: 24 },
  ])
}

/** The account base in one glance. */
export function showBase(terminal: Terminal, base: BaseSummary): void {
  const { say, number, amount } = terminal
  terminal.line(
    say('match.summary_rows', {
      count: base.merged_rows,
      rows: number(base.account_rows),
      accounts: number(base.accounts),
      merged: number(base.merged_rows),
      named: number(base.named_only),
    }),
  )
  terminal.line(
    say('match.summary_opportunities', {
      opportunities: number(base.opportunities),
      won: number(base.won),
      lost: number(base.lost),
      open: number(base.open),
      without: number(base.without_account),
      revenue: amount(base.won_revenue),
    }),
  )
  if (base.stages.length > 0)
    terminal.line(
      say('match.summary_stages', {
        stages: base.stages
          .map(({ stage, status, opportunities }) =>
            say('match.summary_stage', {
              stage: stage || '–',
              status: say(`match.status.${status}`),
              opportunities: number(opportunities),
            }),
          )
          .join(say('match.summary_between')),
      }),
    )
  terminal.line(
    say('match.summary_rest', {
      contacts: number(base.contacts),
      products: number(base.products),
      activities: number(base.activities),
    }),
  )
}
