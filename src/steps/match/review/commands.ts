import { z } from 'zod'
import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { nameOf } from '../../collect/index.ts'
import { Answer, Doubtful, ReviewType, reviewTypes } from './model.ts'

const List = z.object({ items: z.array(Doubtful), total: z.int() })
const Answers = z.object({ items: z.array(Answer) })

function showDoubtful(terminal: Terminal, items: readonly Doubtful[]): void {
  const { say, number } = terminal
  terminal.table(items, [
    { title: say('match.review.type'), value: ({ type }) => say(`match.review.type.${type}`) },
    { title: say('match.review.written'), value: ({ written }) => written, width: 32 },
    { title: say('match.review.rows'), value: ({ rows }) => number(rows), align: 'right' },
    { title: say('match.review.accounts'), value: ({ accounts }) => number(accounts), align: 'right' },
    {
      title: say('match.review.candidates'),
      value: ({ candidates }) =>
        candidates
          .map(({ label, reason }) => `${label} (${say(`match.review.reason.${reason}`)})`)
          .join('; '),
      width: Number.POSITIVE_INFINITY,
    },
  ])
}

function showAnswers(terminal: Terminal, answers: readonly Answer[]): void {
  const { say } = terminal
  terminal.table(answers, [
    { title: say('match.review.answer_id'), value: ({ answer_id }) => answer_id },
    { title: say('match.review.type'), value: ({ type }) => say(`match.review.type.${type}`) },
    { title: say('match.review.written'), value: ({ written }) => written, width: 32 },
    {
      title: say('match.review.means'),
      value: ({ type, value }) =>
        value === null
          ? say('match.review.kept')
          : type === 'stage' || type === 'outcome'
            ? say(`match.review.${type}.${value}`)
            : nameOf(type, value, terminal.language),
    },
    { title: say('match.review.by'), value: ({ decided_by }) => decided_by },
  ])
}

/** Verbs of values that nobody knows. */
export const reviewCommands: readonly Command[] = [
  {
    verb: 'review list',
    usage: '',
    example: 'talweg review list --type country',
    options: [{ name: 'type', type: 'string', placeholder: reviewTypes.join('|') }],
    least: 0,
    most: 0,
    async run(api, input) {
      const answer = List.parse(await api.get('/review', { type: optionText(input, 'type') }))
      return { value: answer, show: (terminal) => showDoubtful(terminal, answer.items) }
    },
  },
  {
    verb: 'review answer',
    usage: 'TYPE WRITTEN [VALUE]',
    example: 'talweg review answer country "Greater China" CN',
    options: [],
    least: 2,
    most: 3,
    async run(api, input) {
      const [type = '', written, value = null] = input.words
      if (!ReviewType.safeParse(type).success)
        throw new Fault('invalid', 'match.review_type', { type, known: reviewTypes.join(', ') })
      const answer = Answer.parse(await api.post('/review/answers', { type, written, value }))
      return { value: answer, show: (terminal) => showAnswers(terminal, [answer]) }
    },
  },
  {
    verb: 'review answers',
    usage: '',
    example: 'talweg review answers',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const answers = Answers.parse(await api.get('/review/answers'))
      return { value: answers, show: (terminal) => showAnswers(terminal, answers.items) }
    },
  },
  {
    verb: 'review undo',
    usage: 'ID',
    example: 'talweg review undo ans_3f9c…',
    options: [],
    least: 1,
    most: 1,
    async run(api, input, say) {
      const [id = ''] = input.words
      await api.delete(`/review/answers/${encodeURIComponent(id)}`)
      return { value: { undone: id }, show: (terminal) => terminal.line(say('match.review.undone')) }
    },
  },
]
