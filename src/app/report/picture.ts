import { fitMap } from './fit-map.ts'
import { html, type Markup } from './html.ts'
import type { ReportData, ScoredTarget, Target } from './model.ts'
import { fitSpread, valueSpread } from './spread.ts'
import type { Writer } from './writer.ts'

/** Accounts at the head of a list by value whose share is told. */
const head = 10

/** The list at a glance: fit and readiness of every account; fit alone where nobody was active; value where there is no fit. */
export function picture({ list, targets }: ReportData, writer: Writer): Markup | null {
  const scored = targets.filter((target): target is ScoredTarget => target.fit !== null)
  const isActive = scored.some(({ readiness }) => readiness !== 0)
  if (list.basis === 'fit' && scored.length > 0)
    return isActive
      ? figure('map', fitMap(scored, writer), writer)
      : figure('fits', fitSpread(scored, writer), writer)
  const all = sumOf(targets)
  if (all <= 0) return null
  const first = targets.slice(0, head)
  return figure('values', valueSpread(targets, writer), writer, {
    n: writer.number(first.length),
    share: writer.share(sumOf(first) / all),
  })
}

export const sumOf = (targets: readonly Target[]): number =>
  targets.reduce((sum, { value }) => sum + value, 0)

function figure(kind: string, drawing: Markup, { say }: Writer, params: Record<string, string> = {}): Markup {
  return html`<figure><figcaption><h3>${say(`report.picture.${kind}`)}</h3><p class="lead">${say(`report.picture.${kind}_lead`, params)}</p></figcaption>${drawing}</figure>`
}
