import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatherEvidence } from './evidence.ts'
import { createChance, plantedTable, studied, type Table } from './study.fixture.ts'
import { halvesOf } from './time.ts'

type Planted = Readonly<{ rows: number; perUnit?: number; rate: (code: number, isLate: boolean) => number }>

/** The first of twelve traits with four bins each tells something, the others are chance; rows stand in an order that is none, over a year. */
function gathered(seed: number, { rows, perUnit = 1, rate }: Planted) {
  const chance = createChance(seed)
  const unit = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / perUnit))
  const shown = Array.from({ length: 12 }, () => {
    const own = Uint8Array.from({ length: rows }, () => Math.floor(chance() * 4))
    return { codes: Uint8Array.from(unit, (each) => own[each] ?? 0), bins: 4, chosenFrom: 1 }
  })
  const place = Float64Array.from({ length: rows }, () => Math.floor(chance() * 365))
  const outcome = Uint8Array.from(place, (day, row) =>
    chance() < rate(shown[0]?.codes[row] ?? 0, day >= 182) ? 1 : 0,
  )
  const units = Math.ceil(rows / perUnit)
  const cases = { outcome, unit, units, fold: new Uint8Array(rows), areGrouped: perUnit > 1, areSame: true }
  const [told = [], ...chances] = gatherEvidence(shown, cases, 10, halvesOf({ place, by: 'day' }))
  return { told, chances: chances.flat() }
}

describe('over samples drawn anew', () => {
  const found = Array.from({ length: 12 }, (_, seed) =>
    gathered(seed + 1, { rows: 1200, rate: (code) => (code === 1 ? 0.55 : 0.3) }),
  )

  test('what is planted is told again in nearly all, and holds in both halves', () => {
    for (const { told } of found) {
      expect(told[1]?.again).toBeGreaterThan(0.8)
      expect(told[1]?.over_time).toBe('holds')
    }
  })

  test('chance is hardly ever told again, and is on the same side in about half of the cases', () => {
    const lines = found.flatMap(({ chances }) => chances)
    const mean = lines.reduce((sum, { again }) => sum + (again ?? 1), 0) / lines.length
    expect(mean).toBeLessThan(0.03)
    const holding = lines.filter(({ over_time }) => over_time === 'holds').length / lines.length
    expect(holding).toBeGreaterThan(0.42)
    expect(holding).toBeLessThan(0.58)
    expect(lines.filter(({ over_time }) => over_time === 'turned').length).toBeLessThanOrEqual(2)
  })

  test('what rests on one large unit is not as steady as what many units say', () => {
    // A bin of 40 rows, 30 of them successes, among 400 with 100: all from forty units, or most of them from one.
    const again = (unitOf: (row: number) => number) => {
      const unit = Int32Array.from({ length: 400 }, (_, row) => (row < 40 ? unitOf(row) : 40 + row))
      const outcome = Uint8Array.from(unit, (_, row) => Number(row < 40 ? row < 30 : row % 5 === 0))
      const codes = Uint8Array.from(unit, (_, row) => Number(row < 40))
      const cases = { outcome, unit, units: 440, fold: new Uint8Array(400), areGrouped: true, areSame: true }
      return gatherEvidence([{ codes, bins: 2, chosenFrom: 1 }], cases, 5, null)[0]?.[1]?.again ?? 0
    }
    const [many, one] = [again((row) => row), again((row) => (row < 28 ? 0 : row))]
    expect(many).toBeGreaterThan(0.95)
    expect(one).toBeLessThan(many - 0.2)
  })
})

describe('over time', () => {
  test('a reversal is found where all time together says nothing', () => {
    for (const seed of [1, 2, 3]) {
      const { told } = gathered(seed, {
        rows: 1200,
        rate: (code, isLate) => (code !== 1 ? 0.35 : isLate ? 0.2 : 0.5),
      })
      expect(told[1]).toMatchObject({ over_time: 'turned' })
      expect(told[1]?.earlier?.lift).toBeGreaterThan(1)
      expect(told[1]?.later?.lift).toBeLessThan(1)
      expect(told[1]?.q).toBeGreaterThan(0.02)
    }
  })

  test('a rate of all that moves turns nothing', () => {
    const { told, chances } = gathered(4, {
      rows: 2000,
      rate: (code, isLate) => (isLate ? 0.5 : 0.1) * (code === 1 ? 1.5 : 1),
    })
    expect(told[1]?.over_time).toBe('holds')
    expect(chances.filter(({ over_time }) => over_time === 'turned' || over_time === 'changed')).toEqual([])
  })

  test('halves are cut between two days, next to the middle; what has no day is in neither', () => {
    const day = fc.oneof(fc.nat(5), fc.constant(Number.NEGATIVE_INFINITY))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 30 }), (days) => {
        const halves = halvesOf({ place: Float64Array.from(days), by: 'day' })
        const known = days.filter((each) => each >= 0)
        if (halves === null) {
          expect(new Set(known).size).toBeLessThan(2)
          return
        }
        const { earlier, later, from } = halves
        expect([...earlier].every((row) => (days[row] ?? 9) < from)).toBe(true)
        expect([...later].every((row) => (days[row] ?? 0) >= from)).toBe(true)
        expect(earlier.length + later.length).toBe(known.length)
        const off = (cut: number) => Math.abs(known.filter((each) => each < cut).length - known.length / 2)
        for (const cut of known.filter((each) => each > Math.min(...known)))
          expect(off(from)).toBeLessThanOrEqual(off(cut))
      }),
    )
  })
})

describe('a study', () => {
  const { titles, rows } = plantedTable(900, 31)
  const dated: Table = {
    titles: ['closed', ...titles],
    rows: rows.map((row, at) => [
      new Date(Date.UTC(2025, 0, 1 + ((at * 7) % 300))).toISOString().slice(0, 10),
      ...row,
    ]),
  }

  test('says how steady each line is, and where time is cut; the same in any order of rows', () => {
    const found = studied(dated)
    expect(found.halves).toMatchObject({ by: 'closed', from: '2025-05-31' })
    const steel = found.traits.find(({ bin }) => bin === 'Steel')
    expect(steel?.again).toBeGreaterThan(0.9)
    expect(steel?.over_time).toBe('holds')
    expect((steel?.earlier?.n ?? 0) + (steel?.later?.n ?? 0)).toBe(steel?.n)
    expect(studied({ ...dated, rows: dated.rows.toReversed() })).toEqual(found)
  })

  test('without days or an order that means something nothing is said of time', () => {
    const { halves, traits } = studied({ titles, rows })
    expect(halves).toBeNull()
    expect(traits.every(({ over_time, earlier, later }) => !over_time && !earlier && !later)).toBe(true)
    expect(traits.some(({ again }) => again !== null)).toBe(true)
  })
})
