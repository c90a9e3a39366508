import type { Terminal } from '../../ground/edge/index.ts'
import type { OwnField } from '../collect/index.ts'
import { namesIn } from '../match/index.ts'
import { type OutcomePreview, sayBin, sayTrait, type TraitEvidence } from './model.ts'
import { ownNames } from './own-names.ts'
import { findingOf, type Profile } from './profile/model.ts'
import { sayHalves, sayOverTime, sayTurned } from './steadiness/model.ts'

type OwnFields = readonly Pick<OwnField, 'field' | 'label_en' | 'label_zh'>[]

const plain = (value: number | null) => (value === null ? '–' : value.toFixed(2))

/**
 * A profile with its evidence, what makes a difference first.
 * @param own the fields that people added, which are called as they called them
 */
export function showProfile(terminal: Terminal, profile: Profile, own: OwnFields = []): void {
  const { say, share } = terminal
  terminal.heading(`${profile.name} · ${say('identify.version', { version: profile.version })}`)
  if (profile.status === 'draft') terminal.line(say('identify.versions.draft', { id: profile.profile_id }))
  terminal.line(say(`identify.finding.${findingOf(profile)}`, { needed: profile.needed ?? 0 }))
  if (profile.origin !== 'data') {
    showScorecard(terminal, profile, own)
    return
  }
  if (profile.outcome !== 'won') terminal.line(say(`identify.outcome.${profile.outcome}`))
  for (const [outcome, weight] of Object.entries(profile.mix ?? {}))
    if (weight > 0) terminal.line(`  ${weight} × ${say(`identify.outcome.${outcome}`)}`)
  terminal.line(
    say(profile.outcome === 'won' ? 'identify.learned_from' : 'identify.learned_from_cases', {
      accounts: terminal.number(profile.accounts),
      won: terminal.number(profile.won),
      lost: terminal.number(profile.lost),
      rate: profile.win_rate === null ? '–' : share(profile.win_rate),
    }),
  )
  showQuality(terminal, profile)
  const pen = { ...terminal, day: (value: string) => value, name: namesIn(terminal.language) }
  const called = (trait: string) => sayTrait(trait, say, ownNames(own, terminal.language))
  showLeft(terminal, profile, called)
  if (profile.traits.length > 0) terminal.line(sayHalves(profile.halves, pen))
  const sayLine = ({ trait, bin }: TraitEvidence) => `${called(trait)} · ${sayBin(trait, bin, pen)}`
  for (const turned of sayTurned(profile.traits, ({ trait }) => trait, sayLine, pen)) terminal.line(turned)
  const telling = profile.traits.filter(({ verdict }) => verdict === 'wins' || verdict === 'loses')
  if (telling.length > 0) {
    terminal.line()
    terminal.table(telling, [
      { title: say('identify.column.trait'), value: ({ trait }) => called(trait) },
      {
        title: say('identify.column.bin'),
        value: ({ trait, bin }) => sayBin(trait, bin, pen),
        width: 32,
      },
      {
        title: say('identify.column.accounts'),
        value: ({ accounts }) => terminal.number(accounts),
        align: 'right',
      },
      {
        title: say('identify.column.won_of'),
        value: ({ won, closed }) => `${terminal.number(won)}/${terminal.number(closed)}`,
        align: 'right',
      },
      {
        title: say('identify.column.win_rate'),
        value: ({ win_rate }) => (win_rate === null ? null : share(win_rate)),
        align: 'right',
      },
      {
        title: say('identify.column.lift'),
        value: ({ lift, lift_low, lift_high }) => `${plain(lift)} (${plain(lift_low)}–${plain(lift_high)})`,
      },
      {
        title: say('identify.column.q'),
        value: ({ q }) => (q === null ? null : q < 0.001 ? '<0.001' : q.toFixed(3)),
        align: 'right',
      },
      {
        title: say('identify.steady.again'),
        value: ({ again }) => (again === null ? null : share(again)),
        align: 'right',
      },
      ...(profile.halves === null
        ? []
        : [
            {
              title: say('identify.steady.over_time'),
              value: (line: TraitEvidence) => sayOverTime(line, say),
            },
          ]),
      { title: say('identify.column.points'), value: ({ points }) => points, align: 'right' },
    ])
  }
  const count = (verdict: string) => profile.traits.filter((trait) => trait.verdict === verdict).length
  terminal.line(
    say('identify.rest', {
      none: count('no_difference'),
      few: count('not_enough_data'),
    }),
  )
}

/** What a team agreed on: the points of every value. */
function showScorecard(terminal: Terminal, profile: Profile, own: OwnFields): void {
  const { say } = terminal
  terminal.line(
    say(`identify.agreed_by.${profile.worksheet_id === null ? 'hand' : profile.origin}`, {
      people: profile.learned_by,
    }),
  )
  terminal.table(profile.traits, [
    {
      title: say('identify.column.trait'),
      value: ({ trait }) => sayTrait(trait, say, ownNames(own, terminal.language)),
    },
    {
      title: say('identify.column.bin'),
      value: ({ trait, bin }) => sayBin(trait, bin, { ...terminal, name: namesIn(terminal.language) }),
      width: 32,
    },
    { title: say('identify.column.points'), value: ({ points }) => points, align: 'right' },
  ])
}

/** How well it does on accounts held out, beside size alone, and on later cases. */
function showQuality({ say, line, share }: Terminal, profile: Profile): void {
  const { auc, auc_low, auc_high, gain, baseline, back_test } = profile
  if (auc === null) return
  line(say('identify.auc', { auc: plain(auc), low: plain(auc_low), high: plain(auc_high) }))
  const fifth = gain.find((point) => Math.abs(point.share - 0.2) < 1e-9)
  if (fifth)
    line(
      fifth.revenue === null
        ? say('identify.gain_won', { share: share(0.2), held: share(fifth.won) })
        : say('identify.gain', { share: share(0.2), held: share(fifth.revenue) }),
    )
  if (baseline !== null)
    line(
      say('identify.baseline', { trait: say(`identify.trait.${baseline.trait}`), auc: plain(baseline.auc) }),
    )
  if (back_test !== null)
    line(
      say('identify.back_test', {
        auc: plain(back_test.auc),
        before: share(back_test.rate_before),
        after: share(back_test.rate_after),
      }),
    )
}

/** Traits that are no part of it, each with its reason. */
function showLeft({ say, line }: Terminal, profile: Profile, name: (trait: string) => string): void {
  for (const { column, reason, auc, rest, kept } of profile.leaks)
    line(
      say(kept ? 'identify.leak_kept' : 'identify.leak', {
        trait: name(column),
        reason: say(`identify.study.leak.${reason}`, { auc: auc.toFixed(3), rest: rest?.toFixed(3) ?? '' }),
      }),
    )
  for (const { column, reason } of profile.left_out)
    line(say('identify.left_out', { trait: name(column), reason: say(`identify.study.left_out.${reason}`) }))
}

/** Accounts of a side that a screen holds. */
const mostShown = 10

/** Who would count as a success, and who would not. */
export function showOutcome(terminal: Terminal, preview: OutcomePreview): void {
  const { say, line, number } = terminal
  line(
    say('identify.outcome_counts', {
      cases: number(preview.cases),
      positives: number(preview.positives),
      accounts: number(preview.accounts),
      accounts_positive: number(preview.accounts_positive),
    }),
  )
  for (const side of ['successes', 'others'] as const) {
    line()
    terminal.heading(say(`identify.outcome_${side}`))
    terminal.table(preview[side].slice(0, mostShown), [
      { title: say('identify.column.account'), value: ({ name }) => name, width: 32 },
      { title: say('identify.trait.industry'), value: ({ industry }) => industry, width: 20 },
      {
        title: say('identify.column.positives'),
        value: ({ positives, cases }) => `${number(positives)}/${number(cases)}`,
        align: 'right',
      },
      {
        title: say('identify.column.revenue'),
        value: ({ revenue }) => terminal.amount(revenue),
        align: 'right',
      },
      { title: say('identify.column.account_id'), value: ({ account_id }) => account_id },
    ])
  }
}
