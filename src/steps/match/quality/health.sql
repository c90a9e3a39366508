-- How good the data are, asked when somebody looks. Fields are counted by statements put together from the dictionary, in health.ts.

-- name: columns_of_sources
-- The columns of the newest import in force of each source and kind.
select i.source, i.kind, c.header, coalesce(c.field, w.field) as field, c.filled, c.blanked, i.row_count - i.refused as row_count
from (
  select f.import_id, f.source, f.kind, f.row_count, f.refused, row_number() over (partition by f.source, f.kind order by f.seq desc) as place
  from collect.in_force f
) i
join collect.import_columns c on c.import_id = i.import_id
left join match.own_columns w on w.import_id = c.import_id and w.place = c.place
where i.place = 1
order by i.source, i.kind, c.place

-- name: import_trend
-- Imports in force, the oldest first, each with how much of what it could say it said.
select i.import_id, i.seq, i.file, i.source, i.kind, i.recorded_at, i.row_count, i.refused, i.blanked,
  cast(coalesce(sum(c.filled), 0) as bigint) as filled,
  cast(count(c.filled) as bigint) * (i.row_count - i.refused) as places
from collect.in_force i
left join collect.import_columns c on c.import_id = i.import_id and c.field is not null
where ($source is null or i.source = $source) and ($kind is null or i.kind = $kind)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
order by i.seq
limit 1000

-- name: flag_counts
select code, kind, source, entered_by, cast(count(*) as bigint) as flags, cast(count(distinct record_id) as bigint) as rows
from match.flags
group by 1, 2, 3, 4
order by 1, 2, 3, 4

-- name: flagged_rows
select source, kind, cast(count(distinct record_id) as bigint) as rows from match.flags group by 1, 2

-- name: outcomes_of_sources
-- Won and lost opportunities of the accounts that a source has a row of.
select s.source, cast(count_if(o.status = 'won') as bigint) as won, cast(count_if(o.status = 'lost') as bigint) as lost
from (
  select distinct r.source, a.account_id
  from collect.current_accounts r
  join match.account_records a on a.record_id = r.record_id
) s
join match.opportunities o on o.account_id = s.account_id
group by 1

-- name: refused_of_sources
select source, kind, cast(sum(refused) as bigint) as refused from collect.in_force group by 1, 2 having sum(refused) > 0

-- name: accounts_without_people
select cast(count(*) as bigint) as accounts from match.accounts where contacts = 0

-- name: unreachable_people
select cast(count(*) as bigint) as people
from match.reachability
where phone_status in ('wrong_number', 'unreachable') or email_status = 'bounced'
