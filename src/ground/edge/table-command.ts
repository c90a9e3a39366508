import { z } from 'zod'
import { Fault } from '../kernel/index.ts'
import { type Command, type Input, optionText, optionTexts } from './command.ts'
import { exportOptions, saveExport } from './export-command.ts'

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const Rows = z.object({ items: z.array(Row), next: z.string().nullable(), total: z.int() })
const Columns = z.object({
  items: z.array(z.object({ column: z.string(), type: z.string(), label: z.string(), shown: z.boolean() })),
})

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
export function tableFilters(input: Input): Record<string, string[]> {
  const filters: Record<string, string[]> = {}
  for (const text of optionTexts(input, 'where')) {
    const at = text.indexOf('=')
    if (at < 1) throw new Fault('invalid', 'edge.filter_unreadable', { text })
    const name = text.slice(0, at)
    filters[name] = [...(filters[name] ?? []), text.slice(at + 1)]
  }
  return filters
}

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
    const columns = Columns.parse(await api.get(`${path}/columns`)).items.filter(({ shown }) => shown)
    return {
      value: answer,
      show(terminal) {
        terminal.table(
          answer.items,
          columns.map(({ column, type, label }) => ({
            title: label,
            value: (row) => {
              const cell = row[column] ?? null
              return type === 'money' && typeof cell === 'number'
                ? terminal.amount(cell)
                : typeof cell === 'boolean'
                  ? String(cell)
                  : cell
            },
            width: 28,
            ...(type === 'number' || type === 'money' ? { align: 'right' as const } : {}),
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
