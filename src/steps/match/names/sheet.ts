import type { ExportCell, ExportColumn } from '../../../ground/edge/index.ts'
import { Fault, type FaultParams } from '../../../ground/kernel/index.ts'
import type { FileTable } from '../../collect/index.ts'
import { type Judgement, judgeNames } from './judge.ts'
import { type Read, readName } from './read.ts'

type Say = (key: string, params?: FaultParams) => string

/** Names that were read are kept, since sheets say the same name again and again; so many at the most. */
const kept = 20_000

/**
 * A table with three columns more: for the names in two of its columns the verdict, the probability of one company, and why.
 * @throws Fault `match.names.no_column` when it has none of a name
 */
export function judgedSheet(
  { columns, rows }: FileTable,
  a: string,
  b: string,
  say: Say,
): { columns: ExportColumn[]; rows: AsyncGenerator<ExportCell[]> } {
  const [one, other] = [columnOf(columns, a), columnOf(columns, b)]
  const added = (['verdict', 'probability', 'reason'] as const).map(
    (name): ExportColumn => ({
      name,
      title: say(`match.names.${name}`),
      type: name === 'probability' ? 'number' : 'text',
    }),
  )
  const given = columns.map((title): ExportColumn => ({ name: title, title, type: 'text' }))
  return { columns: [...given, ...added], rows: judgedRows(rows, one, other, say) }
}

async function* judgedRows(
  rows: FileTable['rows'],
  one: number,
  other: number,
  say: Say,
): AsyncGenerator<ExportCell[]> {
  const known = new Map<string, Read>()
  const read = (name: string) => {
    const found = known.get(name) ?? readName(name)
    if (known.size >= kept) known.clear()
    known.set(name, found)
    return found
  }
  for await (const cells of rows) {
    const { verdict, probability, lines } = judgeNames(read(cells[one] ?? ''), read(cells[other] ?? ''))
    const reason = lines.map((line) => sayLine(line, say)).join('; ')
    yield [...cells, say(`match.names.verdict.${verdict}`), Math.round(probability * 10_000) / 10_000, reason]
  }
}

/** `brand: the same (+8.0)`, in bits. */
function sayLine({ what, level, weight }: Judgement['lines'][number], say: Say): string {
  const bits = `${weight < 0 ? '−' : '+'}${(Math.abs(weight) / 1000).toFixed(1)}`
  return say('match.names.line', {
    what: say(`match.names.part.${what}`),
    level: say(`match.names.level.${level}`),
    bits,
  })
}

function columnOf(columns: readonly string[], wanted: string): number {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const exact = columns.indexOf(wanted)
  const found = exact >= 0 ? exact : columns.findIndex((title) => plain(title) === plain(wanted))
  if (found < 0)
    throw new Fault('invalid', 'match.names.no_column', { column: wanted, known: columns.join(', ') })
  return found
}
