import type { Route } from '../../../ground/edge/index.ts'
import { rateRoutes } from '../rates/http.ts'
import { bulkRoute } from './bulk-route.ts'
import { editRoutes } from './edit-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { priorityRoutes } from './priority-routes.ts'
import type { DecisionServices } from './services.ts'

/** Routes of what people decide about the account base: which source wins, values and tags by hand, history and undo. */
export function decisionRoutes(services: DecisionServices): Route[] {
  return [
    ...priorityRoutes(services),
    ...editRoutes(services),
    bulkRoute(services),
    ...historyRoutes(services),
    ...rateRoutes(services),
  ]
}
