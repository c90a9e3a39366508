import { type Api, type Command, type Input, type Output, optionText } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { Rates } from './model.ts'

async function listRates(api: Api): Promise<Output> {
  const answer = Rates.parse(await api.get('/rates'))
  return {
    value: answer,
    show(terminal) {
      const { say, number } = terminal
      terminal.line(
        answer.reporting === null
          ? say('match.no_reporting')
          : say('match.reporting', { currency: answer.reporting }),
      )
      if (answer.rates.length > 0)
        terminal.table(answer.rates, [
          { title: say('match.column.currency'), value: ({ currency }) => currency },
          { title: say('match.rate_from'), value: ({ from }) => from },
          { title: say('match.rate'), value: ({ rate }) => String(rate), align: 'right' },
          { title: say('match.rate_by'), value: ({ by }) => by },
        ])
      for (const { what, currency, amounts } of answer.unconverted)
        terminal.line(
          say('match.unconverted', {
            amounts: number(amounts),
            currency,
            what: say(`match.amounts_of.${what}`),
          }),
        )
    },
  }
}

async function setRate(api: Api, input: Input): Promise<Output> {
  const [currency, rate] = input.words
  const value = Number(rate)
  if (!(value > 0)) throw new Fault('invalid', 'match.rate_unreadable', { text: rate ?? '' })
  const from = optionText(input, 'from')
  await api.job('/rates', { currency, rate: value, ...(from ? { from } : {}) })
  return listRates(api)
}

async function setReporting(api: Api, input: Input): Promise<Output> {
  await api.job('/rates/reporting', { currency: input.words[0] ?? null })
  return listRates(api)
}

/** Verbs of the reporting currency. */
export const rateCommands: readonly Command[] = [
  {
    verb: 'rates list',
    usage: '',
    example: 'talweg rates list',
    options: [],
    least: 0,
    most: 0,
    run: listRates,
  },
  {
    verb: 'rates set',
    usage: 'CURRENCY RATE',
    example: 'talweg rates set USD 7.12 --from 2026-01-01',
    options: [{ name: 'from', type: 'string', placeholder: 'DAY' }],
    least: 2,
    most: 2,
    run: setRate,
  },
  {
    verb: 'rates reporting',
    usage: '[CURRENCY]',
    example: 'talweg rates reporting CNY',
    options: [],
    least: 0,
    most: 1,
    run: setReporting,
  },
]
