export { anatomy, longestName } from './anatomy.ts'
export { judgeNames } from './judge.ts'
export { nameKeys } from './keys.ts'
export { readName } from './read.ts'
