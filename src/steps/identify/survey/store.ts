import { type ColumnType, type Generated, type JSONColumnType, type Selectable, sql } from 'kysely'
import { hashToken } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import {
  type KeptAnswer,
  mostAnswers,
  type NewSurvey,
  type OpenSurvey,
  ratings,
  type Survey,
} from './model.ts'

type SurveyTable = {
  survey_id: string
  worksheet_id: string
  token_hash: string
  title: string
  intro: string
  questions: JSONColumnType<OpenSurvey['questions']>
  closes_on: ColumnType<string, string, never>
  created_by: string
  created_at: Date
  closed_by: ColumnType<string | null, never, string>
  closed_at: ColumnType<Date | null, never, Date>
}

type AnswerTable = {
  seq: Generated<number>
  survey_id: string
  body: JSONColumnType<KeptAnswer>
  at: Date
}

type SurveyTables = { 'identify.surveys': SurveyTable; 'identify.survey_answers': AnswerTable }

const tables = (from: State['db']) => from.withTables<SurveyTables>()

const columns = ['survey_id', 'title', 'intro', 'questions', 'created_by', 'created_at', 'closed_at'] as const

const select = (db: State['db']) =>
  tables(db)
    .selectFrom('identify.surveys')
    .select(columns)
    .select(sql<string>`to_char(closes_on, 'YYYY-MM-DD')`.as('closes_on'))

type Row = Pick<Selectable<SurveyTable>, (typeof columns)[number] | 'closes_on'>

/** Whether a survey takes answers on a day. */
const isOpen = ({ closed_at, closes_on }: Row, today: string) => closed_at === null && closes_on >= today

/** Keeps a new survey; of its token only the hash. */
export async function keepSurvey(
  state: State,
  request: NewSurvey,
  about: Readonly<{
    survey_id: string
    worksheet_id: string
    token: string
    questions: OpenSurvey['questions']
    by: string
    at: Date
  }>,
): Promise<void> {
  const { survey_id, worksheet_id, token, questions, by, at } = about
  await tables(state.db)
    .insertInto('identify.surveys')
    .values({
      ...request,
      survey_id,
      worksheet_id,
      token_hash: hashToken(token),
      questions: JSON.stringify(questions),
      created_by: by,
      created_at: at,
    })
    .execute()
}

/**
 * The survey that a link leads to.
 * @throws Fault `identify.survey.gone` for a token that nobody gave out, and once it is closed: from outside both look the same
 */
async function openOf(db: State['db'], token: string, today: string): Promise<Row> {
  const row = await select(db).where('token_hash', '=', hashToken(token)).executeTakeFirst()
  if (!row || !isOpen(row, today)) throw new Fault('gone', 'identify.survey.gone')
  return row
}

/** @throws Fault `identify.survey.gone` */
export async function openSurvey(state: State, token: string, today: string): Promise<OpenSurvey> {
  const { title, intro, questions, closes_on } = await openOf(state.db, token, today)
  return { title, intro, questions, closes_on }
}

/**
 * Keeps an answer; of its ratings those of questions that were asked.
 * @throws Fault `identify.survey.gone`, `identify.survey.full`, `identify.survey.empty`
 */
export async function keepAnswer(
  state: State,
  token: string,
  answer: KeptAnswer,
  { at, today }: Readonly<{ at: Date; today: string }>,
): Promise<void> {
  await state.transaction(async (trx) => {
    const { survey_id, questions } = await openOf(trx, token, today)
    // Answers of one survey come one after the other, so that no crowd gets past the limit.
    await sql`select 1 from identify.surveys where survey_id = ${survey_id} for update`.execute(trx)
    const { count } = await tables(trx)
      .selectFrom('identify.survey_answers')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('survey_id', '=', survey_id)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostAnswers) throw new Fault('gone', 'identify.survey.full')
    const asked = new Map(
      answer.ratings
        .filter(({ criterion_id }) => questions.some((question) => question.criterion_id === criterion_id))
        .map((each) => [each.criterion_id, each]),
    )
    if (asked.size === 0 && answer.likes === '' && answer.dislikes === '')
      throw new Fault('invalid', 'identify.survey.empty')
    const body = JSON.stringify({ ...answer, ratings: [...asked.values()] })
    await tables(trx).insertInto('identify.survey_answers').values({ survey_id, body, at }).execute()
  })
}

/** Ends a survey before its day; twice changes nothing. @throws Fault `identify.survey.missing` */
export async function closeSurvey(state: State, surveyId: string, by: string, at: Date): Promise<string> {
  const row = await tables(state.db)
    .updateTable('identify.surveys')
    .set({ closed_by: by, closed_at: sql<Date>`coalesce(closed_at, ${at})` })
    .where('survey_id', '=', surveyId)
    .returning('worksheet_id')
    .executeTakeFirst()
  if (!row) throw new Fault('missing', 'identify.survey.missing', { id: surveyId })
  return row.worksheet_id
}

/** The surveys of a worksheet with what was answered, the newest first. */
export async function surveysOf(state: State, worksheetId: string, today: string): Promise<Survey[]> {
  const rows = await select(state.db)
    .where('worksheet_id', '=', worksheetId)
    .orderBy('created_at', 'desc')
    .orderBy('survey_id')
    .execute()
  const answers = await tables(state.db)
    .selectFrom('identify.survey_answers')
    .selectAll()
    .where('survey_id', 'in', [...rows.map(({ survey_id }) => survey_id), ''])
    .orderBy('seq', 'desc')
    .execute()
  const bySurvey = Map.groupBy(answers, ({ survey_id }) => survey_id)
  return rows.map((row) => resultOf(row, bySurvey.get(row.survey_id) ?? [], today))
}

function resultOf(row: Row, answers: readonly Selectable<AnswerTable>[], today: string): Survey {
  const given = answers.flatMap(({ body }) => body.ratings)
  return {
    survey_id: row.survey_id,
    title: row.title,
    intro: row.intro,
    closes_on: row.closes_on,
    open: isOpen(row, today),
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    answers: answers.length,
    questions: row.questions.map(({ criterion_id, title }) => {
      const own = given.filter((each) => each.criterion_id === criterion_id).map(({ rating }) => rating)
      const sum = own.reduce((all, each) => all + each, 0)
      return {
        criterion_id,
        title,
        answers: own.length,
        mean: own.length === 0 ? null : sum / own.length,
        counts: ratings.map((rating) => own.filter((each) => each === rating).length),
      }
    }),
    texts: answers
      .filter(({ body }) => body.likes !== '' || body.dislikes !== '')
      .map(({ body: { who, likes, dislikes }, at }) => ({ who, likes, dislikes, at: at.toISOString() })),
  }
}
