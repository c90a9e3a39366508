import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { views } from '../../../src/app/query.ts'
import {
  copyDecided,
  createViews,
  type Decided,
  type Lake,
  type LakeTransaction,
  type Statement,
  type TableColumn,
  type WorkingTable,
} from '../../../src/ground/lake/index.ts'
import { parseStatements } from '../../../src/ground/lake/statements.ts'
import { isOrdered } from '../../../src/ground/lake/table.ts'
import type { State } from '../../../src/ground/state/index.ts'
import { keepColumnCounts } from '../../../src/steps/collect/column-counts.ts'
import {
  createFacts,
  sql as facts,
  forKind,
  keepStaged,
  stage,
  stagedColumns,
} from '../../../src/steps/collect/facts.ts'
import { decidedSources, dictionary } from '../../../src/steps/collect/index.ts'
import { type FileInspection, type Kind, kinds } from '../../../src/steps/collect/model.ts'
import { ownTypes } from '../../../src/steps/collect/own/model.ts'
import { previewLines } from '../../../src/steps/collect/preview/changes.ts'
import { gatherRows } from '../../../src/steps/collect/staged-rows.ts'

import {
  createIdentify,
  identifyColumns,
  keepChangedScores,
  keepScores,
  previewVersion,
  refreshChangedFit,
  refreshFit,
} from '../../../src/steps/identify/index.ts'
import { learnProfile } from '../../../src/steps/identify/profile/learn.ts'
import { keepLearned, type ProfileDecision, readPast } from '../../../src/steps/identify/profiles.ts'
import { forTraits } from '../../../src/steps/identify/traits.ts'
import { aliasTable } from '../../../src/steps/match/companies/alias-table.ts'
import {
  accountTable,
  baseColumns,
  changesSince,
  followEdits,
  keepAside,
  matchDecisions,
  ownColumns,
  recordTables,
  refreshMatch,
} from '../../../src/steps/match/index.ts'
import { countHealth } from '../../../src/steps/match/quality/health.ts'
import { countRows, headersOf, sourceRows } from '../../../src/steps/match/quality/rows.ts'
import { findTodo } from '../../../src/steps/match/quality/todo.ts'
import { writtenForJoined, writtenOut } from '../../../src/steps/match/statements.ts'
import {
  activityTable,
  contactTable,
  opportunityTable,
  productTable,
} from '../../../src/steps/match/tables.ts'
import { activityColumns, refreshSignals } from '../../../src/steps/signals/index.ts'

const ownOfEachType = ownTypes.map((type) => ({
  field: `own_${type}`,
  kind: 'accounts' as const,
  type,
  label_en: type,
  label_zh: type,
  unit: null,
  synonyms: [],
  created_by: 'test',
  created_at: '2026-01-01T00:00:00.000Z',
}))

const root = join(import.meta.dirname, '../../..')

/** Every statement of every `.sql` file of the lake, in the order in which they build on each other. */
export function namedStatements(): Statement[] {
  const files = globSync('src/{ground/lake,steps/*}/**/*.sql', { cwd: root })
  const order = ['collect', 'match', 'signals', 'identify']
  const place = (file: string) => order.indexOf(file.split('/')[2] ?? '')
  return files
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .flatMap((file) => [...parseStatements(readFileSync(join(root, file), 'utf8'), file).values()])
    .flatMap((statement) =>
      statement.sql.includes('{kind}')
        ? kinds.map((kind) => forKind(statement, kind))
        : statement.sql.includes('{joined: ')
          ? [writtenOut(statement), writtenForJoined(statement)]
          : [forTraits(writtenOut(statement))],
    )
}

/** The files that put statements together from declarations; {@link composedStatements} must run all of them. */
export const composers = [
  'src/ground/lake/decided.ts',
  'src/ground/lake/table.ts',
  'src/ground/lake/views.ts',
  'src/steps/collect/column-counts.ts',
  'src/steps/collect/facts.ts',
  'src/steps/collect/preview/changes.ts',
  'src/steps/identify/fit.ts',
  'src/steps/identify/scores/history.ts',
  'src/steps/identify/versions/preview.ts',
  'src/steps/match/quality/health.ts',
  'src/steps/match/quality/rows.ts',
  'src/steps/match/quality/todo.ts',
  'src/steps/match/rehearsal.ts',
]

/** Files that hand the lake a statement which is not from a `.sql` file. */
export function findComposers(): string[] {
  return globSync('src/{ground,steps,app}/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
    .filter((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return /\b(tx|lake)\.(runText|readText|stream)\(|\.(run|read)\(\s*\{/.test(text)
    })
    .sort()
}

/** Runs everything that puts statements together on a lake with a few rows, and gives what it ran. */
export async function composedStatements(lake: Lake): Promise<Statement[]> {
  const seen = new Map<string, Statement>()
  const see = (statement: Statement) => seen.set(statement.sql, statement)
  await lake.transaction(async (tx) => buildAll(tx, see))
  for (const table of [
    accountTable([...baseColumns, ...ownColumns(ownOfEachType), ...identifyColumns], () => ({
      today: '2026-01-01',
      region: 'CN',
    })),
    ...[contactTable, opportunityTable, activityTable(activityColumns), productTable, aliasTable],
    ...recordTables.map(({ table: records }) => records),
  ])
    await readTable(watchLake(lake, see), table)
  await readQuality(watchLake(lake, see))
  await previewVersion(watchLake(lake, see), 'icp_2', 'icp_1')
  const named = new Set(namedStatements().map(({ sql }) => sql))
  return [...seen.values()].filter(({ sql }) => !named.has(sql))
}

async function buildAll(real: LakeTransaction, see: See): Promise<void> {
  const tx = watch(real, see)
  const at = '2025-06-01 08:00:00'
  const noDecisions: Decided = {
    basis: '',
    tables: [
      { table: { table: 'test', columns: { name: 'varchar' }, rows: async () => [] }, rows: [] },
      // Only its columns are looked at.
      { table: decidedSources({} as State), rows: [] },
      ...matchDecisions({} as State).map((table) => ({ table, rows: [] })),
    ],
  }
  await copyDecided(tx, noDecisions)
  await createFacts(tx)
  for (const [i, kind] of kinds.entries()) {
    await stage(tx, { kind, fields: ['name'] }, rowsOf(kind, i))
    await tx.run(facts.create_staged_rejects)
    await tx.run(forKind(facts.staged_changes, kind))
    const plan = { file_id: '', name: '', table: null, kind, fields: ['name'] }
    for await (const line of previewLines(tx, plan, { columns: [] } as unknown as FileInspection, () => {}))
      String(line)
    const fact = { import_id: `imp_${i}`, seq: i, source: 'test', at, observed_at: at }
    await keepColumnCounts(tx, { kind, fields: ['name'] }, ['Name'], fact.import_id)
    await keepStaged(tx, kind, fact)
  }
  // In force, so that there is an account to learn from.
  await real.runText(
    `insert into collect.imports select 'imp_0', 0, 'a.csv', 'a', 'accounts', 'test', '[]', 1, 1, 0, 0, 0, 0, timestamp '${at}', 'test', '[]'`,
  )
  await refreshMatch(tx, { at, today: '2025-06-01', basis: 'test', rules: 1 })
  await keepAside(tx)
  await changesSince(tx)
  await refreshSignals(tx)
  await createIdentify(tx)
  await refreshFit(tx)
  for (const version of [1, 2]) {
    const decision: ProfileDecision = {
      outcome: 'won',
      since: null,
      until: null,
      tag: null,
      mix: null,
      put_in: [],
      taken_out: [],
      profile_id: `icp_${version}`,
      name: `Profile ${version}`,
      version,
      by: 'test',
      at: '2025-06-01T08:00:00Z',
      product: null,
      minimum_accounts: 3,
      columns: [],
      keep: [],
      exclude: [],
      rising: [],
      falling: [],
      gate: [
        { field: 'employees', op: 'at_least', value: 10 },
        { field: 'revenue', op: 'at_most', value: 1000 },
        { field: 'country', op: 'one_of', values: ['CN', 'US'] },
        { field: 'industry', op: 'none_of', values: ['Retail'] },
        { field: 'sites', op: 'below', value: 100 },
        { field: 'technologies', op: 'one_of', values: ['SAP', 'CRM'] },
        { field: 'listed', op: 'one_of', values: ['yes'] },
      ],
    }
    await keepLearned(tx, decision, learnProfile(await readPast(tx, decision)))
  }
  await followEdits(tx, noDecisions)
  await refreshChangedFit(tx)
  await keepChangedScores(tx, at)
  await keepScores(tx, at)
  await createViews(tx, views)
}

async function* rowsOf(kind: Kind, line: number) {
  const rows = gatherRows(stagedColumns({ kind, fields: ['name'] }))
  rows.values.set('name', 'Company')
  rows.add({ line, naturalKey: `key ${line}`, collapses: true, raw: '[]' })
  yield rows.take()
}

/** Pages, counts, values and spreads of the working table, sorted, filtered and paged by every type of column. */
async function readTable(lake: Lake, table: WorkingTable): Promise<void> {
  const saidOf = (column: TableColumn) => {
    if (!isOrdered(column)) return ['x', '', '!=x', '!=']
    const value = column.type === 'date' || column.type === 'moment' ? '2025-01-01' : '2025'
    return [value, '', `!=${value}`, `>=${value}`, `<=${value}`]
  }
  const filter = {
    q: 'one two',
    filters: new Map(
      table.columns
        .filter((column) => column.filterable || isOrdered(column))
        .map((column) => [column.column, saidOf(column)]),
    ),
  }
  await table.narrow(lake, [filter, { filters: new Map() }])
  for (const { column } of table.columns) await table.spread(lake, filter, column, 3)
  for (const { column, type, filterable } of table.columns)
    for (const descending of [true, false])
      for (const after of [undefined, ['2025', 'acc_1'], [null, 'acc_1']] as const) {
        const first = type === 'date' ? '2025-01-01' : type === 'flag' ? 'true' : '2025'
        const key = after?.[0] ? ([first, 'acc_1'] as const) : after
        await table.page(lake, filter, { sort: { column, descending }, limit: 3, after: key })
        if (filterable) await table.values(lake, column, 'x')
      }
  await table.count(lake, filter)
  await table.ids(lake, filter)
  await table.ids(lake, { ids: ['acc_1', 'acc_2'], filters: new Map() })
  await table.one(lake, 'acc_none').catch(() => undefined)
}

type See = (statement: Statement) => void

const composedOf = (sql: string): Statement => ({ name: sql.slice(0, 60), sql, file: 'composed' })

function watch(tx: LakeTransaction, see: See): LakeTransaction {
  return {
    ...tx,
    run(statement, params) {
      see(statement)
      return tx.run(statement, params)
    },
    read(statement, params) {
      see(statement)
      return tx.read(statement, params)
    },
    runText(sql) {
      see(composedOf(sql))
      return tx.runText(sql)
    },
    stream(sql) {
      see(composedOf(sql))
      return tx.stream(sql)
    },
  }
}

function watchLake(lake: Lake, see: See): Lake {
  return {
    ...lake,
    readText(sql, params) {
      see(composedOf(sql))
      return lake.readText(sql, params)
    },
    rehearse: (work) => lake.rehearse((tx) => work(watch(tx, see))),
  }
}

/** The figures of the data quality, and the rows behind them. */
async function readQuality(lake: Lake): Promise<void> {
  const now = new Date('2025-06-01T08:00:00Z')
  const uses = async () => new Map([['accounts.industry', ['score' as const]]])
  const { sources } = await countHealth(lake, dictionary, uses, now, ({ en }) => en)
  await findTodo(lake, sources, [], uses)
  for (const kind of kinds)
    for (const { field } of dictionary.fieldsOf(kind)) {
      const filter = { kind, source: 'test', field, state: 'filled', q: 'x' } as const
      await sourceRows(lake, dictionary, filter, undefined, 3)
      await sourceRows(lake, dictionary, filter, [1, 1, 'rec_1'], 3)
      await countRows(lake, dictionary, filter)
      await headersOf(lake, filter)
    }
}
