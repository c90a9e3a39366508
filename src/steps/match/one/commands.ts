import { type Command, optionText } from '../../../ground/edge/index.ts'
import { showReceipt } from '../why/commands.ts'
import { MatchAnswer, type MatchCandidate } from './model.ts'

const fields = [
  'website',
  'email',
  'credit-code',
  'phone',
  'address',
  'country',
  'region',
  'city',
  'industry',
] as const

/** The verb that says which account a company or a person is. */
export const oneCommands: readonly Command[] = [
  {
    verb: 'match one',
    usage: '[NAME]',
    example: 'talweg match one "Huawei Technologies" --city Shenzhen',
    options: ['company', ...fields].map((name) => ({ name, type: 'string', placeholder: 'TEXT' })),
    least: 0,
    most: 1,
    async run(api, input) {
      const [name] = input.words
      const company = optionText(input, 'company')
      const who = company === undefined ? { name } : { person: name, name: company }
      const said = Object.fromEntries(
        fields.flatMap((field) => {
          const value = optionText(input, field)
          return value === undefined ? [] : [[field.replace('-', '_'), value]]
        }),
      )
      const answer = MatchAnswer.parse(await api.post('/match', { ...who, ...said }))
      return {
        value: answer,
        show(terminal) {
          const { say } = terminal
          terminal.heading(say(`match.one.${answer.verdict}`))
          const accounts = [...(answer.account ? [answer.account] : []), ...answer.alternatives]
          if (accounts.length > 0)
            terminal.table(accounts, [
              { title: say('match.column.name'), value: (each) => each.name, width: 40 },
              { title: say('match.column.domain'), value: (each) => each.domain },
              {
                title: say('match.one.probability'),
                value: ({ probability }: MatchCandidate) => terminal.share(probability),
                align: 'right',
              },
              { title: say('match.column.account_id'), value: (each) => each.account_id },
            ])
          if (answer.people.length > 0)
            terminal.table(answer.people, [
              { title: say('match.column.person'), value: (each) => each.name, width: 24 },
              { title: say('match.column.title'), value: (each) => each.title, width: 24 },
              { title: say('match.column.email'), value: (each) => each.email, width: 32 },
              { title: say('match.column.contact_id'), value: (each) => each.contact_id },
            ])
          else if (answer.account && company !== undefined && answer.contact_id === null)
            terminal.line(say('match.one.no_person', { company: answer.account.name }))
          const receipt = accounts[0]?.receipt
          if (receipt) showReceipt(terminal, receipt)
        },
      }
    },
  },
]
