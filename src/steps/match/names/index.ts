export { anatomy, longestName } from './anatomy.ts'
export { nameKeys } from './keys.ts'
