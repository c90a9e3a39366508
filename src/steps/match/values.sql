-- The golden values: of all that the records of an account say, what is shown. Made for all accounts by a refresh, and for
-- some of them after a decision; `{records}` is then a table of the records of these. Both give the same rows.

-- name: edits_before
create or replace temp table edits_before as select * from decided.edits

-- name: touched
-- Records about which another decision is in force than the lake knew.
create or replace temp table touched as
select distinct t.subject, t.record_id
from (
  (select * from edits_before except select * from decided.edits)
  union all
  (select * from decided.edits except select * from edits_before)
) t

-- name: changed_accounts
create or replace temp table changed_accounts as
select distinct m.account_id
from match.account_records m
join touched t on t.record_id = m.record_id and t.subject = 'account'

-- name: changed_records
create or replace temp table changed_records as
select m.* from match.account_records m join changed_accounts c on c.account_id = m.account_id

-- name: changed_rows
create or replace temp table account_rows as
select
  c.record_id, m.since_seq as seq, c.source, c.external_id, c.short_name, c.english_name,
  {each field: c.?}
from changed_records m
join collect.current_accounts c on c.record_id = m.record_id

-- name: edited_names
select distinct e.value as name
from decided.edits e
where e.subject = 'account' and e.action = 'set' and e.field = 'name' and e.value is not null
  and not exists (select 1 from match.names known where known.name = e.value and known.version = $version)

-- name: source_places
-- The place of each source in the list that a field follows, 1 before 2; sources that it does not name come last.
create or replace temp table source_places as
select
  s.source,
  {each field: coalesce(min(case when p.field = '?' then p.place end), $last_place) as ?_place}
from (select distinct source from account_rows) s
left join decided.priorities p on p.source = s.source
group by 1

-- name: record_values
-- What each record says of its account, with the text that a search may find it by.
create or replace temp table record_values as
select
  m.account_id, m.is_row, m.first_seq, m.record_id, r.seq, r.source,
  coalesce(r.name, m.name) as name,
  coalesce(r.domain, m.domain) as domain,
  {each field but name, domain: r.?},
  coalesce(k.search, '') || ' ' || coalesce(lower(coalesce(r.domain, m.domain)), '') || ' ' || coalesce(lower(r.short_name), '') || ' '
    || coalesce(lower(r.english_name), '') as search
from {records} m
left join account_rows r on r.record_id = m.record_id
left join match.names k on k.name = m.name and k.version = $version

-- name: account_sizes
create or replace temp table account_sizes as
select account_id, count(*) as records from {records} group by 1

-- name: golden_of_one
-- Most accounts are one record, and take its values as they are: what is gathered below stays small.
create or replace temp table golden as
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

-- name: edited
-- What people said by hand, one row per account: the newest decision on a field counts, and an empty one empties it.
create or replace temp table edited as
select
  d.account_id,
  {each field: bool_or(d.field = '?') as ?_edited, cast(max(case when d.field = '?' then d.value end) as ?type) as ?}
from (
  select m.account_id, e.field, e.value, row_number() over (partition by m.account_id, e.field order by e.seq desc) as age
  from decided.edits e
  join {records} m on m.record_id = e.record_id
  where e.subject = 'account' and e.action = 'set'
) d
where d.age = 1
group by 1

-- name: tags
create or replace temp table tags as
select d.account_id, @join_text(d.tag, '; ', d.tag) as tags
from (
  select
    m.account_id, e.value as tag, e.action,
    row_number() over (partition by m.account_id, e.value order by e.seq desc) as age
  from decided.edits e
  join {records} m on m.record_id = e.record_id
  where e.subject = 'account' and e.action in ('tag', 'untag')
) d
where d.age = 1 and d.action = 'tag'
group by 1

-- name: forget_changed
delete from match.accounts where account_id in (select account_id from changed_accounts)

-- name: accounts
create or replace table match.accounts as
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
),
shown as (
  select
    g.account_id, g.records, g.in_account_file,
    {each field: case when e.?_edited then e.? else g.? end as ?},
    g.search || coalesce(' ' || k.search, '') || coalesce(' ' || lower(e.domain), '') as search
  from golden g
  left join edited e on e.account_id = g.account_id
  left join match.names k on k.name = e.name and k.version = $version
)
select
  g.account_id,
  {each field: g.?},
  case
    when coalesce(d.won, 0) > 0 or coalesce(o.purchases, 0) > 0 then 'customer'
    when coalesce(d.open_opportunities, 0) > 0 then 'open'
    when coalesce(d.lost, 0) > 0 then 'lost'
    else 'prospect'
  end as relationship,
  g.in_account_file,
  g.records,
  coalesce(p.contacts, 0) as contacts,
  coalesce(d.opportunities, 0) as opportunities,
  coalesce(d.open_opportunities, 0) as open_opportunities,
  coalesce(d.won, 0) as won,
  coalesce(d.lost, 0) as lost,
  cast(coalesce(d.won_revenue, 0) as decimal(18, 2)) as won_revenue,
  cast(coalesce(d.open_amount, 0) as decimal(18, 2)) as open_amount,
  coalesce(o.purchases, 0) as purchases,
  cast(coalesce(o.purchased_amount, 0) as decimal(18, 2)) as purchased_amount,
  o.renews_on,
  coalesce(o.followers, 0) as followers,
  coalesce(o.members, 0) as members,
  coalesce(o.attendance, 0) as attendance,
  t.last_activity,
  tags.tags,
  lower(g.name) as sort_name,
  g.search
from shown g
left join people p on p.account_id = g.account_id
left join deals d on d.account_id = g.account_id
left join doings t on t.account_id = g.account_id
left join match.origins o on o.account_id = g.account_id
left join tags on tags.account_id = g.account_id
order by sort_name, g.account_id

-- name: changed_contacts
create or replace temp table contact_rows as
select
  c.record_id, c.seq, c.external_id, c.full_name, c.first_name, c.last_name, c.account_name, c.account_external_id, c.email,
  c.email_domain, c.phone, c.title, c.department
from touched t
join collect.current_contacts c on c.record_id = t.record_id
where t.subject = 'contact'

-- name: contacts_before
create or replace temp table contacts_before as
select m.* from match.contacts m join contact_rows c on c.record_id = m.record_id

-- name: forget_contacts
delete from match.contacts where record_id in (select record_id from contact_rows)

-- name: insert_contacts
insert into match.contacts
select
  b.contact_id, b.account_id,
  {each contact field: v.?},
  v.tags, b.external_id, b.record_id
from contacts_before b
join contact_values v on v.record_id = b.record_id
