export { matchTable } from './match-table.ts'
export type { ColumnKind, Noun } from './table.ts'
