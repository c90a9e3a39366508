export { type Dictionary, dictionary, dictionaryOf } from './dictionary.ts'
export { type Bounds, declare, type Field } from './field.ts'
export { isPlausible } from './plausible.ts'
