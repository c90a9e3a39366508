import { type Api, type Command, type Input, type Output, optionText } from '../../../ground/edge/index.ts'
import { PeopleQueue } from '../people/model.ts'
import { sayDoubt } from '../why/commands.ts'
import { type Candidate, Queue, worth } from './model.ts'

/** Contacts that may be one person. */
async function reviewPeople(api: Api, input: Input): Promise<Output> {
  const query = { limit: optionText(input, 'limit'), account: optionText(input, 'account') }
  const queue = PeopleQueue.parse(await api.get('/match/people', query))
  return {
    value: queue,
    show(terminal) {
      const { say, share, amount } = terminal
      if (queue.items.length === 0) return terminal.line(say('match.queue.no_people'))
      terminal.table(queue.items, [
        { title: 'A', value: ({ a }) => a.name, width: 24 },
        { title: say('match.column.name'), value: ({ a }) => a.account, width: 28 },
        { title: 'B', value: ({ b }) => b.name, width: 24 },
        { title: say('match.column.name'), value: ({ b }) => b.account, width: 28 },
        {
          title: say('match.queue.value'),
          value: ({ a, b }) => amount(Math.max(worth(a), worth(b))),
          align: 'right',
        },
        {
          title: say('match.queue.weighed'),
          // Rounded down: what somebody has to decide is not certain.
          value: ({ weighed }) => share(Math.floor(weighed * 100) / 100),
          align: 'right',
        },
        { title: say('match.column.contact_id'), value: ({ a, b }) => `${a.contact_id} ${b.contact_id}` },
      ])
      terminal.line(say('match.queue.shown', { shown: queue.items.length, total: queue.total }))
    },
  }
}

/** The verb of pairs that may be one company. */
export const queueCommands: readonly Command[] = [
  {
    verb: 'match review',
    usage: '',
    example: 'talweg match review --limit 20',
    options: [
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'account', type: 'string', placeholder: 'ACCOUNT' },
      { name: 'people', type: 'boolean' },
    ],
    least: 0,
    most: 0,
    async run(api, input) {
      if (input.options.people === true) return reviewPeople(api, input)
      const queue = Queue.parse(
        await api.get('/match/pairs', {
          limit: optionText(input, 'limit'),
          account: optionText(input, 'account'),
        }),
      )
      return {
        value: queue,
        show(terminal) {
          const { say, amount } = terminal
          const value = (side: Candidate) => amount(worth(side))
          if (queue.items.length === 0) return terminal.line(say('match.queue.none'))
          terminal.table(queue.items, [
            { title: 'A', value: ({ a }) => a.name, width: 32 },
            { title: say('match.queue.value'), value: ({ a }) => value(a), align: 'right' },
            { title: 'B', value: ({ b }) => b.name, width: 32 },
            { title: say('match.queue.value'), value: ({ b }) => value(b), align: 'right' },
            {
              title: say('match.queue.why'),
              value: (pair) => sayDoubt(terminal, pair),
              width: 60,
            },
            { title: say('match.column.account_id'), value: ({ a, b }) => `${a.account_id} ${b.account_id}` },
          ])
          terminal.line(say('match.queue.shown', { shown: queue.items.length, total: queue.total }))
        },
      }
    },
  },
]
