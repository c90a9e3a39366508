import { largestCell } from '../grid.ts'
import { XmlProblem } from './xml.ts'

const chunkBytes = 8 * 1024 * 1024
/** A workbook may hold a million rows; their texts lie here packed as bytes. */
const mostBytes = 512 * 1024 * 1024
/** Bytes that the place of a text takes; empty texts take nothing else. */
const placeBytes = 16

export type Strings = Readonly<{
  /** @throws XmlProblem when they are more than any workbook has */
  add(text: string): void
  /** The text of that number; an empty one when there is none. */
  at(index: number): string
}>

/**
 * The texts of a workbook, which its cells name by number. They are kept as bytes outside the heap: a third of the
 * memory of as many JavaScript strings, and no work for the garbage collector.
 */
export function createStrings(): Strings {
  const chunks: Buffer[] = []
  let used = chunkBytes
  /** Start and end of each text, counted over all chunks. */
  let places = new Float64Array(2048)
  let count = 0

  return {
    add(text) {
      // One character more than a cell may have, so that the cell is refused and not cut in silence.
      const kept = text.length > largestCell ? text.slice(0, largestCell + 1) : text
      if (used + kept.length * 3 > chunkBytes) {
        if (chunks.length * chunkBytes >= mostBytes) throw new XmlProblem('too many texts')
        chunks.push(Buffer.allocUnsafeSlow(chunkBytes))
        used = 0
      }
      if (count * 2 === places.length) {
        if (count * placeBytes >= mostBytes) throw new XmlProblem('too many texts')
        places = twice(places)
      }
      const before = (chunks.length - 1) * chunkBytes
      places[count * 2] = before + used
      used += chunks.at(-1)?.write(kept, used, 'utf8') ?? 0
      places[count * 2 + 1] = before + used
      count += 1
    },
    at(index) {
      if (!(index >= 0 && index < count)) return ''
      const start = places[index * 2] ?? 0
      const end = places[index * 2 + 1] ?? 0
      const before = start - (start % chunkBytes)
      return chunks[before / chunkBytes]?.toString('utf8', start - before, end - before) ?? ''
    },
  }
}

function twice(places: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(places.length * 2)
  larger.set(places)
  return larger
}
