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
export { csvResponse } from './csv.ts'
export { createEdge, type Edge, type EdgeSettings } from './edge.ts'
export { jobRoutes, toJob } from './job-routes.ts'
export { Job, Problem } from './model.ts'
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
export { operatorToken, serverProof } from './secrets.ts'
export { eventStream } from './sse.ts'
export { words } from './words.ts'
