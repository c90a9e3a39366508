/**
 * Whether two texts differ by at most `most` edits: letters put in, left out or replaced, neighbours that changed places
 * (optimal string alignment; Boytsov, "Indexing methods for approximate dictionary searching", 2011, §2.1). Returns the
 * number of edits, or `most + 1` when there are more. Cheap to refuse: length and a filter on letters come first.
 */
export function editsWithin(a: string, b: string, most: number): number {
  const tooMany = most + 1
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return tooMany
  let start = 0
  let [endA, endB] = [a.length, b.length]
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const [n, m] = [endA - start, endB - start]
  if (n === 0 || m === 0) return Math.min(n + m, tooMany)
  if (n > longest || m > longest) return tooMany
  return distance(a, b, start, n, m, most)
}

/** Longer differing middles are not compared: nobody makes two slips so far apart in a value worth comparing. */
const longest = 64
const rowOf = () => new Int32Array(longest + 1)
let [before, above, row] = [rowOf(), rowOf(), rowOf()]

function distance(a: string, b: string, start: number, n: number, m: number, most: number): number {
  for (let j = 0; j <= m; j++) above[j] = j
  for (let i = 1; i <= n; i++) {
    row[0] = i
    let least = i
    const letter = a.charCodeAt(start + i - 1)
    for (let j = 1; j <= m; j++) {
      const other = b.charCodeAt(start + j - 1)
      const replaced = (above[j - 1] ?? 0) + (letter === other ? 0 : 1)
      let edits = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced)
      const isSwapped = i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2)
      if (isSwapped && a.charCodeAt(start + i - 2) === other)
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least > most) return most + 1
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[m] ?? 0, most + 1)
}
