-- The rows in force, read once, and the companies that they name. `{each field: …}` stands for its text once per golden value, `?`
-- for the name of the field: see account-fields.ts. `{reported: …}` stands for an amount in the reporting currency, see
-- rates/reported.ts.

-- name: create_schema
create schema if not exists match

-- name: create_names
-- What the code made of each name, kept so that a name is taken apart once. Safe to lose.
create table if not exists match.names (
  name varchar not null,
  version integer not null,
  name_key varchar,
  plain_key varchar,
  search varchar not null,
  head_key varchar,
  kind varchar,
  over_key varchar
)

-- name: extend_names
-- Homes from before names told what they are a part of.
alter table match.names add column if not exists head_key varchar

-- name: extend_names_kind
alter table match.names add column if not exists kind varchar

-- name: extend_names_over
alter table match.names add column if not exists over_key varchar

-- name: reporting
-- The reporting currency: one row, null while nobody decided one; amounts then count as they are written.
create or replace temp table reporting as
select max(currency) as currency from decided.reporting

-- name: rates_in_force
-- What one unit of a currency is worth in the reporting currency, from a day until the day before the next rate. The first
-- one also stands for the time before it.
create or replace temp table rates_in_force as
select
  r.currency,
  case when r.place = 1 then date '0001-01-01' else r.from_day end as from_day,
  coalesce(r.until_day, date '9999-12-31') as until_day,
  r.rate
from (
  select
    currency, cast(from_day as date) as from_day, cast(rate as decimal(18, 9)) as rate,
    row_number() over (partition by currency order by from_day) as place,
    lead(cast(from_day as date)) over (partition by currency order by from_day) as until_day
  from decided.rates
) r

-- name: made_by
-- What people decided that the values of every account follow.
select 'answers' as decided, type as one, written as other, value from decided.answers
union all
select 'priorities', field, source, cast(place as varchar) from decided.priorities
union all
select 'rates', currency, from_day, rate from decided.rates
union all
select 'reporting', currency, '', '' from decided.reporting
order by 1, 2, 3, 4

-- name: create_based_on
-- The imports that the base was last made of, and by what.
create table if not exists match.based_on (import_id varchar, made_by varchar)

-- name: based_on_count
select count(*) as imports from match.based_on where made_by = $made_by

-- name: based_on
create or replace table match.based_on as
select import_id, cast($made_by as varchar) as made_by from collect.in_force order by 1

-- name: row_count
select count(*) as records from collect.accounts

-- name: no_account_rows
-- The rows in force, read once and without their text, for everything below. `seq` is the import since which a
-- row says what it says: one that comes again unchanged is no news, and takes nothing from other files.
create or replace table match.account_rows (
  record_id varchar, seq bigint, source varchar, external_id varchar, credit_code varchar,
  {each field but revenue, budget: ? ?type},
  revenue decimal(18, 2), budget decimal(18, 2), written_revenue decimal(18, 2), revenue_currency varchar,
  written_budget decimal(18, 2), budget_currency varchar, entered_by varchar
)

-- name: turned
-- Rows of account files that came or went since then.
create or replace temp table turned as
select distinct record_id
from collect.accounts
where import_id in (
  select d.import_id
  from (
    (select import_id from match.based_on except select import_id from collect.in_force)
    union all
    (select import_id from collect.in_force except select import_id from match.based_on)
  ) d
)

-- name: turned_count
select (select count(*) from turned) as records, (select count(*) from match.account_rows) as of_all

-- name: no_turned_names
-- What these rows call their companies, before and after.
create or replace temp table turned_names (name varchar)

-- name: turned_names
insert into turned_names
select name from match.account_rows where record_id in (select record_id from turned) and name is not null
union all
select short_name from match.account_rows where record_id in (select record_id from turned) and short_name is not null
union all
select english_name from match.account_rows where record_id in (select record_id from turned) and english_name is not null

-- name: forget_account_rows
delete from match.account_rows where record_id in (select record_id from turned)

-- name: account_rows
insert into match.account_rows
with current_rows as (
  select r.*
  from collect.accounts r
  join (
    select v.record_id, max(v.seq) as seq
    from collect.accounts v
    join collect.in_force i on i.import_id = v.import_id
    where v.record_id >= $from and v.record_id < $until and {joined: v.record_id in (select record_id from turned)}
    group by 1
  ) newest on newest.record_id = r.record_id and newest.seq = r.seq
),
older as (
  select v.record_id, v.seq, v.row_hash = c.row_hash as is_same
  from collect.accounts v
  join collect.in_force i on i.import_id = v.import_id
  join current_rows c on c.record_id = v.record_id and v.seq < c.seq
  where v.record_id >= $from and v.record_id < $until
),
changed as (
  select record_id, max(seq) as seq from older where not is_same group by 1
),
since as (
  select o.record_id, min(o.seq) as seq
  from older o
  left join changed h on h.record_id = o.record_id
  where o.seq > coalesce(h.seq, 0)
  group by 1
)
select
  c.record_id, coalesce(s.seq, c.seq) as seq, c.source, c.external_id, c.credit_code,
  {each field but revenue, budget: c.?},
  {reported: c.revenue} as revenue,
  {reported: c.budget} as budget,
  c.revenue as written_revenue, c.revenue_currency, c.budget as written_budget, c.budget_currency,
  coalesce(c.entered_by, c.owner) as entered_by
from current_rows c
cross join reporting
left join since s on s.record_id = c.record_id
{rates: c.revenue on date '9999-12-30'}
{rates: c.budget on date '9999-12-30'}

-- name: contact_rows
create or replace temp table contact_rows as
select record_id, seq, external_id, full_name, first_name, last_name, account_name, account_external_id, email, email_domain, email_role,
  phone, title, title_level, title_department, department
from collect.current_contacts

-- name: opportunity_rows
create or replace temp table opportunity_rows as
select
  o.record_id, o.seq, o.external_id, o.name, o.account_name, o.account_external_id, o.product, o.stage, o.stage_status,
  {reported: o.amount} as amount,
  o.amount as original_amount, o.amount_currency as currency, o.owner, o.created_on, o.closed_on
from collect.current_opportunities o
cross join reporting
{rates: o.amount on coalesce(o.closed_on, o.created_on, date '9999-12-30')}

-- name: activity_rows
create or replace temp table activity_rows as
select record_id, seq, occurred_on, type, account_name, contact_email, contact_email_domain, subject, owner
from collect.current_activities

-- name: product_rows
create or replace temp table product_rows as
select
  p.record_id, p.seq, p.name, p.family, {reported: p.list_price} as list_price,
  p.list_price as original_price, p.list_price_currency as currency
from collect.current_products p
cross join reporting
{rates: p.list_price on date '9999-12-30'}

-- name: purchase_rows
create or replace temp table purchase_rows as
select
  o.record_id, o.seq, o.external_id, o.account_name, o.account_external_id, o.product,
  {reported: o.amount} as amount,
  o.amount as original_amount, coalesce(o.amount_currency, o.currency) as currency, o.purchased_on, o.starts_on, o.ends_on,
  o.renews_on, o.status, o.owner
from collect.current_purchases o
cross join reporting
{rates: o.amount on coalesce(o.purchased_on, o.starts_on, date '9999-12-30')}

-- name: person_rows
-- Every row of other files that names a person. Outcomes only tell of people, they make none.
create or replace temp table person_rows as
select
  'followers' as kind, record_id, seq, account_name, email, email_domain, email_role, phone, full_name,
  cast(null as varchar) as first_name, cast(null as varchar) as last_name, nickname, title, title_level, title_department,
  full_name is not null or email is not null or phone is not null or account_name is not null as is_person
from collect.current_followers
union all
select
  'members', record_id, seq, account_name, email, email_domain, email_role, phone, full_name,
  cast(null as varchar), cast(null as varchar), nickname, title, title_level, title_department,
  full_name is not null or email is not null or phone is not null or account_name is not null
from collect.current_members
union all
select
  'attendance', record_id, seq, account_name, email, email_domain, email_role, phone,
  coalesce(full_name, nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '')), first_name, last_name,
  cast(null as varchar), title, title_level, title_department, true
from collect.current_attendance
union all
select
  'outcomes', record_id, seq, account_name, email, email_domain, email_role, phone,
  coalesce(full_name, nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '')), first_name, last_name,
  cast(null as varchar), cast(null as varchar), cast(null as varchar), cast(null as varchar), false
from collect.current_outcomes

-- name: titles
-- What each job title tells, whatever file it stands in.
create or replace table match.titles as
select t.title, max(t.title_level) as title_level, max(t.title_department) as title_department, false as by_hand
from (
  select title, title_level, title_department from contact_rows
  union all
  select title, title_level, title_department from person_rows
) t
where t.title is not null
group by 1

-- name: sights
-- Every row of these kinds that ever came in, in force or not: since when a person or a company has been known.
create or replace temp table sights as
select record_id, seq, account_name, email_domain from collect.followers
union all
select record_id, seq, account_name, email_domain from collect.members
union all
select record_id, seq, account_name, email_domain from collect.attendance
union all
select record_id, seq, account_name, email_domain from collect.outcomes
union all
select record_id, seq, account_name, cast(null as varchar) from collect.purchases

-- name: new_names
-- Names that were not seen before. Those of rows no longer in force count too: they tell since when a company has been known.
create or replace temp table new_names as
with rows_to_see as (
  select name, short_name, english_name, parent
  from match.account_rows
  where {joined: record_id in (select record_id from turned)}
)
select n.name
from (
  select name from rows_to_see
  union
  select short_name from rows_to_see
  union
  select english_name from rows_to_see
  union
  select alias from decided.taught_names
  union
  select parent from rows_to_see
  union
  select account_name from collect.contacts
  union
  select account_name from collect.opportunities
  union
  select account_name from collect.activities
  union
  select account_name from sights
  union
  select name from product_rows
  union
  select product from opportunity_rows
  union
  select product from purchase_rows
) n
where n.name is not null
  and not exists (select 1 from match.names known where known.name = n.name and known.version = $version)

-- name: new_name_count
select count(*) as records from new_names

-- name: some_new_names
select name from new_names where @part(name, $parts) = $part

-- name: mentions
-- Companies that a row of another kind than accounts names, or whose domain an e-mail address shows, with
-- their first sight in any import: a name that comes again, or whose first import was undone, is as old as before.
create or replace temp table mentions as
select m.name, m.domain, min(m.seq) as seq, bool_or(m.in_force) as in_force
from (
  select account_name as name, case when account_name is null then email_domain end as domain, seq, false as in_force from collect.contacts
  union all
  select account_name, cast(null as varchar), seq, false from collect.opportunities
  union all
  select account_name, cast(null as varchar), seq, false from collect.activities
  union all
  select account_name, case when account_name is null then email_domain end, seq, false from sights
  union all
  select account_name, case when account_name is null then email_domain end, seq, true from contact_rows
  union all
  select account_name, cast(null as varchar), seq, true from opportunity_rows
  union all
  select account_name, cast(null as varchar), seq, true from activity_rows
  union all
  select account_name, case when account_name is null then email_domain end, seq, true from person_rows
  union all
  select account_name, cast(null as varchar), seq, true from purchase_rows
) m
where m.name is not null or m.domain is not null
group by 1, 2

-- name: company_records
-- Every row of an account file, and every company that is named only elsewhere.
create or replace temp table company_records as
select
  r.record_id, true as is_row, r.seq, r.name, r.domain,
  case when n.name_key is not null then 'n:' || n.name_key end as name_node,
  case when r.domain is not null then 'd:' || r.domain end as domain_node
from match.account_rows r
left join match.names n on n.name = r.name and n.version = $version
union all
select
  substr(@sha256('named' || coalesce('n:' || n.name_key, 'd:' || m.domain)), 1, 20), false, min(m.seq),
  min(m.name) filter (where m.in_force), min(m.domain) filter (where m.in_force),
  min(case when n.name_key is not null then 'n:' || n.name_key end),
  min(case when m.name is null then 'd:' || m.domain end)
from mentions m
left join match.names n on n.name = m.name and n.version = $version
where n.name_key is not null or m.name is null
group by 1
having bool_or(m.in_force)
