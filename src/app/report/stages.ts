import { cellBar } from './bar.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './model.ts'
import type { Writer } from './writer.ts'

type Stage = ReportData['base']['stages'][number]
type Reading = Readonly<{ status: Stage['status']; spellings: string[]; opportunities: number }>

const order = { won: 0, lost: 1, open: 2 }

/** The stages as the files write them, and which of them were taken for won, lost and open. */
export function stages({ base }: ReportData, { say, number, share }: Writer): Markup {
  const readings = readingsOf(base.stages)
  const all = readings.reduce((sum, { opportunities }) => sum + opportunities, 0)
  if (readings.length === 0) return html`<p>${say('report.stages.none')}</p>`
  return html`<p class="lead">${say('report.stages.lead')}</p>
<div class="scroll"><table><thead><tr><th>${say('report.stages.status')}</th><th>${say('report.stages.stage')}</th><th class="number">${say('report.stages.opportunities')}</th><th class="share">${say('report.stages.share')}</th></tr></thead>
<tbody>${readings.map(
    ({ status, spellings, opportunities }) => html`<tr>
<td><span class="status ${status}">${say(`report.status.${status}`)}</span></td>
<th scope="row">${spellings.map((spelling) => spelling || say('report.stages.unnamed')).join(' · ')}</th>
<td class="number">${number(opportunities)}</td>
<td class="share">${cellBar(all === 0 ? 0 : opportunities / all, status)}<span>${share(all === 0 ? null : opportunities / all)}</span></td></tr>`,
  )}</tbody></table></div>`
}

/** One line per stage: spellings that differ in case only belong together. */
function readingsOf(stages: readonly Stage[]): Reading[] {
  const readings = new Map<string, Reading>()
  for (const { stage, status, opportunities } of stages) {
    const key = `${status} ${stage.toLowerCase()}`
    const known = readings.get(key)
    readings.set(key, {
      status,
      spellings: [...(known?.spellings ?? []), stage],
      opportunities: (known?.opportunities ?? 0) + opportunities,
    })
  }
  return [...readings.values()].sort(
    (a, b) => order[a.status] - order[b.status] || b.opportunities - a.opportunities,
  )
}
