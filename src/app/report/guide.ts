import { html, type Markup } from './html.ts'
import type { ReportData } from './model.ts'
import type { Writer } from './writer.ts'

const terms = ['icp', 'mcp', 'persona', 'fit', 'readiness', 'value', 'tier', 'lift', 'interval', 'q']
const limits = ['cause', 'unseen', 'absent', 'future', 'twins', 'currency']

/** What the words of the report mean, and what it cannot tell. */
export function guide(_data: ReportData, { say }: Writer): Markup {
  return html`<dl class="terms">${terms.map(
    (term) =>
      html`<div><dt>${say(`report.guide.${term}`)}</dt><dd>${say(`report.guide.${term}_text`)}</dd></div>`,
  )}</dl>
<div class="keep"><h3>${say('report.guide.limits')}</h3>
<ul>${limits.map((limit) => html`<li>${say(`report.guide.limit_${limit}`)}</li>`)}</ul></div>`
}
