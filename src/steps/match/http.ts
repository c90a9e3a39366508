import { z } from 'zod'
import { type Route, route, rowOf, tableRoutes } from '../../ground/edge/index.ts'
import type { Lake, TableColumn, WorkingTable } from '../../ground/lake/index.ts'
import { accountOf, contactsOf, livingId, opportunitiesOf, recordsOf } from './accounts.ts'
import { aliasTable } from './companies/alias-table.ts'
import { AccountRecord, BaseSummary, Contact, Opportunity, Origin, Purchase, Value } from './model.ts'
import { OtherColumnSummary, OtherValue } from './others/model.ts'
import { listOthers, othersOf } from './others/others.ts'
import { OwnValue } from './own/model.ts'
import { ownValuesOf } from './own/own.ts'
import { originsOf, purchasesOf } from './records/records.ts'
import { recordTables } from './records/tables.ts'
import { baseSummary } from './refresh.ts'
import { activityTable, contactTable, opportunityTable, productTable } from './tables.ts'

export type MatchServices = Readonly<{
  lake: Lake
  table: WorkingTable
  /** The table with the columns that people added, as it is when somebody asks. */
  tableNow: () => Promise<WorkingTable>
  /** What later steps know of activities. */
  activityColumns: readonly TableColumn[]
}>

/** Routes of the account base; `table` carries the columns of all steps. */
export function matchRoutes({ lake, table, tableNow, activityColumns }: MatchServices): Route[] {
  const activities = activityTable(activityColumns)
  const AccountRow = rowOf(table, 'AccountRow').catchall(Value)
  const common = { permission: 'data:read', tag: 'accounts', method: 'get' } as const
  const params = z.strictObject({ id: z.string().max(100) })

  return [
    route(
      { ...common, path: '/base', summary: 'What the account base holds, in numbers', response: BaseSummary },
      () => baseSummary(lake),
    ),
    ...tableRoutes({
      lake,
      table,
      now: tableNow,
      path: '/accounts',
      name: 'accounts',
      row: AccountRow,
      summary: 'The working table of accounts',
      sort: 'name',
    }),
    ...tableRoutes({
      lake,
      table: contactTable,
      path: '/contacts',
      name: 'contacts',
      row: rowOf(contactTable, 'ContactRow'),
      summary: 'The working table of contacts',
      sort: 'name',
    }),
    ...tableRoutes({
      lake,
      table: opportunityTable,
      path: '/opportunities',
      name: 'opportunities',
      row: rowOf(opportunityTable, 'OpportunityRow'),
      summary: 'The working table of opportunities',
      sort: '-created_on',
    }),
    ...tableRoutes({
      lake,
      table: activities,
      path: '/activities',
      name: 'activities',
      row: rowOf(activities, 'ActivityRow'),
      summary: 'The working table of activities',
      sort: '-occurred_on',
    }),
    ...tableRoutes({
      lake,
      table: aliasTable,
      path: '/aliases',
      name: 'aliases',
      row: rowOf(aliasTable, 'AliasRow'),
      summary: 'Names that were learned from rows, or taught by hand, to mean one company',
      sort: 'alias',
    }),
    ...tableRoutes({
      lake,
      table: productTable,
      path: '/products',
      name: 'products',
      row: rowOf(productTable, 'ProductRow'),
      summary: 'The working table of products',
      sort: 'name',
    }),
    route(
      {
        ...common,
        path: '/accounts/{id}',
        summary: 'One account; an id that was merged leads to the living one',
        params,
        response: AccountRow,
      },
      async ({ params: { id } }) => {
        const living = await livingId(lake, id)
        if (living !== id)
          return new Response(null, { status: 308, headers: { location: `/api/v1/accounts/${living}` } })
        return AccountRow.parse(await accountOf(lake, await tableNow(), id))
      },
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/records',
        summary: 'The source rows that became this account',
        params,
        response: z.object({ items: z.array(AccountRecord) }),
      },
      async ({ params: { id } }) => ({ items: await recordsOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/contacts',
        summary: 'People of this account',
        params,
        response: z.object({ items: z.array(Contact) }),
      },
      async ({ params: { id } }) => ({ items: await contactsOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/opportunities',
        summary: 'Opportunities of this account, the newest first',
        params,
        response: z.object({ items: z.array(Opportunity) }),
      },
      async ({ params: { id } }) => ({ items: await opportunitiesOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/purchases',
        summary: 'Purchases and contracts of this account, the newest first',
        params,
        response: z.object({ items: z.array(Purchase) }),
      },
      async ({ params: { id } }) => ({ items: await purchasesOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/origins',
        summary: 'Followers, community members, attendance and outcomes that lead to this account',
        params,
        response: z.object({ items: z.array(Origin) }),
      },
      async ({ params: { id } }) => ({ items: await originsOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/own-values',
        summary: 'What is known of this account in own fields',
        params,
        response: z.object({ items: z.array(OwnValue) }),
      },
      async ({ params: { id } }, { language }) => ({
        items: await ownValuesOf(lake, await livingId(lake, id), language),
      }),
    ),
    route(
      {
        ...common,
        path: '/accounts/{id}/others',
        summary: 'What the rows of this account say in columns that nobody mapped',
        params,
        response: z.object({ items: z.array(OtherValue) }),
      },
      async ({ params: { id } }) => ({ items: await othersOf(lake, await livingId(lake, id)) }),
    ),
    route(
      {
        ...common,
        path: '/other-columns',
        summary: 'Columns of accounts and contacts that nobody mapped, with what stands in them',
        response: z.object({ items: z.array(OtherColumnSummary) }),
      },
      async (_, { language }) => ({ items: await listOthers(lake, language) }),
    ),
    ...recordTables.flatMap(({ name, table: records, summary, sort }) =>
      tableRoutes({
        lake,
        table: records,
        path: `/${name}`,
        name,
        row: rowOf(records, `${name}Row`),
        summary,
        sort,
      }),
    ),
  ]
}
