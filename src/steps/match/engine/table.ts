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
import { nameComparison, namedPlaceComparison, readingComparison } from './name.ts'
import type { NameParts } from './name-parts.ts'
import { companyNames, type Names, personNames } from './names.ts'
import { hashOf } from './numbering.ts'
import { personReadingComparison } from './person.ts'
import { isPhone, phoneColumn, phoneComparison } from './phone.ts'
import { placeComparison } from './place.ts'
import { putBehindAs, type Standard, vocabularyIn } from './standard.ts'
import { textComparison } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Noun = 'company' | 'person'

/** How the values of a column are compared. */
export type ColumnKind =
  | 'name'
  | 'domain'
  | 'code'
  | 'phone'
  | 'date'
  | 'category'
  | 'place'
  | 'text'
  | 'person'
  | 'email'
  | 'account'

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
 * with a name the columns that nobody recognised do not keep rows apart that agree in all others.
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
  const judged = mostTelling(
    columns.flatMap((column) => {
      const kind = column.kind ?? kindOf(column)
      const isKnown = column.kind !== undefined
      return kind === null ? [] : [{ column: kind === 'phone' ? phoneColumn(column) : column, kind, isKnown }]
    }),
  )
  const hasName = noun === 'company' && judged.some(({ kind }) => kind === 'name')
  const keeps = judged.filter(({ isKnown }) => isKnown || !hasName)
  const { node, first, twins } = collapse(rows, keeps, isAlone)
  const compared: ComparedColumn[] = []
  const comparisons = judged.flatMap((each) => {
    const { column, kind } = each
    const isKept = keeps.includes(each)
    const own = isKept ? columnFor(column, first) : gathered(column, node, first.length, kind)
    const known = vocabularyIn(standard, own.name)
    const made = comparisonsOf(kind, own, noun, { partsOf, known })
    compared.push({ kind, column: own })
    const isLoose = !isKept && varies(column, node, first.length)
    return isLoose ? made.map((comparison) => ({ ...comparison, isLoose })) : made
  })
  // Of people nothing stands for another thing: an address that comes often does not say what somebody is called.
  if (standard) putBehindAs(standard, comparisons)
  else if (!judged.some(({ kind }) => kind === 'person')) putBehind(comparisons)
  return { columns: compared, comparisons, node, nodes: first.length, twins }
}

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
  'place',
  'category',
]

/** Of many columns those that tell the most, in the order of the table. */
function mostTelling(judged: readonly Judged[]): readonly Judged[] {
  const worth = ({ column, kind, isKnown }: Judged) =>
    isKnown
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

type PartsOf = (values: readonly string[]) => NameParts

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
      const names = read ?? companyNames(column.values, known, partsOf)
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
  }
}

/**
 * Rows that agree in every column are one node, unless they say no more than their kind: a country is no company, and a name
 * without a company nobody. Nodes stand
 * in the order of a hash of what they say.
 */
function collapse(rows: number, judged: readonly Judged[], isAlone: (row: number) => boolean) {
  const columns = judged.map(({ column }) => column)
  const of = (...kinds: readonly ColumnKind[]) =>
    judged.filter(({ kind }) => kinds.includes(kind)).map(({ column }) => column)
  const telling = of('name', 'domain', 'code', 'phone', 'date', 'text', 'email')
  const [person, account] = [of('person')[0], of('account')[0]]
  const isTelling = (row: number) =>
    telling.some(({ code }) => code[row] !== 0) || (person?.code[row] ?? 0) * (account?.code[row] ?? 0) > 0
  const hashes = [1, 2].map((seed) => hashOfRows(rows, columns, seed))
  const order = inOrder(rows, hashes)
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
function varies({ code }: Column, node: Int32Array, nodes: number): boolean {
  const several = new Uint8Array(nodes)
  const differs = new Uint8Array(nodes)
  const said = new Int32Array(nodes)
  node.forEach((own, row) => {
    const value = code[row] ?? 0
    if (value === 0) return
    if (said[own] === 0) said[own] = value
    else {
      several[own] = 1
      if (said[own] !== value) differs[own] = 1
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
  const said = new Map<string, number>()
  for (let own = 0, at = 0; own < nodes; own++) {
    said.clear()
    for (; at < order.length && node[order[at] ?? 0] === own; at++) {
      const value = column.values[column.code[order[at] ?? 0] ?? 0] ?? ''
      if (value !== '') said.set(value, (said.get(value) ?? 0) + 1)
    }
    const values = [...said].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value)
    gathering.push(kind === 'text' ? values.slice(0, mostGathered).join(' ') : (values[0] ?? null))
  }
  return gathering.column()
}

/** Least share of the rows that a column must tell something of. */
const leastFilled = 0.02
/** With fewer different values per filled cell than this, a column sorts rows into kinds. */
const fewDifferent = 0.05
/** Codes have a digit and no space, in so many of their values. */
const mostlyCodes = 0.8
const sampled = 2000

/** How a column is compared, judged by its values; null for one that tells nothing: a row number, one value for all. */
function kindOf({ values, code, count }: Column): ColumnKind | null {
  const filled = code.length - (count[0] ?? 0)
  const different = values.length - 1
  if (filled < code.length * leastFilled || different < 2 || different > 0.999 * filled) return null
  const some = values.slice(1, sampled)
  const share = (test: (value: string) => boolean) => some.filter(test).length / some.length
  if (share((value) => /^(1[89]|20)\d\d[-/.]?\d\d[-/.]?\d\d$/.test(value)) > mostlyCodes) return 'date'
  if (share(isPhone) > mostlyCodes) return 'phone'
  const length = some.reduce((sum, value) => sum + value.length, 0) / some.length
  if (different < filled * fewDifferent && length < 40) return 'category'
  return length < 25 && share((value) => /\d/.test(value) && !/\s/.test(value)) > mostlyCodes
    ? 'code'
    : 'text'
}
