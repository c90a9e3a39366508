import { basename } from 'node:path'
import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  type Output,
  optionText,
  page,
  type Terminal,
} from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'
import { FileInspection, type FilePlan, Import, Kind, Preview, Reject } from './model.ts'

/** What a job that imported or undid answers. */
export const Imported = z.object({ imports: z.array(Import), base: z.unknown() })

/** A file as it was recognised, and the plan that follows from it; null when it fits nothing. */
export type Recognised = Readonly<{ path: string; inspection: FileInspection; plan: FilePlan | null }>

/** Uploads a file and takes what was recognised in it for the plan. */
export async function recogniseFile(
  api: Api,
  path: string,
  wanted: { kind?: Kind | undefined; source?: string | undefined } = {},
): Promise<Recognised> {
  const name = basename(path)
  const inspection = FileInspection.parse(
    await api.upload(
      `/files?${new URLSearchParams({ name, ...(wanted.kind ? { kind: wanted.kind } : {}) })}`,
      path,
    ),
  )
  const kind = wanted.kind ?? inspection.kind
  if (kind === null) return { path, inspection, plan: null }
  const plan = {
    file_id: inspection.file_id,
    name,
    kind,
    fields: inspection.columns.map(({ field }) => field),
    ...(wanted.source ? { source: wanted.source } : {}),
  }
  return { path, inspection, plan }
}

/** Says what became of the account base, which a later step makes. */
export type ShowBase = (terminal: Terminal, base: unknown) => void

async function importFiles(api: Api, input: Input, showBase: ShowBase): Promise<Output> {
  const wanted = Kind.optional().safeParse(optionText(input, 'kind'))
  if (!wanted.success)
    throw new Fault('invalid', 'collect.kind_unknown', {
      kind: String(optionText(input, 'kind')),
      known: Kind.options.join(', '),
    })
  const files: Recognised[] = []
  for (const path of input.words)
    files.push(await recogniseFile(api, path, { kind: wanted.data, source: optionText(input, 'source') }))
  const stranger = files.find(({ plan }) => plan === null)
  if (stranger) throw new Fault('invalid', 'collect.fits_nothing', { file: stranger.path })
  const request = { files: files.flatMap(({ plan }) => plan ?? []) }
  if (input.options['dry-run'] === true) {
    const preview = Preview.parse(await api.post('/imports/preview', request))
    return { value: preview, show: (terminal) => showPreview(terminal, preview) }
  }
  const { result } = await api.job('/imports', request)
  const done = Imported.parse(result)
  return { value: done, show: (terminal) => showDone(terminal, done, showBase) }
}

function showDone(terminal: Terminal, { imports, base }: z.infer<typeof Imported>, showBase: ShowBase): void {
  showImports(terminal, imports)
  for (const { import_id, counts, blanked } of imports)
    if (counts.refused + blanked > 0) terminal.line(terminal.say('collect.see_rejects', { id: import_id }))
  showBase(terminal, base)
}

function showPreview(terminal: Terminal, { files }: Preview): void {
  const { say, number } = terminal
  terminal.table(files, [
    { title: say('collect.column.file'), value: ({ name }) => name },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    { title: say('collect.column.rows'), value: ({ counts }) => number(counts.rows), align: 'right' },
    { title: say('collect.column.created'), value: ({ counts }) => number(counts.created), align: 'right' },
    { title: say('collect.column.updated'), value: ({ counts }) => number(counts.updated), align: 'right' },
    {
      title: say('collect.column.unchanged'),
      value: ({ counts }) => number(counts.unchanged),
      align: 'right',
    },
    { title: say('collect.column.refused'), value: ({ counts }) => number(counts.refused), align: 'right' },
    { title: say('collect.column.blanked'), value: ({ blanked }) => number(blanked), align: 'right' },
  ])
  for (const { name, rejects } of files)
    for (const { line, reason } of rejects.slice(0, 5)) terminal.line(`${name}:${line}  ${reason}`)
}

export function showImports(terminal: Terminal, imports: readonly Import[]): void {
  const { say, number } = terminal
  terminal.table(imports, [
    { title: say('collect.column.import'), value: ({ import_id }) => import_id },
    { title: say('collect.column.file'), value: ({ file }) => file, width: 32 },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    { title: say('collect.column.status'), value: ({ status }) => say(`collect.status.${status}`) },
    { title: say('collect.column.rows'), value: ({ counts }) => number(counts.rows), align: 'right' },
    { title: say('collect.column.created'), value: ({ counts }) => number(counts.created), align: 'right' },
    { title: say('collect.column.updated'), value: ({ counts }) => number(counts.updated), align: 'right' },
    {
      title: say('collect.column.unchanged'),
      value: ({ counts }) => number(counts.unchanged),
      align: 'right',
    },
    { title: say('collect.column.refused'), value: ({ counts }) => number(counts.refused), align: 'right' },
    { title: say('collect.column.blanked'), value: ({ blanked }) => number(blanked), align: 'right' },
  ])
}

const paging = [
  { name: 'limit', type: 'string', placeholder: 'N' },
  { name: 'cursor', type: 'string', placeholder: 'NEXT' },
] as const
const pageOf = (input: Input) => ({ limit: optionText(input, 'limit'), cursor: optionText(input, 'cursor') })
const idOf = (input: Input) => encodeURIComponent(input.words[0] ?? '')

/** Verbs of this step. */
export const collectCommands = (showBase: ShowBase): readonly Command[] => [
  {
    verb: 'import',
    usage: 'FILE…',
    example: 'talweg import accounts.csv opportunities.csv',
    options: [
      { name: 'kind', type: 'string', placeholder: Kind.options.join('|') },
      { name: 'source', type: 'string', placeholder: 'LABEL' },
      { name: 'dry-run', type: 'boolean' },
    ],
    least: 1,
    most: 50,
    run: (api, input) => importFiles(api, input, showBase),
  },
  {
    verb: 'imports list',
    usage: '',
    example: 'talweg imports list --json',
    options: paging,
    least: 0,
    most: 0,
    async run(api, input) {
      const answer = page(Import).parse(await api.get('/imports', pageOf(input)))
      return { value: answer, show: (terminal) => showImports(terminal, answer.items) }
    },
  },
  {
    verb: 'imports show',
    usage: 'ID',
    example: 'talweg imports show imp_3f9c…',
    options: [],
    least: 1,
    most: 1,
    async run(api, input) {
      const found = Import.parse(await api.get(`/imports/${idOf(input)}`))
      return { value: found, show: (terminal) => showImports(terminal, [found]) }
    },
  },
  {
    verb: 'imports rejects',
    usage: 'ID',
    example: 'talweg imports rejects imp_3f9c… --limit 20',
    options: paging,
    least: 1,
    most: 1,
    async run(api, input) {
      const answer = page(Reject).parse(await api.get(`/imports/${idOf(input)}/rejects`, pageOf(input)))
      return { value: answer, show: (terminal) => showRejects(terminal, answer.items) }
    },
  },
  {
    verb: 'imports undo',
    usage: 'ID',
    example: 'talweg imports undo imp_3f9c…',
    options: [],
    least: 1,
    most: 1,
    async run(api, input) {
      const { result } = await api.job(`/imports/${idOf(input)}/undo`, undefined)
      const done = Imported.parse(result)
      return { value: done, show: (terminal) => showDone(terminal, done, showBase) }
    },
  },
]

function showRejects(terminal: Terminal, rejects: readonly Reject[]): void {
  const { say } = terminal
  terminal.table(rejects, [
    { title: say('collect.column.line'), value: ({ line }) => line, align: 'right' },
    { title: say('collect.column.severity'), value: ({ severity }) => say(`collect.severity.${severity}`) },
    { title: say('collect.column.column'), value: ({ column }) => column },
    { title: say('collect.column.value'), value: ({ value }) => value, width: 24 },
    { title: say('collect.column.reason'), value: ({ reason }) => reason },
  ])
}
