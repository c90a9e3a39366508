export { type Column, type Lake, type LakeTransaction, openLake, type Params } from './lake.ts'
export type { QueryResult } from './query.ts'
export { loadStatements, type Statement } from './statements.ts'
export { type Cell, type Row, toAmount, toDate, toTimestamp, toWhole } from './values.ts'
