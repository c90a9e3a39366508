import { html, type Markup } from './html.ts'
import { labelsFor, type Mark } from './labels.ts'
import type { ScoredTarget, Target } from './model.ts'
import { type Axis, at, extent, field, plot, xOf, yOf } from './plot.ts'
import type { Writer } from './writer.ts'

/** Readiness from which an account counts as ready for sales. */
const qualified = 100
/** Names written into the picture; more would hide it. */
const mostNames = 8

type Dot = Mark & Readonly<{ tier: Target['tier'] }>

/** Every account by fit and readiness: two numbers, never one. */
export function fitMap(targets: readonly ScoredTarget[], { say, number }: Writer): Markup {
  const active = extent(targets.map(({ readiness }) => readiness))
  const fits = extent(targets.map(({ fit }) => fit))
  const x: Axis = {
    low: Math.min(90, Math.floor(fits.low / 10) * 10),
    high: 100,
    title: say('report.list.fit'),
    write: number,
  }
  const [least, most] = [Math.min(0, active.low), Math.max(1.15 * qualified, active.high)]
  const room = 0.05 * (most - least)
  const y: Axis = {
    low: least - room,
    high: most + room,
    title: say('report.list.readiness'),
    write: number,
  }
  const dots = dotsOf(targets, x, y)
  const line = at(yOf(qualified, y))
  return plot(
    say('report.picture.map'),
    x,
    y,
    html`<line class="qualified" x1="${field.left}" x2="${field.right}" y1="${line}" y2="${line}"/><text class="qualified" x="${field.left + 6}" y="${line - 5}">${say('report.picture.qualified')}</text>
${dots.map((dot) => html`<circle class="dot tier-${dot.tier}" cx="${dot.x}" cy="${dot.y}" r="${dot.radius}"/>`)}
${labelsFor([...dots].sort(towardsTopRight), field, mostNames).map(({ text, ...label }) => html`<text class="name ${label.side}" x="${at(label.x)}" y="${at(label.y)}">${text}</text>`)}`,
  )
}

/** The accounts to talk to first are named first. */
const towardsTopRight = (a: Dot, b: Dot): number => b.x - b.y - (a.x - a.y)

/** Accounts of one tier at the same place are one dot whose area tells how many; tier 1 lies on top. */
function dotsOf(targets: readonly ScoredTarget[], x: Axis, y: Axis): Dot[] {
  const places = Map.groupBy(
    targets,
    (target) => `${target.tier} ${at(xOf(target.fit, x))} ${Math.round(yOf(target.readiness, y) / 2)}`,
  )
  return [...places.values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              x: at(xOf(first.fit, x)),
              y: at(yOf(first.readiness, y)),
              radius: at(Math.min(11, 3.4 * Math.sqrt(1 + others.length))),
              tier: first.tier,
              name: others.length === 0 ? first.name : null,
            },
          ],
    )
    .sort((a, b) => Number(b.tier) - Number(a.tier) || b.radius - a.radius)
}
