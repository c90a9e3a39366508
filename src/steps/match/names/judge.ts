import { compareCore, type Finding, isCrossed } from './compare.ts'
import { withoutPlaces } from './places.ts'
import { type Read, readName } from './read.ts'
import { certain, weights } from './weights.ts'

/** One line of the receipt: what was compared, what was found, and its weight in thousandths of a bit. */
export type Line = Readonly<{ what: 'prior' | Part; level: string; weight: number }>
type Part = 'core' | 'whole' | 'trade' | 'group' | 'region' | 'form' | 'branch' | 'number'

export type Judgement = Readonly<{
  verdict: 'same' | 'related' | 'different' | 'unsure'
  /** That both names are of one company, from 0 to 1. */
  probability: number
  /** Thousandths of a bit: the sum of the lines. */
  weight: number
  lines: readonly Line[]
}>

/** Whether two names are of one company, by nothing but the names. */
export function judgeNames(a: string, b: string): Judgement {
  return judgeRead(readName(a), readName(b))
}

export function judgeRead(a: Read, b: Read): Judgement {
  if (a.keys.core_key === null || b.keys.core_key === null)
    return { verdict: 'unsure', probability: chance(weights.prior), weight: weights.prior, lines: [prior] }
  const found = compareAll(a, b)
  const lines: Line[] = [prior, ...found.filter(({ weight, level }) => weight !== 0 || level !== 'none')]
  const weight = lines.reduce((sum, line) => sum + line.weight, 0)
  return { verdict: verdictOf(found, weight, isCrossed(a, b)), probability: chance(weight), weight, lines }
}

const prior: Line = { what: 'prior', level: 'prior', weight: weights.prior }

const chance = (weight: number) => 1 / (1 + 2 ** (-weight / 1000))

type Found = Readonly<{ what: Part }> & Finding

function compareAll(a: Read, b: Read): Found[] {
  const crossed = isCrossed(a, b)
  const told = (what: Part, finding: Finding): Found => ({ what, ...finding })
  const core = compareCore(a, b)
  return [
    told('core', core),
    told(
      'whole',
      a.keys.core_key === b.keys.core_key ? { level: 'equal', weight: weights.whole.equal } : none,
    ),
    told('trade', core.level === 'short' ? none : compareTrades(a, b, crossed)),
    told('group', compareSets(a.groups, b.groups, weights.group)),
    told('region', compareRegions(a, b)),
    told('form', crossed ? none : compareForms(a, b)),
    told('branch', crossed ? none : compareBranches(a, b)),
    told('number', crossed ? none : compareNumbers(a, b)),
  ]
}

const none: Finding = { level: 'none', weight: 0 }

function compareTrades(one: Read, other: Read, crossed: boolean): Finding {
  const [a, b] = [one.trades, other.trades]
  const shared = a.filter((code) => b.includes(code)).length
  const level =
    a.length === 0 && b.length === 0
      ? 'none'
      : a.length === 0 || b.length === 0
        ? 'missing'
        : shared === 0
          ? 'different'
          : shared === a.length && shared === b.length
            ? one.tradeText === other.tradeText
              ? 'equal'
              : 'alike'
            : shared === a.length || shared === b.length
              ? 'more'
              : 'overlap'
  // What one language calls technology the other may call network.
  if (crossed && level !== 'alike') return { level, weight: Math.round(weights.trade[level] / 4) }
  return { level, weight: weights.trade[level] }
}

function compareSets(
  a: readonly string[],
  b: readonly string[],
  worth: Readonly<{ equal: number; missing: number; none: number }>,
): Finding {
  if (a.length === 0 && b.length === 0) return none
  const level = a.length > 0 && b.length > 0 ? 'equal' : 'missing'
  return { level, weight: worth[level] }
}

function compareRegions({ regions: a }: Read, { regions: b }: Read): Finding {
  const [one, other] = [a.at(-1), b.at(-1)]
  if (one === undefined && other === undefined) return none
  const level =
    one === undefined || other === undefined
      ? 'missing'
      : one === other
        ? 'equal'
        : isInside(one, other) || isInside(other, one)
          ? 'inside'
          : 'different'
  return { level, weight: weights.region[level] }
}

/** A form that only says company says nothing against another. */
function compareForms({ forms: a }: Read, { forms: b }: Read): Finding {
  const [one, other] = [a, b].map((forms) => forms.filter((form) => form !== 'company'))
  if (one === undefined || other === undefined || one.length === 0 || other.length === 0) return none
  const level = one.some((form) => other.includes(form)) ? 'equal' : 'different'
  return { level, weight: weights.form[level] }
}

function compareBranches({ keys: a }: Read, { keys: b }: Read): Finding {
  const [one, other] = [a.branch, b.branch].map((text) => text?.replace(/(?<=..)[市区县](?=.)/gu, '') ?? null)
  if (!one && !other) return none
  if (one && other && one !== other) {
    const [rest, more] = [withoutPlaces(one), withoutPlaces(other)]
    if (rest.text === more.text || isBusinessOf(rest.text, more.text) || isBusinessOf(more.text, rest.text)) {
      const weight = placesFit(rest.places, more.places) ? weights.branch.inside : weights.branch.different
      return { level: weight > 0 ? 'inside' : 'different', weight }
    }
  }
  const level = !one || !other ? 'missing' : one === other ? 'equal' : 'different'
  return { level, weight: weights.branch[level] }
}

/** `分行营业部` is the counter of the branch itself. */
const isBusinessOf = (whole: string, text: string) => whole === `${text}营业部`

const placesFit = (a: readonly string[], b: readonly string[]) =>
  a.every((one) => b.every((other) => isInside(one, other) || isInside(other, one)))

const isInside = (one: string, other: string) => `${one}/`.startsWith(`${other}/`)

function compareNumbers({ numbers: a }: Read, { numbers: b }: Read): Finding {
  if (a.length === 0 && b.length === 0) return none
  const level =
    a.length === 0 || b.length === 0 ? 'missing' : a.join(' ') === b.join(' ') ? 'equal' : 'different'
  return { level, weight: weights.number[level] }
}

/** Beyond a branch, a place or another trade, the brand may say that two companies belong together. */
function verdictOf(found: readonly Found[], weight: number, crossed: boolean): Judgement['verdict'] {
  const probability = chance(weight)
  if (probability >= certain) return 'same'
  const of = (...parts: Part[]) =>
    found
      .filter(({ what }) => parts.includes(what))
      .reduce<number>((sum, line) => sum + line.weight, weights.prior)
  const head = of('core', 'whole', 'trade', 'group', 'region')
  const core = found[0]
  if (crossed) return 'unsure'
  const branches = found.some(({ what, level }) => what === 'branch' && level !== 'none' && level !== 'equal')
  if (branches && chance(head) >= certain) return 'related'
  if (
    core?.level === 'equal' &&
    core.weight >= 10_000 &&
    found.every(({ what, level }) => what !== 'number' || level !== 'different')
  )
    return 'related'
  return probability <= 1 - certain ? 'different' : 'unsure'
}
