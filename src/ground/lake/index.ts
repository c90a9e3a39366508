export { type Lake, type LakeTransaction, openLake, type Params } from './lake.ts'
export { loadStatements, type Statement } from './statements.ts'
export { type Row, toAmount, toDate, toWhole } from './values.ts'
export { createViews, type PublicView } from './views.ts'
