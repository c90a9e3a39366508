import { compareCore, type Finding, isCrossed } from './compare.ts'
import type { NameComparison } from './model.ts'
import { withoutPlaces } from './places.ts'
import type { Read } from './read.ts'
import { weights } from './weights.ts'

/** A comparison and what it came to. */
export type Found = Readonly<{ what: NameComparison }> & Finding

/** Every part of two names compared. */
export function compareAll(a: Read, b: Read): Found[] {
  const crossed = isCrossed(a, b)
  const told = (what: NameComparison, finding: Finding): Found => ({ what, ...finding })
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

/** A word for a trade may be made of others: what says more has the other's characters in their order. */
function compareTrades(one: Read, other: Read, crossed: boolean): Finding {
  const level = tradeLevel(one, other)
  // What one language calls technology the other may call network.
  if (crossed && level !== 'alike') return { level, weight: Math.round(weights.trade[level] / 4) }
  return { level, weight: weights.trade[level] }
}

function tradeLevel(one: Read, other: Read): keyof typeof weights.trade {
  const [a, b] = [one.trades, other.trades]
  const shared = a.filter((code) => b.includes(code)).length
  const fewer = Math.min(a.length, b.length)
  if (fewer === 0) return a.length === b.length ? 'none' : 'missing'
  if (shared === a.length && shared === b.length) return one.tradeText === other.tradeText ? 'equal' : 'alike'
  if (
    shared === fewer ||
    isWithin(one.tradeText, other.tradeText) ||
    isWithin(other.tradeText, one.tradeText)
  )
    return 'more'
  return shared === 0 ? 'different' : 'overlap'
}

/** Whether all characters of a text stand in another, in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
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
