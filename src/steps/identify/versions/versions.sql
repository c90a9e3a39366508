-- Versions of profiles: which counts, and what would follow if another did.

-- name: known_activation
select profile_id from identify.activations where activation_id = $activation_id

-- name: insert_activation
insert into identify.activations
select
  $activation_id, (select coalesce(max(a.place), 0) + 1 from identify.activations a), $profile_id, $reason, $by, @moment($at)

-- name: activations_of
-- What was put in force of a profile, the newest first.
select a.profile_id, a.reason, a.activated_by, a.activated_at
from identify.activations a
join identify.profiles p on p.profile_id = a.profile_id
where p.name = $name
order by a.place desc

-- name: bins_of_name
-- The scorecards of all versions of a profile.
select b.profile_id, b.trait, b.bin, b.points, b.most
from identify.bins b
join identify.profiles p on p.profile_id = b.profile_id
where p.name = $name
order by b.profile_id, b.trait, b.bin

-- name: create_tried
-- Scores that are only tried.
create or replace temp table tried (
  account_id varchar, profile_id varchar, fit bigint, grade varchar, gate varchar,
  probability double, probability_low double, probability_high double, expected_deal decimal(18, 2), expected_value decimal(18, 2)
)

-- name: compared
-- Every account with both of its scores.
create or replace temp table compared as
select
  b.account_id, b.fit as fit_before, n.fit as fit_after, b.grade as grade_before, n.grade as grade_after,
  b.gate as gate_before, n.gate as gate_after
from tried b
join tried n on n.account_id = b.account_id
where b.profile_id = $profile_before and n.profile_id = $profile_id

-- name: count_changes
select
  count(*) as accounts,
  count(*) filter (where fit_after > fit_before) as rise,
  count(*) filter (where fit_after < fit_before) as fall,
  avg(cast(fit_after - fit_before as double)) as mean,
  count(*) filter (where gate_before = 'fail' and gate_after <> 'fail') as let_in,
  count(*) filter (where gate_before <> 'fail' and gate_after = 'fail') as left_out
from compared

-- name: grade_moves
select grade_before, grade_after, count(*) as accounts from compared group by 1, 2 order by 1 nulls last, 2 nulls last

-- name: movers
-- Those that rise the most and those that fall the most; of equal ones the better known first.
create or replace temp table movers as
select m.*
from (
  select
    c.account_id, a.name, c.fit_before, c.fit_after, c.grade_before, c.grade_after,
    row_number() over (order by c.fit_after - c.fit_before desc, a.won_revenue + a.open_amount desc, c.account_id) as riser,
    row_number() over (order by c.fit_after - c.fit_before, a.won_revenue + a.open_amount desc, c.account_id) as faller
  from compared c
  join match.accounts a on a.account_id = c.account_id
  where c.fit_after <> c.fit_before
) m
where (m.riser <= $limit and m.fit_after > m.fit_before) or (m.faller <= $limit and m.fit_after < m.fit_before)

-- name: read_movers
select account_id, name, fit_before, fit_after, grade_before, grade_after
from movers
order by case when fit_after > fit_before then riser else faller end

-- name: lists_of_name
-- The newest version of each list of a profile, the last built first.
select l.list_id, l.name, l.capacity, l.relationship
from (
  select t.*, row_number() over (partition by t.list_id order by t.version desc) as age from identify.target_lists t
) l
join identify.profiles p on p.profile_id = l.profile_id
where l.age = 1 and p.name = $name
order by l.built_at desc, l.list_id

-- name: keep_ranked
-- A list as the version before would fill it.
create or replace temp table ranked_before as select account_id, place from ranked

-- name: compare_ranked
select
  count(*) filter (where b.account_id is not null) as accounts,
  count(*) filter (where b.account_id is not null and n.account_id is not null) as stay,
  count(*) filter (
    where case when b.place <= $tier_1 then 1 when b.place <= $tier_2 then 2 else 3 end
      <> case when n.place <= $tier_1 then 1 when n.place <= $tier_2 then 2 else 3 end
      and b.account_id is not null and n.account_id is not null
  ) as other_tier,
  count(*) filter (where b.account_id is null) as enter,
  count(*) filter (where n.account_id is null) as leave
from ranked_before b
full join ranked n on n.account_id = b.account_id
