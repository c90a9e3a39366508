-- Facts: what came in, as it came. Rows are only ever added; an import is put out of force by a mark.
-- `{kind}` stands for a kind of file (accounts, contacts, …), each with a table of its own.

-- name: create_schema
create schema if not exists collect

-- name: create_imports
create table if not exists collect.imports (
  import_id varchar not null,
  seq bigint not null,
  file varchar not null,
  file_id varchar not null,
  kind varchar not null,
  source varchar not null,
  header varchar not null,
  row_count bigint not null,
  created bigint not null,
  updated bigint not null,
  unchanged bigint not null,
  refused bigint not null,
  blanked bigint not null,
  recorded_at timestamp(6) not null,
  imported_by varchar not null
)

-- name: add_import_fields
-- The field of each column, as JSON; not known of imports from before it was kept.
alter table collect.imports add column if not exists fields varchar

-- name: create_undone
create table if not exists collect.undone (
  import_id varchar not null,
  recorded_at timestamp(6) not null,
  undone_by varchar not null
)

-- name: create_redone
create table if not exists collect.redone (
  import_id varchar not null,
  recorded_at timestamp(6) not null,
  redone_by varchar not null
)

-- name: create_taken_back
-- Imports out of force: undone more often than taken back in.
create or replace view collect.taken_back as
select u.import_id, max(u.recorded_at) as recorded_at
from collect.undone u
left join (select import_id, count(*) as times from collect.redone group by 1) r on r.import_id = u.import_id
group by u.import_id, r.times
having count(*) > coalesce(r.times, 0)

-- name: create_rejects
create table if not exists collect.rejects (
  import_id varchar not null,
  line bigint not null,
  column_name varchar,
  value varchar,
  code varchar not null,
  severity varchar not null,
  raw varchar not null
)

-- name: add_reject_cells
-- The cells of the row, as JSON; not known of rejects from before they were kept, and of rows that could not be split.
alter table collect.rejects add column if not exists cells varchar

-- name: create_import_columns
-- What each column of an import brought: the trend of a source, and which columns nobody uses.
create table if not exists collect.import_columns (
  import_id varchar not null,
  place bigint not null,
  header varchar not null,
  field varchar,
  filled bigint,
  blanked bigint not null
)

-- name: create_in_force
create or replace view collect.in_force as
select i.* from collect.imports i
where not exists (select 1 from collect.taken_back u where u.import_id = i.import_id)

-- name: create_current
-- The newest version in force of each source row. One import holds no row twice, see `superseded`.
create or replace view collect.current_{kind} as
select r.*
from collect.{kind} r
join (
  select v.record_id, max(v.seq) as seq
  from collect.{kind} v
  join collect.in_force i on i.import_id = v.import_id
  group by 1
) newest on newest.record_id = r.record_id and newest.seq = r.seq

-- name: repeated_keys
-- Apart from what is made of them: the two at once take more memory than either.
create or replace temp table repeated_keys as
select natural_key from stage group by 1 having count(*) > 1

-- name: repeated
-- Rows whose key stands in the file before. Where the key is an id of the source (`collapses`) one row counts,
-- chosen by its text; of other rows that say the same each is a record of its own, and they are counted in an
-- order that does not depend on the order of lines.
create or replace temp table repeated as
select
  r.line, r.collapses,
  substr(@sha256(r.natural_key || '#' || cast(r.place as varchar)), 1, 20) as record_id
from (
  select
    s.line, s.natural_key, s.collapses,
    row_number() over (
      partition by s.natural_key
      order by case when s.collapses then s.raw end desc, s.raw, s.line
    ) as place
  from stage s
  join repeated_keys k on k.natural_key = s.natural_key
) r
where r.place > 1

-- name: create_staged_rejects
create or replace temp table staged_rejects (
  line bigint not null,
  column_name varchar,
  value varchar,
  code varchar not null,
  severity varchar not null,
  raw varchar not null,
  cells varchar
)

-- name: reject_superseded
-- Rows that their source gave the id of another row of the file, which counts instead of them.
insert into staged_rejects
select s.line, cast(null as varchar), cast(null as varchar), 'duplicate_id', 'refused', substr(s.raw, 1, 2000), s.raw
from stage s
join repeated r on r.line = s.line
where r.collapses

-- name: count_rejects
select
  cast(count_if(severity = 'refused') as bigint) as refused,
  cast(count_if(severity = 'blanked') as bigint) as blanked,
  count(*) as rejects
from staged_rejects

-- name: keep_rejects
insert into collect.rejects
select $import_id, line, column_name, value, code, severity, raw, cells from staged_rejects

-- name: count_blanked
select column_name, cast(count(*) as bigint) as blanked
from staged_rejects
where severity = 'blanked'
group by 1

-- name: staged_changes
-- What becomes of each staged row; the record is named where it says something else than before.
create or replace temp table staged_changes as
select
  s.line,
  case when c.record_id is null then 'created' when c.row_hash <> s.row_hash then 'updated' else 'unchanged' end as action,
  case when c.row_hash <> s.row_hash then c.record_id end as updated_id
from staged s
left join collect.current_{kind} c on c.record_id = s.record_id

-- name: count_changes
select
  count(*) as row_count,
  count_if(action = 'created') as created,
  count_if(action = 'updated') as updated,
  count_if(action = 'unchanged') as unchanged
from staged_changes

-- name: count_staged
select count(*) as rows from stage

-- name: staged_parts
-- How many rows and rejects stand in each stretch of lines, and how long their texts are.
select t.line - t.line % 512 as first_line, count(*) as rows, cast(sum(t.characters) as bigint) as characters
from (
  select line, length(raw) as characters from stage
  union all
  select line, length(raw) + coalesce(length(cells), 0) from staged_rejects
) t
group by 1
order by 1

-- name: next_seq
select coalesce(max(seq), 0) + 1 as seq from collect.imports

-- name: insert_import
insert into collect.imports
select $import_id, $seq, $file, $file_id, $kind, $source, $header, $rows, $created, $updated, $unchanged, $refused, $blanked,
  @moment($at), $by, $fields
order by 1

-- name: insert_redone
insert into collect.redone select $import_id, @moment($at), $by

-- name: insert_undone
insert into collect.undone select $import_id, @moment($at), $by

-- name: list_imports
select i.*, u.recorded_at as undone_at
from collect.imports i
left join collect.taken_back u on u.import_id = i.import_id
where i.seq < $before and i.source = coalesce($source, i.source)
order by i.seq desc
limit $limit

-- name: get_import
select i.*, u.recorded_at as undone_at
from collect.imports i
left join collect.taken_back u on u.import_id = i.import_id
where i.import_id = $import_id

-- name: list_rejects
-- In the order of lines, from a position on; narrowed by what is not null.
select r.import_id, i.file, r.position, r.line, r.column_name, r.value, r.code, r.severity, r.raw, r.cells
from (
  select j.*, row_number() over (order by j.line, j.column_name, j.code) as position
  from collect.rejects j
  where j.import_id = $import_id
) r
join collect.imports i on i.import_id = r.import_id
where r.position > $after
  and r.code = coalesce($code, r.code)
  and r.severity = coalesce($severity, r.severity)
  and coalesce(r.column_name, '') = coalesce($column, r.column_name, '')
  and strpos(lower(r.raw || ' ' || coalesce(r.value, '')), lower($q)) > 0
order by r.position
limit $limit

-- name: rejects_by_reason
select
  code, severity, column_name,
  cast(count(*) as bigint) as rows,
  min(line) as first_line,
  min(value) as first_value,
  max(value) as last_value
from collect.rejects
where import_id = $import_id
group by 1, 2, 3
order by 4 desc, 1, 3

-- name: rows_to_fix
-- Facts that were kept without a value of theirs.
select c.*
from collect.{kind} c
where c.import_id = $import_id
  and c.line in (select j.line from collect.rejects j where j.import_id = $import_id and j.severity = 'blanked')

-- name: basis
-- What the derived tables are made of: they are in date as long as this text has not changed.
select @join_text(i.import_id, ',', i.import_id) as basis from collect.in_force i
