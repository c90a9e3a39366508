import type { Row } from '../../ground/lake/index.ts'
import type { Reason } from './lists/model.ts'
import type { Profile } from './profile/model.ts'

export type PlainReason = Omit<Reason, 'text'>

const shown = 3

/**
 * Why an account is on the list, the strongest first: the traits that lift it, its readiness, and what it is
 * worth. Where the profile has no signal, value alone speaks, and the first reason says so by its kind.
 */
export function reasonsFor(account: Row, lines: readonly Row[], profile: Profile): PlainReason[] {
  const reasons = profile.basis === 'fit' ? [...fitReasons(lines), ...activityReasons(account)] : []
  const rest = [
    ...valueReasons(account),
    ...activityReasons(account),
    ...gateReasons(account, profile),
    ...standing(account),
  ]
  const unique = [
    ...new Map(
      [...reasons.slice(0, shown), ...rest].map((reason) => [reason.code + reason.params.trait, reason]),
    ).values(),
  ]
  return unique.slice(0, shown)
}

/** Traits that were found to win more or that a team wants, by the points they give. */
function fitReasons(lines: readonly Row[]): PlainReason[] {
  return lines
    .filter((line) => line.bin !== '(missing)' && (line.verdict === 'wins' || isWanted(line)))
    .slice(0, 2)
    .map((line) => ({
      code: line.verdict === 'wins' ? 'identify.reason_trait' : 'identify.reason_team',
      params: {
        trait: String(line.trait),
        bin: String(line.bin),
        value: String(line.value ?? ''),
        lift: Math.round(Number(line.lift) * 10) / 10,
        points: Number(line.points),
        most: Number(line.most),
        accounts: Number(line.accounts),
      },
    }))
}

/** A value that a team agreed is worth points. */
const isWanted = (line: Row) => line.verdict === 'agreed' && Number(line.points) > 0

const activityReasons = (account: Row): PlainReason[] =>
  Number(account.readiness) > 0
    ? [{ code: 'identify.reason_readiness', params: { points: Number(account.readiness) } }]
    : []

function valueReasons(account: Row): PlainReason[] {
  const [won, lost, open] = [Number(account.won), Number(account.lost), Number(account.open_opportunities)]
  const reasons: PlainReason[] = []
  if (won > 0) {
    reasons.push({ code: 'identify.reason_won', params: { amount: Number(account.won_revenue), count: won } })
    reasons.push({
      code: 'identify.reason_rate',
      params: { won, closed: won + lost, rate: Math.round((100 * won) / (won + lost)) },
    })
  }
  const amount = Number(account.open_amount)
  if (open > 0 && amount > 0)
    reasons.push({ code: 'identify.reason_pipeline', params: { amount, count: open } })
  else if (open > 0) reasons.push({ code: 'identify.reason_open', params: { count: open } })
  return reasons
}

const gateReasons = (account: Row, profile: Profile): PlainReason[] =>
  account.gate === 'pass' && profile.gate.length > 0
    ? [{ code: 'identify.reason_gate', params: { rules: profile.gate.length } }]
    : []

const standing = (account: Row): PlainReason[] => [
  ...(account.fit === null ? [] : [{ code: 'identify.reason_fit', params: { fit: Number(account.fit) } }]),
  { code: `identify.reason_is_${String(account.relationship)}`, params: {} },
]
