import { z } from 'zod'
import type { Api, Command, Output, Terminal } from '../../../ground/edge/index.ts'
import { namesIn } from '../account-fields.ts'
import { PersonPair, PersonRow } from '../people/model.ts'
import {
  comparisonWord,
  type Doubt,
  type Reason,
  type Receipt,
  type ReceiptLine,
  WhyPair,
  WhyRow,
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
export function showReceipt(
  terminal: Terminal,
  { lines, weight, threshold }: Receipt,
  sum = 'match.why.sum',
): void {
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
  // Rounded down, so that what stays below the threshold does not look as if it reached it.
  const down = weight === null ? null : Math.floor(weight / 100) * 100
  if (down !== null) terminal.line(say(sum, { weight: inBits(down), threshold: inBits(threshold) }))
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
    { title: say('match.column.record_id'), value: ({ record_id }) => record_id },
  ])
}

const isContact = (id: string) => id.startsWith('con_')

function showPeople(terminal: Terminal, rows: readonly PersonRow[]): void {
  const { say } = terminal
  terminal.table(rows, [
    { title: say('match.column.person'), value: ({ name }) => name, width: 24 },
    { title: say('match.column.email'), value: ({ email }) => email, width: 32 },
    { title: say('match.column.phone'), value: ({ phone }) => phone },
    { title: say('match.column.name'), value: ({ account }) => account, width: 28 },
    { title: say('match.from'), value: ({ file, line }) => `${file}:${line}` },
    {
      title: say('match.column.rule'),
      value: ({ reasons, joined_to, receipt }) =>
        joined_to === null
          ? say('match.why.oldest_row')
          : [
              ...reasons.map((reason) => sayReason(say, reason)),
              ...(receipt?.weight == null
                ? []
                : [say('match.why.weighs', { weight: inBits(receipt.weight) })]),
            ].join('; '),
      width: 60,
    },
    { title: say('match.column.record_id'), value: ({ record_id }) => record_id },
  ])
}

/** Why the rows of one account or contact are one. */
async function whyOne(api: Api, id: string): Promise<Output> {
  const path = `/${isContact(id) ? 'contacts' : 'accounts'}/${encodeURIComponent(id)}/why`
  const answer: unknown = await api.get(path)
  if (isContact(id)) {
    const { items } = z.object({ items: z.array(PersonRow) }).parse(answer)
    return { value: { items }, show: (terminal) => showPeople(terminal, items) }
  }
  const { items } = z.object({ items: z.array(WhyRow) }).parse(answer)
  return { value: { items }, show: (terminal) => showPath(terminal, items) }
}

async function whyTwoPeople(api: Api, a: string, b: string): Promise<Output> {
  const why = PersonPair.parse(await api.get('/match/people/why', { a, b }))
  return {
    value: why,
    show(terminal) {
      const { say, share } = terminal
      const { one, doubt } = why
      terminal.heading(
        say(one ? 'match.why.one_person' : doubt ? 'match.why.people_doubt' : 'match.why.two_people'),
      )
      if (one) showPeople(terminal, why.path)
      for (const verdict of why.kept_apart)
        terminal.line(sayReason(say, { kind: 'verdict', value: null, verdict }))
      if (doubt) terminal.line(say('match.why.likely', { share: share(doubt.probability) }))
      showReceipt(terminal, why.direct, 'match.why.sum_person')
      if (doubt) terminal.line(say('match.why.decide_person', { a, b }))
    },
  }
}

async function whyTwoCompanies(api: Api, a: string, b: string): Promise<Output> {
  const why = WhyPair.parse(await api.get('/match/why', { a, b }))
  return {
    value: why,
    show(terminal) {
      const { say } = terminal
      terminal.heading(say(why.one ? 'match.why.one' : why.doubt ? 'match.why.doubt' : 'match.why.differ'))
      if (why.one) showPath(terminal, why.path)
      for (const verdict of why.kept_apart)
        terminal.line(sayReason(say, { kind: 'verdict', value: null, verdict }))
      if (why.doubt) terminal.line(sayDoubt(terminal, why.doubt))
      showReceipt(terminal, why.direct)
      if (why.doubt) terminal.line(say('match.why.decide', { a, b }))
    },
  }
}

/** The verb that says why two are one company or one person, or not; and why all rows of one are. */
export const whyCommands: readonly Command[] = [
  {
    verb: 'match why',
    usage: 'A [B]',
    example: 'talweg match why acc_3f9c… acc_81d2…',
    options: [],
    least: 1,
    most: 2,
    run(api, input) {
      const [a = '', b] = input.words
      if (b === undefined) return whyOne(api, a)
      return isContact(a) || isContact(b) ? whyTwoPeople(api, a, b) : whyTwoCompanies(api, a, b)
    },
  },
]
