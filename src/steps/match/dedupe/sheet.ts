import type { ExportCell, ExportColumn } from '../../../ground/edge/index.ts'
import type { FaultParams } from '../../../ground/kernel/index.ts'
import { probabilityOf } from './found.ts'
import { reasonOf } from './reason.ts'
import type { Kept } from './store.ts'

type Say = (key: string, params?: FaultParams) => string

/**
 * A sheet with three columns more: which company or person each row is, how likely it is one with the row that it is most like,
 * and why. Rows keep their order and their cells.
 */
export function dedupedSheet(
  { summary, found, rows }: Kept,
  say: Say,
): { columns: ExportColumn[]; rows: AsyncGenerator<ExportCell[]> } {
  const titles = summary.columns.map(({ title }) => title)
  const id = summary.as === 'accounts' ? 'account_id' : 'contact_id'
  const added = [id, 'match_probability', 'match_reason'].map((name): ExportColumn => {
    const free = freeName(name, titles)
    return { name: free, title: free, type: name === 'match_probability' ? 'number' : 'text' }
  })
  const given = titles.map((title): ExportColumn => ({ name: title, title, type: 'text' }))
  return { columns: [...given, ...added], rows: told() }

  async function* told(): AsyncGenerator<ExportCell[]> {
    const reasons = found.receipts.map((lines) => reasonOf(lines, say))
    const twin = say('match.dedupe.twin')
    let row = 0
    try {
      for await (const cells of rows.all()) {
        const like = found.like[row] ?? -1
        const reason = reasons[found.receipt[row] ?? -1] ?? twin
        yield [
          ...cells,
          String((found.group[row] ?? row) + 1),
          like < 0 ? null : rounded(probabilityOf(found.weight[row] ?? 0)),
          like < 0 ? '' : `${say('match.dedupe.like', { row: like + 1 })}: ${reason}`,
        ]
        row++
      }
    } finally {
      await rows.close()
    }
  }
}

const rounded = (probability: number) => Math.round(probability * 10_000) / 10_000

/** A heading that the sheet does not have yet: one that was deduplicated before has these already. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name
  for (let more = 2; taken.includes(free); more++) free = `${name}_${more}`
  return free
}
