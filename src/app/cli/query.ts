import { z } from 'zod'
import { type Command, exportOptions, saveExport, wantsExport } from '../../ground/edge/index.ts'

const Answer = z.object({
  columns: z.array(z.string()),
  types: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))),
  truncated: z.boolean(),
})

export const queryCommand: Command = {
  verb: 'query',
  usage: '"SELECT …"',
  example: 'talweg query "select industry, count(*) from accounts group by 1 order by 2 desc"',
  options: exportOptions,
  least: 1,
  most: 1,
  async run(api, input) {
    if (wantsExport(input)) return saveExport(api, '/query/export', { sql: input.words[0] }, input)
    const answer = Answer.parse(await api.post('/query', { sql: input.words[0] }))
    return {
      value: answer,
      show(terminal) {
        terminal.table(
          answer.rows,
          answer.columns.map((title, i) => ({
            title,
            value: (row) => {
              const cell = row[i] ?? null
              return typeof cell === 'number' || cell === null ? cell : String(cell)
            },
            align: answer.rows.some((row) => typeof row[i] === 'number')
              ? ('right' as const)
              : ('left' as const),
          })),
        )
        if (answer.truncated) terminal.line(terminal.say('command.truncated', { rows: answer.rows.length }))
      },
    }
  },
}
