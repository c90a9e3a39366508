import { z } from 'zod'

/** How much something matters to whoever answers, from not at all to decisive. */
export const ratings = [1, 2, 3, 4, 5] as const
const Rating = z.int().min(1).max(5)

/** More than one survey of customers ever has; further ones are refused. */
export const mostAnswers = 2000

const text = (most: number) => z.string().trim().max(most).default('')
const Question = z.object({ criterion_id: z.string(), title: z.string() })

export const NewSurvey = z.strictObject({
  title: z.string().trim().min(1).max(120),
  intro: text(1000).describe('What it is for, said above the questions'),
  closes_on: z.iso.date().describe('The last day on which it takes answers'),
})
export type NewSurvey = z.infer<typeof NewSurvey>

/** A token of a link: 256 bits in base64url. */
export const Token = z.string().length(43)

/** A survey as whoever has its link sees it. */
export const OpenSurvey = z.object({
  title: z.string(),
  intro: z.string(),
  questions: z.array(Question),
  closes_on: z.iso.date(),
})
export type OpenSurvey = z.infer<typeof OpenSurvey>

export const SurveyAnswer = z.strictObject({
  token: Token,
  who: text(200).describe('As they wish to be called; may be empty'),
  likes: text(2000),
  dislikes: text(2000),
  ratings: z
    .array(z.strictObject({ criterion_id: z.string().max(60), rating: Rating }))
    .max(60)
    .default([]),
})
export type SurveyAnswer = z.infer<typeof SurveyAnswer>
export type KeptAnswer = Omit<SurveyAnswer, 'token'>

/** A survey with what was answered. */
export const Survey = z.object({
  survey_id: z.string(),
  title: z.string(),
  intro: z.string(),
  closes_on: z.iso.date(),
  open: z.boolean(),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  answers: z.int(),
  questions: z.array(
    Question.extend({
      answers: z.int(),
      mean: z.number().nullable(),
      counts: z.array(z.int()).length(ratings.length).describe('Answers from 1 to 5'),
    }),
  ),
  texts: z
    .array(z.object({ who: z.string(), likes: z.string(), dislikes: z.string(), at: z.iso.datetime() }))
    .describe('The newest first'),
})
export type Survey = z.infer<typeof Survey>

export const BegunSurvey = z.object({
  survey: Survey,
  link: z.string().describe('Shown this once: whoever has it may answer until it closes'),
})
