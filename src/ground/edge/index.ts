export { createAttempts } from './attempts.ts'
export {
  type Api,
  ApiProblem,
  type Command,
  type CommandOption,
  type Input,
  type Output,
  optionText,
  optionTexts,
  type Terminal,
} from './command.ts'
export { unguardCell } from './csv.ts'
export { createEdge, type Edge, type EdgeSettings } from './edge.ts'
export { attachment, exportQuery, exportResponse } from './export.ts'
export { exportOptions, saveExport, saveTo, wantsExport } from './export-command.ts'
export type { ExportCell, ExportColumn } from './export-table.ts'
export { readFilters, writeFilter } from './filter.ts'
export { jobRoutes, toJob } from './job-routes.ts'
export { type ListColumns, listResponse } from './list-export.ts'
export { createPace, Job, type NamedType, namedTypes, Problem, ValueNames } from './model.ts'
export {
  decodeCursor,
  encodeCursor,
  page,
  pageQuery,
  parseSort,
  repeated,
  toPage,
} from './paging.ts'
export { mayDo, permissions, type Role, roles } from './permissions.ts'
export { toProblem } from './problem.ts'
export { type Context, type Route, route } from './route.ts'
export { bearerOf, hashToken, isSame, newToken, operatorToken, serverProof } from './secrets.ts'
export { eventStream } from './sse.ts'
export {
  cellText,
  exportCommand,
  listCommand,
  TableColumns,
  tableFilters,
  tableOptions,
  tableQuery,
} from './table-command.ts'
export { rowOf, tableRoutes } from './table-routes.ts'
export { words } from './words.ts'
