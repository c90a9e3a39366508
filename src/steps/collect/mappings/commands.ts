import { z } from 'zod'
import type { Command, Terminal } from '../../../ground/edge/index.ts'
import { Mapping } from './model.ts'

const Mappings = z.object({ items: z.array(Mapping) })

function showMappings(terminal: Terminal, mappings: readonly Mapping[]): void {
  const { say, number } = terminal
  terminal.table(mappings, [
    { title: say('collect.column.mapping'), value: ({ mapping_id }) => mapping_id },
    { title: say('collect.column.source'), value: ({ source }) => source, width: 28 },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    {
      title: say('collect.column.mapped'),
      value: ({ columns }) =>
        `${number(columns.filter(({ field }) => field !== null).length)}/${number(columns.length)}`,
      align: 'right',
    },
    { title: say('collect.column.decided_by'), value: ({ decided_by }) => decided_by },
    {
      title: say('collect.column.decided_at'),
      value: ({ decided_at }) => decided_at.slice(0, 16).replace('T', ' '),
    },
  ])
}

/** Verbs of remembered corrections. */
export const mappingCommands: readonly Command[] = [
  {
    verb: 'mappings list',
    usage: '',
    example: 'talweg mappings list',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const { items } = Mappings.parse(await api.get('/mappings'))
      return { value: { items }, show: (terminal) => showMappings(terminal, items) }
    },
  },
  {
    verb: 'mappings forget',
    usage: 'ID',
    example: 'talweg mappings forget map_3f9c…',
    options: [],
    least: 1,
    most: 1,
    async run(api, input, say) {
      const [id = ''] = input.words
      await api.delete(`/mappings/${encodeURIComponent(id)}`)
      return { value: { forgotten: id }, show: (terminal) => terminal.line(say('collect.mapping_forgotten')) }
    },
  },
]
