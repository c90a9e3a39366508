export {
  type Api,
  type Command,
  type CommandOption,
  type Input,
  type Output,
  optionText,
  optionTexts,
  type Terminal,
} from './command.ts'
export { type Cell, csvLine, csvResponse, csvStream, guardCell, unguardCell } from './csv.ts'
export { createEdge, type Edge, type EdgeSettings } from './edge.ts'
export { jobRoutes, toJob } from './job-routes.ts'
export { Job, Me, Person, Problem } from './model.ts'
export {
  decodeCursor,
  encodeCursor,
  type Position,
  page,
  pageQuery,
  parseSort,
  repeated,
  type Sort,
  toPage,
} from './paging.ts'
export { mayDo, type Permission, permissions, type Role, roles } from './permissions.ts'
export { toProblem } from './problem.ts'
export { type Context, type Route, route } from './route.ts'
export { operatorToken } from './secrets.ts'
export { eventStream, type ServerEvent } from './sse.ts'
export { words } from './words.ts'
