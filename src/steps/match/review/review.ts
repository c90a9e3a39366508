import { Fault, type Language } from '../../../ground/kernel/index.ts'
import { type Lake, loadStatements, type Row } from '../../../ground/lake/index.ts'
import { type ReadContext, readByHand } from '../../collect/index.ts'
import { writtenOut } from '../statements.ts'
import { allowedValues, candidatesFor, isPlainlyOpen } from './candidates.ts'
import { type AnswerRequest, Doubtful, ReviewType } from './model.ts'

const sql = loadStatements(
  new URL('./review.sql', import.meta.url),
  ['doubtful_rows', 'doubtful_values', 'doubtful_examples'],
  writtenOut,
)

/** Values shown at once; the most frequent ones come first, and answering them brings the next. */
const mostShown = 200

type Say = (key: string) => string

const keyOf = (row: Row) => `${row.type}\u001f${row.written_key}`

/**
 * The values that nobody knows and nobody has answered, the most frequent first, each with what it may mean.
 * @returns at most 200 of them, and how many there are
 */
export async function listDoubtful(
  lake: Lake,
  type: ReviewType | null,
  reader: Readonly<{ say: Say; language: Language }>,
): Promise<{ items: Doubtful[]; total: number }> {
  const { rows, examples } = await lake.rehearse(async (tx) => {
    await tx.run(sql.doubtful_rows, { type })
    return {
      rows: await tx.read(sql.doubtful_values),
      examples: Map.groupBy(await tx.read(sql.doubtful_examples), keyOf),
    }
  })
  const doubtful = rows.filter((row) => isUnknown(ReviewType.parse(row.type), String(row.written)))
  const items = doubtful.slice(0, mostShown).map((row) =>
    Doubtful.parse({
      ...row,
      candidates: candidatesFor(ReviewType.parse(row.type), String(row.written), reader),
      examples: (examples.get(keyOf(row)) ?? []).map(({ import_id, file, line, row_text }) => ({
        import_id,
        file,
        line,
        row: row_text,
      })),
    }),
  )
  return { items, total: doubtful.length }
}

function isUnknown(type: ReviewType, written: string): boolean {
  return type !== 'stage' || !isPlainlyOpen(written)
}

/**
 * An answer in the form that values of its type have: `广州市` means `广州`, `医疗` means `Healthcare`.
 * @throws Fault `match.answer_unknown` with the values that are known, for an answer that would mean nothing
 */
export function settled({ type, value: said, written }: AnswerRequest, context: ReadContext): AnswerRequest {
  const read = said === null ? undefined : readByHand('accounts', type, said, context)
  const value = read && 'value' in read && read.value !== null ? String(read.value) : said
  const allowed = allowedValues(type)
  if (value === null || allowed === null || allowed.includes(value)) return { type, written, value }
  throw new Fault('invalid', 'match.answer_unknown', { value, type, known: allowed.join(', ') })
}
