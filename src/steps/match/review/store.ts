import { Fault, hashId } from '../../../ground/kernel/index.ts'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { Answer, type AnswerRequest } from './model.ts'

type AnswerTable = {
  answer_id: string
  type: string
  written: string
  value: string | null
  decided_by: string
  decided_at: Date
}

type AnswerTables = { 'match.answers': AnswerTable }

const tables = (state: State) => state.db.withTables<AnswerTables>()

const toAnswer = (row: AnswerTable) => Answer.parse({ ...row, decided_at: row.decided_at.toISOString() })

/** Every answer, the newest first. */
export async function listAnswers(state: State): Promise<Answer[]> {
  const rows = await tables(state)
    .selectFrom('match.answers')
    .selectAll()
    .orderBy('decided_at', 'desc')
    .orderBy('answer_id')
    .execute()
  return rows.map(toAnswer)
}

/** Keeps what a value means; the newest answer for a value counts. How it is spelled in capitals plays no part. */
export async function keepAnswer(
  state: State,
  { type, written, value }: AnswerRequest,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<Answer> {
  const key = written.toLowerCase()
  const said = { value, decided_by: by, decided_at: at }
  const row = await tables(state)
    .insertInto('match.answers')
    .values({ answer_id: hashId('ans', type, key), type, written: key, ...said })
    .onConflict((conflict) => conflict.columns(['type', 'written']).doUpdateSet(said))
    .returningAll()
    .executeTakeFirstOrThrow()
  return toAnswer(row)
}

/**
 * Takes an answer back: the value is unknown again.
 * @throws Fault `match.answer_missing`
 */
export async function takeBackAnswer(state: State, answerId: string): Promise<void> {
  const { numDeletedRows } = await tables(state)
    .deleteFrom('match.answers')
    .where('answer_id', '=', answerId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Fault('missing', 'match.answer_missing', { id: answerId })
}

/** What unknown values mean, for the account base. */
export const decidedAnswers = (state: State): DecidedTable => ({
  table: 'answers',
  columns: { type: 'varchar', written: 'varchar', value: 'varchar' },
  rows: async () =>
    await tables(state)
      .selectFrom('match.answers')
      .select(['type', 'written', 'value'])
      .orderBy('type')
      .orderBy('written')
      .execute(),
})
