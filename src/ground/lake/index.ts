export { copyDecided, type Decided, type DecidedTable, readDecided } from './decided.ts'
export { type Lake, type LakeTransaction, openLake } from './lake.ts'
export { loadStatements, type Params, type Statement } from './statements.ts'
export {
  type ColumnType,
  isOrdered,
  positionOf,
  sqlTypes,
  type TableColumn,
  type TableFilter,
  type TableSort,
  type WorkingTable,
  workingTable,
} from './table.ts'
export { ofFewRows } from './temp-tables.ts'
export { type Cell, type Row, toAmount, toDate, toMoment, toWhole } from './values.ts'
export { createViews, type PublicView } from './views.ts'
