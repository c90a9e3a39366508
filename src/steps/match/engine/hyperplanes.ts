/** Planes, each of which tells on which of its sides a vector lies; a power of two. */
const planes = 128
/** So many keys of a few sides each has a vector, twice. */
const bands = 24
/** Odd: the planes, counted in steps of each, come in another order. */
const steps = [1, 37, 75, 101, 53, 11]

/** Sides of a key for so many vectors: few strangers, which lie on either side of a plane as often as not, meet by it. */
export const sidesOf = (vectors: number): number =>
  Math.min(28, 6 + Math.ceil(Math.log2(Math.max(2, vectors))))

/** As many keys as this have no plane in common. */
export const disjoint = (sides: number): number => Math.min(bands, Math.floor(planes / sides))

/**
 * Keys of vectors by the sides of random planes on which they lie: two at an angle θ lie on one side of a plane with a probability of
 * 1 − θ/π (Charikar, "Similarity estimation techniques from rounding algorithms", 2002). Each key also comes with the side turned
 * that is the least sure (Lv and others, "Multi-probe LSH", 2007). The planes are the same everywhere.
 * @param sides of a key
 * @param centre from which the planes go
 * @returns what puts the keys of the vector whose numbers begin at a place; `length` is that of the vector
 */
export function hyperplanes(numbers: Int8Array, sides: number, centre: Float64Array) {
  const dimensions = centre.length
  const plane = Int16Array.from({ length: planes * dimensions }, (_, at) => chance(at))
  const offset = Float64Array.from({ length: planes }, (_, p) =>
    centre.reduce((sum, own, i) => sum + own * (plane[p * dimensions + i] ?? 0), 0),
  )
  const side = new Float64Array(planes)
  const apart = disjoint(sides)
  return (from: number, length: number, put: (text: string) => void) => {
    for (let p = 0; p < planes; p++) {
      let sum = 0
      const first = p * dimensions
      for (let i = 0; i < dimensions; i++) sum += (plane[first + i] ?? 0) * (numbers[from + i] ?? 0)
      side[p] = sum / length - (offset[p] ?? 0)
    }
    for (let band = 0; band < bands; band++) {
      const step = steps[Math.floor(band / apart)] ?? 1
      let [bits, unsure, least] = [0, 0, Number.POSITIVE_INFINITY]
      for (let i = 0; i < sides; i++) {
        const own = side[(((band % apart) * sides + i) * step) % planes] ?? 0
        if (own >= 0) bits |= 1 << i
        if (Math.abs(own) >= least) continue
        least = Math.abs(own)
        unsure = 1 << i
      }
      put(`${band} ${bits}`)
      put(`${band} ${bits ^ unsure}`)
    }
  }
}

/** The sum of four bytes less its mean, near enough to a normal distribution: the same for the same place (the end of MurmurHash3). */
function chance(place: number): number {
  let hash = Math.imul(place + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24) - 510
}
