import type { Column } from '../../../collect/model.ts'
import { type StudyRequest, successWords } from '../../study/model.ts'

/** What columns may be told to do, beside the outcome and what groups rows. */
export const parts = ['exclude', 'keep', 'rising', 'falling'] as const

/** What a person wants of a study, as far as it is said. */
export type Wish = Readonly<{
  outcome: string | null
  positive: string | null
  group: string | null
  exclude: readonly string[]
  keep: readonly string[]
  rising: readonly string[]
  falling: readonly string[]
}>

/** What the address says of it; the same names are written there. */
export const wishFrom = (search: URLSearchParams): Wish => ({
  outcome: search.get('outcome'),
  positive: search.get('positive'),
  group: search.get('group'),
  exclude: search.getAll('exclude'),
  keep: search.getAll('keep'),
  rising: search.getAll('rising'),
  falling: search.getAll('falling'),
})

export const wishOf = ({ positive, group, ...asked }: StudyRequest): Wish => ({
  outcome: asked.outcome,
  positive: positive ?? null,
  group: group ?? null,
  exclude: asked.exclude,
  keep: asked.keep,
  rising: asked.rising,
  falling: asked.falling,
})

type Told = Pick<Column, 'header' | 'examples'>

/** The columns that can be named: each heading once. */
export const namedColumns = <Each extends Told>(columns: readonly Each[]): Each[] =>
  columns.filter(
    ({ header }, at) => header !== '' && columns.findIndex((one) => one.header === header) === at,
  )

/** The column with two values that most likely says how a row ended: one that says so in a usual word, else the last. */
export function suggestOutcome(columns: readonly Told[]): string | null {
  const twofold = namedColumns(columns).filter(({ examples }) => examples.length === 2)
  const telling = twofold.findLast(({ examples }) =>
    examples.some((value) => successWords.has(value.trim().toLowerCase())),
  )
  return (telling ?? twofold.at(-1))?.header ?? null
}

/** A wish for a table: without columns that it does not have, and with a suggested outcome where none is said. */
export function wishFor(columns: readonly Told[], { outcome, positive, group, ...parts }: Wish): Wish {
  const headers = new Set(namedColumns(columns).map(({ header }) => header))
  const said = outcome !== null && headers.has(outcome) ? outcome : null
  const chosen = said ?? suggestOutcome(columns)
  const isFree = (column: string) => headers.has(column) && column !== chosen
  return {
    outcome: chosen,
    positive: said === null ? null : positive,
    group: group !== null && isFree(group) ? group : null,
    exclude: parts.exclude.filter(isFree),
    keep: parts.keep.filter(isFree),
    rising: parts.rising.filter(isFree),
    falling: parts.falling.filter(isFree),
  }
}
