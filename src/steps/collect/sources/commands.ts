import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  optionText,
  page,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Alert, consentBases, Run, Source, sourceKinds } from './model.ts'
import { sourceIdOf } from './store.ts'

const Sources = page(Source).extend({ total: Source.shape.rows })
const Alerts = z.object({ items: z.array(Alert) })

const paging = [
  { name: 'limit', type: 'string', placeholder: 'N' },
  { name: 'cursor', type: 'string', placeholder: 'NEXT' },
] as const

const textsOf = (input: Input, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, optionText(input, name)]))

/** Options of `sources set`, and the detail that each says. */
const details = {
  owner: { field: 'owner', placeholder: 'NAME' },
  kind: { field: 'kind', placeholder: sourceKinds.join('|') },
  basis: { field: 'consent_basis', placeholder: consentBases.join('|') },
  since: { field: 'consent_on', placeholder: 'YYYY-MM-DD' },
  evidence: { field: 'consent_evidence', placeholder: 'TEXT' },
  contact: { field: 'contact', placeholder: 'TEXT' },
  note: { field: 'note', placeholder: 'TEXT' },
} as const

/** The id of a source that is named by its id or its label. */
const idOf = (word: string): string => (/^src_[0-9a-f]{20}$/.test(word) ? word : sourceIdOf(word))

const find = async (api: Api, word: string): Promise<Source> =>
  Source.parse(await api.get(`/sources/${idOf(word)}`))

function showSources(terminal: Terminal, sources: readonly Source[]): void {
  const { say, number, share } = terminal
  terminal.table(sources, [
    { title: say('collect.column.source'), value: ({ label }) => label, width: 28 },
    { title: say('collect.column.source_kind'), value: ({ kind }) => say(`collect.source_kind.${kind}`) },
    {
      title: say('collect.column.consent_basis'),
      value: ({ consent_basis }) => say(`collect.consent_basis.${consent_basis}`),
    },
    { title: say('collect.column.owner'), value: ({ owner }) => owner, width: 16 },
    { title: say('collect.column.imports'), value: ({ imports }) => number(imports), align: 'right' },
    { title: say('collect.column.rows'), value: ({ rows }) => number(rows), align: 'right' },
    {
      title: say('collect.column.refused'),
      value: ({ refused_share }) => (refused_share === null ? '' : share(refused_share)),
      align: 'right',
    },
    {
      title: say('collect.column.last_import'),
      value: ({ last_import_at: at }) => at?.slice(0, 16).replace('T', ' ') ?? null,
    },
  ])
  const unclear = sources.filter(({ needs_details }) => needs_details).length
  if (unclear > 0) terminal.line(say('collect.sources_need_details', { count: unclear }))
}

function showSource(terminal: Terminal, source: Source): void {
  const { say } = terminal
  showSources(terminal, [source])
  for (const name of ['consent_on', 'consent_evidence', 'contact', 'note'] as const)
    if (source[name]) terminal.line(`${say(`collect.column.${name}`)}: ${source[name]}`)
}

async function describe(api: Api, input: Input): Promise<Source> {
  const [word = ''] = input.words
  const said = Object.entries(details).flatMap(([option, { field }]) => {
    const text = optionText(input, option)
    return text === undefined ? [] : [[field, text]]
  })
  const label = idOf(word) === word ? (await find(api, word)).label : word
  return Source.parse(await api.post('/sources', { label, ...Object.fromEntries(said) }))
}

/** Verbs of the sources. */
export const sourceCommands: readonly Command[] = [
  {
    verb: 'sources list',
    usage: '',
    example: 'talweg sources list --sort -rows',
    options: [
      { name: 'q', type: 'string', placeholder: 'TEXT' },
      { name: 'sort', type: 'string', placeholder: '[-]COLUMN' },
      ...paging,
    ],
    least: 0,
    most: 0,
    async run(api, input) {
      const query = textsOf(input, ['q', 'sort', 'limit', 'cursor'])
      const answer = Sources.parse(await api.get('/sources', query))
      return { value: answer, show: (terminal) => showSources(terminal, answer.items) }
    },
  },
  {
    verb: 'sources show',
    usage: 'LABEL|ID',
    example: 'talweg sources show crm',
    options: [],
    least: 1,
    most: 1,
    async run(api, input) {
      const source = await find(api, input.words[0] ?? '')
      return { value: source, show: (terminal) => showSource(terminal, source) }
    },
  },
  {
    verb: 'sources set',
    usage: 'LABEL|ID',
    example: 'talweg sources set "Chamber list" --kind third --basis consent --since 2025-03-01',
    options: Object.entries(details).map(([name, { placeholder }]) => ({
      name,
      type: 'string',
      placeholder,
    })),
    least: 1,
    most: 1,
    async run(api, input) {
      const source = await describe(api, input)
      return { value: source, show: (terminal) => showSource(terminal, source) }
    },
  },
  {
    verb: 'sources runs',
    usage: 'LABEL|ID',
    example: 'talweg sources runs crm --limit 10',
    options: paging,
    least: 1,
    most: 1,
    async run(api, input) {
      const answer = page(Run).parse(
        await api.get(`/sources/${idOf(input.words[0] ?? '')}/runs`, textsOf(input, ['limit', 'cursor'])),
      )
      return { value: answer, show: (terminal) => showRuns(terminal, answer.items) }
    },
  },
  {
    verb: 'sources alerts',
    usage: '',
    example: 'talweg sources alerts --json',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const answer = Alerts.parse(await api.get('/sources/alerts'))
      return { value: answer, show: (terminal) => showAlerts(terminal, answer.items) }
    },
  },
]

function showRuns(terminal: Terminal, runs: readonly Run[]): void {
  const { say, number } = terminal
  terminal.table(runs, [
    { title: say('collect.column.came_at'), value: ({ came_at }) => came_at },
    { title: say('collect.column.file'), value: ({ name }) => name, width: 32 },
    { title: say('collect.column.status'), value: ({ status }) => say(`collect.run_status.${status}`) },
    { title: say('collect.column.rows'), value: ({ rows }) => rows && number(rows), align: 'right' },
    {
      title: say('collect.column.refused'),
      value: ({ refused }) => refused && number(refused),
      align: 'right',
    },
    {
      title: say('collect.column.reason'),
      value: ({ reasons }) => reasons.map(({ text }) => text).join(' '),
    },
  ])
}

function showAlerts(terminal: Terminal, alerts: readonly Alert[]): void {
  const { say } = terminal
  if (alerts.length === 0) terminal.line(say('collect.alerts_none'))
  else
    terminal.table(alerts, [
      { title: say('collect.column.source'), value: ({ label }) => label, width: 24 },
      { title: say('collect.column.alert'), value: ({ code }) => say(`collect.alert.${code}`) },
      { title: say('collect.column.file'), value: ({ name }) => name, width: 28 },
      { title: say('collect.column.what'), value: ({ text }) => text },
      { title: say('collect.column.seen_by'), value: ({ seen_by }) => seen_by },
    ])
}
