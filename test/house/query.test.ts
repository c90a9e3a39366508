import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { views } from '../../src/app/query.ts'
import { fillHouse, openHouse } from './open.ts'

const house = await openHouse({ milliseconds: 1500, rows: 1000 })
beforeAll(() => fillHouse(house.api))

interface Answer {
  columns: string[]
  rows: unknown[][]
  truncated: boolean
}

/** The answer to a query, or the code of the problem. */
async function ask(sql: string): Promise<Answer | string> {
  const response = await house.fetch(
    new Request('http://localhost/api/v1/query', {
      method: 'POST',
      headers: { authorization: `Bearer ${house.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sql }),
    }),
  )
  const body = (await response.json()) as Answer & { code: string }
  return response.ok ? body : body.code
}

async function rowsOf(sql: string): Promise<unknown[][]> {
  const answer = await ask(sql)
  if (typeof answer === 'string') throw new Error(`${sql}: ${answer}`)
  return answer.rows
}

test('the views are a contract: a change here belongs into the changelog', async () => {
  expect(
    views.map(({ view, columns }) => `${view}: ${Object.keys(columns).join(' ')}`),
  ).toMatchInlineSnapshot(`
    [
      "accounts: account_id name english_name short_name domain industry employees revenue founded country region city address phone parent purchasing owner listed top_100 major_taxpayer technologies maturity budget customers sites it_employees rd_employees sales_employees relationship in_account_file records contacts opportunities open_opportunities won lost won_revenue open_amount purchases purchased_amount renews_on followers members attendance last_activity tags",
      "account_records: account_id record_id import_id file line source source_kind consent_basis name domain rule",
      "contacts: contact_id account_id records name email phone title title_level title_department department tags",
      "contact_records: contact_id record_id kind import_id file line source account_id name email phone",
      "opportunities: opportunity_id external_id account_id name product_id product stage status amount original_amount currency owner created_on closed_on",
      "products: product_id name family list_price spellings in_file",
      "activities: activity_id account_id contact_id type subject occurred_on owner",
      "purchases: purchase_id external_id account_id product_id product amount original_amount currency purchased_on starts_on ends_on renews_on status owner",
      "amounts_without_rate: what currency amounts total",
      "costs: cost_id campaign channel amount original_amount currency spent_on period owner",
      "followers: follower_id account_id contact_id nickname name openid unionid followed_on scene tags",
      "members: member_id account_id contact_id group_name nickname remark name joined_on tags",
      "attendance: attendance_id account_id contact_id event held_on registered_on attended joined_at left_at minutes source_rows",
      "outcomes: outcome_id account_id contact_id channel outcome status occurred_on email phone subject owner",
      "scores: account_id profile_id fit grade gate probability probability_low probability_high expected_deal expected_value readiness",
      "best_profiles: account_id best_profile best_fit best_lead",
      "score_receipts: account_id profile_id trait value bin points most lift accounts",
      "profile_traits: profile_id trait bin accounts won closed lift verdict points",
      "target_accounts: list_id list_name version is_newest rank tier account_id fit grade readiness value reasons built_at",
      "imports: import_id seq file kind source status row_count created updated unchanged refused blanked imported_at imported_by undone_at",
      "sources: source owner kind consent_basis consent_on consent_evidence contact note imports row_count refused last_import_at",
      "import_rejects: import_id file line column_name value code severity raw",
    ]
  `)
})

test('every view answers with the columns it documents, each with a description', async () => {
  const documented = (await house.api.get('/views')) as {
    items: { view: string; description: string; columns: { name: string; description: string }[] }[]
  }
  expect(documented.items.map(({ view }) => view)).toEqual(views.map(({ view }) => view))
  for (const { view, description, columns } of documented.items) {
    expect(await ask(`select * from ${view}`), view).toMatchObject({
      columns: columns.map(({ name }) => name),
    })
    expect(
      [description, ...columns.map((column) => column.description)].filter((text) => text.length < 2),
    ).toEqual([])
  }
})

test('a query is as free as SQL is', async () => {
  expect(await rowsOf('select count(*) from accounts')).toEqual([[3]])
  expect(await rowsOf('from accounts select domain order by won_revenue desc limit 1')).toEqual([
    ['northwind.example'],
  ])
  expect(
    await rowsOf(`with won as (select account_id, sum(amount) as amount from opportunities where status = 'won' group by all),
        ranked as (select a.domain, w.amount, row_number() over (order by w.amount desc) as place from accounts a join won w using (account_id))
      select domain, amount, place from ranked qualify row_number() over () <= 2 order by place -- the best`),
  ).toEqual([
    ['northwind.example', 1200, 1],
    ['fabrikam.example', 950.5, 2],
  ])
  expect(
    await rowsOf(
      'with accounts as (select name from accounts) select count(distinct name) from main.accounts',
    ),
  ).toEqual([[3]])
  expect(
    await rowsOf(
      'with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select max(n) from t',
    ),
  ).toEqual([[5]])
  expect(
    await rowsOf(`select json_extract_string(reasons, '$[0].code') is not null, list_transform([1, 2], x -> x + 1),
        date '2025-01-31' + interval 1 month, {'a': 1}.a, 'x' ilike 'X', 7 // 2, median(fit) is null
      from target_accounts group by reasons limit 1`),
  ).toEqual([[true, ['2', '3'], '2025-02-28T00:00:00Z', 1, true, 3, true]])
  expect(
    await rowsOf(
      "select * from (pivot accounts on relationship in ('customer') using count(*) group by country) order by 1",
    ),
  ).toHaveLength(2)
  expect(
    await rowsOf(
      'select name from accounts where exists (from contacts c where c.account_id = accounts.account_id);',
    ),
  ).toHaveLength(2)
})

test('numbers that JSON cannot carry are null or text, never something else', async () => {
  expect(await rowsOf("select 1 / 0, -1 / 0, 'nan'::double, 0.1::double, -0.5::float")).toEqual([
    [null, null, null, 0.1, -0.5],
  ])
  expect(
    await rowsOf(
      'select 9007199254740991, 9007199254740993, -9007199254740993, 12345678901234567890123.45::decimal(38, 2), 12.50::decimal(18, 2)',
    ),
  ).toEqual([[9007199254740991, '9007199254740993', '-9007199254740993', '12345678901234567890123.45', 12.5]])
})

const refused: Record<string, readonly string[]> = {
  'lake.query_relation': [
    // files
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('secret')",
    "select * from read_blob('lake.duckdb')",
    "select * from read_parquet('x.parquet')",
    "select * from read_json_auto('server.json')",
    "select * from glob('*')",
    "select * from 'contacts.csv'",
    'select * from "/etc/passwd"',
    "select * from sniff_csv('x.csv')",
    "select * from accounts, lateral (select * from read_text('secret'))",
    "select (select content from read_text('secret'))",
    "select * from accounts where name in (select content from read_text('secret'))",
    "select name from accounts union all select content from read_text('secret')",
    "select name from accounts order by (select content from read_text('secret'))",
    "select name from accounts limit (select count(*) from glob('*'))",
    "select count(*) over (order by (select 1 from glob('*'))) from accounts",
    "select list_transform([1], x -> (select content from read_text('secret')))",
    "pivot (select * from read_text('secret')) on filename in ('a') using count(*)",
    "select * from accounts a join read_text('secret') r on true",
    "select * from unnest([(select content from read_text('secret'))])",
    "select case when true then (from read_text('secret')) end",
    "values ((select content from read_text('secret')))",
    // the engine itself
    'select * from duckdb_settings()',
    'select * from duckdb_settings',
    'select * from duckdb_tables()',
    'select * from "DUCKDB_TABLES"()',
    'select * from duckdb_secrets()',
    'select * from sqlite_master',
    'select * from main.sqlite_master',
    'select * from pragma_database_list',
    "select * from pragma_table_info('accounts')",
    "select * from pragma_storage_info('accounts')",
    'select * from summary((select 1))',
    'select * from pg_catalog.pg_tables',
    'select * from pg_tables',
    'select * from information_schema.tables',
    'select * from test_all_types()',
    "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
    // the tables behind the views
    'select * from match.accounts',
    'select * from "match"."accounts"',
    'select * from MATCH . ACCOUNTS',
    'select * from lake.match.accounts',
    'select * from lake.main.accounts',
    'select * from temp.accounts',
    'select * from collect.accounts',
    'select * from collect.current_accounts',
    'select * from identify.bins',
    'select * from accounts union select * from match.accounts',
    'select * from /* accounts */ match.accounts -- accounts',
    "select * from seq_scan('match.accounts')",
    "select * from query('select * from match.accounts')",
    "select * from query_table('match.accounts')",
    "select * from query_table(['match.accounts', 'accounts'])",
    // names of a WITH clause that cover those of real tables
    'with duckdb_tables as (select * from duckdb_tables) select * from duckdb_tables',
    'with duckdb_tables as (select 1) select * from main.duckdb_tables',
    'with t as (with duckdb_views as (select * from duckdb_views) from duckdb_views) from t',
    'with duckdb_tables as (select 1) from (with duckdb_tables as (from duckdb_tables) from duckdb_tables)',
    'with recursive sqlite_master as (select name from sqlite_master union all select name from sqlite_master) from sqlite_master',
    'with "match.accounts" as (select 1) select * from match.accounts',
    'with a as (select * from b), b as (select 1) select * from a',
    'with a as (select * from a) select * from a',
    'select * from (with names as (select 1) select * from names), names',
    'with names as (select * from match.names) select * from accounts',
  ],
  'lake.query_function': [
    "select current_setting('temp_directory')",
    "select main.current_setting('threads')",
    "select system.main.current_setting('threads')",
    'select "CURRENT_SETTING"(\'threads\')',
    "select getvariable('x')",
    "select getenv('HOME')",
    'select version()',
    'select current_query()',
    'select current_schemas(true)',
    "select nextval('x')",
    'select pg_get_viewdef(1)',
    'select inet_server_addr()',
    "select write_log('x')",
    'select sleep_ms(1000)',
    "select json_serialize_sql('select 1')",
    "select name from accounts where current_setting('threads') = '1'",
    "select name from accounts order by current_setting('threads')",
    "select sum(1) filter (where current_setting('threads') = '1') over () from accounts",
    "select repeat('x', 1000000000)",
    "select lpad('x', 1000000000, 'y')",
    'select range(1000000000)',
    "select format('{:1000000000}', 1)",
    'select no_such_function(1)',
  ],
  'lake.query_not_select': [
    'select 1; select 2',
    'select * from accounts; drop table match.accounts',
    'drop view accounts',
    'drop table match.accounts',
    'delete from match.accounts',
    'update match.accounts set name = 1',
    "insert into match.names values ('x', 1, null, null, 'x')",
    'create table x (a int)',
    'create temp table accounts as select 1',
    'create or replace view accounts as select 1',
    'create macro abs(x) as 1',
    'alter table match.accounts drop column name',
    'truncate match.accounts',
    "copy accounts to 'out.csv'",
    "copy match.names from '/etc/passwd'",
    "copy (select 1) to '/tmp/x'",
    "attach 'other.duckdb'",
    "attach ':memory:' as x",
    'detach lake',
    'use match',
    'install httpfs',
    'load httpfs',
    'set threads = 1',
    "set search_path = 'match'",
    'reset threads',
    'pragma database_list',
    'pragma threads = 1',
    'call duckdb_settings()',
    'checkpoint',
    'vacuum',
    'begin transaction',
    "export database 'x'",
    "import database 'x'",
    'explain select 1',
    'explain analyze select * from accounts',
    'prepare p as select 1',
    'show tables',
    'show all tables',
    'describe accounts',
    'summarize accounts',
    'select * from (describe match.accounts)',
    'select * from (show tables)',
    'pivot accounts on industry using count(*)',
  ],
  'lake.query_invalid': [
    'selec 1',
    'select',
    'select no_such_column from accounts',
    'select ?',
    'select $1',
    'select * from accounts where name = ',
    "select 'open",
    'with x as (delete from match.accounts returning *) select * from x',
    'select 1 into x',
    `select ${'('.repeat(20_000)}1${')'.repeat(20_000)}`,
  ],
  'lake.query_too_deep': [
    `select 1${' + 1'.repeat(500)}`,
    `select ${'['.repeat(300)}1${']'.repeat(300)}`,
    `${'with a as ('.repeat(200)}select 1${') select 1'.repeat(200)}`,
  ],
  'edge.invalid_text': ['select 1\0', 'select 1\0; select 2'],
  'edge.invalid_input': ['', '   ', `select ${'1, '.repeat(40_000)}1`],
}

test('nothing but the views is in reach, whatever the way to it', async () => {
  const answers = await Promise.all(
    Object.entries(refused).flatMap(([code, statements]) =>
      statements.map(async (sql) => {
        const answer = await ask(sql)
        return answer === code ? null : `${sql.slice(0, 100)}: ${JSON.stringify(answer)}, not ${code}`
      }),
    ),
  )
  expect(answers.filter((wrong) => wrong !== null)).toEqual([])
  expect(await rowsOf('select count(*) from accounts')).toEqual([[3]])
})

test('a query ends at the time limit', { timeout: 30_000 }, async () => {
  const endless = [
    'select count(*) from range(1000000000000)',
    `select count(*) from ${Array.from({ length: 30 }, (_, i) => `accounts a${i}`).join(', ')}`,
    'select i from range(1000000000000) r(i) where i % 1000000007 = 5',
    'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t',
  ]
  const started = performance.now()
  expect(await Promise.all(endless.map(ask))).toEqual(endless.map(() => 'lake.query_time'))
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('an answer is cut at the row limit, and when it is too much to carry', async () => {
  expect(await ask('select i from range(1000) r(i)')).toMatchObject({ truncated: false })
  const many = await ask('select i from range(1001) r(i)')
  expect(many).toMatchObject({ truncated: true })
  expect(many).toHaveProperty('rows.length', 1000)
  const large = await ask(
    "with t as (select string_agg(cast(i as varchar), ',') as s from range(20000) r(i)) select s from t, range(900)",
  )
  expect(large).toMatchObject({ truncated: true })
  expect(JSON.stringify(large).length).toBeLessThan(30_000_000)
})

test('a query that wants all the memory is refused it, and nobody else notices', {
  timeout: 30_000,
}, async () => {
  const tenMegabytes = "select string_agg('0123456789', '') as s from range(1000000)"
  const columns = Array.from({ length: 14 }, (_, i) => `c${i}`)
  // A busy machine may run out of time first.
  const hungry = [
    `select length(string_agg(s, '')) from (${tenMegabytes}) t, range(1000)`,
    'select len(array_agg(i)) from range(500000000) r(i)',
    `select count(*) from (select ${columns.map((name, i) => `i + ${i} as ${name}`)} from range(300000) r(i)) group by cube (${columns})`,
  ]
  for (const sql of hungry) expect(['lake.query_memory', 'lake.query_time'], sql).toContain(await ask(sql))
  expect(await rowsOf('select count(*) from accounts')).toEqual([[3]])
})

/** Statements that are allowed and statements that are not, as material to make more of. */
const allowed = [
  ...views.map(({ view }) => `select * from ${view}`),
  'select a.name, count(*) from accounts a join contacts c on c.account_id = a.account_id group by 1 order by 2 limit 3',
  "with x as (select name from accounts where won > 0), y as (select * from x) select * from y union all select 'z'",
  'select (select max(amount) from opportunities) as best, exists (select 1 from contacts) from accounts a where a.won in (1, 2)',
]
const forbidden = Object.values(refused)
  .flat()
  .filter((sql) => sql.length < 300 && sql.trim() !== '')
const toTokens = (sql: string) => sql.match(/"[^"]*"|'[^']*'|\w+|[^\w\s]/g) ?? []
const good = allowed.map(toTokens)
const bad = forbidden.map(toTokens)
const relations = [
  'match.accounts',
  'duckdb_settings()',
  'duckdb_tables',
  "read_text('secret')",
  '(from accounts)',
  'range(3)',
]
const more = ['--', '/*', '*/', '\n', '$$', "'", '"', 'main', 'system', 'lake', 'using', 'at', 'columns']
const words = [...new Set([...good, ...bad].flat()), ...relations, ...more]

/** Another word in the place of one, or anything anywhere. */
const mutation = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      at: fc.nat(60),
      length: fc.constant(1),
      put: fc.constantFrom(...words).map((word) => [word]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.nat(60),
      length: fc.integer({ min: 0, max: 3 }),
      put: fc.oneof(
        fc.constantFrom(...bad).chain((from) => fc.subarray(from)),
        fc.constantFrom(...good, ...bad).map((from) => ['(', ...from, ')']),
      ),
    }),
  },
)
const mutated = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...good) },
      { weight: 1, arbitrary: fc.constantFrom(...bad) },
    ),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
  )
  .map(([from, mutations]) =>
    mutations
      .reduce<string[]>(
        (sql, { at, length, put }) => sql.toSpliced(at % (sql.length + 1), length, ...put),
        [...from],
      )
      .join(' '),
  )

test('2,000 statements made by chance never show what the views do not', { timeout: 60_000 }, async () => {
  // What stands in files, settings, the catalog and the tables behind the views, and in no view.
  const secrets =
    /canary|root:x:|create (table|view)|access_mode|array_cosine_distance|in_force|talweg-house/i
  const answered = { yes: 0, no: 0 }
  await fc.assert(
    fc.asyncProperty(mutated, async (sql) => {
      const answer = await ask(sql)
      answered[typeof answer === 'string' ? 'no' : 'yes']++
      const known =
        typeof answer !== 'string' ||
        answer.startsWith('lake.query_') ||
        /^edge.invalid_(input|text)$/.test(answer)
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer.rows)
      return known && !secrets.test(text)
    }),
    { numRuns: 2000, seed: 20250601 },
  )
  expect(answered.yes).toBeGreaterThan(50)
  expect(await rowsOf('select count(*) from accounts')).toEqual([[3]])
  expect(house.log.lines.filter((line) => line.startsWith('error'))).toEqual([])
})
