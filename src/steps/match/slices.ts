import type { LakeTransaction, Statement } from '../../ground/lake/index.ts'

/** So many records are gathered at once. */
const sliceRecords = 250_000

/** Ids from `from` to before `until`. */
export type Slice = Readonly<{ from: string; until: string }>

/**
 * Ranges of ids that together are all of them, for statements whose memory must not grow with their number: ids are spread evenly
 * over the hexadecimal digits that follow their prefix.
 * @param count a statement that says how many `records` there are
 */
export async function slicesOf(tx: LakeTransaction, count: Statement, prefix = ''): Promise<Slice[]> {
  const slices = Math.min(256, await slicesOfCount(tx, count))
  const bounds = Array.from({ length: slices + 1 }, (_, slice) => {
    const first = Math.round((256 * slice) / slices)
    return `${prefix}${first === 256 ? 'g' : first.toString(16).padStart(2, '0')}`
  })
  return bounds.slice(1).map((until, slice) => ({ from: bounds[slice] ?? '', until }))
}

/** Which of so many parts, by `@part(text, $parts) = $part`. */
export type Part = Readonly<{ part: number; parts: number }>

/** As many parts of texts that are not spread evenly, as names are not. */
export async function partsOf(tx: LakeTransaction, count: Statement): Promise<Part[]> {
  const parts = await slicesOfCount(tx, count)
  return Array.from({ length: parts }, (_, part) => ({ part, parts }))
}

/** Ranges of row numbers from 0. */
export type Stretch = Readonly<{ from_row: number; until_row: number }>

export async function stretchesOf(tx: LakeTransaction, count: Statement): Promise<Stretch[]> {
  return Array.from({ length: await slicesOfCount(tx, count) }, (_, slice) => ({
    from_row: slice * sliceRecords,
    until_row: (slice + 1) * sliceRecords,
  }))
}

async function slicesOfCount(tx: LakeTransaction, count: Statement): Promise<number> {
  const [row] = await tx.read(count)
  return Math.max(1, Math.ceil(Number(row?.records) / sliceRecords))
}
