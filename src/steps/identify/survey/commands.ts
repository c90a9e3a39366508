import { z } from 'zod'
import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { findSheet } from '../worksheet/commands.ts'
import { BegunSurvey, Survey } from './model.ts'

const Surveys = z.object({ items: z.array(Survey) })

/** Verbs of surveys of customers. */
export const surveyCommands: readonly Command[] = [
  {
    verb: 'icp survey',
    usage: 'ID TITLE',
    example: 'talweg icp survey "Gym chains" "How are we doing?" --closes 2026-12-31',
    options: [
      { name: 'closes', type: 'string', placeholder: 'DAY' },
      { name: 'intro', type: 'string', placeholder: 'TEXT' },
    ],
    least: 2,
    most: 2,
    async run(api, input) {
      const { worksheet_id } = await findSheet(api, input.words[0])
      const body = {
        title: input.words[1],
        intro: optionText(input, 'intro'),
        closes_on: optionText(input, 'closes'),
      }
      const begun = BegunSurvey.parse(await api.post(`/worksheets/${worksheet_id}/surveys`, body))
      return {
        value: begun,
        show: (terminal) => terminal.line(terminal.say('identify.survey.link', { link: begun.link })),
      }
    },
  },
  {
    verb: 'icp surveys',
    usage: '[ID]',
    example: 'talweg icp surveys "Gym chains"',
    options: [],
    least: 0,
    most: 1,
    async run(api, input) {
      const { worksheet_id } = await findSheet(api, input.words[0])
      const answer = Surveys.parse(await api.get(`/worksheets/${worksheet_id}/surveys`))
      return { value: answer, show: (terminal) => showSurveys(terminal, answer.items) }
    },
  },
]

function showSurveys(terminal: Terminal, surveys: readonly Survey[]): void {
  const { say } = terminal
  for (const { title, answers, closes_on, questions, texts } of surveys) {
    terminal.heading(`${title} · ${say('identify.survey.until', { day: closes_on, answers })}`)
    terminal.table(questions, [
      { title: say('identify.sheet.criterion'), value: (each) => each.title, width: 40 },
      { title: say('identify.survey.mean'), value: ({ mean }) => mean?.toFixed(1) ?? null, align: 'right' },
      { title: say('identify.survey.answers'), value: (each) => each.answers, align: 'right' },
    ])
    for (const { who, likes, dislikes } of texts) {
      if (likes !== '') terminal.line(`+ ${likes}${who === '' ? '' : ` (${who})`}`)
      if (dislikes !== '') terminal.line(`− ${dislikes}${who === '' ? '' : ` (${who})`}`)
    }
    terminal.line()
  }
}
