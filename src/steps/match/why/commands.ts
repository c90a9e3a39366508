import type { Command, Terminal } from '../../../ground/edge/index.ts'
import { type Reason, type Receipt, WhyPair, type WhyRow } from './model.ts'

/** A reason in words: `same name: acme`. */
function sayReason(say: Terminal['say'], { kind, value, verdict }: Reason): string {
  const what = say(`match.why.${kind}`)
  if (verdict)
    return `${what}: ${verdict.by}, ${verdict.at.slice(0, 10)}${verdict.reason ? `, ${verdict.reason}` : ''}`
  return value === null ? what : `${what}: ${value}`
}

function showReceipt(terminal: Terminal, { lines }: Receipt): void {
  const { say } = terminal
  terminal.table(lines, [
    { title: say('match.field'), value: ({ comparison }) => say(`match.column.${comparison}`) },
    { title: 'A', value: ({ a }) => a, width: 34 },
    { title: 'B', value: ({ b }) => b, width: 34 },
    { title: say('match.why.level'), value: ({ level }) => say(`match.level.${level}`) },
  ])
}

function showPath(terminal: Terminal, path: readonly WhyRow[]): void {
  const { say } = terminal
  terminal.table(path, [
    { title: say('match.column.name'), value: ({ name, domain }) => name ?? domain, width: 34 },
    {
      title: say('match.from'),
      value: ({ file, line }) => (file === null ? say('match.rule.named_in') : `${file}:${line}`),
    },
    {
      title: say('match.column.rule'),
      value: ({ reasons }) => reasons.map((reason) => sayReason(say, reason)).join('; '),
      width: 60,
    },
  ])
}

/** The verb that says why two are one company, or not. */
export const whyCommands: readonly Command[] = [
  {
    verb: 'match why',
    usage: 'A B',
    example: 'talweg match why acc_3f9c… acc_81d2…',
    options: [],
    least: 2,
    most: 2,
    async run(api, input) {
      const [a, b] = input.words
      const why = WhyPair.parse(await api.get('/match/why', { a, b }))
      return {
        value: why,
        show(terminal) {
          const { say } = terminal
          terminal.heading(say(why.one ? 'match.why.one' : 'match.why.differ'))
          if (why.one) showPath(terminal, why.path)
          for (const verdict of why.kept_apart)
            terminal.line(sayReason(say, { kind: 'verdict', value: null, verdict }))
          showReceipt(terminal, why.direct)
        },
      }
    },
  },
]
