import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Comparison } from './comparison.ts'
import type { Help } from './help.ts'
import { type KeysOfPlace, type KeysOfValues, keysInTurn, keysOf } from './keys.ts'
import type { ColumnKind } from './kind.ts'
import type { ListedStretches, ListTask } from './listing.ts'
import { type PackedNames, packedNames } from './names.ts'
import type { NamesTask, ReadStretches } from './names-ahead.ts'
import { type Packed, packed } from './packed.ts'
import type { ComparedStretches, CompareTask } from './pairs.ts'
import { sharedInts } from './shared.ts'
import type { Standard } from './standard.ts'
import { type ComparedColumn, mostComparisons, type Noun } from './table.ts'
import type { PlainVocabulary } from './vocabulary.ts'

/** A thread that helps: where its answers come, and in shared memory how many it has given. */
export type Helper = Readonly<{ port: MessagePort; answered: Int32Array }>

/** What a helper is told: names to take apart, a column that will be compared, to make keys that nobody has made, to list those of records, and to compare. */
export type ToHelper =
  | Readonly<{ type: 'names'; task: NamesTask }>
  | Readonly<{ type: 'prepare'; column: PackedColumn; noun: Noun; begun: Int32Array }>
  | Readonly<{ type: 'keys'; begun: Int32Array }>
  | Readonly<{ type: 'list'; task: ListTask }>
  | Readonly<{ type: 'compare'; task: CompareTask }>

/** A column whose values a helper will compare, with the place of its first comparison; of names what was read out of them. */
export type PackedColumn = Readonly<{
  place: number
  kind: ColumnKind
  name: string
  values: Packed
  count: Int32Array
  names: PackedNames | undefined
  /** What is known of its words where these are a few of many. */
  known: PlainVocabulary | undefined
}>

/** What it answers; nothing to what is only told. */
export type FromHelper =
  | Readonly<{ type: 'names'; read: ReadStretches }>
  | Readonly<{ type: 'keys'; keys: readonly KeysOfPlace[] }>
  | Readonly<{ type: 'listed'; stretches: ListedStretches }>
  | Readonly<{ type: 'compared'; stretches: ComparedStretches }>

/**
 * Threads that help one that waits for them. What they find does not depend on who is the faster. Whoever started them sees to it
 * that all end when one fails.
 */
export class Crew implements Help {
  readonly #helpers: readonly Helper[]
  readonly #seen: Int32Array
  /** In shared memory per comparison 1 where some thread has begun with its keys. */
  readonly #begun = sharedInts(mostComparisons)

  constructor(helpers: readonly Helper[]) {
    this.#helpers = helpers
    this.#seen = new Int32Array(helpers.length)
  }

  /** Lets the others take names apart. @returns what gives theirs when none is left */
  readNames(task: NamesTask): () => ReadStretches[] {
    this.#tell(() => ({ type: 'names', task }))
    return () => this.#answers().flatMap((answer) => (answer.type === 'names' ? [answer.read] : []))
  }

  /** Tells of a column that will be compared, so that the others begin with its keys. */
  prepare(
    { kind, column, place }: ComparedColumn,
    [first]: readonly Comparison[],
    noun: Noun,
    standard: Standard | undefined,
  ): void {
    const { name, values, count } = column
    // Names of people are read anew for how they sound.
    const names = kind === 'person' ? undefined : first?.names
    const told: PackedColumn = {
      place,
      kind,
      name,
      values: packed(names ? [] : values),
      count,
      names: names && packedNames(names),
      known: names ? undefined : standard?.vocabularies.get(name),
    }
    this.#tell(() => ({ type: 'prepare', column: told, noun, begun: this.#begun }))
  }

  /** Makes the keys of all comparisons: each thread those that nobody has begun with. */
  keysOf(comparisons: readonly Comparison[]): KeysOfValues[] {
    this.#tell(() => ({ type: 'keys', begun: this.#begun }))
    const made = new Map(keysInTurn(this.#begun, comparisons))
    for (const answer of this.#answers())
      if (answer.type === 'keys') for (const [c, keys] of answer.keys) made.set(c, keys)
    return comparisons.map((comparison, c) => made.get(c) ?? keysOf(comparison, c))
  }

  /** Lets the others list the keys of records. @returns what gives theirs when nothing is left */
  list(task: ListTask): () => ListedStretches[] {
    this.#tell(() => ({ type: 'list', task }))
    return () => this.#answers().flatMap((answer) => (answer.type === 'listed' ? [answer.stretches] : []))
  }

  /** Lets the others compare. @returns what gives their pairs when they are done */
  compare(task: CompareTask): () => ComparedStretches[] {
    this.#tell(() => ({ type: 'compare', task }))
    return () => this.#answers().flatMap((answer) => (answer.type === 'compared' ? [answer.stretches] : []))
  }

  #tell(message: (helper: number) => ToHelper): void {
    this.#helpers.forEach(({ port }, helper) => {
      port.postMessage(message(helper))
    })
  }

  /** Waits for one answer of each helper; in their order. */
  #answers(): FromHelper[] {
    return this.#helpers.map(({ port, answered }, helper) => {
      const seen = this.#seen[helper] ?? 0
      Atomics.wait(answered, 0, seen)
      this.#seen[helper] = seen + 1
      const answer: FromHelper = receiveMessageOnPort(port)?.message
      return answer
    })
  }
}
