import { randomUUID } from 'node:crypto'
import type { JSONColumnType } from 'kysely'
import { hashToken, isSame, newToken } from '../../../ground/edge/index.ts'
import { Fault, type FaultParams } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { NewToken, RecurringSettings, Source, UploadToken } from './model.ts'

type StoredFault = { code: string; params: FaultParams }

type RecurringTable = {
  source_id: string
  label: string
  on_change: 'hold' | 'import'
  least_percent: number
  expect_hours: number | null
  folder: string | null
  folder_set_by: string | null
  folder_set_at: Date | null
  folder_fault: JSONColumnType<StoredFault> | null
  looked_at: Date | null
}

type TokenTable = {
  token_id: string
  source_id: string
  token_hash: string
  created_by: string
  created_at: Date
  used_at: Date | null
  revoked_by: string | null
  revoked_at: Date | null
}

type Tables = { 'collect.recurring': RecurringTable; 'collect.upload_tokens': TokenTable }

const tables = (state: State) => state.db.withTables<Tables>()

const usual = {
  on_change: 'hold',
  least_percent: 50,
  expect_hours: null,
  folder: null,
  folder_set_by: null,
  folder_set_at: null,
  folder_fault: null,
  looked_at: null,
} as const

/** Every source that brings files by itself, or once did. */
export const listRecurring = (state: State) =>
  tables(state).selectFrom('collect.recurring').selectAll().orderBy('source_id').execute()

export type RecurringSource = Awaited<ReturnType<typeof listRecurring>>[number]

/** How files of a source come by themselves; the usual settings for one that nobody set up. */
export async function getRecurring(
  state: State,
  { source_id, label }: Pick<Source, 'source_id' | 'label'>,
): Promise<RecurringSource> {
  const found = await tables(state)
    .selectFrom('collect.recurring')
    .selectAll()
    .where('source_id', '=', source_id)
    .executeTakeFirst()
  return found ?? { source_id, label, ...usual }
}

type Change = RecurringSettings & Partial<Pick<RecurringTable, 'folder' | 'folder_set_by' | 'folder_set_at'>>

/** Changes how files of a source come by themselves. */
export async function setRecurring(
  state: State,
  { source_id, label }: Pick<Source, 'source_id' | 'label'>,
  change: Change,
): Promise<void> {
  const said = {
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    ...(change.folder === undefined ? {} : { folder_fault: null, looked_at: null }),
  }
  await tables(state)
    .insertInto('collect.recurring')
    .values({ source_id, label, ...usual, ...said })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet({ source_id, ...said }))
    .execute()
}

/** Notes that a folder was looked at, and what was wrong with it. */
export async function noteLook(
  state: State,
  sourceId: string,
  at: Date,
  fault: StoredFault | null,
): Promise<void> {
  await tables(state)
    .updateTable('collect.recurring')
    .set({ looked_at: at, folder_fault: fault === null ? null : JSON.stringify(fault) })
    .where('source_id', '=', sourceId)
    .execute()
}

const toToken = ({ token_id, created_by, created_at, used_at }: TokenTable): UploadToken => ({
  token_id,
  created_by,
  created_at: created_at.toISOString(),
  used_at: used_at?.toISOString() ?? null,
})

const tokensOf = (state: State, sourceId: string) =>
  tables(state)
    .selectFrom('collect.upload_tokens')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('token_id')

/** Tokens of a source that are in use. */
export async function listTokens(state: State, sourceId: string): Promise<UploadToken[]> {
  return (await tokensOf(state, sourceId).execute()).map(toToken)
}

/** Makes a token that opens the address of one source. It is told here and nowhere else. */
export async function makeToken(
  state: State,
  source: Pick<Source, 'source_id' | 'label'>,
  by: string,
  at: Date,
): Promise<NewToken> {
  const token = newToken()
  const row = {
    token_id: `tok_${randomUUID()}`,
    source_id: source.source_id,
    token_hash: hashToken(token),
    created_by: by,
    created_at: at,
    used_at: null,
    revoked_by: null,
    revoked_at: null,
  }
  await setRecurring(state, source, {})
  await tables(state).insertInto('collect.upload_tokens').values(row).execute()
  return { ...toToken(row), token }
}

/**
 * Puts a token out of use.
 * @throws Fault `collect.token_missing`
 */
export async function revokeToken(
  state: State,
  sourceId: string,
  tokenId: string,
  by: string,
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await tables(state)
    .updateTable('collect.upload_tokens')
    .set({ revoked_by: by, revoked_at: at })
    .where('source_id', '=', sourceId)
    .where('token_id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Fault('missing', 'collect.token_missing', { id: tokenId })
}

/**
 * The source whose address a token opens. An unknown source and a wrong token are answered alike, and no time is told by
 * comparing.
 * @throws Fault `collect.upload_refused`
 */
export async function openByToken(
  state: State,
  sourceId: string,
  token: string,
  at: Date,
): Promise<RecurringSource> {
  const hash = hashToken(token)
  const known = await tokensOf(state, sourceId).execute()
  const fitting = known.filter(({ token_hash }) => isSame(hash, token_hash))
  const [opened] = fitting
  const source = await tables(state)
    .selectFrom('collect.recurring')
    .selectAll()
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  if (!opened || !source) throw new Fault('unauthenticated', 'collect.upload_refused')
  await tables(state)
    .updateTable('collect.upload_tokens')
    .set({ used_at: at })
    .where('token_id', '=', opened.token_id)
    .execute()
  return source
}
