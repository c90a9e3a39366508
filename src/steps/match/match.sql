-- From source rows to one account base. Everything here is a pure function of the rows in force.
-- `{each field: …}` stands for its text once per golden value, `?` for the name of the field: see account-fields.ts.
-- `{reported: …}` stands for an amount in the reporting currency, see rates/reported.ts.
-- What is shown of each account is made in values.sql.

-- name: create_schema
create schema if not exists match

-- name: create_names
-- What the code made of each name, kept so that a name is taken apart once. Safe to lose.
create table if not exists match.names (
  name varchar not null,
  version integer not null,
  name_key varchar,
  plain_key varchar,
  search varchar not null
)

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

-- name: account_rows
-- The rows in force, read once and without their text, for everything below. `seq` is the import since which a
-- row says what it says: one that comes again unchanged is no news, and takes nothing from other files.
create or replace temp table account_rows as
with older as (
  select v.record_id, v.seq, v.row_hash = c.row_hash as is_same
  from collect.accounts v
  join collect.in_force i on i.import_id = v.import_id
  join collect.current_accounts c on c.record_id = v.record_id and v.seq < c.seq
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
  c.record_id, coalesce(s.seq, c.seq) as seq, c.source, c.external_id, c.short_name, c.english_name,
  {each field but revenue, budget: c.?},
  {reported: c.revenue} as revenue,
  {reported: c.budget} as budget
from collect.current_accounts c
cross join reporting
left join since s on s.record_id = c.record_id
{rates: c.revenue on date '9999-12-30'}
{rates: c.budget on date '9999-12-30'}

-- name: contact_rows
create or replace temp table contact_rows as
select record_id, seq, external_id, full_name, first_name, last_name, account_name, account_external_id, email, email_domain, phone,
  title, department
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
-- Every row that names a person, whatever the kind of file. Outcomes only tell of people, they make none.
create or replace temp table person_rows as
select
  'followers' as kind, record_id, seq, account_name, email, email_domain, phone, full_name, nickname, title,
  full_name is not null or email is not null or phone is not null or account_name is not null as is_person
from collect.current_followers
union all
select
  'members', record_id, seq, account_name, email, email_domain, phone, full_name, nickname, title,
  full_name is not null or email is not null or phone is not null or account_name is not null
from collect.current_members
union all
select
  'attendance', record_id, seq, account_name, email, email_domain, phone,
  coalesce(full_name, nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '')), cast(null as varchar), title, true
from collect.current_attendance
union all
select
  'outcomes', record_id, seq, account_name, email, email_domain, phone,
  coalesce(full_name, nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '')), cast(null as varchar),
  cast(null as varchar), false
from collect.current_outcomes

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
-- Names of rows no longer in force count too: they tell since when a company has been known.
select n.name
from (
  select name from account_rows
  union
  select short_name from account_rows
  union
  select english_name from account_rows
  union
  select parent from account_rows
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
from account_rows r
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

-- name: telling_domains
-- Domains that stand with so few names that they tell of a company.
create or replace temp table telling_domains as
select domain_node
from company_records
where is_row and domain_node is not null
group by 1
having count(distinct name_node) <= $most_names

-- name: links
-- What else than a row with both links names and domains: a short or English name in a row leads to that row's company when no
-- other company claims it (also_called); a name that no account file has follows its people's domain when they all have the
-- same (people).
create or replace table match.links as
select min(a.name_node) as name_node, a.alias_node as other_node, 'also_called' as kind
from (
  select 'n:' || n.name_key as name_node, 'n:' || k.name_key as alias_node
  from (
    select name, short_name as alias from account_rows
    union
    select name, english_name from account_rows
  ) r
  join match.names n on n.name = r.name and n.version = $version
  join match.names k on k.name = r.alias and k.version = $version
  where n.name_key is not null and k.name_key is not null and n.name_key <> k.name_key
) a
group by a.alias_node
having count(distinct a.name_node) = 1
union all
select c.name_node, max(c.domain_node), 'people'
from (
  select 'n:' || n.name_key as name_node, 'd:' || p.email_domain as domain_node
  from (
    select account_name, email_domain from contact_rows
    union all
    select account_name, email_domain from person_rows
  ) p
  join match.names n on n.name = p.account_name and n.version = $version
  where p.email_domain is not null and n.name_key is not null
) c
where not exists (select 1 from company_records r where r.is_row and r.name_node = c.name_node)
group by 1
having count(distinct c.domain_node) = 1 and max(c.domain_node) in (select domain_node from telling_domains)

-- name: edges
-- A name and a domain that stand in one row belong together, unless the domain is shared by many names
-- (a group, an agency, a marketplace); and what else links them.
create or replace temp table edges as
with pairs as (
  select distinct name_node, domain_node
  from company_records
  where is_row and name_node is not null and domain_node is not null
)
select p.name_node, p.domain_node
from pairs p
join telling_domains t on t.domain_node = p.domain_node
union
select name_node, other_node from match.links

-- name: busy_nodes
create or replace temp table busy_nodes as
select n.node
from (
  select name_node as node from edges
  union all
  select domain_node from edges
) n
group by 1
having count(*) > 1

-- name: linked
-- Most names stand with one domain that stands with no other: those two are a component, and need no search.
create or replace temp table linked as
select e.name_node, e.domain_node, e.domain_node like 'd:%' and a.node is null and b.node is null as is_pair
from edges e
left join busy_nodes a on a.node = e.name_node
left join busy_nodes b on b.node = e.domain_node

-- name: components
-- Every node with the smallest one of its component. These are the pairs; the others are found in code.
create or replace temp table components as
select name_node as node, domain_node as component from linked where is_pair
union all
select domain_node, domain_node from linked where is_pair

-- name: tangled
select name_node, domain_node from linked where not is_pair order by 1, 2

-- name: no_settled
-- Rows of companies that verdicts concern: their company, whether a verdict brought them to its oldest row, and whether somebody
-- took them out of another.
create or replace temp table settled (record_id varchar, component varchar, by_hand boolean, placed boolean)

-- name: no_settled_nodes
create or replace temp table settled_nodes (node varchar, component varchar)

-- name: account_records
-- The oldest record founds the account and gives it its id; that record's first sight counts even from an
-- import that was undone since, so that ids survive. A row with a name goes where its name goes: its domain
-- alone says nothing when many names share it. What people said goes before all of it.
create or replace table match.account_records as
with first_seen as (
  select record_id, min(seq) as seq from collect.accounts group by 1
),
placed as (
  select
    r.record_id, r.is_row, r.seq as since_seq, r.name, r.domain, r.name_node, r.domain_node,
    coalesce(f.seq, r.seq) as first_seq,
    coalesce(s.component, cn.component, r.name_node, cd.component, r.domain_node, r.record_id) as component, s.by_hand
  from company_records r
  left join settled s on s.record_id = r.record_id
  left join first_seen f on f.record_id = r.record_id
  left join components cn on cn.node = r.name_node
  left join components cd on cd.node = r.domain_node
),
ranked as (
  select
    p.*,
    first_value(p.record_id) over (partition by p.component order by p.first_seq, p.record_id) as founder,
    row_number() over (partition by p.component, p.is_row order by p.first_seq, p.record_id) as age,
    count(*) over (partition by p.component, p.name_node) as same_name
  from placed p
)
select
  'acc_' || r.founder as account_id,
  r.record_id, r.is_row, r.name, r.domain, r.name_node, r.domain_node, r.first_seq, r.since_seq,
  case
    when r.by_hand then 'by_hand'
    when not r.is_row then 'named_in'
    when r.age = 1 then 'founder'
    when r.same_name > 1 and r.name_node is not null then 'name'
    else 'domain'
  end as rule
from ranked r

-- name: kept_nodes
-- Names and domains that stand in companies which people put together or split: each leads to the account that it stayed with.
create or replace table match.kept_nodes as
select n.node, min(a.account_id) as account_id
from settled_nodes n
join settled s on s.component = n.component
join match.account_records a on a.record_id = s.record_id
group by 1

-- name: nodes
-- Which account answers to a name or a domain: the only one that has it; of several since people split it, the one that the
-- name or domain stayed with.
create or replace temp table nodes as
select node, min(account_id) as account_id
from (
  select name_node as node, account_id from match.account_records where name_node is not null
  union
  select domain_node, account_id from match.account_records where domain_node is not null
) n
where node not in (select node from match.kept_nodes)
group by 1
having count(*) = 1
union all
select node, account_id from match.kept_nodes

-- name: external_ids
-- An id of the source system leads to an account as long as it names only one; rows that somebody took out of it do not
-- make it doubtful.
create or replace temp table external_ids as
select
  r.external_id,
  coalesce(min(a.account_id) filter (where s.placed is null or not s.placed), min(a.account_id)) as account_id
from account_rows r
join match.account_records a on a.record_id = r.record_id
left join settled s on s.record_id = r.record_id
where r.external_id is not null
group by 1
having min(a.account_id) = max(a.account_id)
  or min(a.account_id) filter (where s.placed is null or not s.placed)
    = max(a.account_id) filter (where s.placed is null or not s.placed)

-- name: contacts
create or replace table match.contacts as
select
  'con_' || c.record_id as contact_id,
  coalesce(e.account_id, n.account_id, d.account_id) as account_id,
  coalesce(c.full_name, nullif(trim(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, '')), '')) as name,
  c.email, c.phone, c.title, c.department, c.external_id, c.record_id, cast(null as varchar) as tags
from contact_rows c
left join external_ids e on e.external_id = c.account_external_id
left join match.names k on k.name = c.account_name and k.version = $version
left join nodes n on n.node = 'n:' || k.name_key
left join nodes d on d.node = 'd:' || c.email_domain

-- name: products
-- One product per spelling-free key; the name is the one of the product file, else the most frequent one.
create or replace table match.products as
with named as (
  select k.plain_key, p.name, p.family, p.list_price, 1 as in_file, 1 as uses
  from product_rows p
  join match.names k on k.name = p.name and k.version = $version
  union all
  select k.plain_key, o.product, cast(null as varchar), cast(null as decimal(18, 2)), 0, count(*)
  from (
    select product from opportunity_rows
    union all
    select product from purchase_rows
  ) o
  join match.names k on k.name = o.product and k.version = $version
  group by 1, 2
),
ranked as (
  select n.*, row_number() over (partition by n.plain_key order by n.in_file desc, n.uses desc, n.name, n.list_price) as place
  from named n
  where n.plain_key is not null
)
select
  'prd_' || substr(@sha256(r.plain_key), 1, 20) as product_id,
  max(case when r.place = 1 then r.name end) as name,
  max(case when r.place = 1 then r.family end) as family,
  max(case when r.place = 1 then r.list_price end) as list_price,
  r.plain_key,
  max(r.in_file) = 1 as in_file,
  cast(count(distinct r.name) as bigint) as spellings
from ranked r
group by r.plain_key

-- name: opportunities
create or replace table match.opportunities as
select
  'opp_' || o.record_id as opportunity_id,
  coalesce(e.account_id, n.account_id) as account_id,
  o.name,
  p.product_id,
  coalesce(p.name, o.product) as product,
  o.stage,
  coalesce(w.value, o.stage_status, 'open') as status,
  o.amount, o.original_amount, o.currency, o.owner, o.created_on, o.closed_on, o.external_id, o.record_id
from opportunity_rows o
left join decided.answers w on w.type = 'stage' and w.written = lower(o.stage)
left join external_ids e on e.external_id = o.account_external_id
left join match.names k on k.name = o.account_name and k.version = $version
left join nodes n on n.node = 'n:' || k.name_key
left join match.names pk on pk.name = o.product and pk.version = $version
left join match.products p on p.plain_key = pk.plain_key

-- name: activities
-- An activity belongs to the company it names, else to that of the contact it names, else to the one that
-- has the domain of the address.
create or replace table match.activities as
with people as (
  select email, min(account_id) as account_id, min(contact_id) as contact_id
  from match.contacts
  where email is not null and account_id is not null
  group by 1
  having count(distinct account_id) = 1
)
select
  'act_' || a.record_id as activity_id,
  coalesce(n.account_id, c.account_id, d.account_id) as account_id,
  c.contact_id,
  a.type, a.subject, a.occurred_on, a.owner, a.record_id
from activity_rows a
left join match.names k on k.name = a.account_name and k.version = $version
left join nodes n on n.node = 'n:' || k.name_key
left join people c on c.email = a.contact_email
left join nodes d on d.node = 'd:' || a.contact_email_domain

-- name: as_of
-- The latest day the data know of, days to come left out: "today" for everything that ages.
create or replace table match.as_of as
select max(t.happened_on) as as_of
from (
  select occurred_on as happened_on from match.activities
  union all
  select created_on from match.opportunities
  union all
  select closed_on from match.opportunities where status <> 'open'
  union all
  select purchased_on from match.purchases
  union all
  select followed_on from match.followers
  union all
  select joined_on from match.members
  union all
  select occurred_on from match.outcomes
) t
where t.happened_on <= cast($today as date)

-- name: create_refreshed
create table if not exists match.refreshed (basis varchar, rows_in_force bigint, refreshed_at timestamp(6))

-- name: read_basis
select basis from match.refreshed

-- name: forget_refreshed
delete from match.refreshed

-- name: insert_refreshed
insert into match.refreshed
select $basis, (select coalesce(sum(i.row_count), 0) from collect.in_force i), @moment($at)

-- name: summary
select
  (select max(rows_in_force) from match.refreshed) as rows,
  (select count(*) from match.account_records where is_row) as account_rows,
  (select count(*) from match.accounts) as accounts,
  (select count(*) from match.account_records where is_row and rule <> 'founder') as merged_rows,
  (select count(*) from match.accounts where not in_account_file) as named_only,
  (select count(*) from match.contacts) as contacts,
  (select count(*) from match.opportunities) as opportunities,
  (select count(*) from match.opportunities where status = 'won') as won,
  (select count(*) from match.opportunities where status = 'lost') as lost,
  (select count(*) from match.opportunities where status = 'open') as open,
  (select count(*) from match.opportunities where account_id is null) as without_account,
  (select coalesce(sum(amount), 0) from match.opportunities where status = 'won') as won_revenue,
  (select count(*) from match.products) as products,
  (select count(*) from match.activities) as activities,
  (select max(as_of) from match.as_of) as as_of,
  (select max(refreshed_at) from match.refreshed) as refreshed_at

-- name: stages
select coalesce(max(stage), '') as stage, status, count(*) as opportunities
from match.opportunities
group by lower(stage), status
order by 3 desc, 1

-- name: living_id
-- The account that a record belongs to now; an id that was merged away is the id of one of its records.
select account_id from match.account_records where 'acc_' || record_id = $id

-- name: records_of
select m.account_id, m.record_id, i.import_id, i.file, i.source, i.header, r.line, r.raw, m.name, m.domain, m.rule,
  case when i.source is not null then coalesce(s.kind, 'first') end as source_kind,
  case when i.source is not null then coalesce(s.consent_basis, 'not_stated') end as consent_basis
from match.account_records m
left join collect.current_accounts r on r.record_id = m.record_id
left join collect.imports i on i.import_id = r.import_id
left join decided.sources s on s.label = i.source
where m.account_id = $account_id
order by m.is_row desc, m.first_seq, m.record_id
limit 1000

-- name: contacts_of
select contact_id, account_id, name, email, phone, title, department, tags
from match.contacts
where account_id = $account_id
order by name, contact_id
limit 1000

-- name: opportunities_of
select opportunity_id, account_id, name, product, stage, status, amount, original_amount, currency, owner, created_on, closed_on
from match.opportunities
where account_id = $account_id
order by coalesce(closed_on, created_on) desc, opportunity_id
limit 1000
