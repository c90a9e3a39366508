import { categoryComparison } from './category.ts'
import { codeComparison } from './code.ts'
import { type Column, columnOf } from './column.ts'
import { type Comparison, putBehind } from './comparison.ts'
import { dateComparison } from './date.ts'
import { domainComparison } from './domain.ts'
import { nameComparison, namedPlaceComparison, readingComparison } from './name.ts'
import { companyNames, personNames } from './names.ts'
import { textComparison } from './text.ts'

export type Noun = 'company' | 'person'

/** How the values of a column are compared. */
export type ColumnKind = 'name' | 'domain' | 'code' | 'date' | 'category' | 'text'

/** A column of a table to match; one without a kind that was recognised is judged by its values. */
export interface TableColumn {
  name: string
  kind?: ColumnKind
  cells: readonly (string | null)[]
}

/** The ways in which the records of a table are compared, and which records are one by all that identifies them. */
export interface TableComparisons {
  comparisons: Comparison[]
  /** Per row its node: rows that say the same are one node. Nodes are numbered by what they say, not by where they stand. */
  node: Int32Array
  nodes: number
}

/**
 * Chooses the comparisons of a table. Columns of a row number, of one value, and of hardly any are left out. Of companies
 * with a name the columns that nobody recognised do not keep rows apart that agree in all others.
 */
export function compareTable(columns: readonly TableColumn[], noun: Noun): TableComparisons {
  const rows = columns[0]?.cells.length ?? 0
  const judged = columns.flatMap((column) => {
    const kind = column.kind ?? kindOf(column.cells)
    return kind === null ? [] : [{ ...column, kind, isKnown: column.kind !== undefined }]
  })
  const hasName = noun === 'company' && judged.some(({ kind }) => kind === 'name')
  const keeps = judged.filter(({ isKnown }) => isKnown || !hasName)
  const { node, members } = collapse(rows, keeps)
  const comparisons = judged.flatMap((column) => {
    const cells = keeps.includes(column)
      ? members.map(([row = 0]) => column.cells[row] ?? null)
      : members.map((own) =>
          gathered(
            own.map((row) => column.cells[row]),
            column.kind === 'text',
          ),
        )
    return comparisonsOf(column.kind, columnOf(column.name, cells), noun)
  })
  putBehind(comparisons)
  return { comparisons, node, nodes: members.length }
}

function comparisonsOf(kind: ColumnKind, column: Column, noun: Noun): Comparison[] {
  const { name } = column
  switch (kind) {
    case 'name': {
      if (noun === 'person')
        return [nameComparison(name, column, personNames(column.values), { isCompany: false })]
      const names = companyNames(column.values)
      return [
        nameComparison(name, column, names, { isCompany: true }),
        readingComparison(`${name}:reading`, column, names),
        namedPlaceComparison(`${name}:place`, column, names),
      ]
    }
    case 'domain':
      return [domainComparison(name, column)]
    case 'code':
      return [codeComparison(name, column)]
    case 'date':
      return [dateComparison(name, column)]
    case 'category':
      return [categoryComparison(name, column)]
    case 'text':
      return [textComparison(name, column)]
  }
}

/** Rows that agree in every column are one node. Nodes stand in the order of a hash of what they say. */
function collapse(rows: number, columns: readonly TableColumn[]): { node: Int32Array; members: number[][] } {
  const places = new Map<string, number[]>()
  for (let row = 0; row < rows; row++) {
    const key = columns.map(({ cells }) => cells[row]?.trim() ?? '').join('\u0000')
    const own = places.get(key)
    if (own) own.push(row)
    else places.set(key, [row])
  }
  const members = [...places]
    .map(([key, own]) => ({ key, own, hash: longHash(key) }))
    .sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1))
    .map(({ own }) => own)
  const node = new Int32Array(rows)
  members.forEach((own, place) => {
    for (const row of own) node[row] = place
  })
  return { node, members }
}

/** 53 bits of a text (two FNV-1a hashes side by side). */
function longHash(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
}

const mostGathered = 50

/** What the rows of a node say in a column that did not keep them apart: every text, or the most frequent value. */
function gathered(cells: readonly (string | null | undefined)[], isText: boolean): string | null {
  const count = new Map<string, number>()
  for (const cell of cells) if (cell) count.set(cell, (count.get(cell) ?? 0) + 1)
  const values = [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value)
  return isText ? values.slice(0, mostGathered).join(' ') || null : (values[0] ?? null)
}

/** Least share of the rows that a column must tell something of. */
const leastFilled = 0.02
/** With fewer different values per filled cell than this, a column sorts rows into kinds. */
const fewDifferent = 0.05
/** Codes have a digit and no space, in so many of their values. */
const mostlyCodes = 0.8
const sampled = 2000

/** How a column is compared, judged by its values; null for one that tells nothing: a row number, one value for all. */
function kindOf(cells: readonly (string | null)[]): ColumnKind | null {
  const values = new Map<string, number>()
  let filled = 0
  for (const cell of cells) {
    const value = cell?.trim()
    if (!value) continue
    filled++
    values.set(value, (values.get(value) ?? 0) + 1)
  }
  if (filled < cells.length * leastFilled || values.size < 2 || values.size > 0.999 * filled) return null
  const some = [...values.keys()].slice(0, sampled)
  const share = (test: (value: string) => boolean) => some.filter(test).length / some.length
  if (share((value) => /^(1[89]|20)\d\d[-/.]?\d\d[-/.]?\d\d$/.test(value)) > mostlyCodes) return 'date'
  const length = some.reduce((sum, value) => sum + value.length, 0) / some.length
  if (values.size < filled * fewDifferent && length < 40) return 'category'
  return length < 25 && share((value) => /\d/.test(value) && !/\s/.test(value)) > mostlyCodes
    ? 'code'
    : 'text'
}
