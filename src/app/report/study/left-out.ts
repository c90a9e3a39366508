import type { Study } from '../../../steps/identify/index.ts'
import { html, type Markup } from '../html.ts'
import type { Writer } from '../writer.ts'

/** Columns that are no traits, and why: those that seem to know the outcome first. */
export function leftOut({ leaks, left_out }: Study, { say }: Writer): Markup | null {
  if (leaks.length === 0 && left_out.length === 0) return null
  const head = html`<thead><tr><th>${say('identify.study.column')}</th><th>${say('report.study.why')}</th></tr></thead>`
  return html`${
    leaks.length === 0
      ? null
      : html`<h3>${say('report.study.leaks_title')}</h3><p class="lead">${say('report.study.leaks_lead')}</p>
<div class="scroll"><table>${head}<tbody>${leaks.map(
          ({ column, reason, auc, rest, kept }) =>
            html`<tr><th scope="row">${column}</th><td>${say(`identify.study.leak.${reason}`, { auc: auc.toFixed(3), rest: rest === null ? '' : rest.toFixed(3) })}${kept ? html` <b>${say('report.study.kept')}</b>` : null}</td></tr>`,
        )}</tbody></table></div>`
  }${
    left_out.length === 0
      ? null
      : html`<h3>${say('report.study.left_out')}</h3>
<div class="scroll"><table>${head}<tbody>${left_out.map(
          ({ column, reason, presence }) =>
            html`<tr><th scope="row">${column}</th><td>${say(`identify.study.left_out.${reason}`)}${presence ? html` <span class="note">${say('report.study.presence')}</span>` : null}</td></tr>`,
        )}</tbody></table></div>`
  }`
}
