/** A list of numbers in memory that all threads see. */
export const sharedInts = (length: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))

export function inShared(list: Int32Array): Int32Array {
  const copy = sharedInts(list.length)
  copy.set(list)
  return copy
}
