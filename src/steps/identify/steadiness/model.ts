import { z } from 'zod'

const Half = z.object({
  n: z.int(),
  positives: z.int(),
  lift: z.number().describe('Rate of the bin ÷ rate of all, both of this half'),
})

/** How what is said of a bin fares over time: alike in both halves, changed by more than chance, turned to the other side, or not told. */
export const fares = ['holds', 'changed', 'turned', 'unclear'] as const

/** How steady a line of evidence is: over samples drawn anew, and over time. */
export const steadiness = {
  again: z
    .number()
    .nullable()
    .default(null)
    .describe(
      'Share of samples, drawn anew from the same units, in which the bin is told from the rest again, on the same side and as surely as a line must be that is said to win or lose',
    ),
  earlier: Half.nullable()
    .default(null)
    .describe('The earlier half; null without time, or with too few in either half'),
  later: Half.nullable().default(null),
  over_time: z
    .enum(fares)
    .nullable()
    .default(null)
    .describe(
      '`holds`: the same side in both halves; `changed`: the odds are others by more than chance; `turned`: from one side to the other, both by more than chance; `unclear`: another side, but no more than chance',
    ),
}
export type Steadiness = { [Part in keyof typeof steadiness]: z.infer<(typeof steadiness)[Part]> }

export const notSteady: Steadiness = { again: null, earlier: null, later: null, over_time: null }

/** Where time is cut in two. */
export const Halves = z.object({
  by: z.string().nullable().describe('Column of days; null: as rows stand in the file'),
  from: z.iso
    .date()
    .nullable()
    .describe('First day of the later half; null where rows have an order without days'),
  earlier: z.int(),
  later: z.int(),
})
export type Halves = z.infer<typeof Halves>

type Say = (key: string, params?: Record<string, string | number>) => string

const ratio = (lift: number) => `${lift.toFixed(2)}×`

/** The lift of a line in the earlier and in the later half; null where nothing is told of it. */
export const sayLifts = ({ earlier, later }: Steadiness): string | null =>
  earlier === null || later === null ? null : `${ratio(earlier.lift)} → ${ratio(later.lift)}`

/** What became of a line over time, in a few words: `turned: 1.80× → 0.70×`; null where nothing is told of it. */
export function sayOverTime(line: Steadiness, say: Say): string | null {
  const lifts = sayLifts(line)
  if (lifts === null || line.over_time === null) return null
  return say('identify.steady.fares', { how: say(`identify.steady.${line.over_time}`), lifts })
}

/** By which factor the lift of a line differs between the halves, on a logarithmic scale; null where that is not told. */
export const changeOf = ({ earlier, later }: Steadiness): number | null =>
  earlier === null || later === null
    ? null
    : Math.abs(Math.log(Math.max(later.lift, leastLift) / Math.max(earlier.lift, leastLift)))

/** Nothing at all is not farther from one than this. */
const leastLift = 0.01

/** How a language says the keys of its words, and writes numbers and days. */
type Pen = Readonly<{ say: Say; number: (value: number) => string; day: (value: string) => string }>

/** More findings are not named; the table has all. */
const mostTurned = 5

/**
 * The lines that turned, as findings: of each trait the one that changed most, the greatest change first.
 * @param nameOf the trait of a line
 * @param sayLine the line in words
 */
export function sayTurned<Line extends Steadiness>(
  lines: readonly Line[],
  nameOf: (line: Line) => string,
  sayLine: (line: Line) => string,
  { say, number }: Pen,
): string[] {
  const turned = lines
    .filter(({ over_time }) => over_time === 'turned')
    .sort((a, b) => (changeOf(b) ?? 0) - (changeOf(a) ?? 0))
  const found = [...Map.groupBy(turned, nameOf).values()].flatMap(([most]) => most ?? [])
  const more = found.length - mostTurned
  return [
    ...found.slice(0, mostTurned).map((line) =>
      say('identify.steady.turned_line', {
        line: sayLine(line),
        earlier: ratio(line.earlier?.lift ?? 0),
        n_earlier: number(line.earlier?.n ?? 0),
        later: ratio(line.later?.lift ?? 0),
        n_later: number(line.later?.n ?? 0),
      }),
    ),
    ...(more > 0 ? [say('identify.steady.turned_more', { traits: number(more) })] : []),
  ]
}

/** Where time was cut in two, or that nothing is known of it. */
export const sayHalves = (halves: Halves | null, { say, number, day }: Pen): string =>
  halves === null
    ? say('identify.steady.no_time')
    : say(halves.from === null ? 'identify.steady.in_order' : 'identify.steady.cut', {
        day: halves.from === null ? '' : day(halves.from),
        earlier: number(halves.earlier),
        later: number(halves.later),
      })
