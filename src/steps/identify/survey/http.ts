import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { createAttempts, newToken, type Route, route } from '../../../ground/edge/index.ts'
import { Fault, hashId } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { sheetOf } from '../worksheet/sheet.ts'
import { readWorksheet } from '../worksheet/store.ts'
import { BegunSurvey, NewSurvey, OpenSurvey, Survey, SurveyAnswer, Token } from './model.ts'
import { closeSurvey, keepAnswer, keepSurvey, openSurvey, surveysOf } from './store.ts'

type SurveyHttp = Readonly<{
  state: State
  now: () => Date
  /** Where people reach the application, or nothing where the path is enough. */
  publicUrl: string
}>

/** Per minute and address, for those who look at a survey and those who answer; a company behind one address may do both. */
const limits = { looks: 60, answers: 20 } as const
/** An answer in the longest words that are taken. */
const answerBytes = 32 * 1024

const params = z.strictObject({ id: z.string().max(100) })

/** Routes of surveys: one is begun and read by the team, and answered by whoever has its link. */
export function surveyRoutes({ state, now, publicUrl }: SurveyHttp): Route[] {
  const attempt = createAttempts(now)
  const today = () => now().toISOString().slice(0, 10)
  const tag = 'worksheets'
  return [
    route(
      {
        method: 'post',
        path: '/worksheets/{id}/surveys',
        permission: 'profile:edit',
        tag,
        summary: 'Begin a survey of customers about the criteria of a worksheet',
        params,
        body: NewSurvey,
        status: 201,
        response: BegunSurvey,
      },
      async ({ params: { id }, body }, { user }) => {
        if (body.closes_on < today()) throw new Fault('invalid', 'identify.survey.closes_before')
        const sheet = sheetOf((await readWorksheet(state, id)).events)
        const questions = [...sheet.criteria].map(([criterion_id, { content }]) => ({
          criterion_id,
          title: content.title,
        }))
        const [survey_id, token] = [hashId('survey', randomUUID()), newToken()]
        await keepSurvey(state, body, {
          survey_id,
          worksheet_id: id,
          token,
          questions,
          by: user.name,
          at: now(),
        })
        const survey = (await surveysOf(state, id, today())).find((each) => each.survey_id === survey_id)
        if (!survey) throw new Fault('missing', 'identify.survey.missing', { id: survey_id })
        return { survey, link: `${publicUrl}/survey?token=${token}` }
      },
    ),
    route(
      {
        method: 'get',
        path: '/worksheets/{id}/surveys',
        permission: 'data:read',
        tag,
        summary: 'Surveys about a worksheet with what was answered, the newest first',
        params,
        response: z.object({ items: z.array(Survey), next: z.null() }),
      },
      async ({ params: { id } }) => {
        await readWorksheet(state, id)
        return { items: await surveysOf(state, id, today()), next: null }
      },
    ),
    route(
      {
        method: 'post',
        path: '/surveys/{id}/close',
        permission: 'profile:edit',
        tag,
        summary: 'End a survey before its day; what was answered stays',
        params,
        response: z.object({ items: z.array(Survey), next: z.null() }),
      },
      async ({ params: { id } }, { user }) => ({
        items: await surveysOf(state, await closeSurvey(state, id, user.name, now()), today()),
        next: null,
      }),
    ),
    route(
      {
        method: 'get',
        path: '/survey',
        permission: 'public',
        tag,
        summary: 'The survey that a link leads to',
        query: z.strictObject({ token: Token }),
        response: OpenSurvey,
      },
      async ({ query: { token } }, { request }) => {
        attempt({ [`look ${request.address}`]: limits.looks })
        return openSurvey(state, token, today())
      },
    ),
    route(
      {
        method: 'post',
        path: '/survey',
        permission: 'public',
        tag,
        summary: 'Answer a survey; nobody has to sign in',
        body: SurveyAnswer,
        bodyLimit: answerBytes,
        status: 204,
        response: 'none',
      },
      async ({ body: { token, ...answer } }, { request }) => {
        attempt({ [`answer ${request.address}`]: limits.answers })
        await keepAnswer(state, token, answer, { at: now(), today: today() })
      },
    ),
  ]
}
