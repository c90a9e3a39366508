import type { KeysOfAll } from './keys.ts'
import type { HelpToList } from './listing.ts'
import type { HelpToCompare } from './pairs.ts'

/** Threads that help to make the keys of values, to list those of records, and to compare. */
export type Help = Readonly<{ keysOf: KeysOfAll; list: HelpToList; compare: HelpToCompare }>
