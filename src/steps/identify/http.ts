import { z } from 'zod'
import {
  type Context,
  decodeCursor,
  exportQuery,
  exportResponse,
  Job,
  listResponse,
  page,
  pageQuery,
  type Route,
  route,
  toJob,
  toPage,
} from '../../ground/edge/index.ts'
import { formatAmount, formatNumber, type Language, type Speak } from '../../ground/kernel/index.ts'
import type { Lake, Row, WorkingTable } from '../../ground/lake/index.ts'
import type { Jobs, State } from '../../ground/state/index.ts'
import { ownFields, type ReadContext } from '../collect/index.ts'
import { accountOf, livingId, namesIn } from '../match/index.ts'
import { Readiness, readinessOf } from '../signals/index.ts'
import { evidenceColumns, exportColumns, exportFormats, exportRow } from './exports.ts'
import { receiptOf } from './fit.ts'
import { ruleInBase } from './in-base.ts'
import { BuildRequest, sayReason, TargetAccount, TargetList, tiers } from './lists/model.ts'
import { AccountIds, type Called, LearnInput, Mix, Outcome, OutcomePreview } from './model.ts'
import { ownNames } from './own-names.ts'
import { Profile } from './profile/model.ts'
import { previewOutcome } from './profile/outcome.ts'
import { getProfile, listProfiles } from './profiles.ts'
import { Receipt } from './scores/model.ts'
import { getTargets, listsOf, listTargets, listVersions, targetAccounts } from './targets.ts'

export type IdentifyHttp = Readonly<{
  lake: Lake
  state: State
  jobs: Jobs
  table: WorkingTable
  speak: Speak
  readContext: () => ReadContext
}>

const Version = z.object({
  version: z.int(),
  accounts: z.int(),
  profile_id: z.string(),
  built_at: z.iso.datetime(),
  built_by: z.string(),
})
const OnList = z.object({
  list_id: z.string(),
  name: z.string(),
  version: z.int(),
  tier: z.enum(tiers),
  rank: z.int(),
})
const params = z.strictObject({ id: z.string().max(100) })
const ids = z
  .string()
  .max(20_000)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(AccountIds)
/** `revenue:2,renewed:1`: how much each way counts. */
const mix = z
  .string()
  .max(200)
  .optional()
  .transform((text) =>
    text
      ? Object.fromEntries(text.split(',').map((part) => [part.split(':')[0], Number(part.split(':')[1])]))
      : null,
  )
  .pipe(Mix.nullable())
const OutcomeQuery = z.strictObject({ ...Outcome.shape, mix, put_in: ids, taken_out: ids })
const version = z.coerce.number().int().min(1).optional().describe('The newest one when left out')

/** Routes of profiles, receipts and target lists. */
export function identifyRoutes({ lake, state, jobs, table, speak, readContext }: IdentifyHttp): Route[] {
  const started = async (
    kind: string,
    input: unknown,
    { user, language }: Pick<Context<'session'>, 'user' | 'language'>,
  ) => toJob(await jobs.start(kind, input, user.name), speak, language)
  const reading = { permission: 'data:read', tag: 'identify', method: 'get' } as const

  return [
    route(
      {
        method: 'post',
        path: '/profiles/learn',
        permission: 'profile:edit',
        tag: 'identify',
        summary: 'Learn who the best customers are',
        body: LearnInput,
        status: 202,
        response: Job,
      },
      ({ body }, context) => {
        const gate = body.gate.map((rule) => ruleInBase(rule, readContext()))
        return started('learn', { ...body, gate }, context)
      },
    ),
    route(
      {
        ...reading,
        path: '/profiles/outcome',
        summary: 'Who would count as a success and who would not, before a profile is learned',
        description:
          '`put_in` and `taken_out` are ids of accounts, with commas between them; `mix` says weights, such as `revenue:2,renewed:1`.',
        query: OutcomeQuery,
        response: OutcomePreview,
      },
      ({ query }) => lake.rehearse((tx) => previewOutcome(tx, query)),
    ),
    route(
      {
        ...reading,
        path: '/profiles',
        summary: 'Profiles, the newest first',
        response: z.object({ items: z.array(Profile), next: z.null() }),
      },
      async () => ({ items: await listProfiles(lake), next: null }),
    ),
    route(
      {
        ...reading,
        path: '/profiles/{id}',
        summary: 'A profile with its evidence; `current` is the version that was put in force last',
        params,
        response: Profile,
      },
      ({ params: { id } }) => getProfile(lake, id),
    ),
    route(
      {
        ...reading,
        permission: 'data:export',
        path: '/profiles/{id}/evidence/export',
        summary: 'The evidence of a profile as a file: a row for each bin of each trait',
        params,
        query: z.strictObject(exportQuery),
        response: 'file',
      },
      async ({ params: { id }, query }, { say }) => {
        const { traits } = await getProfile(lake, id)
        return listResponse(
          {
            name: 'evidence',
            heading: (column) => `identify.evidence_column.${column}`,
            columns: evidenceColumns,
            items: traits,
          },
          query,
          say,
        )
      },
    ),
    route(
      {
        ...reading,
        path: '/accounts/{id}/receipt',
        summary: 'Fit and readiness of an account, each with the lines it is the sum of',
        params,
        query: z.strictObject({ profile_id: z.string().max(100).default('current') }),
        response: z.object({ fit: Receipt.nullable(), readiness: Readiness }),
      },
      async ({ params: { id }, query }) => {
        const account = await accountOf(lake, table, id)
        const profiles = await listProfiles(lake)
        const profile =
          profiles.length > 0 || query.profile_id !== 'current'
            ? await getProfile(lake, query.profile_id)
            : null
        return {
          fit: profile && (await receiptOf(lake, account, profile)),
          readiness: await readinessOf(lake, String(account.account_id)),
        }
      },
    ),
    route(
      {
        ...reading,
        path: '/accounts/{id}/lists',
        summary: 'Target lists that an account stands on',
        params,
        response: z.object({ items: z.array(OnList) }),
      },
      async ({ params: { id } }) => ({
        items: (await listsOf(lake, await livingId(lake, id))).map((row) => OnList.parse(row)),
      }),
    ),
    route(
      {
        method: 'post',
        path: '/targets',
        permission: 'list:edit',
        tag: 'identify',
        summary: 'Build a target account list',
        body: BuildRequest,
        status: 202,
        response: Job,
      },
      ({ body }, context) => started('build', { list_id: null, request: body }, context),
    ),
    route(
      {
        method: 'post',
        path: '/targets/{id}/build',
        permission: 'list:edit',
        tag: 'identify',
        summary: 'Build the next version of a list, as before or as newly wished',
        params,
        body: z.strictObject({ request: BuildRequest.nullable().default(null) }),
        status: 202,
        response: Job,
      },
      async ({ params: { id }, body }, context) => {
        await getTargets(lake, id)
        return started('build', { list_id: id, request: body.request }, context)
      },
    ),
    route(
      {
        ...reading,
        path: '/targets',
        summary: 'Target lists, the last built first',
        response: z.object({ items: z.array(TargetList), next: z.null() }),
      },
      async () => ({ items: await listTargets(lake), next: null }),
    ),
    route(
      {
        ...reading,
        path: '/targets/{id}',
        summary: 'A target list',
        params,
        query: z.strictObject({ version }),
        response: TargetList.extend({ versions: z.array(Version) }),
      },
      async ({ params: { id }, query }) => ({
        ...(await getTargets(lake, id, query.version ?? null)),
        versions: (await listVersions(lake, id)).map((row) => Version.parse(row)),
      }),
    ),
    route(
      {
        ...reading,
        path: '/targets/{id}/accounts',
        summary: 'Accounts of a list in their order, each with its reasons',
        params,
        query: z.strictObject({ ...pageQuery, version, tier: z.enum(tiers).optional() }),
        response: page(TargetAccount),
      },
      async ({ params: { id }, query }, { language }) => {
        const list = await getTargets(lake, id, query.version ?? null)
        const [after] = decodeCursor(query.cursor, z.tuple([z.int()])) ?? [0]
        const rows = await targetAccounts(lake, list, {
          after,
          limit: query.limit + 1,
          tier: query.tier ?? null,
        })
        const { items, next } = toPage(rows, query.limit, (row) => [Number(row.rank)])
        const called = ownNames(await ownFields(state), language)
        return { items: items.map((row) => toTargetAccount(row, { speak, language, called })), next }
      },
    ),
    route(
      {
        ...reading,
        permission: 'data:export',
        path: '/targets/{id}/accounts/export',
        summary: 'A list as a file, as a plain table or as HubSpot and Salesforce import it',
        params,
        query: z.strictObject({ version, for: z.enum(exportFormats).default('table'), ...exportQuery }),
        response: 'file',
      },
      async ({ params: { id }, query }, { language, say }) => {
        const list = await getTargets(lake, id, query.version ?? null)
        const rows = await targetAccounts(lake, list, { after: 0, limit: list.accounts, tier: null })
        const called = ownNames(await ownFields(state), language)
        const lines = rows.map((row) =>
          exportRow(query.for, { row, reasons: toTargetAccount(row, { speak, language, called }).reasons }),
        )
        return exportResponse(
          { name: 'target-accounts', columns: exportColumns(query.for), rows: lines },
          query,
          say,
        )
      },
    ),
  ]
}

const PlainReasons = z.array(
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
)

/** A row of a list as the API shows it: its reasons are said in the language of the reader. */
function toTargetAccount(
  row: Row,
  { speak, language, called }: Readonly<{ speak: Speak; language: Language; called: Called }>,
): TargetAccount {
  const reasons = PlainReasons.parse(JSON.parse(String(row.reasons))).map((reason) => ({
    ...reason,
    text: sayReason(reason, {
      say: (key, values) => speak(language, key, values),
      number: (value) => formatNumber(value, language),
      amount: (value) => formatAmount(value, language),
      name: namesIn(language),
      called,
    }),
  }))
  return TargetAccount.parse({ ...row, reasons })
}
