import { Job, type Route, route, toJob } from '../../../ground/edge/index.ts'
import type { DecisionServices } from '../decisions/services.ts'
import { sql } from '../statements.ts'
import { RateRequest, Rates, ReportingRequest } from './model.ts'
import { decideRate, decideReporting, readRates, readReporting } from './store.ts'

/** In which currency amounts are added up, and what the others are worth in it. */
export function rateRoutes({ lake, state, speak, refresh }: DecisionServices): Route[] {
  const deciding = { permission: 'data:import', tag: 'accounts', status: 202, response: Job } as const
  return [
    route(
      {
        method: 'get',
        path: '/rates',
        permission: 'data:read',
        tag: 'accounts',
        summary: 'The reporting currency, the rates, and amounts whose currency has none',
        response: Rates,
      },
      async () => {
        const [reporting, rates, currencies, unconverted] = await Promise.all([
          readReporting(state),
          readRates(state),
          lake.read(sql.currencies_now),
          lake.read(sql.unconverted_now),
        ])
        return Rates.parse({ reporting, rates, currencies, unconverted })
      },
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/rates',
        summary: 'Decide what a currency is worth from a day on; without a rate the decision is taken back',
        body: RateRequest,
      },
      async ({ body }, { user, language }) => {
        await decideRate(state, body, user.name)
        return toJob(await refresh(user.name), speak, language)
      },
    ),
    route(
      {
        ...deciding,
        method: 'post',
        path: '/rates/reporting',
        summary: 'Decide in which currency amounts are added up',
        body: ReportingRequest,
      },
      async ({ body: { currency } }, { user, language }) => {
        await decideReporting(state, currency, user.name)
        return toJob(await refresh(user.name), speak, language)
      },
    ),
  ]
}
