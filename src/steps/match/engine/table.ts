import { inOrder } from '../clusters/order.ts'
import type { Pairs } from '../clusters/problem.ts'
import { accountComparison } from './account.ts'
import { categoryComparison } from './category.ts'
import { codeComparison } from './code.ts'
import { type Column, ColumnBuilder, columnFor } from './column.ts'
import { type Comparison, putBehind } from './comparison.ts'
import { dateComparison } from './date.ts'
import { domainComparison } from './domain.ts'
import { emailComparison } from './email.ts'
import { GrowingInts } from './growing.ts'
import { type ColumnKind, kindOf } from './kind.ts'
import { nameComparison, namedPlaceComparison, readingComparison } from './name.ts'
import type { NameParts } from './name-parts.ts'
import { companyNames, type Names, personNames } from './names.ts'
import { hashOf } from './numbering.ts'
import { personReadingComparison } from './person.ts'
import { phoneColumn, phoneComparison } from './phone.ts'
import { placeComparison } from './place.ts'
import { putBehindAs, type Standard, vocabularyIn } from './standard.ts'
import { textComparison } from './text.ts'
import { farApart, vectorColumn, vectorComparison } from './vector.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Noun = 'company' | 'person'

/** A column of a table to match; one without a kind that was recognised is judged by its values. */
export type TableColumn = Column & { kind?: ColumnKind }

/** A column as it is compared. */
export type ComparedColumn = Readonly<{ kind: ColumnKind; column: Column }>

/** The ways in which the records of a table are compared, and which records are one by all that identifies them. */
export interface TableComparisons {
  /** The columns that are compared, by node; the comparisons of each follow those of the one before. */
  columns: readonly ComparedColumn[]
  comparisons: Comparison[]
  /** Per row its node: rows that say the same are one node. Nodes are numbered by what they say, not by where they stand. */
  node: Int32Array
  nodes: number
  /** Nodes of rows that say the same and were not to be one node. */
  twins: Pairs
}

/** A column with the way in which it is compared, and whether that was recognised. */
interface Judged {
  column: Column
  kind: ColumnKind
  isKnown: boolean
}

/** So many columns are compared at the most: those that were recognised, then those that tell the most. */
const mostCompared = 12

/**
 * Chooses the comparisons of a table. Columns of a row number, of one value, and of hardly any are left out. Of companies
 * with a name the columns that nobody recognised do not keep rows apart that agree in all others; nor do vectors ever, of which no two
 * are the same.
 * @param isAlone rows that are a node each, whatever others say
 * @param partsOf takes company names apart
 * @param standard what is known where these are a few rows of many
 */
export function compareTable(
  columns: readonly TableColumn[],
  noun: Noun,
  isAlone: (row: number) => boolean = () => false,
  partsOf?: PartsOf,
  standard?: Standard,
): TableComparisons {
  const rows = columns[0]?.code.length ?? 0
  const isOfVectors = ({ kind }: Judged) => kind === 'vector'
  const judged = mostTelling(
    columns.flatMap((column) => {
      const kind = column.kind ?? kindOf(column)
      const isKnown = column.kind !== undefined
      return kind === null ? [] : [{ column: asCompared(kind, column), kind, isKnown }]
    }),
  )
  const hasName = noun === 'company' && judged.some(({ kind }) => kind === 'name')
  const keeps = judged.filter((each) => !isOfVectors(each) && (each.isKnown || !hasName))
  const { node, first, twins } = collapse(rows, keeps, judged.filter(isOfVectors), isAlone)
  const compared: ComparedColumn[] = []
  const comparisons = judged.flatMap((each) => {
    const { column, kind } = each
    const isKept = keeps.includes(each)
    const own = isKept ? columnFor(column, first) : gathered(column, node, first.length, kind)
    const known = vocabularyIn(standard, own.name)
    const made = comparisonsOf(kind, own, noun, { partsOf, known })
    compared.push({ kind, column: own })
    const differ = kind === 'vector' ? farApart(column) : undefined
    const isLoose = !isKept && varies(column, node, first.length, differ)
    return isLoose ? made.map((comparison) => ({ ...comparison, isLoose })) : made
  })
  // Of people nothing stands for another thing: an address that comes often does not say what somebody is called.
  if (standard) putBehindAs(standard, comparisons)
  else if (!judged.some(({ kind }) => kind === 'person')) putBehind(comparisons)
  return { columns: compared, comparisons, node, nodes: first.length, twins }
}

/** A column by what of its values is compared. */
const asCompared = (kind: ColumnKind, column: Column) =>
  kind === 'phone' ? phoneColumn(column) : kind === 'vector' ? vectorColumn(column) : column

const kindsByWorth: readonly ColumnKind[] = [
  'name',
  'person',
  'domain',
  'email',
  'account',
  'code',
  'phone',
  'date',
  'text',
  'vector',
  'place',
  'category',
]

/** Of many columns those that tell the most, in the order of the table. */
function mostTelling(judged: readonly Judged[]): readonly Judged[] {
  const worth = ({ column, kind, isKnown }: Judged) =>
    isKnown || kind === 'vector'
      ? 1000 - kindsByWorth.indexOf(kind)
      : (1 - (column.count[0] ?? 0) / column.code.length) * Math.log2(column.values.length)
  const kept = new Set(judged.toSorted((a, b) => worth(b) - worth(a)).slice(0, mostCompared))
  return judged.filter((each) => kept.has(each))
}

type Help = Readonly<{
  /** What is known of words where these are a few rows of many. */
  known?: Vocabulary | undefined
  /** The names, where they were read before. */
  names?: Names | undefined
  /** What takes company names apart. */
  partsOf?: PartsOf | undefined
}>

type PartsOf = (names: Pick<Column, 'values' | 'origin'>) => NameParts

/** The ways in which a column is compared. */
export function comparisonsOf(
  kind: ColumnKind,
  column: Column,
  noun: Noun,
  { known, names: read, partsOf }: Help = {},
): Comparison[] {
  switch (kind) {
    case 'name': {
      if (noun === 'person')
        return [nameComparison(column, read ?? personNames(column.values), { isCompany: false })]
      const names = read ?? companyNames(column, known, partsOf)
      return [
        nameComparison(column, names, { isCompany: true }),
        readingComparison(column, names),
        namedPlaceComparison(column, names),
      ]
    }
    case 'domain':
      return [domainComparison(column)]
    case 'code':
      return [codeComparison(column)]
    case 'phone':
      return [phoneComparison(phoneColumn(column), known)]
    case 'date':
      return [dateComparison(column)]
    case 'category':
      return [categoryComparison(column)]
    case 'place':
      return [placeComparison(column)]
    case 'text':
      return [textComparison(column, known)]
    case 'person':
      return [
        nameComparison(column, read ?? personNames(column.values), { isCompany: false }),
        personReadingComparison(column),
      ]
    case 'email':
      return [emailComparison(column)]
    case 'account':
      return [accountComparison(column)]
    case 'vector':
      return [vectorComparison(column)]
  }
}

/**
 * Rows that agree in every column are one node, unless they say no more than their kind: a country is no company, and a name
 * without a company nobody. Nodes stand
 * in the order of a hash of what they say.
 * @param beside what says nothing of that but the order
 */
function collapse(
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
  const hashes = [1, 2].map((seed) => hashOfRows(rows, columns, seed))
  const order = inOrder(rows, [...hashes, ...beside.map(({ column }, at) => hashOfRows(rows, [column], at))])
  const isTwin = (a: number, b: number) => isTelling(a) && columns.every(({ code }) => code[a] === code[b])
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

function hashOfRows(rows: number, columns: readonly Column[], seed: number): Int32Array {
  const hash = new Int32Array(rows)
  for (const { values, code } of columns) {
    const own = Int32Array.from(values, (value) => hashOf(value, seed))
    for (let row = 0; row < rows; row++)
      hash[row] = Math.imul((hash[row] ?? 0) ^ (own[code[row] ?? 0] ?? 0), 0x5bd1e995) + seed
  }
  return hash
}

/** As many nodes of several rows at least tell whether a column varies. */
const fewestSeveral = 20

/** Whether rows that say the same in all that identifies them mostly differ in a column: then their company has no one value of it. */
function varies(
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
function gathered(column: Column, node: Int32Array, nodes: number, kind: ColumnKind): Column {
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
