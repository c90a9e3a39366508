export { type Evidence, matchTable } from './match-table.ts'
export type { ColumnKind, Noun, TableColumn } from './table.ts'
