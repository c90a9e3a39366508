import { add } from './figures.ts'

const steps = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1] as const

/**
 * Whether probabilities mean what they say: of the pairs with a probability between two steps, the share that are one beside
 * the mean of what was said; and the mean distance of the two over all steps, weighed by pairs said to be possible (above 1 %).
 */
export function addCalibration(
  line: string,
  pairs: Iterable<readonly [a: number, b: number, probability: number]>,
  isOne: (a: number, b: number) => boolean,
): void {
  const bins = steps.slice(1).map(() => ({ pairs: 0, said: 0, ones: 0 }))
  for (const [a, b, probability] of pairs) {
    const bin = bins[Math.max(0, steps.findIndex((step) => probability <= step) - 1)]
    if (!bin) continue
    bin.pairs++
    bin.said += probability
    if (isOne(a, b)) bin.ones++
  }
  const possible = bins.slice(1)
  const all = possible.reduce((sum, bin) => sum + bin.pairs, 0)
  const off = possible.reduce((sum, { said, ones }) => sum + Math.abs(said - ones), 0)
  const table = possible.flatMap(({ pairs: count, said, ones }) =>
    count === 0 ? [] : [`${share(said / count)} → ${share(ones / count)} (${count})`],
  )
  add(`${line}: said and true`, (100 * off) / Math.max(1, all), '%', `apart; ${table.join(', ')}`)
}

const share = (value: number) => value.toFixed(2)
