import { percent } from './bar.ts'
import { evidence } from './evidence.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './model.ts'
import { finding } from './summary.ts'
import type { Writer } from './writer.ts'

/** Who the best customers are: the finding, how sure it is, the evidence, and the minimum beside it. */
export function profile(data: ReportData, writer: Writer): Markup {
  const { say, number, count } = writer
  const { name, version, won, lost, accounts, product, finding: result } = data.profile
  return html`<p class="verdict ${result}">${finding(data, writer)}</p>
<p class="lead">${say('report.profile.learned', {
    name,
    version,
    won: number(won),
    lost: number(lost),
    accounts: count('accounts', accounts),
  })}${product === null ? null : html` ${say('report.profile.product', { product })}`}</p>
${separation(data, writer)}${evidence(data, writer)}${gate(data, writer)}`
}

/** The AUC on its scale. Below even chance the picture goes no further than the interval does. */
function separation({ profile: { auc, auc_low, auc_high } }: ReportData, writer: Writer): Markup | null {
  if (auc === null || auc_low === null || auc_high === null) return null
  const { say, ratio, share } = writer
  const least = Math.max(0, Math.min(0.4, auc_low))
  const at = (value: number) => percent((value - least) / (1 - least))
  const written = say('report.profile.auc', { auc: ratio(auc), low: ratio(auc_low), high: ratio(auc_high) })
  return html`<div class="keep"><h3>${say('report.profile.separation')}</h3>
<p>${say('report.profile.auc_text', { share: share(auc) })}</p>
<svg class="gauge" role="img" aria-label="${written}">
<line class="rail" x1="0" x2="100%" y1="26" y2="26"/>
<line class="one" x1="${at(0.5)}" x2="${at(0.5)}" y1="16" y2="36"/><line class="one" x1="100%" x2="100%" y1="16" y2="36"/>
<line class="interval" x1="${at(auc_low)}" x2="${at(auc_high)}" y1="26" y2="26"/><circle cx="${at(auc)}" cy="26" r="6"/>
<text class="scale" x="${at(0.5)}" y="52">${say('report.profile.chance')}</text><text class="scale end" x="100%" y="52">${say('report.profile.always')}</text>
<text class="value ${auc > 0.7 ? 'end' : 'start'}" x="${at(auc)}" y="11">${written}</text>
</svg></div>`
}

/** The minimum that a company must meet, and how many did not. */
function gate({ profile: { gate: rules }, list }: ReportData, { say, number, count }: Writer): Markup {
  const wanted = (rule: (typeof rules)[number]) =>
    rule.op === 'one_of' || rule.op === 'none_of'
      ? rule.values.join(' · ')
      : rule.field === 'founded'
        ? String(rule.value)
        : number(rule.value)
  return html`<div class="keep"><h3>${say('report.profile.gate')}</h3>${
    rules.length === 0
      ? html`<p>${say('report.profile.gate_none')}</p>`
      : html`<ul class="plain">${rules.map(
          (rule) =>
            html`<li>${say(`identify.trait.${rule.field}`)} ${say(`identify.gate.${rule.op}`)} <b>${wanted(rule)}</b></li>`,
        )}</ul><p>${say('report.profile.gate_excluded', { accounts: count('accounts', list.excluded) })}</p>`
  }</div>`
}
