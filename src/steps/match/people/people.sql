-- Which rows of contact files and of other files that name people are one person, and what is known of each.

-- name: people_since
-- The import since which a row says what it says, where it came again unchanged: that is no news, and takes nothing from others.
create or replace temp table people_since as
with versions as (
  select record_id, import_id, seq, row_hash from collect.contacts
  union all
  select record_id, import_id, seq, row_hash from collect.followers
  union all
  select record_id, import_id, seq, row_hash from collect.members
  union all
  select record_id, import_id, seq, row_hash from collect.attendance
),
now as (
  select record_id, seq, row_hash from collect.current_contacts
  union all
  select record_id, seq, row_hash from collect.current_followers
  union all
  select record_id, seq, row_hash from collect.current_members
  union all
  select record_id, seq, row_hash from collect.current_attendance
),
older as (
  select v.record_id, v.seq, v.row_hash = c.row_hash as is_same
  from versions v
  join collect.in_force i on i.import_id = v.import_id
  join now c on c.record_id = v.record_id and v.seq < c.seq
),
changed as (
  select record_id, max(seq) as seq from older where not is_same group by 1
)
select o.record_id, min(o.seq) as seq
from older o
left join changed h on h.record_id = o.record_id
where o.seq > coalesce(h.seq, 0)
group by 1

-- name: people
-- Every row that names a person, with the account that it leads to by itself: its id or name of the company, else the domain of
-- its address.
create or replace temp table people as
select
  r.*, coalesce(s.seq, r.seq) as since_seq, coalesce(b.account_id, n.account_id) as named_id, coalesce(e.account_id, b.account_id, n.account_id, d.account_id) as account_id
from (
  select
    'contacts' as kind, record_id, seq, account_name, account_external_id, email, email_domain, email_role, phone,
    coalesce(full_name, nullif(trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), '')) as full_name,
    case when full_name is null then first_name end as first_name, case when full_name is null then last_name end as last_name,
    cast(null as varchar) as nickname, title, title_level, title_department, department, external_id, true as is_person
  from contact_rows
  union all
  select
    kind, record_id, seq, account_name, cast(null as varchar), email, email_domain, email_role, phone, full_name, first_name, last_name,
    nickname, title, title_level, title_department, cast(null as varchar), cast(null as varchar), is_person
  from person_rows
) r
left join people_since s on s.record_id = r.record_id
left join external_ids e on e.external_id = r.account_external_id
left join named_accounts b on b.name = r.account_name and b.beside = r.email_domain
left join named_accounts n on n.name = r.account_name and n.beside is null
left join match.nodes d on d.node = 'd:' || r.email_domain

-- name: shared_keys
-- Addresses and numbers that stand with more than two names belong to an office, not to a person.
create or replace temp table shared_keys as
select k.contact_key
from (
  select 'e:' || email as contact_key, lower(full_name) as name from people where email is not null
  union all
  select 'p:' || phone, lower(full_name) from people where phone is not null
) k
group by 1
having count(distinct k.name) > 2

-- name: create_nobodys
-- Mailboxes and numbers that people type where they have to say something.
create or replace temp table nobodys (what varchar not null, value varchar not null)

-- name: addresses
-- Per address and number how many names and how many addresses stand with it; none that is of an office or of nobody.
create or replace temp table addresses as
select k.contact_key, count(distinct k.name) as names, count(distinct k.email) as emails
from (
  select 'e:' || email as contact_key, lower(full_name) as name, cast(null as varchar) as email, cast(null as varchar) as number
  from people
  where email is not null and not coalesce(email_role, false)
    and substr(email, 1, strpos(email, '@') - 1) not in (select value from nobodys where what = 'mailbox')
  union all
  select 'p:' || phone, lower(full_name), email, phone from people where phone is not null
) k
where k.contact_key not in (select contact_key from shared_keys)
group by 1
having count(distinct k.name) <= 1 or coalesce(min(k.number), '') not in (select value from nobodys where what = 'phone')

-- name: evidence
-- What is compared of people, in an order that does not change.
create or replace table match.person_evidence as
select
  cast(row_number() over (order by p.record_id) - 1 as integer) as row_number,
  p.record_id, p.account_id, p.full_name, p.first_name, p.last_name,
  case when e.contact_key is not null then p.email end as email,
  case when t.contact_key is not null then p.phone end as phone,
  case
    when p.title_level is not null or p.title_department is not null
      then coalesce(p.title_level, '') || '/' || coalesce(p.title_department, '')
  end as title
from people p
left join addresses e on e.contact_key = 'e:' || p.email
left join addresses t on t.contact_key = 'p:' || p.phone
where p.is_person
order by p.record_id

-- name: compared
select record_id, account_id, full_name, first_name, last_name, email, phone, title from match.person_evidence order by row_number

-- name: certain
-- Rows that are one person by one address alone, when no two names stand with it; by one number, when no two addresses do
-- either; by an address or number that many share, where company and name are the same. Each with the first row of that key.
select k.row_number as one, k.first_row as other
from (
  select
    p.row_number, first_value(p.row_number) over (partition by p.contact_key order by p.row_number) as first_row
  from (
    select e.row_number, a.contact_key
    from (
      select row_number, 'e:' || email as contact_key from match.person_evidence where email is not null
      union all
      select row_number, 'p:' || phone from match.person_evidence where phone is not null
    ) e
    join addresses a on a.contact_key = e.contact_key
    where a.names <= 1 and a.emails <= 1
    union all
    select e.row_number, s.contact_key || ' ' || r.account_id || ' ' || lower(r.full_name)
    from (
      select record_id, 'e:' || email as contact_key, account_id, full_name from people where email is not null
      union all
      select record_id, 'p:' || phone, account_id, full_name from people where phone is not null
    ) r
    join shared_keys s on s.contact_key = r.contact_key
    join match.person_evidence e on e.record_id = r.record_id
    where r.account_id is not null and r.full_name is not null
  ) p
) k
where k.row_number <> k.first_row
order by 1, 2

-- name: no_found
-- Per row that is not alone: its person, and the first row that says the same.
create or replace temp table people_found (record_id varchar, component varchar, twin_id varchar)

-- name: no_pairs
create or replace table match.person_pairs (
  record_a varchar, record_b varchar, levels varchar, weight integer, probability_ppm integer, verdict varchar
)

-- name: no_weights
create or replace table match.person_weights (comparison varchar, place integer, level varchar, weight integer, pairs bigint)

-- name: contact_records
-- Which person each row is. The oldest row gives the person its id; its first sight counts even from an import that was undone
-- since, so that ids survive.
create or replace table match.contact_records as
with first_seen as (
  select s.record_id, min(s.seq) as seq
  from (
    select record_id, seq from sights
    union all
    select record_id, seq from collect.contacts
  ) s
  group by 1
)
select
  'con_' || first_value(p.record_id) over (
    partition by coalesce(f.component, p.record_id) order by coalesce(s.seq, p.seq), p.record_id
  ) as contact_id,
  p.record_id, p.kind, p.account_id, p.full_name as name, p.email, p.phone, coalesce(f.twin_id, p.record_id) as twin_id,
  coalesce(s.seq, p.seq) as first_seq, p.since_seq
from people p
left join people_found f on f.record_id = p.record_id
left join first_seen s on s.record_id = p.record_id
where p.is_person

-- name: contacts
-- Of the rows of a person that say something the newest one counts; rows of contact files before all others. In the order of accounts, so
-- that an engine passes over most of them for the people of one.
create or replace table match.contacts as
select
  p.contact_id,
  max_by(p.account_id, p.recency) filter (where p.account_id is not null) as account_id,
  coalesce(
    max_by(p.full_name, p.recency) filter (where p.full_name is not null), max_by(p.nickname, p.recency) filter (where p.nickname is not null)
  ) as name,
  max_by(p.email, p.recency) filter (where p.email is not null) as email,
  max_by(p.phone, p.recency) filter (where p.phone is not null) as phone,
  max_by(p.title, p.recency) filter (where p.title is not null) as title,
  max_by(p.department, p.recency) filter (where p.department is not null) as department,
  max_by(p.external_id, p.recency) filter (where p.external_id is not null) as external_id,
  substr(p.contact_id, 5) as record_id,
  count(*) as records,
  cast(null as varchar) as tags
from (
  select
    c.contact_id, r.account_id, r.full_name, r.nickname, r.email, r.phone, r.title, r.department, r.external_id,
    row_number() over (
      partition by c.contact_id order by case when r.kind = 'contacts' then 1 else 0 end, r.since_seq, r.record_id
    ) as recency
  from match.contact_records c
  join people r on r.record_id = c.record_id
) p
group by p.contact_id
order by account_id, contact_id

-- name: contact_addresses
-- Who has an address and works for whom, by a hash of it and in the order of these.
create or replace table match.contact_addresses as
select @hex_number(substr(@sha256(r.email), 1, 8)) as email_hash, r.email, c.contact_id, c.account_id
from match.contact_records r
join match.contacts c on c.contact_id = r.contact_id
where r.email is not null and c.account_id is not null
order by 1, 2, 3

-- name: contact_names
-- The names that rows give the contacts of an account, in the order of accounts.
create or replace table match.contact_names as
select c.account_id, c.contact_id, e.record_id, e.full_name, e.first_name, e.last_name
from match.contacts c
join match.contact_records m on m.contact_id = c.contact_id
join match.person_evidence e on e.record_id = m.record_id
where c.account_id is not null
order by 1, 2, 3

-- name: person_links
-- Which contact and which account each row of another file belongs to. Whoever a call or a mailing was for is found by address or
-- number, exactly; of those that are shared, by the name as well. The account is the one that the row names, else that of
-- the contact, else the one with the domain of the address.
create or replace temp table person_links as
with reachable as (
  select k.contact_key || case when s.contact_key is null then '' else ' ' || coalesce(lower(k.name), '') end as person_key, min(k.contact_id) as contact_id
  from (
    select 'e:' || email as contact_key, name, contact_id from match.contact_records where email is not null
    union all
    select 'p:' || phone, name, contact_id from match.contact_records where phone is not null
  ) k
  left join shared_keys s on s.contact_key = k.contact_key
  group by 1
),
told as (
  select
    r.record_id,
    'e:' || r.email || case when e.contact_key is null then '' else ' ' || coalesce(lower(r.full_name), '') end as email_key,
    case when r.email is null then 'p:' || r.phone || case when p.contact_key is null then '' else ' ' || coalesce(lower(r.full_name), '') end end
      as phone_key
  from people r
  left join shared_keys e on e.contact_key = 'e:' || r.email
  left join shared_keys p on p.contact_key = 'p:' || r.phone
  where not r.is_person
)
select
  r.kind, r.record_id, k.contact_id, coalesce(r.named_id, c.account_id, r.account_id) as account_id
from people r
left join (
  select record_id, contact_id from match.contact_records
  union all
  select t.record_id, coalesce(e.contact_id, p.contact_id)
  from told t
  left join reachable e on e.person_key = t.email_key
  left join reachable p on p.person_key = t.phone_key
) k on k.record_id = r.record_id
left join match.contacts c on c.contact_id = k.contact_id
where r.kind <> 'contacts'
