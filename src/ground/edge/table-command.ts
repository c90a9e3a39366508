import { z } from 'zod'
import { type Command, type Input, optionText, optionTexts, type Terminal } from './command.ts'
import { exportOptions, saveExport } from './export-command.ts'
import { readFilters } from './filter.ts'

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const Rows = z.object({ items: z.array(Row), next: z.string().nullable(), total: z.int() })
/** The columns of a working table as a command shows them. */
export const TableColumns = z.object({
  items: z.array(
    z.object({
      column: z.string(),
      type: z.string(),
      label: z.string(),
      shown: z.boolean(),
      words: z.string().nullable(),
    }),
  ),
})
type ShownColumn = z.infer<typeof TableColumns>['items'][number]

/** A value of a working table as people read it. */
export function cellText(
  terminal: Terminal,
  { type, words }: ShownColumn,
  cell: string | number | boolean | null,
): string | number | null {
  if (typeof cell === 'number' && type === 'money') return terminal.amount(cell)
  if (typeof cell === 'boolean') return terminal.say(cell ? 'edge.flag.true' : 'edge.flag.false')
  return cell !== null && words !== null ? terminal.say(`${words}.${cell}`) : cell
}

/** Options by which every working table is searched, filtered and sorted. */
export const tableOptions = [
  { name: 'q', type: 'string', placeholder: 'WORDS' },
  { name: 'sort', type: 'string', placeholder: '[-]COLUMN' },
  { name: 'where', type: 'string', multiple: true, placeholder: 'COLUMN=VALUE' },
] as const

/**
 * The filters of `--where`.
 * @throws Fault `edge.filter_unreadable`
 */
export const tableFilters = (input: Input): Record<string, string[]> =>
  Object.fromEntries(readFilters(optionTexts(input, 'where')))

/** What these options ask of a working table. */
export const tableQuery = (input: Input): Record<string, string | readonly string[] | undefined> => ({
  q: optionText(input, 'q'),
  sort: optionText(input, 'sort'),
  where: optionTexts(input, 'where'),
})

/** The verb `<noun> list` of a working table. */
export const listCommand = (noun: string, path: string, example: string): Command => ({
  verb: `${noun} list`,
  usage: '',
  example,
  options: [
    ...tableOptions,
    { name: 'limit', type: 'string', placeholder: 'N' },
    { name: 'cursor', type: 'string', placeholder: 'NEXT' },
  ],
  least: 0,
  most: 0,
  async run(api, input) {
    const query = {
      ...tableQuery(input),
      limit: optionText(input, 'limit'),
      cursor: optionText(input, 'cursor'),
    }
    const answer = Rows.parse(await api.get(path, query))
    const columns = TableColumns.parse(await api.get(`${path}/columns`)).items.filter(({ shown }) => shown)
    return {
      value: answer,
      show(terminal) {
        terminal.table(
          answer.items,
          columns.map((column) => ({
            title: column.label,
            value: (row) => cellText(terminal, column, row[column.column] ?? null),
            width: 28,
            ...(column.type === 'number' || column.type === 'money' ? { align: 'right' as const } : {}),
          })),
        )
        terminal.line(terminal.say('command.of_rows', { shown: answer.items.length, total: answer.total }))
        if (answer.next !== null) terminal.line(terminal.say('command.next_page', { next: answer.next }))
      },
    }
  },
})

/** The verb `<noun> export` of a working table. */
export const exportCommand = (noun: string, path: string, example: string): Command => ({
  verb: `${noun} export`,
  usage: '',
  example,
  options: [...tableOptions, { name: 'columns', type: 'string', placeholder: 'A,B,C' }, ...exportOptions],
  least: 0,
  most: 0,
  run: (api, input) =>
    saveExport(api, `${path}/export`, { ...tableQuery(input), columns: optionText(input, 'columns') }, input),
})
