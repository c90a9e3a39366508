import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Comparison } from './comparison.ts'
import { type KeysOfPlace, type KeysOfValues, type KeysTask, keysInTurn, keysOf } from './keys.ts'
import type { ColumnKind } from './kind.ts'
import { joinedParts, type NameParts, type PackedParts, partsOfNames, unpackedParts } from './name-parts.ts'
import { type PackedNames, packedNames } from './names.ts'
import { type Packed, packed } from './packed.ts'
import type { ComparedStretches, CompareTask } from './pairs.ts'
import { sharedInts } from './shared.ts'
import type { Standard } from './standard.ts'
import type { ComparedColumn, Noun } from './table.ts'
import type { PlainVocabulary } from './vocabulary.ts'

/** A thread that helps: where its answers come, and in shared memory how many it has given. */
export type Helper = Readonly<{ port: MessagePort; answered: Int32Array }>

/** What a helper is told: names to take apart, what will be compared, to make keys, and to compare. */
export type ToHelper =
  | Readonly<{ type: 'names'; values: Packed }>
  | Readonly<{ type: 'prepare'; columns: readonly PackedColumn[]; noun: Noun }>
  | Readonly<{ type: 'keys'; task: KeysTask }>
  | Readonly<{ type: 'compare'; task: CompareTask }>

/** A column whose values a helper will compare; of names what was read out of them. */
export type PackedColumn = Readonly<{
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
  | Readonly<{ type: 'names'; parts: PackedParts }>
  | Readonly<{ type: 'keys'; keys: readonly KeysOfPlace[] }>
  | Readonly<{ type: 'compared'; stretches: ComparedStretches }>

/**
 * Threads that help one that waits for them. What they find does not depend on who is the faster. Whoever started them sees to it
 * that all end when one fails.
 */
export class Crew {
  readonly #helpers: readonly Helper[]
  readonly #seen: Int32Array

  constructor(helpers: readonly Helper[]) {
    this.#helpers = helpers
    this.#seen = new Int32Array(helpers.length)
  }

  /** Takes company names apart, each thread as many. */
  partsOf(values: readonly string[]): NameParts {
    const size = Math.ceil(values.length / (this.#helpers.length + 1))
    const stretch = (thread: number) => values.slice(thread * size, (thread + 1) * size)
    this.#tell((helper) => ({ type: 'names', values: packed(stretch(helper + 1)) }))
    const own = partsOfNames(stretch(0))
    const others = this.#answers().flatMap((answer) =>
      answer.type === 'names' ? [unpackedParts(answer.parts)] : [],
    )
    return joinedParts([own, ...others])
  }

  /** Tells what will be compared. */
  prepare(
    columns: readonly ComparedColumn[],
    comparisons: readonly Comparison[],
    noun: Noun,
    standard: Standard | undefined,
  ): void {
    const told = columns.map(({ kind, column }): PackedColumn => {
      const names = comparisons.find((comparison) => comparison.column === column)?.names
      const { name, values, count } = column
      // Names of people are read anew for how they sound.
      const isRead = names !== undefined && kind !== 'person'
      return {
        kind,
        name,
        values: packed(isRead ? [] : values),
        count,
        names: names && packedNames(names),
        known: isRead ? undefined : standard?.vocabularies.get(name),
      }
    })
    this.#tell(() => ({ type: 'prepare', columns: told, noun }))
  }

  /** Makes the keys of all comparisons. Each thread takes the next one that nobody has begun with, those of most values first. */
  keysOf(comparisons: readonly Comparison[]): KeysOfValues[] {
    const values = (c: number) => comparisons[c]?.column.values.length ?? 0
    const task = {
      order: [...comparisons.keys()].sort((one, other) => values(other) - values(one) || one - other),
      next: sharedInts(1),
    }
    this.#tell(() => ({ type: 'keys', task }))
    const own = keysInTurn(task, comparisons)
    const made = new Map([
      ...own,
      ...this.#answers().flatMap((answer) => (answer.type === 'keys' ? answer.keys : [])),
    ])
    return comparisons.map((comparison, c) => made.get(c) ?? keysOf(comparison, c))
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
