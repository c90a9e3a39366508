/** A stream of numbers in [0, 1): the same seed and topic give the same stream on every machine. */
export type Random = () => number

/**
 * One independent stream per topic, so that a change in one file's making leaves the others as they are.
 * The generator is mulberry32 (Tommy Ettinger, public domain) started from an FNV-1a hash of seed and topic;
 * both use 32-bit integer arithmetic only, which every engine computes alike.
 */
export function createRandom(seed: number, topic: string): Random {
  let state = fnv1a(`${seed}/${topic}`)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

/** True with probability `share` (0 to 1). */
export function chance(random: Random, share: number): boolean {
  return random() < share
}

/** A whole number from `low` to `high`, both included. */
export function whole(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One item, each as likely as the others. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** One item, in proportion to its `share`; the shares need not sum to 1. */
export function pickByShare<T extends { readonly share: number }>(random: Random, items: readonly T[]): T {
  let left = random() * items.reduce((sum, item) => sum + item.share, 0)
  for (const item of items) {
    left -= item.share
    if (left < 0) return item
  }
  return pick(random, items.slice(-1))
}
