import type { Terminal } from '../../../ground/edge/index.ts'
import { sayHalves, sayOverTime, sayTurned } from '../steadiness/model.ts'
import { isPair, leastSure, type Study, type StudyBin, sayStudyBin } from './model.ts'

/** Lines of evidence that a screen holds; the report has all. */
const mostShown = 25

/** A study in short: what it can tell, what it must not use, and what tells the outcomes apart. */
export function showStudy(terminal: Terminal, study: Study): void {
  const { say, line, number, share } = terminal
  terminal.heading(study.name)
  line(
    say(`identify.study.rows.${study.positive_chosen}`, {
      rows: number(study.rows),
      positives: number(study.positives),
      share: share(study.positives / study.rows),
      outcome: study.outcome,
      positive: study.positive,
    }),
  )
  if (study.without_outcome > 0)
    line(say('identify.study.without_outcome', { rows: number(study.without_outcome) }))
  line(say(study.signal ? 'identify.study.signal' : 'identify.study.no_signal'))
  if (study.auc !== null && study.auc_interval !== null)
    line(
      say('identify.study.quality', {
        auc: study.auc.toFixed(3),
        low: study.auc_interval[0].toFixed(3),
        high: study.auc_interval[1].toFixed(3),
        gain: share(study.gain ?? 0),
        off: ((study.calibration_error ?? 0) * 100).toFixed(1),
      }),
    )
  for (const leak of study.leaks) line(sayLeak(leak, terminal))
  const left = study.left_out.filter(({ reason }) => reason !== 'asked' && reason !== 'group')
  for (const { column, reason } of left)
    line(say('identify.study.left_out', { column, reason: say(`identify.study.left_out.${reason}`) }))
  showBackTest(terminal, study)
  const pen = { ...terminal, day: (value: string) => value }
  line(sayHalves(study.halves, pen))
  const single = study.traits.filter((own) => !isPair(own))
  const sayLine = ({ column, bin }: StudyBin) => `${column} · ${sayStudyBin(bin, terminal)}`
  for (const turned of sayTurned(single, ({ column }) => column, sayLine, pen)) line(turned)
  showEvidence(terminal, study)
}

export const sayLeak = (
  { column, reason, auc, rest, kept }: Study['leaks'][number],
  { say }: Pick<Terminal, 'say'>,
): string =>
  say(kept ? 'identify.study.leak_kept' : 'identify.study.leak', {
    column,
    reason: say(`identify.study.leak.${reason}`, {
      auc: auc.toFixed(3),
      rest: rest === null ? '' : rest.toFixed(3),
    }),
  })

function showBackTest({ say, line, share }: Terminal, { back_test, auc }: Study): void {
  if (back_test === null) return
  line(
    say('identify.study.back_test', {
      auc: back_test.auc === null ? '–' : back_test.auc.toFixed(3),
      folds: auc === null ? '–' : auc.toFixed(3),
      before: share(back_test.rate_before),
      after: share(back_test.rate_after),
    }),
  )
  for (const what of back_test.drift) line(say(`identify.study.drift.${what}`))
}

function showEvidence(terminal: Terminal, { traits, halves }: Study): void {
  const { say, number, share } = terminal
  const sure = traits
    .filter(({ q }) => q !== null && q <= leastSure)
    .toSorted((a, b) => Math.abs(Math.log((b.lift ?? 1) || 0.01)) - Math.abs(Math.log((a.lift ?? 1) || 0.01)))
  if (sure.length === 0) {
    terminal.line(say('identify.study.no_evidence'))
    return
  }
  terminal.line()
  terminal.table(sure.slice(0, mostShown), [
    { title: say('identify.study.column'), value: ({ column }) => column, width: 28 },
    { title: say('identify.study.bin'), value: ({ bin }) => sayStudyBin(bin, terminal), width: 32 },
    { title: say('identify.study.n'), value: ({ n }) => number(n), align: 'right' },
    { title: say('identify.study.positives'), value: ({ positives }) => number(positives), align: 'right' },
    {
      title: say('identify.study.lift'),
      value: ({ lift, interval }) =>
        `${lift?.toFixed(2)} (${interval?.[0].toFixed(2)}–${interval?.[1].toFixed(2)})`,
    },
    {
      title: 'q',
      value: ({ q }) => (q === null ? null : q < 0.001 ? '<0.001' : q.toFixed(3)),
      align: 'right',
    },
    {
      title: say('identify.steady.again'),
      value: ({ again }) => (again === null ? null : share(again)),
      align: 'right',
    },
    ...(halves === null
      ? []
      : [{ title: say('identify.steady.over_time'), value: (own: StudyBin) => sayOverTime(own, say) }]),
    { title: say('identify.study.points'), value: ({ points }) => points, align: 'right' },
  ])
  if (sure.length > mostShown)
    terminal.line(say('identify.study.more', { lines: number(sure.length - mostShown) }))
}
