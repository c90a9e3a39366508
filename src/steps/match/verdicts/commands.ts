import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  Job,
  type Output,
  optionText,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { Relation, relations, Verdict, type VerdictKind, verdictWord } from './model.ts'

const Decided = z.object({ verdict: Verdict, job: Job })
const Page = z.object({ items: z.array(Verdict), next: z.string().nullable() })

const reason = { name: 'reason', type: 'string', placeholder: 'TEXT' } as const

/** Sends a verdict and waits until the account base follows it. */
async function send(api: Api, path: string, body: unknown): Promise<Output> {
  const { verdict, job } = Decided.parse(await api.post(path, body))
  await api.wait(job.id)
  return {
    value: verdict,
    show: (terminal) => {
      showVerdicts(terminal, [verdict])
      if (verdict.undone_by === null)
        terminal.line(terminal.say('match.verdict.how_to_undo', { id: verdict.verdict_id }))
    },
  }
}

/** The names of one side of a verdict, and how many rows stand behind them. */
function sayRows({ sides }: Verdict, wanted: string): string {
  const side = sides.find((each) => each.side === wanted)
  return side ? `${side.names.join(', ')} (${side.records})` : ''
}

function showVerdicts(terminal: Terminal, verdicts: readonly Verdict[]): void {
  const { say } = terminal
  terminal.table(verdicts, [
    { title: say('match.edit.id'), value: ({ verdict_id }) => verdict_id, align: 'right' },
    { title: say('match.edit.at'), value: ({ at }) => at.slice(0, 16).replace('T', ' ') },
    { title: say('match.edit.by'), value: ({ by }) => by },
    {
      title: say('match.verdict'),
      value: (each) => say(verdictWord(each)),
    },
    { title: say('match.verdict.one'), value: (each) => sayRows(each, 'one'), width: 36 },
    {
      title: say('match.verdict.other'),
      value: (each) => sayRows(each, each.verdict === 'move' ? 'target' : 'other'),
      width: 36,
    },
    { title: say('match.edit.note'), value: (each) => each.reason, width: 30 },
    {
      title: say('match.edit.undone'),
      value: ({ undone_by, undone_at, overruled }) =>
        undone_at
          ? `${undone_by} ${undone_at.slice(0, 10)}`
          : overruled
            ? say('match.verdict.overruled')
            : null,
    },
  ])
}

const ofAccounts = (verdict: VerdictKind, example: string): Command => ({
  verb: `match ${verdict}`,
  usage: 'A B',
  example,
  options: [reason],
  least: 2,
  most: 2,
  run: (api, input) =>
    send(api, '/verdicts', { verdict, accounts: input.words, reason: optionText(input, 'reason') }),
})

async function relate(api: Api, input: Input): Promise<Output> {
  const relation = Relation.safeParse(optionText(input, 'as') ?? 'part')
  if (!relation.success) throw new Fault('invalid', 'match.relation_unknown', { known: relations.join(', ') })
  return send(api, '/verdicts', {
    verdict: 'related',
    accounts: input.words,
    relation: relation.data,
    reason: optionText(input, 'reason'),
  })
}

/** Verbs of what people say about which rows are one company. */
export const verdictCommands: readonly Command[] = [
  ofAccounts('merge', 'talweg match merge acc_3f9c… acc_81d2… --reason "new name since 2025"'),
  ofAccounts('apart', 'talweg match apart acc_3f9c… acc_81d2…'),
  {
    verb: 'match related',
    usage: 'PART WHOLE',
    example: 'talweg match related acc_3f9c… acc_81d2… --as branch',
    options: [{ name: 'as', type: 'string', placeholder: relations.join('|') }, reason],
    least: 2,
    most: 2,
    run: relate,
  },
  {
    verb: 'match split',
    usage: 'ROW…',
    example: 'talweg match split 5f21c0… --reason "another firm of the same name"',
    options: [reason],
    least: 1,
    most: 1000,
    run: (api, input) =>
      send(api, '/verdicts', { verdict: 'split', records: input.words, reason: optionText(input, 'reason') }),
  },
  {
    verb: 'match move',
    usage: 'ROW…',
    example: 'talweg match move 5f21c0… --to acc_81d2…',
    options: [{ name: 'to', type: 'string', placeholder: 'ACCOUNT|CONTACT' }, reason],
    least: 1,
    most: 1000,
    async run(api, input) {
      const account = optionText(input, 'to')
      if (account === undefined) throw new Fault('invalid', 'match.move_where')
      return send(api, '/verdicts', {
        verdict: 'move',
        records: input.words,
        account,
        reason: optionText(input, 'reason'),
      })
    },
  },
  {
    verb: 'match decisions',
    helps: ['match.verdict_missing'],
    usage: '[ACCOUNT]',
    example: 'talweg match decisions --limit 20',
    options: [
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'cursor', type: 'string', placeholder: 'NEXT' },
    ],
    least: 0,
    most: 1,
    async run(api, input) {
      const [account] = input.words
      const answer =
        account === undefined
          ? Page.parse(
              await api.get('/verdicts', {
                limit: optionText(input, 'limit'),
                cursor: optionText(input, 'cursor'),
              }),
            )
          : Page.omit({ next: true }).parse(
              await api.get(`/accounts/${encodeURIComponent(account)}/verdicts`),
            )
      return {
        value: answer,
        show(terminal) {
          if (answer.items.length === 0) terminal.line(terminal.say('match.verdicts_none'))
          else showVerdicts(terminal, answer.items)
          if ('next' in answer && typeof answer.next === 'string')
            terminal.line(terminal.say('command.next_page', { next: answer.next }))
        },
      }
    },
  },
  {
    verb: 'match undo',
    usage: 'ID',
    example: 'talweg match undo 7',
    options: [],
    least: 1,
    most: 1,
    run: (api, input) => send(api, `/verdicts/${encodeURIComponent(input.words[0] ?? '')}/undo`, undefined),
  },
]
