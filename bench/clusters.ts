import { clusters, type Edges } from '../src/steps/match/index.ts'
import { add } from './figures.ts'

const edges = 10_000_000
const rule = { threshold: 3_000, unseen: -2_000 }

type Shape = Readonly<{
  shape: string
  nodes: number
  pair: (k: number) => readonly [number, number]
  /** Least weight of an edge; the threshold where it is left out. */
  least?: number
}>

/** Ten million edges between records, from the kind to the worst: how long until they are clusters. */
export async function measureClusters(): Promise<void> {
  const shapes: readonly Shape[] = [
    { shape: 'groups of five, all alike', nodes: 5_000_000, pair: pairOfFive },
    { shape: 'groups of five, some pairs unlike', nodes: 5_000_000, pair: pairOfFive, least: 1_000 },
    {
      shape: 'groups of five in a loose net',
      nodes: 5_000_000,
      pair: (k) => (k % 10 === 9 ? anywhere(k, 5_000_000) : pairOfFive(k)),
    },
    { shape: 'one net without any structure', nodes: 2_000_000, pair: (k) => anywhere(k, 2_000_000) },
    { shape: 'one record like all others', nodes: edges + 1, pair: (k) => [0, k + 1] },
  ]
  for (const { shape, nodes, pair, least } of shapes) {
    const some = make(pair, least)
    const before = process.cpuUsage()
    const began = performance.now()
    const { label } = clusters(nodes, some, {}, rule)
    const seconds = (performance.now() - began) / 1000
    const found = new Set(label).size
    const cpu = process.cpuUsage(before)
    add(
      `10 M edges to clusters: ${shape}`,
      seconds,
      's',
      `${found} clusters, ${Math.round(cpu.user / 1e6)} s CPU`,
    )
  }
}

/** The k-th of ten pairs in each group of five. */
function pairOfFive(k: number): readonly [number, number] {
  const group = Math.floor(k / 10) * 5
  let rest = k % 10
  for (let a = 0; a < 4; a++) {
    if (rest < 4 - a) return [group + a, group + a + 1 + rest]
    rest -= 4 - a
  }
  return [group, group + 1]
}

/** Two numbers below `most` that look random and are the same on every machine (Weyl sequence, Murmur finaliser). */
function anywhere(k: number, most: number): readonly [number, number] {
  const mix = (seed: number) => {
    let x = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
    return ((x ^ (x >>> 13)) >>> 0) % most
  }
  const [a, b] = [mix(2 * k), mix(2 * k + 1)]
  return a === b ? [a, (b + 1) % most] : [a, b]
}

function make(pair: (k: number) => readonly [number, number], least: number = rule.threshold): Edges {
  const [a, b, weight] = [new Int32Array(edges), new Int32Array(edges), new Int32Array(edges)]
  for (let k = 0; k < edges; k++) {
    const [one, other] = pair(k)
    a[k] = one
    b[k] = other
    weight[k] = least + (anywhere(k, 9_000)[0] ?? 0)
  }
  return { a, b, weight }
}
