import { sayTrait } from '../../steps/identify/index.ts'
import { forestAxis, forestRow, spanOf } from './forest.ts'
import { html, type Markup } from './html.ts'
import type { Evidence, ReportData } from './model.ts'
import { overTime } from './over-time.ts'
import type { Writer } from './writer.ts'

/** Lines drawn when none makes a difference: enough to see that every interval lies around 1. */
const largestGroups = 10

/** The evidence: first the groups that make a difference, drawn and with every figure; then the rest in short. */
export function evidence(data: ReportData, writer: Writer): Markup {
  const { profile } = data
  const telling = profile.traits.filter(({ verdict }) => verdict === 'wins' || verdict === 'loses')
  const same = profile.traits.filter(({ verdict }) => verdict === 'no_difference')
  const drawn = byLift(telling.length > 0 ? telling : largest(same))
  const kind = telling.length === 0 ? 'no_difference' : profile.signal ? 'difference' : 'not_predicting'
  const { say, share } = writer
  return html`${
    drawn.length === 0
      ? null
      : html`<h3>${say(`report.profile.${kind}`)}</h3>
<p class="lead">${say(`report.profile.${kind}_lead`, { rate: share(profile.win_rate) })}</p>${table(drawn, profile, writer)}`
  }${rest(data, new Set(drawn), writer)}`
}

/** As forest plots are read: from what wins most to what wins least. */
const byLift = (lines: readonly Evidence[]): Evidence[] =>
  [...lines].sort((a, b) => (b.lift ?? 0) - (a.lift ?? 0))

const largest = (lines: readonly Evidence[]): Evidence[] =>
  [...lines].sort((a, b) => b.closed - a.closed).slice(0, largestGroups)

function table(
  lines: readonly Evidence[],
  { signal: hasPoints, halves }: ReportData['profile'],
  writer: Writer,
): Markup {
  const { say, number, ratio } = writer
  const span = spanOf(lines)
  const head = (key: string) => html`<th class="number">${say(`report.profile.${key}`)}</th>`
  return html`<div class="scroll"><table class="evidence">
<thead><tr><th>${say('report.profile.trait')}</th><th>${say('report.profile.bin')}</th>${head('accounts')}${head('won_closed')}${head('win_rate')}<th class="plot" aria-label="${say('report.profile.plot')}"><span class="sides"><span>← ${say('report.profile.loses')}</span><span>${say('report.profile.wins')} →</span></span>${forestAxis(span)}</th>${head('lift')}${head('q')}<th class="number">${say('identify.steady.again')}</th>${halves && html`<th>${say('identify.steady.over_time')}</th>`}${hasPoints ? head('points') : null}</tr></thead>
<tbody>${lines.map(
    (line) => html`<tr><td>${sayTrait(line.trait, say)}</td><th scope="row">${writer.bin(line)}</th>
<td class="number">${number(line.accounts)}</td><td class="number">${number(line.won)} / ${number(line.closed)}</td><td class="number">${writer.share(line.win_rate)}</td>
<td class="plot">${forestRow(line, span)}</td>
<td class="number"><b>${ratio(line.lift)}</b> <span class="interval">${ratio(line.lift_low)}–${ratio(line.lift_high)}</span></td>
<td class="number">${writer.rate(line.q)}</td><td class="number">${writer.share(line.again)}</td>${halves && overTime(line, writer)}${hasPoints ? html`<td class="number">${number(line.points)}</td>` : null}</tr>`,
  )}</tbody></table></div>`
}

/** Groups that were looked at and are not drawn: by name where nothing differs, by number where little is known. */
function rest({ profile }: ReportData, drawn: ReadonlySet<Evidence>, writer: Writer): Markup | null {
  const { say, number, count } = writer
  const lines = profile.traits.filter((line) => !drawn.has(line))
  const same = lines.filter(({ verdict }) => verdict === 'no_difference')
  const few = lines.filter(({ verdict }) => verdict === 'not_enough_data')
  if (lines.length === 0) return null
  const traits = [...new Set(lines.map(({ trait }) => trait))]
  const row = (trait: Evidence['trait']) => html`<tr><th scope="row">${sayTrait(trait, say)}</th>
<td>${same
    .filter((line) => line.trait === trait)
    .map(
      (line, i, own) =>
        html`<span class="group">${writer.bin(line)} <span class="note">${writer.ratio(line.lift)}</span>${i < own.length - 1 ? ' ·' : null}</span> `,
    )}</td>
<td class="number">${number(few.filter((line) => line.trait === trait).length)}</td></tr>`
  return html`<h3>${say('report.profile.rest')}</h3>
<p class="lead">${say('report.profile.rest_lead', {
    same: count('groups', same.length),
    few: count('groups', few.length),
    needed: number(profile.minimum_accounts),
  })}</p>
<div class="scroll"><table class="rest"><thead><tr><th>${say('report.profile.trait')}</th><th>${say('report.profile.rest_same')}</th><th class="number">${say('report.profile.rest_few')}</th></tr></thead>
<tbody>${traits.map(row)}</tbody></table></div>`
}
