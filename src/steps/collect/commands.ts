import {
  type Command,
  exportOptions,
  type Input,
  optionText,
  page,
  saveExport,
  type Terminal,
  wantsExport,
} from '../../ground/edge/index.ts'
import { importCommand } from './importing/command.ts'
import { type ShowBase, showImports } from './importing/show.ts'
import { mappingCommands } from './mappings/commands.ts'
import { Import, Reject } from './model.ts'
import { ownFieldCommands } from './own/commands.ts'
import { sourceCommands } from './sources/commands.ts'
import { undoCommand } from './undo/command.ts'

const paging = [
  { name: 'limit', type: 'string', placeholder: 'N' },
  { name: 'cursor', type: 'string', placeholder: 'NEXT' },
] as const
const pageOf = (input: Input) => ({ limit: optionText(input, 'limit'), cursor: optionText(input, 'cursor') })
const idOf = (input: Input) => encodeURIComponent(input.words[0] ?? '')

/** Verbs of this step. */
export const collectCommands = (showBase: ShowBase): readonly Command[] => [
  importCommand(showBase),
  {
    verb: 'imports list',
    usage: '',
    example: 'talweg imports list --json',
    options: [...paging, { name: 'source', type: 'string', placeholder: 'LABEL' }, ...exportOptions],
    least: 0,
    most: 0,
    async run(api, input) {
      const source = optionText(input, 'source')
      if (wantsExport(input)) return saveExport(api, '/imports/export', { source }, input)
      const query = { ...pageOf(input), source }
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
    example: 'talweg imports rejects imp_3f9c… --rows --out fix-me.xlsx',
    options: [...paging, { name: 'rows', type: 'boolean' }, ...exportOptions],
    least: 1,
    most: 1,
    async run(api, input) {
      const shape = input.options.rows === true ? 'rows' : 'report'
      if (shape === 'rows' || wantsExport(input))
        return saveExport(api, `/imports/${idOf(input)}/rejects/export`, { shape }, input)
      const answer = page(Reject).parse(await api.get(`/imports/${idOf(input)}/rejects`, pageOf(input)))
      return { value: answer, show: (terminal) => showRejects(terminal, answer.items) }
    },
  },
  undoCommand('undo', showBase),
  undoCommand('redo', showBase),
  ...sourceCommands,
  ...mappingCommands,
  ...ownFieldCommands,
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
