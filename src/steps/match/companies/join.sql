-- How rows join those that were matched before, by the same weights and the same standard, without comparing these anew.

-- name: said_alike
-- What rows with news say or said, and rows that say just the same but for the telephone number, of which only some digits count.
create or replace temp table said_alike as
with said as (
  select e.record_id, e.name, e.domain, e.credit_code, e.phone, e.place, e.address, e.industry, true as is_before
  from match.evidence e
  where e.record_id in (select record_id from news)
  union all
  select n.record_id, n.name, n.domain, n.credit_code, n.phone, n.place, n.address, n.industry, false
  from evidence_now n
  where n.record_id in (select record_id from news)
),
contents as (
  select distinct name, domain, credit_code, place, address, industry from said
)
select s.record_id, s.name, s.domain, s.credit_code, s.phone, s.place, s.address, s.industry, s.is_before, not s.is_before as is_after
from said s
union all
select e.record_id, e.name, e.domain, e.credit_code, e.phone, e.place, e.address, e.industry, true, true
from match.evidence e
join contents c
  on c.name is not distinct from e.name and c.domain is not distinct from e.domain
  and c.credit_code is not distinct from e.credit_code and c.place is not distinct from e.place
  and c.address is not distinct from e.address and c.industry is not distinct from e.industry
where e.record_id not in (select record_id from news)

-- name: said_alike_rows
-- Of each row also whether somebody had said something of it.
select
  t.record_id, t.name, t.domain, t.credit_code, t.phone, t.place, t.address, t.industry, t.is_before, t.is_after,
  t.record_id in (select record_id from match.matched_effects where effect = 'said') as was_said
from said_alike t
order by t.record_id

-- name: no_changed_keys
-- Keys that more or fewer nodes have now.
create or replace temp table changed_keys (of_comparison integer, hash integer, more integer)

-- name: key_sizes
select k.of_comparison, k.hash, k.more, coalesce(c.records, f.nodes, 0) as nodes
from changed_keys k
left join match.crowded c on c.of_comparison = k.of_comparison and c.hash = k.hash
left join (
  select m.of_comparison, m.hash, cast(count(*) as integer) as nodes
  from match.keys m
  join changed_keys t on t.of_comparison = m.of_comparison and t.hash = m.hash
  group by 1, 2
) f on f.of_comparison = k.of_comparison and f.hash = k.hash

-- name: no_crossing
-- Keys that have become too common to compare their rows for, or are no longer.
create or replace temp table crossing (of_comparison integer, hash integer)

-- name: crossed
-- The rows of these.
create or replace temp table crossed as
select distinct e.record_id
from match.keys m
join crossing k on k.of_comparison = m.of_comparison and k.hash = m.hash
join match.evidence e on e.row_number = m.row_number
where e.record_id not in (select record_id from news)

-- name: crossed_rows
select record_id, name, domain, credit_code, phone, place, address, industry
from match.evidence
where record_id in (select record_id from crossed)
order by record_id

-- name: no_renewed
-- Rows that say what rows with news say or said.
create or replace temp table renewed (record_id varchar)

-- name: no_founders
-- Of them the rows under which keys were found until now.
create or replace temp table founders (record_id varchar)

-- name: forget_keys
delete from match.keys
where row_number in (select e.row_number from match.evidence e join founders f on f.record_id = e.record_id)

-- name: forget_evidence
delete from match.evidence where record_id in (select record_id from news)

-- name: add_evidence
insert into match.evidence
select
  cast(row_number() over (order by n.record_id) as integer) + (select coalesce(max(row_number), -1) from match.evidence),
  n.record_id, n.name, n.domain, n.credit_code, n.phone, n.place, n.address, n.industry
from evidence_now n
where n.record_id in (select record_id from news)
order by n.record_id

-- name: no_new_keys
create or replace temp table new_keys (of_comparison integer, hash integer, record_id varchar)

-- name: add_keys
insert into match.keys
select n.of_comparison, n.hash, e.row_number
from new_keys n
join match.evidence e on e.record_id = n.record_id
left join match.crowded c on c.of_comparison = n.of_comparison and c.hash = n.hash
where c.records is null or c.records <= $most
order by 2, 1, 3

-- name: forget_crowded
delete from match.crowded
where exists (select 1 from changed_keys k where k.of_comparison = match.crowded.of_comparison and k.hash = match.crowded.hash)

-- name: no_overfull
-- Keys that have too many rows now to be found by.
create or replace temp table overfull (of_comparison integer, hash integer)

-- name: forget_overfull
delete from match.keys
where hash in (select hash from overfull)
  and exists (select 1 from overfull k where k.of_comparison = match.keys.of_comparison and k.hash = match.keys.hash)

-- name: near
-- Rows to compare what is new with: those that share a key which not too many have.
create or replace temp table near as
select e.record_id
from match.evidence e
where e.row_number in (
  select m.row_number
  from match.keys m
  join (
    select distinct n.of_comparison, n.hash
    from new_keys n
    left join match.crowded c on c.of_comparison = n.of_comparison and c.hash = n.hash
    where c.hash is null
  ) few on few.of_comparison = m.of_comparison and few.hash = m.hash
)

-- name: moved
create or replace temp table moved as
select record_id from news
union
select record_id from renewed
union
select record_id from crossed

-- name: joined
-- All rows that may belong elsewhere now: what is new and whatever says the same, the rows near it, those that people spoke of, and the components of all these.
create or replace temp table joined as
with seeds as (
  select record_id from moved
  union
  select record_id from near
  union
  select record_id from effects
)
select record_id from seeds where record_id in (select record_id from match.evidence)
union
select p.record_id
from match.parts p
where p.part in (select part from match.parts where record_id in (select record_id from seeds))
  and p.record_id in (select record_id from match.evidence)

-- name: joined_rows
select e.record_id, e.name, e.domain, e.credit_code, e.phone, e.place, e.address, e.industry
from match.evidence e
where e.record_id in (select record_id from joined)
order by e.record_id

-- name: joined_sides
select dense_rank() over (order by root_key) - 1 as place, side, record_id
from parted
where record_id in (select record_id from joined)
order by 1, 2, 3

-- name: found_before
-- Where the rows to be joined were.
create or replace temp table found_before as
select record_id, component, twin_id, by_hand
from match.found
where record_id in (select record_id from joined) or record_id in (select record_id from news)

-- name: found_otherwise
insert into regrouped
select d.record_id
from (
  (
    select record_id, component, twin_id, by_hand from found_before
    except
    select record_id, component, twin_id, by_hand from match.found
  )
  union all
  (
    select record_id, component, twin_id, by_hand from match.found where record_id in (select record_id from joined)
    except
    select record_id, component, twin_id, by_hand from found_before
  )
) d

-- name: forget_found
delete from match.found where record_id in (select record_id from joined) or record_id in (select record_id from news)

-- name: forget_parts
delete from match.parts where record_id in (select record_id from joined) or record_id in (select record_id from news)

-- name: forget_pairs
-- Pairs that are compared anew: those within what was joined, and those of rows that may be near others now.
delete from match.pairs
where (record_a in (select record_id from joined) and record_b in (select record_id from joined))
  or record_a in (select record_id from moved) or record_b in (select record_id from moved)

-- name: crowded
select of_comparison, hash from match.crowded

-- name: weights
select comparison, place, level, weight, learned, taught, pairs from match.weights order by comparison, place

-- name: training
select records, pairs from match.training

-- name: facts
select what, one, other from match.learned order by 1, 2, 3

-- name: forget_facts
delete from match.learned where what in ('nodes', 'pairs', 'joined')
