import type { ExportColumn } from '../../../ground/edge/index.ts'
import type { FaultParams } from '../../../ground/kernel/index.ts'
import { tableLabel } from '../model.ts'
import type { Action, Change, Conflict, KeptPreview, KeptRow } from './model.ts'
import type { Previews } from './store.ts'

type Say = (key: string, params?: FaultParams) => string
type Asked = Readonly<{ file?: number | undefined; action?: Action | undefined }>

const own = ['file', 'line', 'action', 'changes', 'notes'] as const

/**
 * The dry run as a table: a row of it for each row of the files, with what would become of it, what changes, and what
 * could not be read. Of one table its own columns stand behind; of several the row stands in one cell.
 */
export function previewExport(previews: Previews, preview: KeptPreview, { file, action }: Asked, say: Say) {
  const { preview_id, files } = preview
  const places = [...files.keys()].filter((place) => file === undefined || place === file)
  const alone = places.length === 1 ? files[places[0] ?? 0] : undefined
  const columns: ExportColumn[] = [
    ...own.map((name) => ({
      name,
      title: say(`collect.column.${name}`),
      type: name === 'line' ? ('number' as const) : ('text' as const),
    })),
    ...(alone?.columns.map(({ header }, i) => ({
      name: header || `#${i + 1}`,
      title: header,
      type: 'text' as const,
    })) ?? [{ name: 'row', title: say('collect.column.row'), type: 'text' as const }]),
  ]
  async function* rows() {
    for (const place of places)
      for await (const { row } of previews.rows(preview_id, { file: place, action })) {
        const label = files[place] ? tableLabel(files[place]) : ''
        yield [
          label,
          row.line,
          say(`collect.action.${row.action}`),
          sayChanges(row),
          sayNotes(row, say),
          ...(alone ? row.cells : [row.cells.join('\t')]),
        ]
      }
  }
  return { name: `${say('collect.dry_run')} ${alone ? tableLabel(alone) : ''}`.trim(), columns, rows: rows() }
}

const sayChanges = ({ changes }: KeptRow): string => changes.map(changeText).join('; ')

/** `Employees: 120 → 150`; what was written stands behind in brackets where it is not the value. */
export function changeText({ field, column, from, to }: Change): string {
  const side = ({ value, written }: Change['from']) => {
    const shown = value ?? (field === null ? written : null) ?? '∅'
    return written !== null && written !== '' && written !== shown ? `${shown} (${written})` : shown
  }
  return `${column ?? field}: ${side(from)} → ${side(to)}`
}

const sayNotes = ({ notes }: KeptRow, say: Say): string =>
  notes
    .map(({ code, column, value }) => {
      const place = column === null ? '' : `${column}${value === null ? '' : ` “${value}”`}: `
      return `${place}${say(`collect.reject.${code}`)}`
    })
    .join(' ')

const conflictColumns = [
  'line',
  'account',
  'field',
  'row_value',
  'known_value',
  'known_source',
  'shown',
] as const

/** The conflicts of a table as a table. */
export function conflictExport(
  found: AsyncIterable<Readonly<{ row: Conflict }>>,
  file: KeptPreview['files'][number] | undefined,
  say: Say,
) {
  async function* rows() {
    for await (const { row } of found)
      yield [
        row.line,
        row.account,
        say(row.label_key),
        row.row_value,
        row.known_value,
        row.known_source ?? say(`match.why.${row.rule}`),
        row.row_wins ? row.row_value : row.known_value,
      ]
  }
  return {
    name: `${say('collect.conflicts')} ${file ? tableLabel(file) : ''}`.trim(),
    columns: conflictColumns.map((name) => ({
      name,
      title: say(`collect.conflict_column.${name}`),
      type: name === 'line' ? ('number' as const) : ('text' as const),
    })),
    rows: rows(),
  }
}
