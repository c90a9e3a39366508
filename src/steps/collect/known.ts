// What is known of the world: a second door for the threads of other steps, which would load the whole room behind the first one.
export { knownValues } from './standardise/known.ts'
export { isFree as isFreeMailbox } from './standardise/mailboxes.ts'
export { cities, type Place, regions } from './standardise/places/table.ts'
