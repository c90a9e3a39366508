import type { Command, Terminal } from '../../../ground/edge/index.ts'
import { Quality } from './model.ts'

/** Verbs of the data quality. */
export const qualityCommands: readonly Command[] = [
  {
    verb: 'quality',
    usage: '',
    example: 'talweg quality --json',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const quality = Quality.parse(await api.get('/quality'))
      return { value: quality, show: (terminal) => showQuality(terminal, quality) }
    },
  },
]

function showQuality(terminal: Terminal, { sources, todo, ...all }: Quality): void {
  const { say, number } = terminal
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`)
  terminal.line(
    say('match.quality_summary', {
      rows: number(all.rows),
      filled: share(all.filled, all.places),
      used: share(all.used, all.filled),
    }),
  )
  const title = (name: string) => say(`match.quality_column.${name}`)
  terminal.table(sources, [
    { title: title('source'), value: ({ source }) => source, width: 30 },
    { title: title('kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    { title: title('rows'), value: ({ rows }) => number(rows), align: 'right' },
    { title: title('score'), value: ({ score }) => number(score), align: 'right' },
    { title: title('fresh'), value: ({ fresh, rows }) => share(fresh, rows), align: 'right' },
    { title: title('refused'), value: ({ refused }) => number(refused), align: 'right' },
    { title: title('flagged'), value: ({ flagged }) => number(flagged), align: 'right' },
    { title: title('unmapped'), value: ({ unmapped }) => number(unmapped.length), align: 'right' },
  ])
  terminal.table(todo.slice(0, 10), [
    { title: title('gain'), value: ({ gain }) => number(gain), align: 'right' },
    { title: title('todo'), value: ({ text }) => text },
  ])
}
