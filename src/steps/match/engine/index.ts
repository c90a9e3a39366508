export { breadthOf } from './breadth.ts'
export { isFew, mostPairs } from './budget.ts'
export { ColumnBuilder, columnOf } from './column.ts'
export { comparedRows, evidenceOf, levelsOf } from './explain.ts'
export { GrowingInts } from './growing.ts'
export type { Hold } from './holds.ts'
export type { Judged } from './judged.ts'
export { mostKept } from './keys.ts'
export type { ColumnKind } from './kind.ts'
export {
  type Known,
  keysOfFirst,
  keysOfRows,
  type Weighed,
  weighFirst,
  wordHash,
  wordHashes,
} from './learned.ts'
export { certain, type Given, matchTable, nothingGiven, type TableMatching } from './match-table.ts'
export { rule } from './matcher.ts'
export { type Choice, comparisonName } from './named.ts'
export { alikeNames } from './person.ts'
export { isCodedPhone, tellingDigits } from './phone.ts'
export type { Report } from './progress.ts'
export { type Keys, keyNumber, type Standard } from './standard.ts'
export type { Noun, TableColumn } from './table.ts'
export { vectorText } from './vector.ts'
export { type KnownWord, knownWords, type PlainVocabulary, vocabularyOf } from './vocabulary.ts'
export { probabilityOf } from './weights.ts'
export { matchTableInWorker, TableMatcher } from './worker.ts'
