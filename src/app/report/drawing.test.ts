import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stackedBar } from './bar.ts'
import { fitMap } from './fit-map.ts'
import { forestRow, spanOf } from './forest.ts'
import { toText } from './html.ts'
import { labelsFor } from './labels.ts'
import { roundTicks } from './plot.ts'
import { evidence, sampleData, sayIn } from './report.fixture.ts'
import { fitSpread, valueSpread } from './spread.ts'
import { createWriter } from './writer.ts'

const writer = createWriter('en', sayIn('en'))
const numbersIn = (text: string, attribute: string): number[] =>
  [...text.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    Number.parseFloat(value),
  )

describe('forest plot', () => {
  const lift = fc.double({ min: 0, max: 1000, noNaN: true })
  const line = fc.tuple(lift, lift, lift).map((lifts) => {
    const [low = 0, middle = 0, high = 0] = lifts.sort((a, b) => a - b)
    return evidence({ verdict: 'wins', lift: middle, lift_low: low, lift_high: high })
  })

  test('every mark lies within its cell, in the order of the lifts', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const span = spanOf(lines)
        for (const each of lines) {
          const drawn = toText(forestRow(each, span) ?? expect.fail('not drawn'))
          const [dot = -1] = numbersIn(drawn, 'cx')
          const [from = -1] = numbersIn(drawn, 'x1').slice(-1)
          const [to = -1] = numbersIn(drawn, 'x2').slice(-1)
          for (const position of [from, dot, to]) expect(position).toBeGreaterThanOrEqual(0)
          expect(from).toBeLessThanOrEqual(dot)
          expect(dot).toBeLessThanOrEqual(to)
          expect(to).toBeLessThanOrEqual(100)
        }
      }),
    )
  })

  test('twice as often is as far from the line at 1 as half as often', () => {
    const span = { low: 0.25, high: 4 }
    const [half, one, twice] = [0.5, 1, 2].map(
      (value) =>
        numbersIn(
          toText(
            forestRow(evidence({ lift: value, lift_low: value, lift_high: value }), span) ?? expect.fail(),
          ),
          'cx',
        )[0] ?? Number.NaN,
    )
    expect(half).toBe(25)
    expect(one).toBe(50)
    expect(twice).toBe(75)
  })

  test('an interval beyond the plot ends in an arrow, and a group that is not judged is not drawn', () => {
    const wide = evidence({ lift: 2, lift_low: 0, lift_high: 50 })
    expect(toText(forestRow(wide, spanOf([wide])) ?? expect.fail()).match(/<path/g)).toHaveLength(2)
    expect(forestRow(evidence({ lift: null }), { low: 0.5, high: 2 })).toBeNull()
  })
})

describe('axes and bars', () => {
  test('ticks are round, rising and within the axis', () => {
    const low = fc.double({ min: -1000, max: 1000, noNaN: true })
    const width = fc.double({ min: 1, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(low, width, (low, width) => {
        const ticks = roundTicks(low, low + width, 5)
        expect(ticks.length).toBeLessThanOrEqual(7)
        for (const [i, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(low - width * 1e-6)
          expect(tick).toBeLessThanOrEqual(low + width * (1 + 1e-6))
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] ?? 0)
        }
      }),
    )
    expect(roundTicks(0, 300, 5)).toEqual([0, 100, 200, 300])
    expect(roundTicks(7, 7, 5)).toEqual([7])
  })

  test('the parts of a bar fill it exactly, and a bar of nothing is empty', () => {
    const bar = (...values: number[]) =>
      toText(stackedBar(values.map((value) => ({ value, tone: 'won', label: 'x' })))).split('<ul')[0] ?? ''
    expect(numbersIn(bar(1, 0, 3), 'width')).toEqual([25, 75])
    expect(numbersIn(bar(1, 0, 3), 'x')).toEqual([0, 25])
    expect(bar(0, 0)).not.toContain('<rect')
  })
})

describe('pictures of the list', () => {
  test('names cover neither each other nor a mark', () => {
    const position = fc.integer({ min: 0, max: 800 })
    const mark = fc.record({
      x: position,
      y: position,
      radius: fc.integer({ min: 3, max: 12 }),
      name: fc.string(),
    })
    const field = { left: 0, right: 800, top: 0, bottom: 800 }
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const labels = labelsFor(marks, field, 8)
        expect(labels.length).toBeLessThanOrEqual(8)
        for (const [i, label] of labels.entries()) {
          expect(label.x).toBeGreaterThanOrEqual(0)
          expect(label.x).toBeLessThanOrEqual(800)
          const near = labels.filter((other, j) => j !== i && Math.abs(other.y - label.y) < 13)
          // Two names in one line never begin at the same place.
          expect(near.every((other) => other.x !== label.x || other.side !== label.side)).toBe(true)
        }
      }),
    )
    const dot = { x: 100, y: 100, radius: 4 }
    expect(
      labelsFor(
        [
          { ...dot, name: 'A' },
          { ...dot, x: 110, name: 'B' },
        ],
        field,
        8,
      ),
    ).toEqual([
      { text: 'A', x: expect.closeTo(92), y: 104, side: 'left' },
      { text: 'B', x: expect.closeTo(118), y: 104, side: 'right' },
    ])
  })

  test('every account is drawn once, however many share a place', () => {
    const { targets } = sampleData({ targets: 300 })
    const scored = targets.flatMap((target) => (target.fit === null ? [] : [{ ...target, fit: target.fit }]))
    const map = toText(fitMap(scored, writer))
    const places = new Set(scored.map(({ tier, fit, readiness }) => `${tier} ${fit} ${readiness}`))
    expect(map.match(/<circle/g)?.length ?? 0).toBeLessThanOrEqual(places.size)
    expect(map).not.toContain('NaN')
    const same = scored.map((target) => ({ ...target, fit: 50, readiness: 0, tier: '1' as const }))
    expect(toText(fitMap(same, writer)).match(/<circle/g)).toHaveLength(1)
    const spread = toText(fitSpread(same, writer))
    expect(spread.match(/M[\d.]+ [\d.]+V/g)).toHaveLength(1)
    expect(spread).not.toContain('NaN')
  })

  test('a long list by value is drawn in few columns, a short one account by account', () => {
    const columns = (targets: number) =>
      toText(valueSpread(sampleData({ targets, signal: false }).targets, writer)).match(/M[\d.]+ /g)?.length
    expect(columns(40)).toBe(40)
    expect(columns(5000)).toBeLessThanOrEqual(330)
  })
})
