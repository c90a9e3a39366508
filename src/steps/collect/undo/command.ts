import type { Command, Terminal } from '../../../ground/edge/index.ts'
import { Imported, type ShowBase, showDone } from '../importing/show.ts'
import { UndoPreview } from './model.ts'

/** `imports undo ID` and `imports redo ID`; `--dry-run` says what it would change. */
export const undoCommand = (act: 'undo' | 'redo', showBase: ShowBase): Command => ({
  verb: `imports ${act}`,
  usage: 'ID',
  example: `talweg imports ${act} imp_3f9c… --dry-run`,
  options: [{ name: 'dry-run', type: 'boolean' }],
  least: 1,
  most: 1,
  async run(api, input) {
    const path = `/imports/${encodeURIComponent(input.words[0] ?? '')}`
    if (input.options['dry-run'] === true) {
      const preview = UndoPreview.parse((await api.job(`${path}/undo/preview`, undefined)).result)
      return { value: preview, show: (terminal) => showUndo(terminal, preview) }
    }
    const done = Imported.parse((await api.job(`${path}/${act}`, undefined)).result)
    return { value: done, show: (terminal) => showDone(terminal, done, showBase) }
  },
})

function showUndo(terminal: Terminal, { tables, values }: UndoPreview): void {
  const { say, number } = terminal
  terminal.table(tables, [
    { title: say('collect.column.undo_what'), value: ({ table }) => say(`collect.kind.${table}`) },
    { title: say('collect.column.gone'), value: ({ gone }) => number(gone), align: 'right' },
    { title: say('collect.column.changed'), value: ({ changed }) => number(changed), align: 'right' },
    { title: say('collect.column.back'), value: ({ back }) => number(back), align: 'right' },
    { title: say('collect.column.examples'), value: ({ examples }) => examples.join(', ') },
  ])
  for (const { field, accounts, examples } of values) {
    terminal.line(say('collect.undo_values', { field: say(`match.column.${field}`), accounts }))
    for (const { account, before, after } of examples)
      terminal.line(`  ${account}: ${before ?? '–'} → ${after ?? '–'}`)
  }
}
