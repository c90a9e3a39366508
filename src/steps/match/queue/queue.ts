import type { Lake, LakeTransaction, Row } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import { livingId } from '../accounts.ts'
import { namesVersion } from '../names/index.ts'
import { namedOpposite } from '../verdicts/store.ts'
import { type LevelWeights, receiptOf, weightsFrom } from '../why/receipt.ts'
import { sql as why } from '../why/statements.ts'
import { Candidate, type Queue, type UncertainPair, worth } from './model.ts'
import { sql } from './statements.ts'

/** Groups of more than these say nothing of any two of them, and would make too many pairs. */
const limits = { most_alike: 10, most_of_domain: 200, most_claims: 5 } as const

/** Pairs that are ranked with what lies outside the lake's account base: lists, and what was decided a moment ago. */
const mostRanked = 1000

/** Finds the pairs of accounts that may be one company. Needs the temporary tables of the refresh, and the hierarchy. */
export async function findPairs(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.doubts, { ...limits, version: namesVersion })
  await tx.run(sql.asked)
}

export type QueueServices = Readonly<{
  lake: Lake
  state: State
  /** Accounts that stand on a list. */
  listed: () => Promise<ReadonlySet<string>>
}>

/** How many pairs; those of one account only, where it is given. */
export type Asked = Readonly<{ limit: number; account?: string | undefined }>

/**
 * The pairs that nobody decided about, first those where a decision changes most: money won and open, open deals, then whether
 * one of the two stands on a list. Verdicts count at once, also before the account base follows them.
 * @throws Fault `match.account_missing`
 */
export async function uncertainPairs(
  { lake, state, listed }: QueueServices,
  { limit, account }: Asked,
): Promise<Queue> {
  const account_id = account === undefined ? '' : await livingId(lake, account)
  const [rows, [length], weights, lists] = await Promise.all([
    lake.read(sql.queue, { account_id, limit: mostRanked }),
    lake.read(sql.queue_length, { account_id }),
    lake.readKept(why.weights),
    listed(),
  ])
  const levels = weightsFrom(weights)
  const decided = await namedOpposite(
    state,
    rows.map(({ record_a, record_b }) => [String(record_a), String(record_b)] as const),
  )
  const open = rows.filter((_, i) => !decided[i]).map((row) => toPair(row, lists, levels))
  const moved = ({ a, b }: UncertainPair) => Math.min(worth(a), worth(b))
  const onList = ({ a, b }: UncertainPair) => Number(a.listed) + Number(b.listed)
  return {
    items: open
      .toSorted((left, right) => moved(right) - moved(left) || onList(right) - onList(left))
      .slice(0, limit),
    total: Number(length?.pairs ?? 0) - decided.filter(Boolean).length,
  }
}

function toPair(row: Row, lists: ReadonlySet<string>, levels: LevelWeights): UncertainPair {
  const [a, b] = [sideOf(row, 'a_'), sideOf(row, 'b_')]
  const candidate = (side: Row) => Candidate.parse({ ...side, listed: lists.has(String(side.account_id)) })
  // Of a domain that stands with too many names one knows nothing but that.
  const names = row.pattern === 'shared_domain' ? Number.POSITIVE_INFINITY : 0
  return {
    a: candidate(a),
    b: candidate(b),
    pattern: String(row.pattern),
    probability: typeof row.probability_ppm === 'number' ? row.probability_ppm / 1_000_000 : null,
    receipt: receiptOf(
      { ...a, record_id: row.record_a ?? '', names, name_node: null },
      { ...b, record_id: row.record_b ?? '', names, name_node: null },
      0,
      levels,
      typeof row.weight === 'number' ? { levels: String(row.levels), weight: row.weight } : null,
    ),
  }
}

/** The values whose names begin with the prefix, without it: those of one of two. */
export const sideOf = (row: Row, prefix: string): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
