import type { Helper } from './crew.ts'
import type { Given, TableMatching } from './match-table.ts'
import type { Packed } from './packed.ts'
import type { Stage } from './progress.ts'
import type { Noun, TableColumn } from './table.ts'

/**
 * What a thread is given: names to take apart before all are there, columns one after the other, the values of each in parts, and then
 * the word to begin. A column of names that came ahead begins with these.
 */
export type ToThread =
  | Readonly<{ type: 'names'; values: Packed }>
  | Readonly<{ type: 'column'; column: Omit<TableColumn, 'values'>; isAhead: boolean }>
  | Readonly<{ type: 'values'; values: Packed }>
  | Readonly<{ type: 'match'; noun: Noun; given: Given | undefined; helpers: readonly Helper[] }>

/** What it answers: how far it is, and then what was found. */
export type FromThread =
  | Readonly<{ type: 'stage'; stage: Stage; done: number | undefined; total: number | undefined }>
  | Readonly<{ type: 'found'; matching: TableMatching }>
