import { percent } from './bar.ts'
import { html, type Markup } from './html.ts'

/** A lift with its interval; `verdict` gives it a colour. */
export type LiftLine = Readonly<{
  lift: number | null
  lift_low: number | null
  lift_high: number | null
  verdict: string
}>

/** Lifts that fill the width of the plot; a logarithmic scale, since half as often is as far from 1 as twice as often. */
export type Span = Readonly<{ low: number; high: number }>

/** However wide the intervals are, the plot goes no further; an arrow tells that a line does. */
const widest: Span = { low: 0.1, high: 10 }
/** However narrow they are, it goes as far as this, so that a small difference looks small. */
const narrowest: Span = { low: 0.67, high: 1.5 }
const usualTicks = [1, 0.5, 2, 0.1, 10, 0.2, 5, 1.5, 0.75]
/** Ticks nearer to each other than this share of the width would run into each other. */
const leastDistance = 0.13

/** The span that all of these lines need. */
export function spanOf(lines: readonly LiftLine[]): Span {
  const lows = lines.map(({ lift_low }) => lift_low ?? 1)
  const highs = lines.map(({ lift_high }) => lift_high ?? 1)
  return {
    low: Math.max(widest.low, Math.min(narrowest.low, ...lows) * 0.92),
    high: Math.min(widest.high, Math.max(narrowest.high, ...highs) * 1.08),
  }
}

/** Where a lift lies in the span, 0 to 1; beyond it on the edge. */
function place(lift: number, { low, high }: Span): number {
  const within = Math.min(high, Math.max(low, lift))
  return Math.log(within / low) / Math.log(high / low)
}

function ticksOf(span: Span): { lift: number; at: number }[] {
  const ticks: { lift: number; at: number }[] = []
  for (const lift of usualTicks) {
    const at = place(lift, span)
    const isInside = lift >= span.low && lift <= span.high
    if (isInside && ticks.every((tick) => Math.abs(tick.at - at) >= leastDistance)) ticks.push({ lift, at })
  }
  return ticks
}

/** The scale over the plots. */
export function forestAxis(span: Span): Markup {
  return html`<svg class="axis" aria-hidden="true">${ticksOf(span).map(
    ({ lift, at }) => html`<text x="${percent(at)}" y="11">${lift}</text>`,
  )}</svg>`
}

/**
 * One line of the plot: the lift as a dot, its interval as a bar, and the line at 1, which is no difference.
 * Positions are shares of the cell, so that the lines of all rows meet, however high a row is.
 */
export function forestRow(line: LiftLine, span: Span): Markup | null {
  if (line.lift === null || line.lift_low === null || line.lift_high === null) return null
  const [low, high] = [percent(place(line.lift_low, span)), percent(place(line.lift_high, span))]
  const grid = ticksOf(span).map(({ lift, at }) => {
    const x = percent(at)
    return html`<line class="${lift === 1 ? 'one' : 'grid'}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`
  })
  return html`<svg class="forest ${line.verdict}" aria-hidden="true">${grid}
<line class="interval" x1="${low}" x2="${high}" y1="50%" y2="50%"/>
${line.lift_low < span.low ? arrow('0%', 'M0 0l7-4v8z') : null}${line.lift_high > span.high ? arrow('100%', 'M0 0l-7-4v8z') : null}
<circle cx="${percent(place(line.lift, span))}" cy="50%" r="4.5"/></svg>`
}

const arrow = (x: string, path: string): Markup =>
  html`<svg x="${x}" y="50%" overflow="visible"><path d="${path}"/></svg>`
