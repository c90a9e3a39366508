-- Values of the fields that people added to the dictionary, read from the rows in force.

-- name: read_own_fields
select field, kind, type, label_en, label_zh, keys from decided.own_fields order by field

-- name: own_texts
-- What stands in the columns of own fields, each text once.
select trait as field, value as written from other_rows where value <> '' group by 1, 2 order by 1, 2

-- name: create_own_readings
create or replace temp table own_readings (field varchar not null, written varchar not null, value varchar not null, number double)

-- name: own_columns
-- The columns of each import that were taken for an own field.
create or replace table match.own_columns as
select import_id, place, trait as field from other_columns

-- name: own_records
-- What each row says in an own field; no value where nobody can read it. A row with two columns of one field says one of them.
create or replace table match.own_records as
select o.record_id, o.trait as field, o.account_id, o.source, o.seq, max(w.value) as value, max_by(w.number, w.value) as number
from other_rows o
left join own_readings w on w.field = o.trait and w.written = o.value
where o.value <> ''
group by 1, 2, 3, 4, 5

-- name: own_said
-- What the rows say: one value per account and field, that of the newest row that says something readable.
create or replace view match.own_said as
select o.account_id, o.field, max_by(o.value, o.recency) as value, max_by(o.number, o.recency) as number
from (
  select r.*, row_number() over (partition by r.account_id, r.field order by r.seq, r.record_id) as recency
  from match.own_records r
  where r.value is not null and r.account_id is not null
) o
group by 1, 2

-- name: own_values
-- What is shown. What people said by hand instead is put on afterwards, see own_edits.
create or replace table match.own_values as select account_id, field, value, number from match.own_said

-- name: own_blanked
select source, field, count(*) as blanked from match.own_records where value is null group by 1, 2

-- name: own_values_of
select v.field, f.type, f.label_en, f.label_zh, v.value
from match.own_values v
join decided.own_fields f on f.field = v.field
where v.account_id = $account_id
order by v.field

-- name: own_fields_of
-- Every own field with what is shown of it for an account.
select f.field, f.type, f.label_en, f.label_zh, v.value
from decided.own_fields f
left join match.own_values v on v.field = f.field and v.account_id = $account_id
order by f.field

-- name: own_said_of
-- What each row of an account says in own fields, the newest first, and where that stands. A row with two columns of one field
-- does not tell which of them was taken.
select
  o.field, o.value, o.record_id, o.source, o.seq, r.import_id, i.file, r.line, r.recorded_at, r.observed_at,
  case when count(*) = 1 then max(trim(@json_item(r.raw, c.place))) end as written
from match.own_records o
join (
  select record_id, seq, import_id, line, raw, recorded_at, observed_at from collect.accounts
  union all
  select record_id, seq, import_id, line, raw, recorded_at, observed_at from collect.contacts
) r on r.record_id = o.record_id and r.seq = o.seq
join collect.imports i on i.import_id = r.import_id
left join match.own_columns c on c.import_id = r.import_id and c.field = o.field
where o.account_id = $account_id and o.value is not null
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
order by o.field, o.seq desc, o.record_id desc

-- name: own_edits
-- What people said in own fields of the accounts in changed_accounts: the newest decision on a field counts, and an empty one
-- empties it. Those on a field that was removed wait for it to come back, and those that it cannot hold, as it came back with
-- another type, say nothing.
create or replace temp table own_edits as
select d.account_id, d.field, d.value, d.number
from (
  select
    m.account_id, e.field, e.value, f.type,
    case when f.type in ('count', 'money', 'year') then try_cast(e.value as double) end as number,
    row_number() over (partition by m.account_id, e.field order by e.seq desc) as age
  from decided.edits e
  join decided.own_fields f on f.field = e.field
  join match.account_records m on m.record_id = e.record_id
  join changed_accounts c on c.account_id = m.account_id
  where e.subject = 'account' and e.action = 'set'
) d
where d.age = 1
  and (
    d.value is null
    or case
      when d.type = 'year' then coalesce(d.number between 0 and 9999, false)
      when d.type in ('count', 'money') then coalesce(abs(d.number) < 1e15, false)
      when d.type = 'date' then try_cast(d.value as date) is not null
      else true
    end
  )

-- name: uncover_own
delete from match.own_values where account_id in (select account_id from changed_accounts)

-- name: cover_own
insert into match.own_values
select s.account_id, s.field, s.value, s.number
from match.own_said s
left join own_edits e on e.account_id = s.account_id and e.field = s.field
where s.account_id in (select account_id from changed_accounts) and e.field is null
union all
select account_id, field, value, number from own_edits where value is not null
