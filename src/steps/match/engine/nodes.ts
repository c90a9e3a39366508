import { inOrder } from '../clusters/order.ts'
import { type Column, ColumnBuilder } from './column.ts'
import { GrowingInts } from './growing.ts'
import type { ColumnKind } from './kind.ts'
import { hashesOf } from './numbering.ts'

/** A column with the way in which it is compared, and whether that was recognised. */
export interface Judged {
  column: Column
  kind: ColumnKind
  isKnown: boolean
}

/**
 * Rows that agree in every column are one node, unless they say no more than their kind: a country is no company, and a name
 * without a company nobody. Nodes stand
 * in the order of a hash of what they say.
 * @param beside what says nothing of that but the order
 */
export function collapse(
  rows: number,
  judged: readonly Judged[],
  beside: readonly Judged[],
  isAlone: (row: number) => boolean,
) {
  const columns = judged.map(({ column }) => column)
  const of = (...kinds: readonly ColumnKind[]) =>
    judged.filter(({ kind }) => kinds.includes(kind)).map(({ column }) => column)
  const telling = of('name', 'domain', 'code', 'phone', 'date', 'text', 'email')
  const [person, account] = [of('person')[0], of('account')[0]]
  const isTelling = (row: number) =>
    telling.some(({ code }) => code[row] !== 0) || (person?.code[row] ?? 0) * (account?.code[row] ?? 0) > 0
  const order = inOrder(rows, [
    ...hashesOfRows(rows, columns, 1),
    ...beside.flatMap(({ column }, at) => hashesOfRows(rows, [column], at).slice(0, 1)),
  ])
  const isTwin = (a: number, b: number) => columns.every(({ code }) => code[a] === code[b]) && isTelling(a)
  const node = new Int32Array(rows)
  const first: number[] = []
  const twins = { a: new GrowingInts(1), b: new GrowingInts(1) }
  // The node that further rows of the same words join; -1 when all so far stand alone.
  let open = -1
  // Rows of one hash that differ stand as their values do: that happens once in thousands of millions of pairs.
  order.forEach((row, place) => {
    const before = order[place - 1] ?? -1
    const isNext = before >= 0 && isTwin(row, before)
    if (!isNext) open = -1
    const alone = isAlone(row)
    if (open < 0 || alone) {
      first.push(row)
      const own = first.length - 1
      if (isNext) {
        twins.a.push(node[before] ?? 0)
        twins.b.push(own)
      }
      if (!alone) open = own
      node[row] = own
    } else node[row] = open
  })
  return { node, first: Int32Array.from(first), twins: { a: twins.a.items, b: twins.b.items } }
}

/** Two hashes of what each row says. */
function hashesOfRows(rows: number, columns: readonly Column[], seed: number): [Int32Array, Int32Array] {
  const [one, other] = [new Int32Array(rows), new Int32Array(rows)]
  for (const { values, code } of columns) {
    const [first, second] = [new Int32Array(values.length), new Int32Array(values.length)]
    values.forEach((value, at) => {
      const [own, next] = hashesOf(value, seed)
      first[at] = own
      second[at] = next
    })
    for (let row = 0; row < rows; row++) {
      const value = code[row] ?? 0
      one[row] = Math.imul((one[row] ?? 0) ^ (first[value] ?? 0), 0x5bd1e995) + seed
      other[row] = Math.imul((other[row] ?? 0) ^ (second[value] ?? 0), 0x5bd1e995) + seed + 1
    }
  }
  return [one, other]
}

/** As many nodes of several rows at least tell whether a column varies. */
const fewestSeveral = 20

/** Whether rows that say the same in all that identifies them mostly differ in a column: then their company has no one value of it. */
export function varies(
  { code }: Column,
  node: Int32Array,
  nodes: number,
  differ = (one: number, other: number) => one !== other,
): boolean {
  const several = new Uint8Array(nodes)
  const differs = new Uint8Array(nodes)
  const said = new Int32Array(nodes)
  node.forEach((own, row) => {
    const value = code[row] ?? 0
    if (value === 0) return
    if (said[own] === 0) said[own] = value
    else {
      several[own] = 1
      if (differ(said[own] ?? 0, value)) differs[own] = 1
    }
  })
  const sum = (flags: Uint8Array) => flags.reduce((total, flag) => total + flag, 0)
  return sum(several) >= fewestSeveral && sum(differs) > sum(several) / 2
}

const mostGathered = 50

/** What the rows of a node say in a column that did not keep them apart: every text, or the most frequent value. */
export function gathered(column: Column, node: Int32Array, nodes: number, kind: ColumnKind): Column {
  const gathering = new ColumnBuilder(column.name)
  const order = inOrder(node.length, [node])
  const valueAt = (at: number) => column.values[column.code[order[at] ?? 0] ?? 0] ?? ''
  for (let own = 0, from = 0, to = 0; own < nodes; own++, from = to) {
    while (to < order.length && node[order[to] ?? 0] === own) to++
    const values = to - from === 1 ? [valueAt(from)] : byFrequency(from, to, valueAt)
    gathering.push(kind === 'text' ? values.slice(0, mostGathered).join(' ') : (values[0] ?? null))
  }
  return gathering.column()
}

/** The different values of some places, the most frequent first. */
function byFrequency(from: number, to: number, valueAt: (at: number) => string): string[] {
  const said = new Map<string, number>()
  for (let at = from; at < to; at++) {
    const value = valueAt(at)
    if (value !== '') said.set(value, (said.get(value) ?? 0) + 1)
  }
  return [...said].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value)
}
