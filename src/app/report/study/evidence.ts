import { isPair, leastSure, type Study, sayHalves, sayStudyBin } from '../../../steps/identify/index.ts'
import { forestAxis, forestRow, type LiftLine, type Span, spanOf } from '../forest.ts'
import { html, type Markup } from '../html.ts'
import { overTime } from '../over-time.ts'
import { none, type Writer } from '../writer.ts'

type Line = Study['traits'][number]

/** Every column with all its bins, those that matter most first: the spread of their points, then their surest bin. */
export function evidence(study: Study, writer: Writer): Markup {
  const { say } = writer
  const single = study.traits.filter((line) => !isPair(line))
  const columns = [...new Set(single.map(({ column }) => column))]
    .map((column) => single.filter((line) => line.column === column))
    .sort((a, b) => weightOf(b) - weightOf(a) || surenessOf(a) - surenessOf(b))
  const span = spanOf(single.map(lineOf))
  const hasTime = study.halves !== null
  const head = (key: string) => html`<th class="number">${say(`identify.study.${key}`)}</th>`
  return html`<p class="lead">${say('report.study.evidence_lead', { rate: writer.share(study.positives / study.rows) })} ${sayHalves(study.halves, writer)}</p>
<div class="scroll"><table class="evidence">
<thead><tr><th>${say('identify.study.column')}</th><th>${say('identify.study.bin')}</th>${head('n')}${head('positives')}<th class="number">${say('report.study.rate')}</th><th class="plot" aria-label="${say('report.profile.plot')}"><span class="sides"><span>← ${say('report.study.rarer')}</span><span>${say('report.study.oftener')} →</span></span>${forestAxis(span)}</th>${head('lift')}<th class="number">q</th><th class="number">${say('identify.steady.again')}</th>${hasTime ? html`<th>${say('identify.steady.over_time')}</th>` : null}${study.signal ? head('points') : null}</tr></thead>
<tbody>${columns.map((lines) => lines.map((line, i) => row(line, i === 0, span, { hasPoints: study.signal, hasTime }, writer)))}</tbody></table></div>`
}

type Columns = Readonly<{ hasPoints: boolean; hasTime: boolean }>

function row(line: Line, isFirst: boolean, span: Span, columns: Columns, writer: Writer): Markup {
  const { number, share, ratio, rate } = writer
  const [low, high] = line.interval ?? [null, null]
  return html`<tr><td>${isFirst ? line.column : null}</td><th scope="row">${sayStudyBin(line.bin, writer)}</th>
<td class="number">${number(line.n)}</td><td class="number">${number(line.positives)}</td><td class="number">${share(line.rate)}</td>
<td class="plot">${forestRow(lineOf(line), span)}</td>
<td class="number">${line.lift === null ? none : html`<b>${ratio(line.lift)}</b> <span class="interval">${ratio(low)}–${ratio(high)}</span>`}</td>
<td class="number">${rate(line.q)}</td><td class="number">${share(line.again)}</td>${columns.hasTime ? overTime(line, writer) : null}${columns.hasPoints ? html`<td class="number">${number(line.points)}</td>` : null}</tr>`
}

const weightOf = (lines: readonly Line[]): number =>
  Math.max(...lines.map(({ points }) => points)) - Math.min(...lines.map(({ points }) => points))

const surenessOf = (lines: readonly Line[]): number => Math.min(...lines.map(({ q }) => q ?? 1))

function lineOf({ lift, interval, q }: Line): LiftLine {
  const isSure = q !== null && q <= leastSure
  return {
    lift,
    lift_low: interval?.[0] ?? null,
    lift_high: interval?.[1] ?? null,
    verdict: !isSure ? 'no_difference' : (lift ?? 1) > 1 ? 'wins' : 'loses',
  }
}
