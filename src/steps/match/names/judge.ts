import { isCrossed } from './compare.ts'
import { compareAll, type Found } from './findings.ts'
import type { NameComparison, NamePair } from './model.ts'
import type { Read } from './read.ts'
import { certain, weights } from './weights.ts'

/** One line of the receipt: what was compared, what was found, and its weight in thousandths of a bit. */
export type Line = NamePair['lines'][number]

/** Whether two names are of one company, and the lines whose sum says so. */
export type Judgement = Omit<NamePair, 'a' | 'b'>

/** Whether two names are of one company, by nothing but the names. */
export function judgeNames(one: Read, other: Read): Judgement {
  const crossed = isCrossed(one, other)
  const [a, b] = crossed ? [one.second ?? one, other.second ?? other] : [one, other]
  if (a.keys.core_key === null || b.keys.core_key === null)
    return { verdict: 'unsure', probability: chance(weights.prior), weight: weights.prior, lines: [prior] }
  const found = compareAll(a, b)
  const lines: Line[] = [prior, ...found.filter(({ weight, level }) => weight !== 0 || level !== 'none')]
  const weight = lines.reduce((sum, line) => sum + line.weight, 0)
  return { verdict: verdictOf(found, weight, isCrossed(a, b)), probability: chance(weight), weight, lines }
}

const prior: Line = { what: 'prior', level: 'prior', weight: weights.prior }

const chance = (weight: number) => 1 / (1 + 2 ** (-weight / 1000))

/** Beyond a branch, a place or another trade, the brand may say that two companies belong together. */
function verdictOf(found: readonly Found[], weight: number, crossed: boolean): Judgement['verdict'] {
  const probability = chance(weight)
  if (probability >= certain) return 'same'
  const of = (...parts: NameComparison[]) =>
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
