/** Pair-wise and B-cubed quality of a clustering (Bagga & Baldwin 1998). */
export function quality(label: ArrayLike<number | string>, truth: readonly string[]) {
  const labels = Array.from(label, String)
  const both = labels.map((own, at) => `${own}\u0000${truth[at]}`)
  const [said, real, right] = [sizes(labels), sizes(truth), sizes(both)]
  const precision = pairs(right) / Math.max(1, pairs(said))
  const recall = pairs(right) / Math.max(1, pairs(real))
  const mean = (of: ReadonlyMap<string, number>, keys: readonly string[]) =>
    both.reduce((sum, key, at) => sum + (right.get(key) ?? 0) / (of.get(keys[at] ?? '') ?? 1), 0) /
    Math.max(1, both.length)
  const [p3, r3] = [mean(said, labels), mean(real, truth)]
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    bcubed: (2 * p3 * r3) / (p3 + r3),
  }
}

function sizes(keys: readonly string[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1)
  return count
}

const pairs = (count: ReadonlyMap<string, number>) =>
  [...count.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)

/** Of the pairs that are one, one name with Chinese characters and one without, the share that was found; null where there are none. */
export function acrossScripts(
  group: Int32Array,
  truth: readonly string[],
  names: readonly string[],
): number | null {
  let [all, found] = [0, 0]
  for (const rows of Map.groupBy(truth.keys(), (row) => truth[row]).values()) {
    const chinese = rows.filter((row) => /\p{Script=Han}/u.test(names[row] ?? ''))
    const others = rows.filter((row) => !chinese.includes(row) && names[row] !== '')
    all += chinese.length * others.length
    for (const one of chinese) found += others.filter((other) => group[one] === group[other]).length
  }
  return all === 0 ? null : found / all
}
