import type { Study } from '../../../steps/identify/index.ts'
import { html, type Markup } from '../html.ts'
import { type Axis, at, extent, plot, xOf, yOf } from '../plot.ts'
import { none, type Writer } from '../writer.ts'

/** How good it is on rows that it has not seen: figures against chance, foretold against seen rates, and the back-test. */
export function quality(study: Study, writer: Writer): Markup {
  const { say } = writer
  const digits = (value: number | null) => (value === null ? none : value.toFixed(3))
  const span = (interval: readonly [number, number] | null) =>
    interval === null ? '' : `${interval[0].toFixed(3)}–${interval[1].toFixed(3)}`
  const row = (name: string, value: string, beside: string) =>
    html`<tr><th scope="row">${say(`report.study.${name}`)}</th><td class="number">${value}</td><td>${beside}</td></tr>`
  return html`<p class="lead">${say('report.study.quality_lead')}</p>
<div class="scroll"><table><tbody>
${row('auc', digits(study.auc), say('report.study.auc_beside', { interval: span(study.auc_interval) }))}
${row('auc_points', digits(study.auc_points), say('report.study.auc_points_beside'))}
${row('loss', digits(study.log_loss), say('report.study.loss_beside', { base: digits(study.log_loss_base) }))}
</tbody></table></div>${calibration(study, writer)}${backTest(study, writer)}`
}

function calibration({ tenths }: Study, writer: Writer): Markup {
  const { say, share } = writer
  const marks = tenths
    .filter(({ rows }) => rows > 0)
    .map(({ rows, foretold, positives }) => ({ foretold, seen: positives / rows }))
  const { high } = extent(marks.flatMap(({ foretold, seen }) => [foretold, seen]))
  const axis = (title: string): Axis => ({ low: 0, high: Math.max(high, 0.01), title, write: share })
  const [x, y] = [axis(say('report.study.foretold')), axis(say('report.study.seen'))]
  const line = html`<line class="one" x1="${at(xOf(0, x))}" y1="${at(yOf(0, y))}" x2="${at(xOf(x.high, x))}" y2="${at(yOf(y.high, y))}"/>`
  const dots = marks.map(
    ({ foretold, seen }) =>
      html`<circle class="tier-1" cx="${at(xOf(foretold, x))}" cy="${at(yOf(seen, y))}" r="5"/>`,
  )
  return html`<figure><figcaption><h3>${say('report.study.calibration')}</h3><p class="lead">${say('report.study.calibration_lead')}</p></figcaption>${plot(say('report.study.calibration'), x, y, html`${line}${dots}`)}</figure>`
}

function backTest({ back_test, auc }: Study, { say, number, share }: Writer): Markup | null {
  if (back_test === null) return null
  const { by, learned, judged, rate_before, rate_after, auc_interval, drift } = back_test
  return html`<div class="keep"><h3>${say('report.study.back_test')}</h3>
<p>${say(by === null ? 'report.study.back_test_order' : 'report.study.back_test_by', { column: by ?? '', learned: number(learned), judged: number(judged) })}</p>
<p>${say('identify.study.back_test', {
    auc: back_test.auc === null ? none : back_test.auc.toFixed(3),
    folds: auc === null ? none : auc.toFixed(3),
    before: share(rate_before),
    after: share(rate_after),
  })}${auc_interval === null ? null : html` <span class="note">${auc_interval[0].toFixed(3)}–${auc_interval[1].toFixed(3)}</span>`}</p>
${drift.map((what) => html`<p class="alert">${say(`identify.study.drift.${what}`)}</p>`)}</div>`
}
