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

-- name: own_values
-- One value per account and field, that of the newest row that says something readable.
create or replace table match.own_values as
select o.account_id, o.field, max_by(o.value, o.recency) as value, max_by(o.number, o.recency) as number
from (
  select r.*, row_number() over (partition by r.account_id, r.field order by r.seq, r.record_id) as recency
  from match.own_records r
  where r.value is not null and r.account_id is not null
) o
group by 1, 2

-- name: own_blanked
select source, field, count(*) as blanked from match.own_records where value is null group by 1, 2

-- name: own_values_of
select v.field, f.type, f.label_en, f.label_zh, v.value
from match.own_values v
join decided.own_fields f on f.field = v.field
where v.account_id = $account_id
order by v.field
