import { type Column, ColumnBuilder } from './column.ts'
import type { Comparison, Level } from './comparison.ts'
import { hyperplanes, sidesOf } from './hyperplanes.ts'

const levels: readonly Level[] = [
  { name: 'nearly_same', m: 0.4, u: 0.0001 },
  { name: 'same_common', m: 0.02, u: 0.001, isCommon: true },
  { name: 'very_alike', m: 0.25, u: 0.0003 },
  { name: 'alike', m: 0.13, u: 0.003 },
  { name: 'little_alike', m: 0.1, u: 0.05 },
  { name: 'different', m: 0.1, u: 0.9465 },
]
/** Least cosines of the levels. */
const [nearlySame, veryAlike, alike, littleAlike] = [0.9, 0.75, 0.6, 0.4]

/** A vector that more records have is that of an empty text, or of none */
const fewRecords = 10
/** Fewer numbers are a place or a size; more no model writes. */
const [fewestNumbers, mostNumbers] = [8, 8192]
/** What a vector looks like inside: a byte per number between two marks that no trimming takes. */
const [mark, end, zero, greatest] = ['\u0002', '\u0003', 128, 127]

/**
 * A vector, `[0.12,-0.3,…]`, as a text of a byte per number, the greatest of them being 127: a tenth of the memory, and a cosine that is the
 * same within a thousandth. Null for what is none: too few numbers, anything else, nothing but zeros.
 */
export function vectorText(cell: string): string | null {
  const text = cell.trim()
  if (!text.startsWith('[') || !text.endsWith(']')) return null
  const numbers = numbersIn(text)
  const most = numbers.reduce((sum, number) => Math.max(sum, Math.abs(number)), 0)
  if (numbers.length < fewestNumbers || numbers.length > mostNumbers || most === 0) return null
  const bytes = Uint8Array.from(numbers, (number) => zero + Math.round((greatest * number) / most))
  return `${mark}${Buffer.from(bytes).toString('latin1')}${end}`
}

function numbersIn(text: string): readonly number[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((number) => Number.isFinite(number)) ? list : []
  } catch {
    return []
  }
}

/** Whether a text is a vector as {@link vectorText} writes it. */
export const isVector = (text: string): boolean => text.startsWith(mark) && text.endsWith(end)

/** Vectors of one length, that of most records; all else is not known. */
export function vectorColumn(column: Column): Column {
  const records = new Map<number, number>()
  column.values.forEach((value, place) => {
    if (isVector(value))
      records.set(value.length, (records.get(value.length) ?? 0) + (column.count[place] ?? 0))
  })
  const [[length] = [0]] = [...records].sort(([a, m], [b, n]) => n - m || b - a)
  const isGood = (value: string) => isVector(value) && value.length === length
  if (column.values.every((value) => value === '' || isGood(value))) return column
  const builder = new ColumnBuilder(column.name)
  for (const place of column.code) {
    const value = column.values[place] ?? ''
    builder.push(isGood(value) ? value : null)
  }
  return builder.column()
}

/** So many vectors at the origin stand beside those of a column, so that a few do not have their centre among themselves. */
const imagined = 10

/**
 * Vectors of a model of meaning, by the cosine of their angle. What all have in common is taken off before: many models put everything
 * into one corner (Mu and Viswanath, "All-but-the-top", 2018), and so the levels suit each of them.
 * @param column as {@link vectorColumn} gives it
 */
export function vectorComparison(column: Column): Comparison {
  const dimensions = (column.values[1]?.length ?? 2) - 2
  const numbers = numbersOf(column.values, dimensions)
  const vectors = column.values.length
  const centre = new Float64Array(dimensions)
  const length = Float64Array.from(column.values, (_, v) => Math.sqrt(dot(v, v)))
  for (let v = 1; v < vectors; v++)
    for (let i = 0; i < dimensions; i++)
      centre[i] =
        (centre[i] ?? 0) + (numbers[v * dimensions + i] ?? 0) / (length[v] ?? 1) / (vectors - 1 + imagined)
  const common = centre.reduce((sum, own) => sum + own * own, 0)
  /** Of each vector of length 1 its part along the centre, and how far it is from there. */
  const along = Float64Array.from(column.values, (_, v) =>
    v === 0
      ? 0
      : centre.reduce((sum, own, i) => sum + own * (numbers[v * dimensions + i] ?? 0), 0) / (length[v] ?? 1),
  )
  const distance = along.map((own) => Math.sqrt(1 - 2 * own + common))

  function dot(a: number, b: number): number {
    const [one, other] = [a * dimensions, b * dimensions]
    let sum = 0
    for (let i = 0; i < dimensions; i++) sum += (numbers[one + i] ?? 0) * (numbers[other + i] ?? 0)
    return sum
  }

  let keysOf: ReturnType<typeof hyperplanes> | undefined
  return {
    column,
    aspect: 'value',
    levels,
    told: '[…]',
    isByStrangers: true,
    isRough: true,
    level: (a, b) => {
      if (a === b) return (column.count[a] ?? 0) > fewRecords ? 2 : 1
      const raw = dot(a, b) / ((length[a] ?? 1) * (length[b] ?? 1))
      const cosine =
        (raw - ((along[a] ?? 0) + (along[b] ?? 0)) + common) / ((distance[a] ?? 1) * (distance[b] ?? 1))
      if (cosine >= nearlySame) return 1
      if (cosine >= veryAlike) return 3
      if (cosine >= alike) return 4
      return cosine >= littleAlike ? 5 : 6
    },
    keys: (value, put) => {
      keysOf ??= hyperplanes(numbers, sidesOf(vectors - 1), centre)
      keysOf(value * dimensions, length[value] ?? 1, put)
    },
  }
}

/** Whether two values of a column mean something else. */
export function farApart(column: Column): (a: number, b: number) => boolean {
  const { level } = vectorComparison(column)
  return (a, b) => level(a, b) === levels.length
}

/** The numbers of all values side by side; place 0, the value that is not known, has zeros. */
function numbersOf(values: readonly string[], dimensions: number): Int8Array {
  const numbers = new Int8Array(values.length * dimensions)
  for (let v = 1; v < values.length; v++) {
    const value = values[v] ?? ''
    for (let i = 0; i < dimensions; i++) numbers[v * dimensions + i] = value.charCodeAt(i + 1) - zero
  }
  return numbers
}
