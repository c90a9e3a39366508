import { html, type Markup } from './html.ts'
import { type ScoredTarget, type Target, tiers } from './model.ts'
import { type Axis, at, extent, plot, xOf, yOf } from './plot.ts'
import type { Writer } from './writer.ts'

/** Columns of the fit, at most; they are 1, 2 or 5 points wide, and stand over the values they count. */
const mostFits = 25
/** Columns finer than this are not seen; longer lists are drawn as averages of neighbours. */
const mostColumns = 320

type Box = Readonly<{ from: number; to: number; bottom: number; top: number }>

/** How many accounts have which fit, tier upon tier. */
export function fitSpread(targets: readonly ScoredTarget[], { say, number }: Writer): Markup {
  const lowest = extent(targets.map(({ fit }) => fit)).low
  const step = [1, 2].find((width) => (101 - lowest) / width <= mostFits) ?? 5
  const columns = Map.groupBy(targets, ({ fit }) => Math.floor(fit / step) * step)
  const x: Axis = {
    low: extent(columns.keys()).low - 0.5,
    high: 99.5 + step,
    title: say('report.list.fit'),
    write: number,
  }
  const { high: highest } = extent([...columns.values()].map((column) => column.length))
  const y: Axis = { low: 0, high: Math.max(5, highest), title: say('report.picture.accounts'), write: number }
  const boxes = [...columns].flatMap(([fit, column]) => {
    let bottom = 0
    return tiers.map((tier) => {
      const top = bottom + column.filter((target) => target.tier === tier).length
      const box = { tier, from: fit - 0.5, to: fit - 0.5 + step, bottom, top }
      bottom = top
      return box
    })
  })
  return plot(say('report.picture.fits'), x, y, boxesByTier(boxes, x, y, 1.5))
}

/** The value of every account in the order of the list, so that it is seen how much lies with how few. */
export function valueSpread(targets: readonly Target[], { say, number, amount }: Writer): Markup {
  const x: Axis = { low: 0.5, high: targets.length + 0.5, title: say('report.list.rank'), write: number }
  const { high: highest } = extent(targets.map(({ value }) => value))
  const y: Axis = { low: 0, high: highest, title: say('report.list.value'), write: amount }
  const width = Math.max(1, Math.ceil(targets.length / mostColumns))
  const boxes = tiers.flatMap((tier) => {
    const first = targets.findIndex((target) => target.tier === tier)
    const own = targets.filter((target) => target.tier === tier)
    return Array.from({ length: Math.ceil(own.length / width) }, (_, i) => {
      const group = own.slice(i * width, (i + 1) * width)
      const from = first + 0.5 + i * width
      const top = group.reduce((sum, { value }) => sum + Math.max(0, value), 0) / group.length
      return { tier, from, to: from + group.length, bottom: 0, top }
    })
  })
  return plot(say('report.picture.values'), x, y, boxesByTier(boxes, x, y, targets.length > 120 ? 0 : 1))
}

/** Boxes as one path per tier: many columns in few bytes. */
function boxesByTier(
  boxes: readonly (Box & { tier: Target['tier'] })[],
  x: Axis,
  y: Axis,
  gap: number,
): Markup {
  const path = ({ from, to, bottom, top }: Box) =>
    `M${at(xOf(from, x) + gap / 2)} ${at(yOf(bottom, y))}V${at(yOf(top, y))}H${at(xOf(to, x) - gap / 2)}V${at(yOf(bottom, y))}z`
  return html`${tiers.map(
    (tier) =>
      html`<path class="tier-${tier}" d="${boxes
        .filter((box) => box.tier === tier && box.top > box.bottom)
        .map(path)
        .join('')}"/>`,
  )}`
}
