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
  const [row] = await tx.read(count)
  const slices = Math.min(256, Math.max(1, Math.ceil(Number(row?.records) / sliceRecords)))
  const bounds = Array.from({ length: slices + 1 }, (_, slice) => {
    const first = Math.round((256 * slice) / slices)
    return `${prefix}${first === 256 ? 'g' : first.toString(16).padStart(2, '0')}`
  })
  return bounds.slice(1).map((until, slice) => ({ from: bounds[slice] ?? '', until }))
}
