import { isPair, leastSure, type Study, sayStudyBin, sayTurned } from '../../../steps/identify/index.ts'
import { stackedBar } from '../bar.ts'
import { html, type Markup } from '../html.ts'
import { none, type Writer } from '../writer.ts'

/** Lines named in a sentence. */
const mostNamed = 3

/** The finding, the headline figures, and what raises and lowers the rate of successes. */
export function summary(study: Study, writer: Writer): Markup {
  const { say, number, share } = writer
  const others = study.rows - study.positives
  const parts = [
    { value: study.positives, tone: 'won', label: `${study.positive}: ${number(study.positives)}` },
    { value: others, tone: 'lost', label: `${say('report.study.others')}: ${number(others)}` },
  ] as const
  const interval = study.auc_interval
  return html`<p class="verdict ${study.signal ? 'signal' : 'no_signal'}">${say(study.signal ? 'identify.study.signal' : 'identify.study.no_signal')}</p>
<div class="figures">
<div class="figure wide"><h3>${study.outcome}</h3><p class="big">${share(study.positives / study.rows)}</p>${stackedBar(parts)}</div>
${figure(say('report.study.auc'), study.auc === null ? none : study.auc.toFixed(3), interval === null ? '' : say('report.study.auc_interval', { low: interval[0].toFixed(3), high: interval[1].toFixed(3) }))}
${figure(say('report.study.gain'), share(study.gain), say('report.study.gain_note'))}
${figure(say('report.study.off'), study.calibration_error === null ? none : (100 * study.calibration_error).toFixed(1), say('report.study.off_note'))}
</div>
<ul class="findings">${findings(study, writer).map((finding) => html`<li>${finding}</li>`)}</ul>`
}

const figure = (name: string, value: string, note: string): Markup =>
  html`<div class="figure"><h3>${name}</h3><p class="big">${value}</p><p class="note">${note}</p></div>`

function findings(study: Study, writer: Writer): string[] {
  const { say, number } = writer
  const sure = study.traits.filter((line) => line.q !== null && line.q <= leastSure && !isPair(line))
  const named = (lines: typeof sure) =>
    lines
      .slice(0, mostNamed)
      .map(({ column, bin, lift }) =>
        say('report.study.trait', { column, bin: sayStudyBin(bin, writer), lift: writer.ratio(lift) }),
      )
      .join(say('report.study.and'))
  const raising = sure.filter(({ lift }) => (lift ?? 1) > 1).sort((a, b) => (b.lift ?? 1) - (a.lift ?? 1))
  const lowering = sure.filter(({ lift }) => (lift ?? 1) < 1).sort((a, b) => (a.lift ?? 1) - (b.lift ?? 1))
  const left = study.leaks.filter(({ kept }) => !kept)
  return [
    ...(raising.length > 0 ? [say('report.study.raises', { traits: named(raising) })] : []),
    ...(lowering.length > 0 ? [say('report.study.lowers', { traits: named(lowering) })] : []),
    ...sayTurned(
      study.traits.filter((line) => !isPair(line)),
      ({ column }) => column,
      ({ column, bin }) => `${column} · ${sayStudyBin(bin, writer)}`,
      writer,
    ),
    ...(left.length > 0
      ? [say('report.study.leaks', { columns: left.map(({ column }) => column).join(', ') })]
      : []),
    ...(study.without_outcome > 0
      ? [say('identify.study.without_outcome', { rows: number(study.without_outcome) })]
      : []),
    ...(study.duplicates > 0 ? [say('report.study.duplicates', { rows: number(study.duplicates) })] : []),
    ...(study.back_test?.drift.map((what) => say(`identify.study.drift.${what}`)) ?? []),
  ]
}
