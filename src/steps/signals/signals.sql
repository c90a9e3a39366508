-- What accounts are doing, as points that sum exactly.

-- name: create_schema
create schema if not exists signals

-- name: written_types
select distinct type as written from match.activities where type is not null order by 1

-- name: create_types
create or replace table signals.activity_types (written varchar not null, type varchar not null, points bigint not null)

-- name: readiness_lines
-- One line per kind of activity in the last days, and one for idle months, which never takes more than
-- the others gave.
create or replace table signals.readiness_lines as
with recent as (
  select a.account_id, coalesce(t.type, 'other') as code, coalesce(t.points, 1) as points, a.occurred_on
  from match.activities a
  cross join match.as_of d
  left join signals.activity_types t on t.written = a.type
  where a.account_id is not null
    and a.occurred_on <= d.as_of
    and @days_between(a.occurred_on, d.as_of) < $days
),
by_type as (
  select account_id, code, count(*) as happened, cast(sum(points) as bigint) as points, max(occurred_on) as last_on
  from recent
  group by 1, 2
),
idle as (
  select
    b.account_id,
    cast(floor(cast(@days_between(max(b.last_on), max(d.as_of)) as double) / 30) as bigint) as months,
    cast(sum(b.points) as bigint) as points,
    max(b.last_on) as last_on
  from by_type b
  cross join match.as_of d
  group by 1
)
select account_id, code, happened, points, last_on from by_type
union all
select
  account_id, 'idle_months', months,
  case when months * $idle_points < -points then -points else months * $idle_points end,
  last_on
from idle
where months > 0

-- name: readiness
create or replace table signals.readiness as
select account_id, cast(sum(points) as bigint) as readiness
from signals.readiness_lines
group by 1

-- name: lines_of
select code, happened as count, points, last_on
from signals.readiness_lines
where account_id = $account_id
order by points desc, code

-- name: as_of
select as_of from match.as_of
