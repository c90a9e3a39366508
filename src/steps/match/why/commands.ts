import type { Command, Terminal } from '../../../ground/edge/index.ts'
import { namesIn } from '../account-fields.ts'
import {
  comparisonWord,
  type Doubt,
  type Reason,
  type Receipt,
  type ReceiptLine,
  WhyPair,
  type WhyRow,
} from './model.ts'

/** A reason in words: `same name: acme`. */
function sayReason(say: Terminal['say'], { kind, value, verdict }: Reason): string {
  const what = say(`match.why.${kind}`)
  if (verdict)
    return `${what}: ${verdict.by}, ${verdict.at.slice(0, 10)}${verdict.reason ? `, ${verdict.reason}` : ''}`
  return value === null ? what : `${what}: ${value}`
}

/** Thousandths of a bit as bits. */
export const inBits = (weight: number | null) => ((weight ?? 0) / 1000).toFixed(1)

/** Why somebody should look, and how likely the two are one: `what they say leaves it open · 62 %`. */
export const sayDoubt = (
  { say, share }: Pick<Terminal, 'say' | 'share'>,
  { pattern, probability }: Doubt,
): string =>
  [say(`match.queue.${pattern}`), ...(probability === null ? [] : [share(probability)])].join(' · ')

/** Prints two rows side by side. */
export function showReceipt(terminal: Terminal, { lines, weight, threshold }: Receipt): void {
  const { say } = terminal
  const named = namesIn(terminal.language)
  terminal.table(lines, [
    { title: say('match.field'), value: ({ comparison }) => say(comparisonWord(comparison)) },
    { title: 'A', value: ({ comparison, a }) => a && named(comparison, a), width: 34 },
    { title: 'B', value: ({ comparison, b }) => b && named(comparison, b), width: 34 },
    { title: say('match.why.level'), value: ({ level }) => say(`match.level.${level}`) },
    ...(weight === null
      ? []
      : [
          {
            title: say('match.why.bits'),
            value: (line: ReceiptLine) => inBits(line.weight),
            align: 'right' as const,
          },
        ]),
  ])
  if (weight !== null)
    terminal.line(say('match.why.sum', { weight: inBits(weight), threshold: inBits(threshold) }))
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
      const [a = '', b = ''] = input.words
      const why = WhyPair.parse(await api.get('/match/why', { a, b }))
      return {
        value: why,
        show(terminal) {
          const { say } = terminal
          terminal.heading(
            say(why.one ? 'match.why.one' : why.doubt ? 'match.why.doubt' : 'match.why.differ'),
          )
          if (why.one) showPath(terminal, why.path)
          for (const verdict of why.kept_apart)
            terminal.line(sayReason(say, { kind: 'verdict', value: null, verdict }))
          if (why.doubt) terminal.line(sayDoubt(terminal, why.doubt))
          showReceipt(terminal, why.direct)
          if (why.doubt) terminal.line(say('match.why.decide', { a, b }))
        },
      }
    },
  },
]
