import { expect, test } from 'vitest'
import { testState } from '../../../../test/support/state.ts'
import { newToken } from '../../../ground/edge/index.ts'
import { keepWorksheet } from '../worksheet/store.ts'
import { closeSurvey, keepAnswer, keepSurvey, openSurvey, surveysOf } from './store.ts'

const state = await testState()
const at = new Date('2026-03-01T09:00:00Z')
const questions = [
  { criterion_id: 'c1', title: 'Sites' },
  { criterion_id: 'c2', title: 'Members' },
]
await keepWorksheet(
  state,
  { id: 'sheet', madeFrom: null, says: [{ kind: 'named', name: 'Gyms', product: null }] },
  { person_id: 'ann', person: 'Ann', at },
)

let made = 0
async function begin(closes_on = '2026-03-31') {
  const [survey_id, token] = [`survey_${made++}`, newToken()]
  await keepSurvey(
    state,
    { title: 'How are we doing?', intro: '', closes_on },
    { survey_id, worksheet_id: 'sheet', token, questions, by: 'Ann', at },
  )
  return { survey_id, token }
}
const answer = (token: string, changes: object = {}, today = '2026-03-02') =>
  keepAnswer(state, token, { who: '', likes: '', dislikes: '', ratings: [], ...changes }, { at, today })
const resultOf = async (survey_id: string, today = '2026-03-02') =>
  (await surveysOf(state, 'sheet', today)).find((each) => each.survey_id === survey_id)

test('who has the link answers without a name; the team sees how often and what', async () => {
  const { survey_id, token } = await begin()
  expect(await openSurvey(state, token, '2026-03-31')).toMatchObject({
    title: 'How are we doing?',
    questions,
  })
  const rate = (...all: number[]) => all.map((rating, i) => ({ criterion_id: `c${i + 1}`, rating }))
  await answer(token, { ratings: rate(5, 2), likes: 'You pick up the phone', who: 'A chain of six' })
  await answer(token, { ratings: rate(4) })
  await answer(token, { ratings: [...rate(3), ...rate(1), { criterion_id: 'invented', rating: 5 }] })
  expect(await resultOf(survey_id)).toMatchObject({
    open: true,
    answers: 3,
    questions: [
      { title: 'Sites', answers: 3, mean: 10 / 3, counts: [1, 0, 0, 1, 1] },
      { title: 'Members', answers: 1, mean: 2, counts: [0, 1, 0, 0, 0] },
    ],
    texts: [{ who: 'A chain of six', likes: 'You pick up the phone', dislikes: '' }],
  })
})

test('an answer that says nothing, or to a link that was not given out, is not kept', async () => {
  const { survey_id, token } = await begin()
  await expect(answer(token)).rejects.toMatchObject({ code: 'identify.survey.empty' })
  await expect(answer(token, { ratings: [{ criterion_id: 'invented', rating: 5 }] })).rejects.toMatchObject({
    code: 'identify.survey.empty',
  })
  await expect(answer(newToken(), { likes: 'All of it' })).rejects.toMatchObject({
    code: 'identify.survey.gone',
  })
  expect((await resultOf(survey_id))?.answers).toBe(0)
})

test('it closes after its day, or when somebody ends it; what was answered stays', async () => {
  const { survey_id, token } = await begin('2026-03-10')
  await answer(token, { likes: 'The app' }, '2026-03-10')
  await expect(answer(token, { likes: 'Late' }, '2026-03-11')).rejects.toMatchObject({ kind: 'gone' })
  expect(await resultOf(survey_id, '2026-03-11')).toMatchObject({ open: false, answers: 1 })
  await closeSurvey(state, survey_id, 'Bo', at)
  await closeSurvey(state, survey_id, 'Cy', at)
  await expect(openSurvey(state, token, '2026-03-05')).rejects.toMatchObject({ code: 'identify.survey.gone' })
  expect(await resultOf(survey_id)).toMatchObject({ open: false, answers: 1 })
  await expect(closeSurvey(state, 'none', 'Bo', at)).rejects.toMatchObject({
    code: 'identify.survey.missing',
  })
})

test('of a token only its hash is kept', async () => {
  const { token } = await begin()
  const { rows } = await state.pool.query('select * from identify.surveys')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
})
