import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dialectFunctions } from '../../src/ground/lake/dialect.ts'
import { openLake, type Params, type Statement } from '../../src/ground/lake/index.ts'
import { stage } from '../../src/steps/collect/facts.ts'
import { portabilityProblems } from './portable/rules.ts'
import { composedStatements, composers, findComposers, namedStatements } from './portable/statements.ts'

const folder = await mkdtemp(join(tmpdir(), 'talweg-sql-'))
const lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '256MB', threads: 2 })
afterAll(async () => {
  lake.close()
  await rm(folder, { recursive: true, force: true })
})
const composed = await composedStatements(lake)
const named = namedStatements()

/** A value for every parameter of the named statements; one that is missing here fails the test. */
const params: Params = Object.assign(
  {
    ...{
      at: '2025-06-01 08:00:00',
      today: '2025-06-01',
      by: 'x',
      basis: 'fit',
      body: '{}',
      code: null,
      side: 'joined',
      severity: null,
      column: null,
      q: '',
      key: 0,
      hash: 0,
      row_number: 0,
      relationship: 'all',
    },
    ...{
      version: 1,
      seq: 1,
      limit: 10,
      after: 0,
      before: 10,
      most: 10,
      most_names: 10,
      most_alike: 10,
      most_of_domain: 200,
      most_claims: 5,
      most_people: 3,
      most_lines: 10,
      weight: 1,
      tier_1: 1,
      tier_2: 2,
      days: 90,
      last_place: 1000,
      from: 'acc_00',
      until: 'acc_g',
      part: 0,
      parts: 1,
      from_row: 0,
      until_row: 1,
      first_line: 1,
      last_line: 100,
      idle_points: -1,
      made_of: 'x',
      made_by: 'x',
      id: 'acc_00',
    },
    ...{ rows: 1, created: 1, updated: 0, unchanged: 0, refused: 0, blanked: 0, accounts: 1, excluded: 0 },
    ...{
      pilot: true,
      product: null,
      tier: null,
      first_day: '2025-01-01',
      last_day: '2025-12-31',
      tag: 'x',
      apart: ' ',
      put_in: ' ',
      successes: true,
    },
  },
  Object.fromEntries(
    [
      'records',
      'import_id',
      'file',
      'file_id',
      'kind',
      'source',
      'header',
      'profile_id',
      'account_id',
      'other_id',
      'record_id',
      'list_id',
      'build_id',
      'activation_id',
      'reason',
      'profile_before',
    ]
      .concat(
        'name',
        'owner',
        'kpi',
        'fields',
        'contact_id',
        'record_a',
        'node',
        'email',
        'name_key',
        'ids',
        'record_b',
        'capacity',
        'warnings',
        'id',
        'type',
        'code',
        'column',
        'q',
        'severity',
        'field',
      )
      .map((name) => [name, 'x']),
  ),
)

const label = ({ file, name }: Statement) => `${file} ${name}`

/** Plans statements, and says which cannot be. Those that make or change tables are run; their tables stay unless one fails. */
async function planProblems(statements: readonly Statement[]): Promise<string[]> {
  const reads = ({ sql }: Statement) => /^(\s*--.*\n)*\s*(select|with)\b/.test(sql)
  return lake.transaction(async (tx) => {
    await stage(tx, { kind: 'accounts', fields: ['name'] }, (async function* () {})())
    for (const statement of statements.toSorted((a, b) => Number(reads(a)) - Number(reads(b)))) {
      const plan = reads(statement)
        ? tx.read({ ...statement, sql: `explain ${statement.sql}` }, params)
        : tx.run(statement, params)
      const problem = await plan.then(() => null, String)
      // After an error a transaction takes nothing more.
      if (problem !== null) return [`${label(statement)}: ${problem}`]
    }
    return []
  })
}

test('DuckDB plans every named statement', async () => {
  expect(await planProblems(named)).toEqual([])
  expect(named.length).toBeGreaterThan(80)
})

test('a statement that cannot be planned is found', async () => {
  const bad = (sql: string) => planProblems([{ name: 'bad', file: 'x.sql', sql }])
  expect(await bad('select account_idd from match.accounts')).toHaveLength(1)
  expect(await bad('-- why\nselect 1 from match.no_such_table')).toHaveLength(1)
  expect(await bad('insert into match.refreshed select $basis')).toHaveLength(1)
  expect(await bad('select $nobody_binds_this from match.accounts')).toHaveLength(1)
})

test('statements that are put together are known and were run', () => {
  expect(findComposers()).toEqual(composers)
  expect(composed.length).toBeGreaterThan(100)
})

test('every statement means the same in Trino', async () => {
  const problems = []
  for (const statement of [...named, ...composed])
    for (const problem of await portabilityProblems(statement.sql))
      problems.push(`${label(statement)}: ${problem}`)
  expect(problems).toEqual([])
})

test('every function of the dialect is used', () => {
  const text = [...named, ...composed].map(({ sql }) => sql).join()
  expect(dialectFunctions.filter((name) => !text.includes(`@${name}(`))).toEqual([])
})

test('what the engines do not share is refused, with what to write instead', async () => {
  const refusals: string[] = []
  for (const sql of unportable) refusals.push(`${sql} | ${(await portabilityProblems(sql)).join(' | ')}`)
  expect(refusals).toMatchInlineSnapshot(`
    [
      "select a::integer from t | Trino cannot read line 1, select a::integer from t: ':' is not valid at this position, expecting an existing column or a keyword",
      "select a from t qualify row_number() over (order by a) = 1 | QUALIFY: use a subquery and row_number | Trino cannot read line 1, select a from t qualify row_number() over (order by a) = 1: 'row_number' is not valid at this position, expecting a keyword",
      "select a, count(*) from t group by all | GROUP BY ALL: name the columns | Trino cannot read line 1, select a, count(*) from t group by all: Statement is incomplete",
      "select a + 1 as b, count(*) from t group by b | GROUP BY an alias: use its number",
      "select * exclude (a) from t | EXCLUDE, REPLACE, RENAME: name the columns | Trino cannot read line 1, select * exclude (a) from t: 'exclude' is not valid at this position, expecting a keyword",
      "select a from t order by all | COLUMNS or ORDER BY ALL: name the columns",
      "select a from t where a ilike 'x%' | function ~~*: not the same in both engines; ILIKE: lower(x) like | Trino cannot read line 1, select a from t where a ilike 'x%': 'ilike' is not valid at this position, expecting an existing column or a keyword",
      "select a / b from t | a / b: cast a to double, and b a number or nullif(b, 0)",
      "select cast(a as double) / b from t | a / b: cast a to double, and b a number or nullif(b, 0)",
      "select a // b from t | function //: not the same in both engines; cast(floor(…) as bigint) | Trino cannot read line 1, select a // b from t: '/' is not valid at this position, expecting an existing function or an existing column or a keyword",
      "select a from t limit 3 offset 1 | Trino cannot read line 1, select a from t limit 3 offset 1: 'offset' is not valid at this position, expecting a keyword",
      "with recursive t(n) as (select 1 union all select n + 1 from t) select n from t | recursive WITH: iterate outside",
      "select list_transform(a, x -> x + 1) from t | function list_transform: not the same in both engines | lambda: use unnest",
      "select lag(a ignore nulls) over (order by a) from t | IGNORE NULLS: the engines write it in different places | Trino cannot read line 1, select lag(a ignore nulls) over (order by a) from t: 'ignore' is not valid at this position, expecting an existing column or a keyword",
      "select regexp_replace(a, 'x', 'y') from t | function regexp_replace: not the same in both engines",
      "select regexp_matches(a, 'x') from t | function regexp_matches: not the same in both engines",
      "select median(a), quantile_cont(a, 0.5), approx_count_distinct(a) from t | function median: not the same in both engines; nth of row_number, or not at all | function quantile_cont: not the same in both engines | function approx_count_distinct: not the same in both engines",
      "select string_agg(a, ',') from t | function string_agg: not the same in both engines; @join_text",
      "select upper(a), greatest(a, b), concat(a, b), sha256(a) from t | function upper: not the same in both engines; lower | function greatest: not the same in both engines; case, which says what NULL means | function concat: not the same in both engines; || | function sha256: not the same in both engines; @sha256",
      "select levenshtein(a, b), jaro_winkler_similarity(a, b) from t | function levenshtein: not the same in both engines; it counts bytes in one engine, characters in the other: compare in code | function jaro_winkler_similarity: not the same in both engines",
      "select a from generate_series(1, 3) s(a) | a table function other than unnest | function generate_series: not the same in both engines; a table of numbers made in code | Trino cannot read line 1, select a from generate_series(1, 3) s(a): '1' is not valid at this position, expecting a keyword",
      "select distinct on (a) a, b from t | DISTINCT ON: use row_number | Trino cannot read line 1, select distinct on (a) a, b from t: rule columnRef failed predicate: ?",
      "select a from t semi join u using (a) | SEMI or ANTI JOIN: use exists",
      "select a from t asof join u using (a) | this kind of JOIN",
      "select a from t using sample 10 | SAMPLE | Trino cannot read line 1, select a from t using sample 10: 'using' is not valid at this position, expecting an existing view or an existing table or a keyword",
      "from t | Trino cannot read line 1, from t: 'from' is not valid at this position, expecting a keyword",
      "select [1, 2] | function list_value: not the same in both engines | Trino cannot read line 1, select [1, 2]: rule columnRef failed predicate: ?",
      "select {'a': 1} | function struct_pack: not the same in both engines | Trino cannot read line 1, select {'a': 1}: rule columnRef failed predicate: ?",
      "select cast('2025-01-01' as timestamp) from t | timestamp: it has milliseconds in Trino, write timestamp(6)",
      "select cast($at as timestamp(6)) from t | ISO text is no timestamp in Trino: write @moment($name)",
      "select cast(a as hugeint), cast(a as json) from t | cast to HUGEINT: only one of the engines has it | cast to UNBOUND: only one of the engines has it",
      "select @no_such_function(a) from t | @no_such_function: the dialect has no such function",
      "create table if not exists t (a text, b timestamp, c hugeint, d varchar not null) | timestamp: it has milliseconds in Trino, write timestamp(6) | column type text: only one of the engines has it | column type hugeint: only one of the engines has it",
      "create or replace temp table t as select a::int from u | Trino cannot read line 1, select a::int from u: ':' is not valid at this position, expecting an existing column or a keyword",
      "insert into t (a) select median(a) from u | function median: not the same in both engines; nth of row_number, or not at all",
      "delete from t where a ilike b | function ~~*: not the same in both engines; ILIKE: lower(x) like | Trino cannot read line 1, delete from t where a ilike b: 'ilike' is not valid at this position, expecting an existing column or a keyword",
      "selec 1 | DuckDB: syntax error at or near "selec" | Trino cannot read line 1, selec 1: 'selec' is not valid at this position, expecting a keyword",
    ]
  `)
})

test('what the engines share is not', async () => {
  const shared = [
    'select cast(a as double) / nullif(b, 0), cast(a as double) / 30 from t',
    'select a from t order by a nulls last offset 2 limit 3',
    'select a, lower(b) as b, count(*) from t group by a, 2 having count(distinct c) > 1',
    'select max_by(a, b) filter (where c is not null) over (partition by d rows between 1 preceding and current row) from t',
    "with x as (select @sha256(a) as h, @moment($at) as m from t where a like '%x') select x.h || '-' from x join u using (h)",
    'create or replace table s.t as select a from u union all select cast(null as varchar) from v',
    'create table if not exists s.t (a varchar not null, b decimal(18, 2), c timestamp(6))',
    'insert into t (a) select a from u where exists (select 1 from v where v.a = u.a)',
  ]
  for (const sql of shared) expect(await portabilityProblems(sql), sql).toEqual([])
})

const unportable = [
  'select a::integer from t',
  'select a from t qualify row_number() over (order by a) = 1',
  'select a, count(*) from t group by all',
  'select a + 1 as b, count(*) from t group by b',
  'select * exclude (a) from t',
  'select a from t order by all',
  "select a from t where a ilike 'x%'",
  'select a / b from t',
  'select cast(a as double) / b from t',
  'select a // b from t',
  'select a from t limit 3 offset 1',
  'with recursive t(n) as (select 1 union all select n + 1 from t) select n from t',
  'select list_transform(a, x -> x + 1) from t',
  'select lag(a ignore nulls) over (order by a) from t',
  "select regexp_replace(a, 'x', 'y') from t",
  "select regexp_matches(a, 'x') from t",
  'select median(a), quantile_cont(a, 0.5), approx_count_distinct(a) from t',
  "select string_agg(a, ',') from t",
  'select upper(a), greatest(a, b), concat(a, b), sha256(a) from t',
  'select levenshtein(a, b), jaro_winkler_similarity(a, b) from t',
  'select a from generate_series(1, 3) s(a)',
  'select distinct on (a) a, b from t',
  'select a from t semi join u using (a)',
  'select a from t asof join u using (a)',
  'select a from t using sample 10',
  'from t',
  'select [1, 2]',
  "select {'a': 1}",
  "select cast('2025-01-01' as timestamp) from t",
  'select cast($at as timestamp(6)) from t',
  'select cast(a as hugeint), cast(a as json) from t',
  'select @no_such_function(a) from t',
  'create table if not exists t (a text, b timestamp, c hugeint, d varchar not null)',
  'create or replace temp table t as select a::int from u',
  'insert into t (a) select median(a) from u',
  'delete from t where a ilike b',
  'selec 1',
]
