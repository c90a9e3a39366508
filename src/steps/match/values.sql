-- The golden values: of all that the records of an account say, what is shown. What people said by hand instead is put on
-- afterwards, see edits.sql.

-- name: source_places
-- The place of each source in the list that a field follows, 1 before 2; sources that it does not name come last.
create or replace temp table source_places as
select
  s.source,
  {each field: coalesce(min(case when p.field = '?' then p.place end), $last_place) as ?_place}
from (select distinct source from match.account_rows) s
left join decided.priorities p on p.source = s.source
group by 1

-- name: record_count
select count(*) as records from match.account_records

-- name: no_golden
create or replace temp table golden (
  account_id varchar, records bigint, in_account_file boolean, name varchar,
  {each field but name: ? ?type},
  search varchar
)

-- name: record_names
-- Each record with the text of its name that a search may find it by. Apart from its values, so that neither statement has to
-- hold two large tables at once.
create or replace temp table record_names as
select m.account_id, m.is_row, m.first_seq, m.record_id, m.name, m.domain, k.search
from match.account_records m
left join match.names k on k.name = m.name and k.version = $version
where m.account_id >= $from and m.account_id < $until
  and {joined: m.account_id in (select account_id from remade_accounts)}

-- name: record_values
-- What each record says of its account, with the text that a search may find it by. Only rows of these records are gathered: all
-- of them may be more than memory holds.
create or replace temp table record_values as
select
  m.account_id, m.is_row, m.first_seq, m.record_id, r.seq, r.source,
  coalesce(r.name, m.name) as name,
  coalesce(r.domain, m.domain) as domain,
  {each plain field but name, domain: r.?},
  {each known field: coalesce(?_answer.value, r.?) as ?},
  coalesce(m.search, '') || ' ' || coalesce(lower(coalesce(r.domain, m.domain)), '') || ' ' || coalesce(lower(r.short_name), '') || ' '
    || coalesce(lower(r.english_name), '') as search
from record_names m
left join (
  select * from match.account_rows where record_id in (select record_id from record_names)
) r on r.record_id = m.record_id
{for each known field: left join decided.answers ?_answer on ?_answer.type = '?' and ?_answer.written = lower(r.?)}

-- name: account_sizes
create or replace temp table account_sizes as
select account_id, count(*) as records from record_names group by 1

-- name: golden_of_one
-- Most accounts are one record, and take its values as they are: what is gathered below stays small.
insert into golden
select
  v.account_id, s.records, v.is_row as in_account_file, coalesce(v.name, v.domain) as name,
  {each field but name: v.?},
  v.search
from record_values v
join account_sizes s on s.account_id = v.account_id and s.records = 1

-- name: golden_of_many
-- Of the records of an account that say something about a field, the one of the source with the first place, then the
-- newest, counts; rows of account files before mere mentions. The name is the oldest of its place, so that it does not jump
-- with every import.
insert into golden
select
  v.account_id,
  count(*) as records,
  bool_or(v.is_row) as in_account_file,
  coalesce(min_by(v.name, v.name_place * 1000000000000 + v.age) filter (where v.name is not null), min(v.domain)) as name,
  {each field but name: max_by(v.?, v.recency - v.?_place * 1000000000000) filter (where v.? is not null) as ?},
  @join_text(v.search, ' ', v.age) as search
from (
  select
    r.*,
    {each field: coalesce(p.?_place, $last_place) as ?_place},
    row_number() over (partition by r.account_id order by r.is_row, r.seq, r.record_id) as recency,
    row_number() over (partition by r.account_id order by r.is_row desc, r.first_seq, r.record_id) as age
  from record_values r
  join account_sizes s on s.account_id = r.account_id and s.records > 1
  left join source_places p on p.source = r.source
) v
group by 1

-- name: account_counts
-- What hangs on the accounts that something hangs on.
create or replace temp table account_counts as
with people as (
  select account_id, count(*) as contacts from match.contacts where account_id is not null group by 1
),
deals as (
  select
    account_id,
    count(*) as opportunities,
    cast(count_if(status = 'open') as bigint) as open_opportunities,
    cast(count_if(status = 'won') as bigint) as won,
    cast(count_if(status = 'lost') as bigint) as lost,
    coalesce(sum(amount) filter (where status = 'won'), 0) as won_revenue,
    coalesce(sum(amount) filter (where status = 'open'), 0) as open_amount
  from match.opportunities
  where account_id is not null
  group by 1
),
doings as (
  select account_id, max(occurred_on) as last_activity
  from match.activities
  where account_id is not null and occurred_on <= (select as_of from match.as_of)
  group by 1
)
select
  k.account_id, p.contacts,
  d.opportunities, d.open_opportunities, d.won, d.lost, d.won_revenue, d.open_amount,
  o.purchases, o.purchased_amount, o.renews_on, o.followers, o.members, o.attendance,
  t.last_activity
from (
  select account_id from people
  union
  select account_id from deals
  union
  select account_id from doings
  union
  select account_id from match.origins
) k
left join people p on p.account_id = k.account_id
left join deals d on d.account_id = k.account_id
left join doings t on t.account_id = k.account_id
left join match.origins o on o.account_id = k.account_id

-- name: otherwise_counted
-- Where only some accounts are made anew: also those on which other things hang now.
insert into remade_accounts
select a.account_id
from match.accounts a
left join account_counts c on c.account_id = a.account_id
where (
    a.contacts <> coalesce(c.contacts, 0)
    or a.opportunities <> coalesce(c.opportunities, 0)
    or a.open_opportunities <> coalesce(c.open_opportunities, 0)
    or a.won <> coalesce(c.won, 0)
    or a.lost <> coalesce(c.lost, 0)
    or a.won_revenue <> coalesce(c.won_revenue, 0)
    or a.open_amount <> coalesce(c.open_amount, 0)
    or a.purchases <> coalesce(c.purchases, 0)
    or a.purchased_amount <> coalesce(c.purchased_amount, 0)
    or a.renews_on is distinct from c.renews_on
    or a.followers <> coalesce(c.followers, 0)
    or a.members <> coalesce(c.members, 0)
    or a.attendance <> coalesce(c.attendance, 0)
    or a.last_activity is distinct from c.last_activity
  )
  and a.account_id not in (select account_id from remade_accounts)

-- name: forget_accounts
delete from match.accounts where account_id in (select account_id from remade_accounts)

-- name: accounts
-- In the order of names, in which they are shown; `account_number` stands for the id where one account is looked up.
create or replace table match.accounts as
select
  g.account_id,
  {each field: g.?},
  case
    when coalesce(c.won, 0) > 0 or coalesce(c.purchases, 0) > 0 then 'customer'
    when coalesce(c.open_opportunities, 0) > 0 then 'open'
    when coalesce(c.lost, 0) > 0 then 'lost'
    else 'prospect'
  end as relationship,
  g.in_account_file,
  g.records,
  coalesce(c.contacts, 0) as contacts,
  coalesce(c.opportunities, 0) as opportunities,
  coalesce(c.open_opportunities, 0) as open_opportunities,
  coalesce(c.won, 0) as won,
  coalesce(c.lost, 0) as lost,
  cast(coalesce(c.won_revenue, 0) as decimal(18, 2)) as won_revenue,
  cast(coalesce(c.open_amount, 0) as decimal(18, 2)) as open_amount,
  coalesce(c.purchases, 0) as purchases,
  cast(coalesce(c.purchased_amount, 0) as decimal(18, 2)) as purchased_amount,
  c.renews_on,
  coalesce(c.followers, 0) as followers,
  coalesce(c.members, 0) as members,
  coalesce(c.attendance, 0) as attendance,
  c.last_activity,
  cast(null as varchar) as tags,
  lower(g.name) as sort_name,
  g.search,
  @hex_number(substr(g.account_id, 5, 8)) as account_number
from golden g
left join account_counts c on c.account_id = g.account_id
order by sort_name, g.account_id

-- name: said_of
-- What each record of an account says, in its newest version in force, and where that stands; and what answers and rates made
-- of it, as `?_file` and `?`.
with reporting as (
  select max(currency) as currency from decided.reporting
),
rates_in_force as (
  select
    currency, date '0001-01-01' as from_day, date '9999-12-31' as until_day,
    cast(max_by(rate, cast(from_day as date)) as decimal(18, 9)) as rate
  from decided.rates
  group by 1
)
select
  m.record_id, m.is_row, m.first_seq, m.since_seq, r.import_id, i.file, r.line, r.source, r.raw, i.header, i.fields, r.recorded_at,
  r.observed_at,
  coalesce(r.name, m.name) as name,
  coalesce(r.domain, m.domain) as domain,
  {each plain field but name, domain, revenue, budget: r.?},
  {each known field: r.? as ?_file, coalesce(?_answer.value, r.?) as ?},
  {reported: r.revenue} as revenue, r.revenue as revenue_file, r.revenue_currency, revenue_rate.rate as revenue_rate,
  {reported: r.budget} as budget, r.budget as budget_file, r.budget_currency, budget_rate.rate as budget_rate,
  reporting.currency as reporting_currency
from match.account_records m
cross join reporting
left join (
  select v.*
  from collect.accounts v
  join (
    select n.record_id, n.seq, n.line, row_number() over (partition by n.record_id order by n.seq desc) as age
    from collect.accounts n
    join collect.in_force f on f.import_id = n.import_id
    where n.record_id in (select record_id from match.account_records where account_id = $account_id)
  ) p on p.record_id = v.record_id and p.seq = v.seq and p.line = v.line and p.age = 1
) r on r.record_id = m.record_id
left join collect.imports i on i.import_id = r.import_id
{for each known field: left join decided.answers ?_answer on ?_answer.type = '?' and ?_answer.written = lower(r.?)}
{rates: r.revenue on date '9999-12-30'}
{rates: r.budget on date '9999-12-30'}
where m.account_id = $account_id

-- name: shown_of
select {each field: a.?}
from match.accounts a
where a.account_number = @hex_number(substr($account_id, 5, 8)) and a.account_id = $account_id

-- name: record_ids
select record_id from match.account_records where account_id = $account_id order by record_id

-- name: contact_of
select {each contact field: c.?} from match.contacts c where c.contact_id = $contact_id

-- name: contact_record_ids
select record_id from match.contact_records where contact_id = $contact_id order by record_id

-- name: account_sources
-- Every source of accounts in force, with how many rows it brought last.
select i.source, max_by(i.row_count, i.seq) as rows, max(i.recorded_at) as last_at
from collect.in_force i
where i.kind = 'accounts'
group by 1
order by 1
