import { Forest } from '../clusters/forest.ts'
import type { VerdictKind } from './model.ts'

/** A verdict in force with those of its rows that there are now. */
export type Stated = Readonly<{
  seq: number
  verdict: VerdictKind
  one: readonly string[]
  other: readonly string[]
  target: readonly string[]
}>

/** What verdicts come to: constraints that do not contradict each other. */
export type Settled = Readonly<{
  /** Pairs of rows that are one company, each with the verdict that says so. */
  same: readonly Readonly<{ a: string; b: string; seq: number }>[]
  /** Rows none of which is one company with any of the others. */
  apart: readonly Readonly<{ seq: number; one: readonly string[]; other: readonly string[] }>[]
  /** Rows that somebody took out of an account: they draw other rows only after all else. */
  placed: ReadonlySet<string>
  /** Verdicts that newer ones leave nothing of. */
  overruled: readonly number[]
  /** Pairs of rows that somebody saw on two sides, a few of each verdict, as far as nothing newer says otherwise. */
  judged: readonly Readonly<{ a: string; b: string; seq: number; isOne: boolean }>[]
}>

/** So many pairs tell what a verdict says of two accounts; more of the same teach nothing new. */
const mostJudged = 12

/**
 * Of verdicts that contradict each other the newer counts. A merge holds for both accounts as they were, through the first
 * rows that may come together, so that it outlasts a single row; a row that was split off or moved later is no part of it any
 * more. Rows that a newer verdict made one are not kept apart by an older one.
 * @param verdicts in any order, with rows in an order of their own that does not change
 */
export function settle(verdicts: readonly Stated[]): Settled {
  const same: { a: string; b: string; seq: number }[] = []
  const apart: { seq: number; one: readonly string[]; other: readonly string[] }[] = []
  const placed = new Set<string>()
  const overruled: number[] = []
  const judged: Settled['judged'][number][] = []
  const said = new Said(verdicts)
  for (const each of [...verdicts].sort((left, right) => right.seq - left.seq)) {
    const { seq, verdict, one, other } = each
    const free = (rows: readonly string[]) => rows.filter((row) => !placed.has(row))
    const pairs = said.join(each, free)
    same.push(...pairs.map(([a, b]) => ({ a, b, seq })))
    const kept = verdict === 'merge' ? [] : said.keepApart(one, other)
    if (kept.length > 0) apart.push({ seq, one: kept, other })
    const judge = (rows: readonly string[], others: readonly string[], isOne: boolean) =>
      judged.push(...someOf(rows, others).map(([a, b]) => ({ a, b, seq, isOne })))
    if (pairs.length > 0 && verdict === 'merge') judge(free(one), free(other), true)
    if (pairs.length > 0 && verdict === 'move') judge(free(one), free(each.target), true)
    judge(kept, other, false)
    if (pairs.length === 0 && kept.length === 0) overruled.push(seq)
    if (verdict === 'split' || verdict === 'move') for (const row of one) placed.add(row)
  }
  return {
    same,
    apart,
    placed,
    overruled,
    judged: judged.filter(({ a, b, isOne }) => said.isOne(a, b) === isOne),
  }
}

/** Some pairs of a row of the one side and one of the other, spread over both. */
function someOf(one: readonly string[], other: readonly string[]): Pair[] {
  const all = one.length * other.length
  const some = Math.min(all, mostJudged)
  return Array.from({ length: some }, (_, i): Pair => {
    const at = Math.floor((i * all) / some)
    const place = Math.floor(at / other.length)
    return [one[place] ?? '', other[(at + place) % other.length] ?? '']
  })
}

type Pair = readonly [string, string]

/** What newer verdicts say of rows: which are one, and which must not be. */
class Said {
  readonly #places = new Map<string, number>()
  readonly #forest: Forest
  #sides = 0

  constructor(verdicts: readonly Stated[]) {
    for (const { one, other, target } of verdicts)
      for (const row of [...one, ...other, ...target])
        if (!this.#places.has(row)) this.#places.set(row, this.#places.size)
    this.#forest = new Forest(this.#places.size)
  }

  /** Makes rows one as far as nothing newer forbids it. @returns the pairs that the verdict stands for */
  join({ verdict, one, other, target }: Stated, free: (rows: readonly string[]) => string[]): Pair[] {
    if (verdict === 'merge') return this.#joinAccounts(free(one), free(other))
    if (verdict === 'split') return this.#joinTo(free(one).slice(1), free(one)[0])
    if (verdict !== 'move') return []
    const [goal, ...rest] = free(target)
    return [...this.#joinTo(free(one), goal), ...this.#joinTo(rest, goal)]
  }

  /** Keeps the rows of the one side away from the other, all but those that something newer made one with it. */
  keepApart(one: readonly string[], other: readonly string[]): string[] {
    const others = new Set(other.map((row) => this.#find(row)))
    const kept = one.filter((row) => !others.has(this.#find(row)))
    if (kept.length === 0 || other.length === 0) return []
    for (const row of kept) this.#forest.put(this.#place(row), this.#sides)
    for (const row of other) this.#forest.put(this.#place(row), this.#sides + 1)
    this.#sides += 2
    return kept
  }

  /** Whether all that was said makes two rows one. */
  isOne(a: string, b: string): boolean {
    return this.#find(a) === this.#find(b)
  }

  #joinAccounts(one: readonly string[], other: readonly string[]): Pair[] {
    const [first, second] = [one[0], other[0]]
    if (first === undefined || second === undefined) return []
    const tried: Pair[] = [
      ...other.map((row): Pair => [first, row]),
      ...one.slice(1).map((row): Pair => [row, second]),
    ]
    const pair = tried.find(([a, b]) => this.#forest.decide(this.#place(a), this.#place(b)))
    if (pair === undefined) return []
    const rest = [...one, ...other].filter((row) => !pair.includes(row))
    return [pair, ...this.#joinTo(rest, pair[0])]
  }

  #joinTo(rows: readonly string[], goal: string | undefined): Pair[] {
    if (goal === undefined) return []
    return rows
      .filter((row) => this.#forest.decide(this.#place(row), this.#place(goal)))
      .map((row) => [row, goal])
  }

  #place(row: string): number {
    return this.#places.get(row) ?? 0
  }

  #find(row: string): number {
    return this.#forest.find(this.#place(row))
  }
}
