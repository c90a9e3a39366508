export { Fault, type FaultKind, type FaultParams } from './fault.ts'
export { formatAmount, formatNumber, formatShare } from './format.ts'
export { hashId } from './id.ts'
export {
  createDictionary,
  createSpeaker,
  type Language,
  languageOf,
  languages,
  type Speak,
  type Words,
} from './language.ts'
export { saidFault, systemFault } from './system-fault.ts'
export { words } from './words.ts'
