import { html, type Markup } from './html.ts'

/** Size of a picture in its own units; it is as wide as the page. */
const size = { width: 820, height: 310 }
/** The part of it that holds marks. */
export const field = { left: 58, right: 806, top: 16, bottom: 262 } as const

export type Axis = Readonly<{ low: number; high: number; title: string; write: (value: number) => string }>

/** The least and the greatest of some values; a list may be longer than a call takes arguments. */
export const extent = (values: Iterable<number>): { low: number; high: number } => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)]
  return { low, high }
}

/** A position with a tenth of a unit, which is finer than any screen. */
export const at = (position: number): number => Number(position.toFixed(1))

export const xOf = (value: number, { low, high }: Axis): number =>
  field.left + ((value - low) / (high - low || 1)) * (field.right - field.left)

export const yOf = (value: number, { low, high }: Axis): number =>
  field.bottom - ((value - low) / (high - low || 1)) * (field.bottom - field.top)

/** Round values from low to high, about `wanted` of them, in steps of 1, 2 or 5. */
export function roundTicks(low: number, high: number, wanted: number): number[] {
  if (high <= low) return [low]
  const rough = (high - low) / wanted
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = unit * ([1, 2, 5].find((factor) => unit * factor >= rough) ?? 10)
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/**
 * A picture with its axes. `marks` lie in the coordinates of {@link xOf} and {@link yOf}.
 * @param label what the picture shows, for those who cannot see it
 */
export function plot(label: string, x: Axis, y: Axis, marks: Markup): Markup {
  const middle = at((field.left + field.right) / 2)
  const centre = at((field.top + field.bottom) / 2)
  return html`<div class="scroll"><svg class="picture" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${label}">
${roundTicks(y.low, y.high, 5).map((tick) => {
  const place = at(yOf(tick, y))
  return html`<line class="grid" x1="${field.left}" x2="${field.right}" y1="${place}" y2="${place}"/><text class="tick-y" x="${field.left - 8}" y="${place + 4}">${y.write(tick)}</text>`
})}
${roundTicks(x.low, x.high, 8).map(
  (tick) =>
    html`<text class="tick-x" x="${at(xOf(tick, x))}" y="${field.bottom + 18}">${x.write(tick)}</text>`,
)}
<text class="title" x="${middle}" y="${size.height - 10}">${x.title}</text>
<text class="title" x="14" y="${centre}" transform="rotate(-90 14 ${centre})">${y.title}</text>
${marks}</svg></div>`
}
