-- From companies to one account base. Everything here is a pure function of the rows in force.
-- What is shown of each account is made in values.sql.

-- name: account_records
-- The oldest record founds the account and gives it its id; that record's first sight counts even from an import that was undone
-- since, so that ids survive. In the order of accounts, so that an engine passes over most of them for the rows of one.
create or replace table match.account_records as
with first_seen as (
  select record_id, min(seq) as seq from collect.accounts where {joined: record_id in (select record_id from remade)} group by 1
),
seen as (
  select r.record_id, r.is_row, r.seq as since_seq, r.name, r.domain, r.name_node, r.domain_node, coalesce(f.seq, r.seq) as first_seq
  from company_records r
  left join first_seen f on f.record_id = r.record_id
  where {joined: r.record_id in (select record_id from remade)}
),
tied as (
  select record_id from settled where {joined: record_id in (select record_id from remade)}
  union
  select component from settled where {joined: record_id in (select record_id from remade)}
),
ranked as (
  select
    r.*, s.twin_id, coalesce(s.by_hand, false) as by_hand,
    first_value(r.record_id) over (partition by coalesce(s.component, r.record_id) order by r.first_seq, r.record_id) as founder,
    row_number() over (partition by coalesce(s.component, r.record_id), r.is_row order by r.first_seq, r.record_id) as age,
    count(*) over (partition by coalesce(s.component, r.record_id), r.name_node) as same_name,
    count(*) over (partition by coalesce(s.component, r.record_id), r.domain_node) as same_domain
  from seen r
  left join settled s on s.record_id = r.record_id
  where r.record_id in (select record_id from tied)
)
select
  'acc_' || r.founder as account_id,
  r.record_id, r.is_row, r.name, r.domain, r.name_node, r.domain_node, r.first_seq, r.since_seq,
  coalesce(r.twin_id, r.record_id) as twin_id,
  case
    when r.by_hand then 'by_hand'
    when not r.is_row then 'named_in'
    when r.age = 1 then 'founder'
    when r.same_name > 1 and r.name_node is not null then 'name'
    when r.same_domain > 1 and r.domain_node is not null then 'domain'
    else 'evidence'
  end as rule
from ranked r
union all
select
  'acc_' || r.record_id, r.record_id, r.is_row, r.name, r.domain, r.name_node, r.domain_node, r.first_seq, r.since_seq, r.record_id,
  case when r.is_row then 'founder' else 'named_in' end
from seen r
where r.record_id not in (select record_id from tied)
order by account_id, record_id

-- name: no_nodes
-- Which account answers to a name or a domain: that of whoever is named so, else the only one that has it.
create or replace table match.nodes (node varchar, account_id varchar)

-- name: nodes
-- Some of the names and domains at a time: two texts are held for each until all records are seen.
insert into match.nodes
with named as (
  select coalesce(name_node, domain_node) as node, min(account_id) as account_id
  from match.account_records
  where not is_row and coalesce(name_node, domain_node) is not null and @part(coalesce(name_node, domain_node), $parts) = $part
    and {joined: coalesce(name_node, domain_node) in (select node from renamed)}
  group by 1
)
select node, account_id from named
union all
select n.node, min(n.account_id)
from (
  select name_node as node, account_id
  from match.account_records
  where @part(name_node, $parts) = $part and {joined: name_node in (select node from renamed)}
  union all
  select domain_node, account_id
  from match.account_records
  where @part(domain_node, $parts) = $part and {joined: domain_node in (select node from renamed)}
) n
where n.node is not null and n.node not in (select node from named)
group by 1
having min(n.account_id) = max(n.account_id)

-- name: row_accounts
-- Of which account each row is that one more row may be compared with, in the order of these rows.
create or replace table match.row_accounts as
select e.row_number, m.account_id
from match.evidence e
join match.account_records m on m.record_id = e.record_id
where {joined: m.account_id in (select account_id from found_by_others)}
order by 1

-- name: node_rows
-- The rows of whoever answers to a name or a domain, by a hash of it and in the order of these: an engine passes over most of them, however many
-- names begin alike.
create or replace table match.node_rows as
select @hex_number(substr(@sha256(n.node), 1, 8)) as node_hash, r.row_number
from match.nodes n
join match.row_accounts r on r.account_id = n.account_id
where {joined: n.account_id in (select account_id from found_by_others)}
order by 1, 2

-- name: named_accounts
-- Which account a row means that names a company: of several of that name the only one with a row spelled the same, legal form
-- included; else the only one that has the domain which stands beside the name.
create or replace temp table named_accounts as
with said as (
  select k.name, 'n:' || k.name_key as name_node, k.plain_key
  from match.names k
  where k.version = $version and k.name_key is not null and k.name in (select name from mentions)
),
shared as (
  select name_node
  from match.account_records
  where is_row and name_node in (select name_node from said)
  group by 1
  having count(distinct account_id) > 1
),
sisters as (
  select a.name_node, a.account_id, n.plain_key, a.domain
  from match.account_records a
  join shared s on s.name_node = a.name_node
  join match.names n on n.name = a.name and n.version = $version
  where a.is_row
),
spelled as (
  select name_node, plain_key, min(account_id) as account_id
  from sisters
  group by 1, 2
  having count(distinct account_id) = 1
),
placed as (
  select name_node, domain, min(account_id) as account_id
  from sisters
  where domain is not null
  group by 1, 2
  having count(distinct account_id) = 1
)
select s.name, cast(null as varchar) as beside, coalesce(p.account_id, n.account_id) as account_id
from said s
left join spelled p on p.name_node = s.name_node and p.plain_key = s.plain_key
left join match.nodes n on n.node = s.name_node
where p.account_id is not null or n.account_id is not null
union all
select s.name, p.domain, p.account_id
from said s
join placed p on p.name_node = s.name_node
left join spelled w on w.name_node = s.name_node and w.plain_key = s.plain_key
where w.account_id is null

-- name: external_ids
-- An id of the source system that a row says leads to an account as long as it names only one; rows that somebody took out of it do not
-- make it doubtful.
create or replace temp table external_ids as
select
  r.external_id,
  coalesce(min(a.account_id) filter (where s.placed is null or not s.placed), min(a.account_id)) as account_id
from match.account_rows r
join match.account_records a on a.record_id = r.record_id
left join settled s on s.record_id = r.record_id
where r.external_id in (
  select account_external_id from contact_rows
  union
  select account_external_id from opportunity_rows
  union
  select account_external_id from purchase_rows
)
group by 1
having min(a.account_id) = max(a.account_id)
  or min(a.account_id) filter (where s.placed is null or not s.placed)
    = max(a.account_id) filter (where s.placed is null or not s.placed)

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
left join named_accounts n on n.name = o.account_name and n.beside is null
left join match.names pk on pk.name = o.product and pk.version = $version
left join match.products p on p.plain_key = pk.plain_key

-- name: activities
-- An activity belongs to the company it names, else to that of the contact it names, else to the one that
-- has the domain of the address.
create or replace table match.activities as
with people as (
  select r.email, min(c.account_id) as account_id, min(c.contact_id) as contact_id
  from match.contact_records r
  join match.contacts c on c.contact_id = r.contact_id
  where r.email is not null and c.account_id is not null
  group by 1
  having count(distinct c.account_id) = 1
)
select
  'act_' || a.record_id as activity_id,
  coalesce(b.account_id, n.account_id, c.account_id, d.account_id) as account_id,
  c.contact_id,
  a.type, a.subject, a.occurred_on, a.owner, a.record_id
from activity_rows a
left join named_accounts b on b.name = a.account_name and b.beside = a.contact_email_domain
left join named_accounts n on n.name = a.account_name and n.beside is null
left join people c on c.email = a.contact_email
left join match.nodes d on d.node = 'd:' || a.contact_email_domain

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
select account_id from match.account_records where record_id = substr($id, 5) and substr($id, 1, 4) = 'acc_'

-- name: living_contact
-- The contact that a row belongs to now; an id that was merged away is the id of one of its rows.
select contact_id from match.contact_records where record_id = substr($id, 5) and substr($id, 1, 4) = 'con_'

-- name: records_of
-- The newest version in force of each row is found by its place first: an engine reads little of all rows for that.
select m.account_id, m.record_id, i.import_id, i.file, i.source, i.header, r.line, r.raw, m.name, m.domain, m.rule,
  case when i.source is not null then coalesce(s.kind, 'first') end as source_kind,
  case when i.source is not null then coalesce(s.consent_basis, 'not_stated') end as consent_basis
from match.account_records m
left join (
  select v.record_id, v.import_id, v.line, v.raw
  from collect.accounts v
  join (
    select n.record_id, n.seq, n.line, row_number() over (partition by n.record_id order by n.seq desc) as age
    from collect.accounts n
    join collect.in_force f on f.import_id = n.import_id
    where n.record_id in (select record_id from match.account_records where account_id = $account_id)
  ) p on p.record_id = v.record_id and p.seq = v.seq and p.line = v.line and p.age = 1
) r on r.record_id = m.record_id
left join collect.imports i on i.import_id = r.import_id
left join decided.sources s on s.label = i.source
where m.account_id = $account_id
order by m.is_row desc, m.first_seq, m.record_id
limit 1000

-- name: contacts_of
select contact_id, account_id, name, email, phone, title, department, tags, records
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
