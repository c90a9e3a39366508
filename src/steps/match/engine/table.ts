import type { Pairs } from '../clusters/problem.ts'
import { accountComparison } from './account.ts'
import { categoryComparison } from './category.ts'
import { codeComparison } from './code.ts'
import { type Column, columnFor } from './column.ts'
import { type Comparison, putBehind } from './comparison.ts'
import { dateComparison } from './date.ts'
import { domainComparison } from './domain.ts'
import { emailComparison } from './email.ts'
import { type ColumnKind, kindOf } from './kind.ts'
import { nameComparison, namedPlaceComparison, readingComparison } from './name.ts'
import type { NameParts } from './name-parts.ts'
import { companyNames, type Names, personNames } from './names.ts'
import { collapse, gathered, type Judged, varies } from './nodes.ts'
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

/** A column as it is compared, and the place of its first comparison among those of the table. */
export type ComparedColumn = Readonly<{ kind: ColumnKind; column: Column; place: number }>

/** The ways in which the records of a table are compared, and which records are one by all that identifies them. */
export interface TableComparisons {
  /** By node; those of a column follow those of the one before. */
  comparisons: Comparison[]
  /** Per row its node: rows that say the same are one node. Nodes are numbered by what they say, not by where they stand. */
  node: Int32Array
  nodes: number
  /** Nodes of rows that say the same and were not to be one node. */
  twins: Pairs
}

/** So many columns are compared at the most: those that were recognised, then those that tell the most. */
const mostCompared = 12
/** A column is compared in three ways at the most. */
export const mostComparisons = 3 * mostCompared

/**
 * Chooses the comparisons of a table. Columns of a row number, of one value, and of hardly any are left out. Of companies
 * with a name the columns that nobody recognised do not keep rows apart that agree in all others; nor do vectors ever, of which no two
 * are the same.
 * @param isAlone rows that are a node each, whatever others say
 * @param standard what is known where these are a few rows of many
 * @param partsOf takes company names apart
 * @param tell is told of each column when it is ready
 */
export function compareTable(
  columns: readonly TableColumn[],
  noun: Noun,
  isAlone: (row: number) => boolean = () => false,
  { standard, partsOf, tell }: Around = {},
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
  const made = judged.map((): Comparison[] => [])
  const place = (at: number) => judged.slice(0, at).reduce((sum, { kind }) => sum + waysOf(kind, noun), 0)
  // Names take longest: others begin with what is ready before, and with the names while the rest is gathered.
  const turn = ({ kind }: Judged, isKept: boolean) => (kind === 'name' ? 1 : isKept ? 0 : 2)
  const inTurn = judged
    .map((each, at) => ({
      ...each,
      at,
      isKept: keeps.includes(each),
      turn: turn(each, keeps.includes(each)),
    }))
    .sort((one, other) => one.turn - other.turn || one.at - other.at)
  for (const { column, kind, at, isKept } of inTurn) {
    const own = isKept ? columnFor(column, first) : gathered(column, node, first.length, kind)
    const known = vocabularyIn(standard, own.name)
    const ways = comparisonsOf(kind, own, noun, { partsOf, known })
    tell?.({ kind, column: own, place: place(at) }, ways)
    const differ = kind === 'vector' ? farApart(column) : undefined
    const isLoose = !isKept && varies(column, node, first.length, differ)
    made[at] = isLoose ? ways.map((comparison) => ({ ...comparison, isLoose })) : ways
  }
  const comparisons = made.flat()
  // Of people nothing stands for another thing: an address that comes often does not say what somebody is called.
  if (standard) putBehindAs(standard, comparisons)
  else if (!judged.some(({ kind }) => kind === 'person')) putBehind(comparisons)
  return { comparisons, node, nodes: first.length, twins }
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

type Around = Readonly<{
  standard?: Standard | undefined
  partsOf?: PartsOf | undefined
  tell?: ((column: ComparedColumn, comparisons: readonly Comparison[]) => void) | undefined
}>

/** In how many ways a column is compared. */
const waysOf = (kind: ColumnKind, noun: Noun) =>
  kind === 'person' ? 2 : kind === 'name' && noun === 'company' ? 3 : 1

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
