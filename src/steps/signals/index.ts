export { activityColumns } from './columns.ts'
export { Readiness } from './model.ts'
export { readinessOf, refreshSignals } from './readiness.ts'
export { words } from './words.ts'
