import { type Clusters, type Constraints, clusters, type Edges, type Pairs } from '../clusters.ts'
import { type Blocks, type Bounds, type CappedBlock, makeBlocks } from './blocks.ts'
import { pairsToClose } from './closing.ts'
import type { Comparison } from './comparison.ts'
import { withDecided } from './decided.ts'
import { withoutGuesses } from './guesses.ts'
import type { Help } from './help.ts'
import { type Hold, heldBy } from './holds.ts'
import { type Judged, judgedPatterns } from './judged.ts'
import { withKnown } from './known.ts'
import { saidBy } from './leveller.ts'
import { type Choice, type NamedWeight, weightsFrom } from './named.ts'
import { type CandidatePairs, comparePairs, withPairs } from './pairs.ts'
import type { Report, Stage } from './progress.ts'
import { teach } from './teach.ts'
import { type Model, train } from './train.ts'
import { type Weights, weighPatterns, weightsOf } from './weights.ts'

/** What a matching found, with all that explains it. */
export interface Matching {
  /** In the order of the levels of a pattern. */
  comparisons: readonly Comparison[]
  /** The smallest record of each record's cluster. */
  label: Int32Array
  /** What became of each edge. */
  outcome: Clusters['outcome']
  pairs: CandidatePairs
  /** Match weight per pair, in thousandths of a bit. */
  weight: Int32Array
  /** 1 per pair that is never one, whatever others say. */
  isBarred: Uint8Array
  /** All that clusters were made of: the pairs in their order, with what is known beforehand. */
  edges: Edges
  weights: Weights
  /** What the rows teach, whichever weights count. */
  fromRows: Weights
  /** What rows and verdicts teach, whichever weights count; and how many verdicts had something to teach. */
  taught: Weights
  verdicts: number
  model: Model
  /** Blocks that were left out, the largest first; how many there were, and how many pairs they would have made. */
  capped: readonly CappedBlock[]
  left: Readonly<{ keys: number; pairs: number }>
  /** The largest block for which there is time, and the pairs that blocks make. */
  blocks: Pick<Blocks, 'affordable' | 'pairs'>
  /** The smallest record of the component of each record: of what pairs above the threshold, or people, link. */
  part: Int32Array
  /** Milliseconds per stage. */
  times: Readonly<Record<string, number>>
}

/**
 * Pairs from the threshold on are one, in thousandths of a bit: more likely one than not. `unseen` is what a pair counts that
 * no block brought together, when clusters are about to become one.
 */
export const rule = { threshold: 0, unseen: -1000 } as const

/** Weighs more than all that may speak for a cluster. */
const barred = -1_000_000_000

type GivenOfRecords = Readonly<{
  constraints?: Constraints
  known?: Edges
  judged?: Judged | undefined
  choice?: Choice | undefined
  holds?: readonly Hold[] | undefined
  help?: Help | undefined
  bounds?: Bounds | undefined
  fromRows?: readonly NamedWeight[] | undefined
}>

/**
 * Which records are one, in stages: blocks bring candidates together, each pair is compared level by level, weights are
 * learned from all of them without labels, and clusters are made of the pairs above the threshold (Fellegi & Sunter, "A
 * theory for record linkage", 1969). The result depends on nothing but what the records say.
 * @param rows how many rows each record stands for: clusters are judged by the mean over rows
 * @param given what may or must be one whatever the weights say, edges that do not come from comparing, what people said of pairs,
 * which weights count, which pairs weigh no more than so much, and who helps
 */
export function matchRecords(
  rows: Int32Array,
  comparisons: readonly Comparison[],
  report: Report = () => undefined,
  {
    constraints = {},
    known,
    judged,
    choice = 'rows',
    holds = [],
    help,
    bounds,
    fromRows: given,
  }: GivenOfRecords = {},
): Matching {
  const records = rows.length
  const times: Record<string, number> = {}
  const timed = <T>(stage: Stage, work: () => T): T => {
    report(stage)
    const start = performance.now()
    const result = work()
    times[stage] = Math.round(performance.now() - start)
    return result
  }
  const said = saidBy(records, comparisons)
  const blocks = timed('blocks', () => makeBlocks(records, comparisons, said, help, bounds))
  const candidates = timed('compare', () =>
    comparePairs(records, blocks, comparisons, said, report, help && ((task) => help.compare(task))),
  )
  const heldOf = heldBy(holds, comparisons)
  const model = timed('train', () =>
    train(
      records,
      comparisons,
      candidates,
      candidates.patterns.map((pattern) => heldOf(pattern).most < rule.threshold),
    ),
  )
  const learned = given
    ? weightsFrom(given, comparisons, weightsOf(model, comparisons))
    : weightsOf(model, comparisons)
  const told = judged ? judgedPatterns(records, comparisons, learned, judged) : { patterns: [], verdicts: 0 }
  const taught = teach(learned, comparisons, told.patterns)
  const weights =
    choice === 'rows' ? learned : choice === 'taught' ? taught : weightsFrom(choice, comparisons, learned)
  const weigh = (all: CandidatePairs) => {
    const held = all.patterns.map(heldOf)
    const ofPattern = weighPatterns(weights, comparisons, all.patterns).map((weight, p) =>
      Math.min(weight, held[p]?.most ?? weight),
    )
    const isBarred = new Uint8Array(all.pattern.length)
    const weight = all.pattern.map((pattern, k) => {
      isBarred[k] = Number(held[pattern]?.isBarred === true)
      return ofPattern[pattern] ?? 0
    })
    return { weight, isBarred }
  }
  const pairs =
    holds.length === 0
      ? candidates
      : withPairs(
          records,
          comparisons,
          candidates,
          closing(records, candidates, weigh(candidates).weight, known),
        )
  const { weight, isBarred } = weigh(pairs)
  withoutGuesses({ a: pairs.a, b: pairs.b, weight }, isBarred)
  const compared = weight.map((own, k) => (isBarred[k] === 1 ? barred : own))
  const edges = withKnown(records, { a: pairs.a, b: pairs.b, weight: compared }, known)
  const { label, outcome, part } = timed('clusters', () =>
    clusters(records, withDecided(records, edges, constraints.same), { ...constraints, rows }, rule),
  )
  const { capped, left } = blocks
  const { verdicts } = told
  return {
    comparisons,
    label,
    outcome,
    edges,
    pairs,
    weight,
    isBarred,
    weights,
    fromRows: learned,
    taught,
    verdicts,
    model,
    capped,
    left,
    blocks,
    part,
    times,
  }
}

/** Pairs to compare as well, since others may make them one. */
function closing(
  records: number,
  pairs: CandidatePairs,
  weight: Int32Array,
  known: Edges | undefined,
): Pairs {
  function* ones(): Generator<readonly [number, number]> {
    for (let k = 0; k < weight.length; k++)
      if ((weight[k] ?? 0) >= rule.threshold) yield [pairs.a[k] ?? 0, pairs.b[k] ?? 0]
    for (let k = 0; k < (known?.a.length ?? 0); k++) yield [known?.a[k] ?? 0, known?.b[k] ?? 0]
  }
  return pairsToClose(records, ones(), pairs)
}
