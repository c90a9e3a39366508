const digits = new Map(
  [...'零〇○一二三四五六七八九'].map((digit, place) => [digit, Math.max(0, place - 2)] as const),
)
for (const [place, digit] of [...'零壹贰叁肆伍陆柒捌玖'].entries()) digits.set(digit, place)
digits.set('两', 2)

const small = new Map(
  [...'十拾百佰千仟'].map((unit, place) => [unit, 10 ** (1 + Math.floor(place / 2))] as const),
)
const large = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])

const han = [...digits.keys(), ...small.keys(), ...large.keys()].join('')

/** A number of Chinese numerals, or of figures with Chinese units. */
export const hanNumberPattern = new RegExp(`^[\\d.,']*[${han}][\\d.,'${han}]*$`)

const token = new RegExp(`[\\d.,']+|[${han}]`, 'gu')

/**
 * The number that Chinese numerals say, with figures among them: `三千五百万`, `1亿2000万`, `3.5千万`, `两万五` (25,000),
 * `二〇二四`. Null when they say none.
 * @param readFigures the value of the figures between the units
 */
export function hanNumber(text: string, readFigures: (figures: string) => number | null): number | null {
  if (/^[零〇○一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((digit) => digits.get(digit)).join(''))
  let total = 0
  let section = 0
  let pending: number | null = null
  let lastUnit = 0
  for (const [part] of text.matchAll(token)) {
    const tens = small.get(part)
    const myriads = large.get(part)
    if (tens !== undefined) {
      section += (pending ?? 1) * tens
      pending = null
      lastUnit = tens
    } else if (myriads !== undefined) {
      const counted = section + (pending ?? 0)
      if (counted === 0 && total === 0) return null
      total = myriads === 1e8 ? (total + counted) * myriads : total + counted * myriads
      section = 0
      pending = null
      lastUnit = myriads
    } else {
      const value = digits.get(part) ?? readFigures(part)
      if (value === null || (pending !== null && pending !== 0)) return null
      pending = value
      // After a zero the next digit stands where it says, not one unit lower.
      if (value === 0) lastUnit = 0
    }
  }
  const isNextLower = pending !== null && lastUnit >= 100 && pending > 0 && pending < 10
  return total + section + (pending ?? 0) * (isNextLower ? lastUnit / 10 : 1)
}
