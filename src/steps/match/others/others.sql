-- Columns that nobody mapped: kept with their rows, and read from them when somebody asks for them.

-- name: create_other_values
-- Filled by who asks for columns, see `other_values`.
create table if not exists match.other_values (account_id varchar, trait varchar, value varchar, number double)

-- name: other_imports
-- What the files in force have for columns, and which of them were taken for a field.
select i.import_id, i.kind, i.file, i.source, i.header, i.fields
from collect.in_force i
where i.kind in ('accounts', 'contacts') and i.fields is not null
order by i.seq desc

-- name: create_other_columns
-- The columns to read now: their place in the rows of an import, and the trait that they are.
create or replace temp table other_columns (import_id varchar not null, place bigint not null, trait varchar not null)

-- name: no_other_rows
create or replace temp table other_rows (
  account_id varchar, trait varchar, value varchar, seq bigint, record_id varchar, source varchar
)

-- name: other_rows
-- Their values, one row each, of all rows or of the first lines of each file; rows of no account too.
create or replace temp table other_rows as
select r.account_id, c.trait, trim(@json_item(r.raw, c.place)) as value, r.seq, r.record_id, r.source
from (
  select m.account_id, v.import_id, v.seq, v.record_id, v.line, v.raw, v.source
  from collect.current_accounts v
  join match.account_records m on m.record_id = v.record_id
  where v.import_id in (select import_id from other_columns)
  union all
  select p.account_id, v.import_id, v.seq, v.record_id, v.line, v.raw, v.source
  from collect.current_contacts v
  join match.contact_records o on o.record_id = v.record_id
  join match.contacts p on p.contact_id = o.contact_id
  where v.import_id in (select import_id from other_columns)
) r
join other_columns c on c.import_id = r.import_id
where $most_lines is null or r.line <= $most_lines

-- name: other_values
-- One value per account and trait, that of the newest row that says something; a number where nearly all
-- values of the trait are numbers.
create or replace table match.other_values as
with newest as (
  select o.account_id, o.trait, max_by(o.value, o.recency) as value
  from (
    select account_id, trait, value, row_number() over (partition by account_id, trait order by seq, record_id) as recency
    from other_rows
    where value <> '' and account_id is not null
  ) o
  group by 1, 2
),
read_values as (
  select account_id, trait, value, try_cast(replace(replace(value, ',', ''), '%', '') as double) as number from newest
),
numeric as (
  select trait from read_values group by 1 having count_if(abs(number) < 1e15) * 10 >= count(*) * 9
)
select r.account_id, r.trait, r.value, case when n.trait is not null and abs(r.number) < 1e15 then r.number end as number
from read_values r
left join numeric n on n.trait = r.trait

-- name: describe_others
select
  trait, count(*) as filled, count(distinct value) as different,
  count_if(abs(try_cast(replace(replace(value, ',', ''), '%', '') as double)) < 1e15) as numbers
from other_rows
where value <> ''
group by 1

-- name: other_examples
select v.trait, v.value
from (
  select u.trait, u.value, row_number() over (partition by u.trait order by u.uses desc, u.value) as place
  from (select trait, value, count(*) as uses from other_rows where value <> '' group by 1, 2) u
) v
where v.place <= 3
order by v.trait, v.place

-- name: others_of
-- The source rows of an account with their columns, the newest first.
select v.raw, i.import_id, i.file, i.source, i.header, i.fields
from (
  select r.import_id, r.raw, r.seq, r.record_id
  from collect.accounts r
  join (
    select n.record_id, n.seq, n.line, row_number() over (partition by n.record_id order by n.seq desc) as age
    from collect.accounts n
    join collect.in_force f on f.import_id = n.import_id
    where n.record_id in (select record_id from match.account_records where account_id = $account_id)
  ) p on p.record_id = r.record_id and p.seq = r.seq and p.line = r.line and p.age = 1
  union all
  select r.import_id, r.raw, r.seq, r.record_id
  from collect.contacts r
  join (
    select n.record_id, n.seq, n.line, row_number() over (partition by n.record_id order by n.seq desc) as age
    from collect.contacts n
    join collect.in_force f on f.import_id = n.import_id
    where n.record_id in (
      select o.record_id
      from match.contacts c
      join match.contact_records o on o.contact_id = c.contact_id
      where c.account_id = $account_id
    )
  ) p on p.record_id = r.record_id and p.seq = r.seq and p.line = r.line and p.age = 1
) v
join collect.imports i on i.import_id = v.import_id
where i.fields is not null
order by v.seq desc, v.record_id
limit 200

-- name: create_own_values
-- Filled by every refresh, see own.sql.
create table if not exists match.own_values (account_id varchar, field varchar, value varchar, number double)

-- name: describe_own
select v.field, f.label_en, f.label_zh, count(*) as filled, count(distinct v.value) as different, count(v.number) as numbers
from match.own_values v
join decided.own_fields f on f.field = v.field
group by 1, 2, 3
order by 1

-- name: add_own_trait
-- An own field looked at as a trait, beside the columns that nobody mapped.
insert into match.other_values select account_id, field, value, number from match.own_values where field = $field

-- name: forget_own_trait
delete from match.other_values
where trait = $field
  and trait in (select field from decided.own_fields)
  and account_id in (select account_id from changed_accounts)

-- name: follow_own_trait
insert into match.other_values
select account_id, field, value, number
from match.own_values
where field = $field and account_id in (select account_id from changed_accounts)
