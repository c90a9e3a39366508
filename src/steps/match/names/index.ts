export { anatomy, longestName } from './anatomy.ts'
export { judgeNames } from './judge.ts'
export { nameKeys } from './keys.ts'
export { readName } from './read.ts'
export { plainKey, searchText } from './search.ts'

/** Raised when a rule of this folder changes, so that keys kept from before are made anew. */
export const namesVersion = 8
