import { chanceOf, type Study } from '../../../steps/identify/index.ts'
import { html, type Markup } from '../html.ts'
import type { Writer } from '../writer.ts'

const terms = ['lift', 'interval', 'q', 'again', 'auc', 'points', 'folds', 'leak', 'pair'] as const
const limits = ['cause', 'unseen', 'future', 'few', 'together'] as const

/** What the words of the report mean, and what it cannot tell. */
export function guide(study: Study, { say, share }: Writer): Markup {
  const { most, signal } = study
  const chance = (points: number) => share(chanceOf(study, points))
  return html`<dl class="terms">${terms.map(
    (term) =>
      html`<div><dt>${say(`report.study.term.${term}`)}</dt><dd>${say(`report.study.term.${term}_text`)}</dd></div>`,
  )}</dl>${
    signal
      ? html`<div class="keep"><h3>${say('report.study.scorecard')}</h3><p>${say('report.study.scorecard_text', { most, low: chance(0), middle: chance(Math.round(most / 2)), high: chance(most), half: Math.round(most / 2) })}</p></div>`
      : null
  }
<div class="keep"><h3>${say('report.guide.limits')}</h3>
<ul>${limits.map((limit) => html`<li>${say(`report.study.limit.${limit}`)}</li>`)}</ul></div>`
}
