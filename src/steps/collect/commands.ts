import { basename } from 'node:path'
import { z } from 'zod'
import {
  type Api,
  type Command,
  exportOptions,
  type Input,
  type Output,
  optionText,
  optionTexts,
  page,
  type Terminal,
} from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'
import { type Choice, chooseFields, parseChoice, placeOf } from './mappings/choose.ts'
import { mappingCommands } from './mappings/commands.ts'
import {
  type FileInspection,
  type FilePlan,
  Import,
  Kind,
  planOf,
  Reject,
  tableLabel,
  UploadedFile,
} from './model.ts'
import { dryRun, saveDryRun, showPreview, wantsFile } from './preview/command.ts'
import { sourceCommands } from './sources/commands.ts'

/** What a job that imported or undid answers. */
export const Imported = z.object({ imports: z.array(Import), base: z.unknown() })

/** Fields of the dictionary, as far as a correction needs them. */
const Fields = z.object({ items: z.array(z.object({ kind: z.string(), field: z.string() })) })

/** A table as it was recognised, and the plan that follows from it; null when it is left out. */
export type Recognised = Readonly<{ inspection: FileInspection; plan: FilePlan | null }>

/** A table of a file that is not taken, and why. */
export type Skipped = Readonly<{ name: string; reason: string }>

type Wanted = Readonly<{
  kind?: Kind | undefined
  source?: string | undefined
  /** Names of the tables that are wanted; without them all that are not hidden. */
  tables?: readonly string[]
  /** Corrections of what columns are taken for, laid over what was recognised. */
  choices?: readonly Choice[]
}>

/** Uploads a file and takes what was recognised in its tables for their plans. */
export async function recogniseFile(
  api: Api,
  path: string,
  say: Terminal['say'],
  { kind: chosen, source: given, tables: wanted = [], choices = [] }: Wanted = {},
): Promise<{ tables: Recognised[]; skipped: Skipped[] }> {
  const query = new URLSearchParams({
    name: basename(path),
    ...(chosen ? { kind: chosen } : {}),
    ...(given ? { source: given } : {}),
  })
  const { tables, left_out } = UploadedFile.parse(await api.upload(`/files?${query}`, path))
  const skipped = left_out.map((each) => ({ name: tableLabel(each), reason: each.reason }))
  const known = choices.length > 0 ? Fields.parse(await api.get('/fields')).items : []
  const recognised: Recognised[] = []
  for (const inspection of tables) {
    const { table, hidden } = inspection
    const isWanted = wanted.length === 0 ? !hidden : table !== null && wanted.includes(table)
    const { kind } = inspection
    const fields = kind ? chooseFields(inspection, kind, choices, known) : undefined
    const plan = (isWanted && planOf(inspection, { source: given, fields })) || null
    recognised.push({ inspection, plan })
    if (!isWanted && wanted.length > 0) continue
    if (plan === null)
      skipped.push({
        name: tableLabel(inspection),
        reason: say(hidden ? 'collect.table_hidden' : 'collect.table_fits_nothing'),
      })
  }
  return { tables: recognised, skipped }
}

/** Says what became of the account base, which a later step makes. */
export type ShowBase = (terminal: Terminal, base: unknown) => void

async function importFiles(
  api: Api,
  input: Input,
  say: Terminal['say'],
  showBase: ShowBase,
): Promise<Output> {
  const wanted = Kind.optional().safeParse(optionText(input, 'kind'))
  if (!wanted.success)
    throw new Fault('invalid', 'collect.kind_unknown', {
      kind: String(optionText(input, 'kind')),
      known: Kind.options.join(', '),
    })
  const choices = optionTexts(input, 'map').map(parseChoice)
  const wish = {
    kind: wanted.data,
    source: optionText(input, 'source'),
    tables: optionTexts(input, 'table'),
    choices,
  }
  const inspected: FileInspection[] = []
  const plans: FilePlan[] = []
  const left_out: Skipped[] = []
  for (const path of input.words) {
    const { tables, skipped } = await recogniseFile(api, path, say, wish)
    const fitting = tables.flatMap(({ plan }) => plan ?? [])
    if (fitting.length === 0)
      throw new Fault('invalid', 'collect.fits_nothing', { file: path, known: Kind.options.join('|') })
    plans.push(...fitting)
    inspected.push(...tables.map(({ inspection }) => inspection))
    left_out.push(...skipped)
  }
  refuseUnknownHeaders(choices, inspected)
  const request = { files: plans }
  const showLeftOut = (terminal: Terminal) => {
    for (const { name, reason } of left_out) terminal.line(say('collect.left_out', { name, reason }))
  }
  if (input.options['dry-run'] === true) {
    const preview = await dryRun(api, plans)
    const saved = wantsFile(input) ? await saveDryRun(api, preview, input) : undefined
    return {
      value: { ...preview, left_out, ...(saved ? { file: optionText(input, 'out') } : {}) },
      show(terminal) {
        showPreview(terminal, preview)
        showLeftOut(terminal)
        saved?.show(terminal)
      },
    }
  }
  const { result } = await api.job('/imports', request)
  const done = Imported.parse(result)
  return {
    value: { ...done, left_out },
    show(terminal) {
      showDone(terminal, done, showBase)
      showLeftOut(terminal)
    },
  }
}

/** @throws Fault `collect.map_header` for a correction of a column that no table has */
function refuseUnknownHeaders(choices: readonly Choice[], inspected: readonly FileInspection[]): void {
  for (const { header } of choices)
    if (inspected.every(({ columns }) => placeOf(columns, header) === -1))
      throw new Fault('invalid', 'collect.map_header', {
        header,
        known: inspected.flatMap(({ columns }) => columns.map((column) => column.header)).join(', '),
      })
}

function showDone(terminal: Terminal, { imports, base }: z.infer<typeof Imported>, showBase: ShowBase): void {
  showImports(terminal, imports)
  for (const { import_id, counts, blanked } of imports)
    if (counts.refused + blanked > 0) terminal.line(terminal.say('collect.see_rejects', { id: import_id }))
  showBase(terminal, base)
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
      { name: 'map', type: 'string', multiple: true, placeholder: 'HEADER=FIELD' },
      { name: 'table', type: 'string', multiple: true, placeholder: 'NAME' },
      { name: 'dry-run', type: 'boolean' },
      ...exportOptions,
    ],
    least: 1,
    most: 50,
    run: (api, input, say) => importFiles(api, input, say, showBase),
  },
  {
    verb: 'imports list',
    usage: '',
    example: 'talweg imports list --json',
    options: [...paging, { name: 'source', type: 'string', placeholder: 'LABEL' }],
    least: 0,
    most: 0,
    async run(api, input) {
      const query = { ...pageOf(input), source: optionText(input, 'source') }
      const answer = page(Import).parse(await api.get('/imports', query))
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
  ...sourceCommands,
  ...mappingCommands,
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
