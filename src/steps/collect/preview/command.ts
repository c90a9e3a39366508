import { z } from 'zod'
import {
  type Api,
  type Input,
  type Output,
  optionText,
  saveExport,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { type FilePlan, tableLabel } from '../model.ts'
import { changeText } from './export.ts'
import { actions, Preview } from './model.ts'

const shownPerAction = 3

/** What an import would do with all rows, as the real import then does; with `--out` each row goes to a file. */
export async function dryRun(api: Api, files: readonly FilePlan[]): Promise<Preview> {
  const { result } = await api.job('/imports/dry-run', { files })
  const { preview_id } = z.object({ preview_id: z.string() }).parse(result)
  return Preview.parse(await api.get(`/imports/previews/${preview_id}`))
}

/** Writes the rows of a dry run to the file of `--out`. */
export const saveDryRun = (api: Api, { preview_id, files }: Preview, input: Input): Promise<Output> =>
  saveExport(api, `/imports/previews/${preview_id}/export`, files.length === 1 ? { file: '0' } : {}, input)

export const wantsFile = (input: Input): boolean => optionText(input, 'out') !== undefined

/** The counts of each table, and the first rows of each action. */
export function showPreview(terminal: Terminal, { files }: Preview): void {
  const { say, number } = terminal
  const count = (key: 'rows' | 'created' | 'updated' | 'unchanged' | 'refused') => ({
    title: say(`collect.column.${key}`),
    value: ({ counts }: Preview['files'][number]) => number(counts[key]),
    align: 'right' as const,
  })
  terminal.table(files, [
    { title: say('collect.column.file'), value: (file) => tableLabel(file) },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    count('rows'),
    count('created'),
    count('updated'),
    count('unchanged'),
    count('refused'),
    { title: say('collect.column.blanked'), value: ({ blanked }) => number(blanked), align: 'right' },
    { title: say('collect.column.left_out'), value: ({ left_out }) => number(left_out), align: 'right' },
  ])
  for (const file of files) showExamples(terminal, file)
  for (const file of files) showConflicts(terminal, file)
}

/** Where a file says something else than another source or a person, and which of the two will be shown. */
function showConflicts({ say, line, number }: Terminal, file: Preview['files'][number]): void {
  for (const { label_key, row_wins, known_wins } of file.conflicts?.fields ?? [])
    line(
      say('collect.conflict', {
        file: tableLabel(file),
        field: say(label_key),
        row: number(row_wins),
        known: number(known_wins),
      }),
    )
}

function showExamples({ say, line }: Terminal, file: Preview['files'][number]): void {
  for (const action of actions)
    for (const row of file.examples.filter((each) => each.action === action).slice(0, shownPerAction)) {
      const cells = row.cells.filter(Boolean).slice(0, 4).join(' · ')
      line(`${tableLabel(file)}:${row.line}  ${say(`collect.action.${action}`)}  ${cells}`)
      for (const change of row.changes) line(`  ${changeText(change)}`)
      for (const note of row.notes) line(`  ${noteText(note)}`)
    }
}

/** The value that is wrong, in its column, and why; some rows are wrong as a whole. */
const noteText = ({
  column,
  value,
  reason,
}: Preview['files'][number]['examples'][number]['notes'][number]): string =>
  [[column, value && `“${value}”`].filter(Boolean).join(' '), reason].filter(Boolean).join(': ')
