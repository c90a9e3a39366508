-- Values of the fields that people added to the dictionary, read from the rows in force.

-- name: read_own_fields
select field, kind, type, label_en, label_zh, keys from decided.own_fields order by field

-- name: own_texts
-- What stands in the columns of own fields, each text once.
select trait as field, value as written from other_rows where value <> '' group by 1, 2 order by 1, 2

-- name: create_own_readings
create or replace temp table own_readings (field varchar not null, written varchar not null, value varchar not null, number double)

-- name: own_values
-- One value per account and field, that of the newest row that says something readable.
create or replace table match.own_values as
select o.account_id, o.field, max_by(o.value, o.recency) as value, max_by(o.number, o.recency) as number
from (
  select
    r.account_id, r.trait as field, w.value, w.number,
    row_number() over (partition by r.account_id, r.trait order by r.seq, r.record_id) as recency
  from other_rows r
  join own_readings w on w.field = r.trait and w.written = r.value
) o
group by 1, 2

-- name: own_values_of
select v.field, f.type, f.label_en, f.label_zh, v.value
from match.own_values v
join decided.own_fields f on f.field = v.field
where v.account_id = $account_id
order by v.field
