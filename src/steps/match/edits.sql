-- What people say by hand, put on what the sources say. Under each account and contact that it changes lies the original. Where
-- another decision is in force than before, edits are taken off and put on again, which gives the same rows as making
-- everything anew.

-- name: no_account_originals
create or replace table match.account_originals as select * from match.accounts where account_id is null

-- name: no_contact_originals
create or replace table match.contact_originals as select * from match.contacts where contact_id is null

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

-- name: shown_edits
-- Edits in force about an account or contact, as far as what is shown of it follows them already.
select distinct e.seq
from decided.edits e
where e.subject = 'account'
    and e.record_id in (select r.record_id from match.account_records r where r.account_id = $id)
  or e.subject = 'contact'
    and e.record_id in (select r.record_id from match.contact_records r where r.contact_id = $id)

-- name: all_touched
create or replace temp table touched as select distinct subject, record_id from decided.edits

-- name: covered_accounts
create or replace temp table changed_accounts as select account_id from match.account_originals

-- name: changed_accounts
create or replace temp table changed_accounts as
select distinct m.account_id
from match.account_records m
join touched t on t.record_id = m.record_id and t.subject = 'account'

-- name: hierarchy_before
create or replace temp table hierarchy_before as select account_id, parent_id from match.hierarchy

-- name: changed_contacts
create or replace temp table changed_contacts as
select distinct c.contact_id
from match.contact_records c
join touched t on t.record_id = c.record_id and t.subject = 'contact'

-- name: uncover_accounts
delete from match.accounts
where account_id in (select account_id from changed_accounts)
  and account_id in (select account_id from match.account_originals)

-- name: restore_accounts
insert into match.accounts
select * from match.account_originals where account_id in (select account_id from changed_accounts)

-- name: forget_account_originals
delete from match.account_originals where account_id in (select account_id from changed_accounts)

-- name: uncover_contacts
delete from match.contacts
where contact_id in (select contact_id from changed_contacts)
  and contact_id in (select contact_id from match.contact_originals)

-- name: restore_contacts
insert into match.contacts
select * from match.contact_originals where contact_id in (select contact_id from changed_contacts)

-- name: forget_contact_originals
delete from match.contact_originals where contact_id in (select contact_id from changed_contacts)

-- name: edited_names
create or replace temp table new_names as
select distinct e.value as name
from decided.edits e
where e.subject = 'account' and e.action = 'set' and e.field in ('name', 'parent') and e.value is not null
  and not exists (select 1 from match.names known where known.name = e.value and known.version = $version)

-- name: forget_edited_titles
delete from match.titles where by_hand

-- name: edited_titles
select distinct e.value as title
from decided.edits e
where e.subject = 'contact' and e.action = 'set' and e.field = 'title' and e.value is not null
  and not exists (select 1 from match.titles known where known.title = e.value)

-- name: edited_accounts
-- The newest decision on a field counts, and an empty one empties it.
create or replace temp table edited_accounts as
select
  d.account_id,
  {each field: bool_or(d.field = '?') as ?_edited, cast(max(case when d.field = '?' then d.value end) as ?type) as ?}
from (
  select m.account_id, e.field, e.value, row_number() over (partition by m.account_id, e.field order by e.seq desc) as age
  from decided.edits e
  join match.account_records m on m.record_id = e.record_id
  join changed_accounts c on c.account_id = m.account_id
  where e.subject = 'account' and e.action = 'set'
) d
where d.age = 1
group by 1

-- name: tagged_accounts
create or replace temp table tagged_accounts as
select d.account_id, @join_text(d.tag, '; ', d.tag) as tags
from (
  select
    m.account_id, e.value as tag, e.action,
    row_number() over (partition by m.account_id, e.value order by e.seq desc) as age
  from decided.edits e
  join match.account_records m on m.record_id = e.record_id
  join changed_accounts c on c.account_id = m.account_id
  where e.subject = 'account' and e.action in ('tag', 'untag')
) d
where d.age = 1 and d.action = 'tag'
group by 1

-- name: account_originals
insert into match.account_originals
select a.*
from match.accounts a
where a.account_id in (select account_id from edited_accounts union select account_id from tagged_accounts)

-- name: cover_accounts
-- Every column of match.accounts in its order.
insert into match.accounts
select
  o.account_id,
  {each field: case when e.?_edited then e.? else o.? end as ?},
  o.relationship, o.in_account_file, o.records, o.contacts, o.opportunities, o.open_opportunities, o.won, o.lost, o.won_revenue,
  o.open_amount, o.purchases, o.purchased_amount, o.renews_on, o.followers, o.members, o.attendance, o.last_activity,
  t.tags,
  case when e.name_edited then lower(e.name) else o.sort_name end as sort_name,
  o.search || coalesce(' ' || k.search, '') || coalesce(' ' || lower(e.domain), '') as search,
  o.account_number
from match.account_originals o
left join edited_accounts e on e.account_id = o.account_id
left join tagged_accounts t on t.account_id = o.account_id
left join match.names k on k.name = e.name and k.version = $version
where o.account_id in (select account_id from changed_accounts)

-- name: edited_contacts
create or replace temp table edited_contacts as
select
  d.contact_id,
  {each contact field: bool_or(d.field = '?') as ?_edited, max(case when d.field = '?' then d.value end) as ?}
from (
  select c.contact_id, e.field, e.value, row_number() over (partition by c.contact_id, e.field order by e.seq desc) as age
  from decided.edits e
  join match.contact_records c on c.record_id = e.record_id
  join changed_contacts h on h.contact_id = c.contact_id
  where e.subject = 'contact' and e.action = 'set'
) d
where d.age = 1
group by 1

-- name: tagged_contacts
create or replace temp table tagged_contacts as
select d.contact_id, @join_text(d.tag, '; ', d.tag) as tags
from (
  select
    c.contact_id, e.value as tag, e.action,
    row_number() over (partition by c.contact_id, e.value order by e.seq desc) as age
  from decided.edits e
  join match.contact_records c on c.record_id = e.record_id
  join changed_contacts h on h.contact_id = c.contact_id
  where e.subject = 'contact' and e.action in ('tag', 'untag')
) d
where d.age = 1 and d.action = 'tag'
group by 1

-- name: contact_originals
insert into match.contact_originals
select c.*
from match.contacts c
where c.contact_id in (select contact_id from edited_contacts union select contact_id from tagged_contacts)

-- name: cover_contacts
-- Every column of match.contacts in its order.
insert into match.contacts
select
  o.contact_id, o.account_id,
  {each contact field: case when e.?_edited then e.? else o.? end as ?},
  o.external_id, o.record_id, o.records, t.tags
from match.contact_originals o
left join edited_contacts e on e.contact_id = o.contact_id
left join tagged_contacts t on t.contact_id = o.contact_id
where o.contact_id in (select contact_id from changed_contacts)

-- name: changed_around
-- Accounts beside those whose own values changed: those of changed contacts, and those that became or ceased to be a part or a head.
insert into changed_accounts
with moved as (
  (select account_id, parent_id from hierarchy_before except select account_id, parent_id from match.hierarchy)
  union all
  (select account_id, parent_id from match.hierarchy except select account_id, parent_id from hierarchy_before)
)
select distinct r.account_id
from (
  select c.account_id from match.contacts c join changed_contacts d on d.contact_id = c.contact_id
  union all
  select m.account_id from moved m
  union all
  select m.parent_id from moved m
) r
where r.account_id is not null and r.account_id not in (select account_id from changed_accounts)
