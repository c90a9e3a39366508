import { html, type Markup } from './html.ts'

/** Colours of marks, set in report.css. */
export type Tone = 'won' | 'lost' | 'open' | 'tier-1' | 'tier-2' | 'tier-3'

export type Part = Readonly<{ value: number; tone: Tone; label: string }>

/** A share of 1 as an SVG length, cut to what a picture can show. */
export const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`

/** One bar cut into parts, with the parts named under it. Parts without a value are named, too. */
export function stackedBar(parts: readonly Part[]): Markup {
  const sum = parts.reduce((total, { value }) => total + Math.max(0, value), 0)
  const rects = parts.map(({ value, tone }, i) => {
    const before = parts.slice(0, i).reduce((total, part) => total + Math.max(0, part.value), 0)
    return sum > 0 && value > 0
      ? html`<rect class="${tone}" x="${percent(before / sum)}" width="${percent(value / sum)}" height="100%"/>`
      : null
  })
  const legend = parts.map(({ tone, label }) => html`<li>${swatch(tone)}${label}</li>`)
  return html`<svg class="bar" aria-hidden="true">${rects}</svg><ul class="legend">${legend}</ul>`
}

/** A small bar in a table cell; the figure stands beside it. */
export function cellBar(share: number, tone: Tone): Markup {
  const width = percent(Math.min(1, Math.max(0, share)))
  return html`<svg class="cell-bar" aria-hidden="true"><rect class="${tone}" width="${width}" height="100%"/></svg>`
}

const swatch = (tone: Tone): Markup =>
  html`<svg class="swatch" aria-hidden="true"><rect class="${tone}" width="100%" height="100%"/></svg>`
