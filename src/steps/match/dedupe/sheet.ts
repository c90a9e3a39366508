import type { ExportCell, ExportColumn } from '../../../ground/edge/index.ts'
import { Fault, type FaultParams } from '../../../ground/kernel/index.ts'
import type { FileTable } from '../../collect/index.ts'
import { closestRow, type Evidence, matchTableInWorker, type Noun } from '../engine/index.ts'
import { columnsToMatch, nounOf } from './columns.ts'

type Say = (key: string, params?: FaultParams) => string

/** More rows are not matched while others wait for the answer. */
export const mostRows = 200_000

/**
 * A sheet with three columns more: which company or person each row is, how likely it is one with the row that it is most like,
 * and why. Rows keep their order and their cells.
 * @param asked what the sheet lists; null for what it was recognised as
 * @throws Fault `match.dedupe.too_long`
 */
export async function dedupedSheet(
  table: FileTable,
  asked: Noun | null,
  today: string,
  say: Say,
): Promise<{ columns: ExportColumn[]; rows: Iterable<ExportCell[]> }> {
  const noun = asked ?? nounOf(table.kind)
  const rows: (readonly string[])[] = []
  for await (const cells of table.rows) {
    if (rows.length === mostRows) throw new Fault('invalid', 'match.dedupe.too_long', { rows: mostRows })
    rows.push(cells)
  }
  const columns = columnsToMatch(table, rows, noun, today)
  const matching = await matchTableInWorker(columns, noun)
  const { group } = matching
  const given = table.columns.map((title): ExportColumn => ({ name: title, title, type: 'text' }))
  const id = noun === 'company' ? 'account_id' : 'contact_id'
  const added: ExportColumn[] = [
    { name: id, title: id, type: 'text' },
    { name: 'match_probability', title: 'match_probability', type: 'number' },
    { name: 'match_reason', title: 'match_reason', type: 'text' },
  ]
  function* told(): Generator<ExportCell[]> {
    for (const [row, cells] of rows.entries()) {
      const near = closestRow(matching, row)
      const first = String((group[row] ?? row) + 1)
      const probability = near === null ? null : Math.round(near.probability * 10_000) / 10_000
      yield [...cells, first, probability, near === null ? '' : reasonOf(near.evidence, near.row, say)]
    }
  }
  return { columns: [...given, ...added], rows: told() }
}

/** `like row 12: name: the same, rare (+11.2); city: different (−1.5)`, weights in bits. */
function reasonOf(evidence: readonly Evidence[], row: number, say: Say): string {
  const lines = evidence.map(({ column, aspect, level, weight }) =>
    say('match.names.line', {
      what: aspect === 'value' ? (column ?? '') : say(`match.dedupe.aspect.${aspect}`),
      level: say(`match.dedupe.level.${level}`),
      bits: `${weight < 0 ? '−' : '+'}${(Math.abs(weight) / 1000).toFixed(1)}`,
    }),
  )
  const like = say('match.dedupe.like', { row: row + 1 })
  return lines.length === 0 ? `${like}: ${say('match.dedupe.twin')}` : `${like}: ${lines.join('; ')}`
}
