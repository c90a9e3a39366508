import type { Comparison } from './comparison.ts'
import type { CandidatePairs } from './pairs.ts'

/** What was learned: per comparison and level the shares among pairs that are one and that are not; the share of pairs that are one. */
export interface Model {
  prior: number
  m: number[][]
  u: number[][]
}

const rounds = 60
/**
 * As many imagined pairs stand for the starting shares, so that a few rows do not overturn them: more of those that are not one,
 * since what two strangers share by chance is much the same everywhere.
 */
const imagined = { m: 100, u: 500 } as const

/** What strangers share is learned of pairs that a level speaks against alone where there are so many. */
const fewStrangers = 100

/** Share of candidates that are one, before anything was looked at. */
const rareAtFirst = 0.1

/**
 * Expectation–maximisation over counted patterns (Fellegi & Sunter 1969; Winkler 1988), within the candidates. Pairs that a level
 * speaks against are not one here either: in a file with few pairs that are one, all that lie in one town and trade
 * would be taken for them.
 * @param isHeld per pattern whether it is held below what makes a pair one
 */
export function train(
  records: number,
  comparisons: readonly Comparison[],
  { patterns, count }: Pick<CandidatePairs, 'patterns' | 'count'>,
  isHeld: readonly boolean[] = [],
): Model {
  let model: Model = {
    prior: Math.min(
      rareAtFirst,
      (0.3 * records) /
        Math.max(
          1,
          count.reduce((sum, pairs) => sum + pairs, 0),
        ),
    ),
    m: comparisons.map(({ levels }) => [0, ...levels.map((level) => level.m)]),
    u: comparisons.map(({ levels }) => [0, ...levels.map((level) => level.u)]),
  }
  const start = model
  const most = Math.min(
    0.9,
    (5 * records) /
      Math.max(
        1,
        count.reduce((sum, pairs) => sum + pairs, 0),
      ),
  )
  const total = count.reduce((sum, pairs) => sum + pairs, 0)
  const isApart = patterns.map(
    (pattern, p) =>
      isHeld[p] === true ||
      pattern.some((level, c) => level >= (comparisons[c]?.against ?? Number.POSITIVE_INFINITY)),
  )
  const isByStrangers = comparisons.map(
    ({ isByStrangers: wanted }, c) =>
      wanted === true &&
      patterns.reduce((sum, pattern, p) => sum + (isApart[p] && pattern[c] !== 0 ? (count[p] ?? 0) : 0), 0) >=
        fewStrangers,
  )
  for (let round = 0; round < rounds; round++) {
    const m = start.m.map((shares, c) => {
      const strength = Math.max(imagined.m, (comparisons[c]?.trust ?? 0) * model.prior * total)
      return shares.map((share) => share * strength)
    })
    const u = start.u.map((shares) => shares.map((share) => share * imagined.u))
    let [ones, all] = [imagined.m * rareAtFirst, imagined.m]
    patterns.forEach((pattern, p) => {
      const pairs = count[p] ?? 0
      const isOne = isApart[p] ? 0 : probabilityOf(model, pattern, comparisons)
      ones += pairs * isOne
      all += pairs
      pattern.forEach((level, c) => {
        if (level === 0) return
        const [mc, uc] = [m[c], u[c]]
        if (!mc || !uc) return
        mc[level] = (mc[level] ?? 0) + pairs * isOne
        if (!isByStrangers[c] || isApart[p]) uc[level] = (uc[level] ?? 0) + pairs * (1 - isOne)
      })
    })
    model = { prior: Math.min(most, ones / all), m: m.map(shared), u: u.map(shared) }
  }
  return model
}

const shared = (counts: readonly number[]) => {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / all)
}

function probabilityOf(
  { prior, m, u }: Model,
  pattern: Int8Array,
  comparisons: readonly Comparison[],
): number {
  let odds = Math.log(prior / (1 - prior))
  pattern.forEach((level, c) => {
    if (level === 0) return
    const told = Math.log((m[c]?.[level] ?? 1) / (u[c]?.[level] ?? 1))
    odds += comparisons[c]?.isLoose ? Math.max(0, told) : told
  })
  return 1 / (1 + Math.exp(-odds))
}
