-- Scores as they were: of every account and profile in force a line for each time that something about it changed.

-- name: create_known_now
-- What scorecards, minimum profiles and exclusions read of the accounts that are looked at.
create or replace temp table known_now (account_id varchar, profile_id varchar, known varchar)

-- name: kept_last
-- What was kept last of these accounts.
create or replace temp table kept_last as
select h.profile_id, h.account_id, h.is_there, h.fit, h.grade, h.gate, h.known
from identify.score_history h
join (
  select s.profile_id, s.account_id, max(s.place) as place
  from identify.score_history s
  where s.account_id in (select k.account_id from known_now k)
  group by 1, 2
) l on l.profile_id = h.profile_id and l.account_id = h.account_id and l.place = h.place

-- name: keep_scores
-- Those that are new, or other than what was kept last.
insert into identify.score_history
select
  (select coalesce(max(m.place), 0) + 1 from identify.score_history m), @moment($at), n.profile_id, n.account_id, true,
  n.fit, n.grade, n.gate, n.probability, n.probability_low, n.probability_high, n.expected_deal, n.expected_value, k.known
from identify.account_fit n
join known_now k on k.account_id = n.account_id and k.profile_id = n.profile_id
left join kept_last h on h.account_id = n.account_id and h.profile_id = n.profile_id
where h.account_id is null or not h.is_there or h.known <> k.known or h.gate <> n.gate
  or h.fit is distinct from n.fit or h.grade is distinct from n.grade

-- name: keep_gone
-- Accounts that are no more: merged into another, or undone with the file that they came from.
insert into identify.score_history
select
  (select coalesce(max(m.place), 0) + 1 from identify.score_history m), @moment($at), l.profile_id, l.account_id, false,
  cast(null as bigint), cast(null as varchar), cast(null as varchar), cast(null as double), cast(null as double), cast(null as double),
  cast(null as decimal(18, 2)), cast(null as decimal(18, 2)), ''
from (
  select s.profile_id, s.account_id, max(s.place) as place from identify.score_history s group by 1, 2
) l
join identify.score_history h on h.profile_id = l.profile_id and h.account_id = l.account_id and h.place = l.place
where h.is_there
  and l.profile_id in (select f.profile_id from identify.in_force f)
  and not exists (select 1 from match.accounts a where a.account_id = l.account_id)

-- name: score_lines
-- All that was kept of an account and of those that were merged into it, which are called as their row calls them, in the order in which it came about.
select
  h.account_id, m.name, h.place, h.since, h.profile_id, h.is_there, h.fit, h.grade, h.gate, h.probability, h.probability_low, h.probability_high,
  h.expected_deal, h.expected_value, h.known
from identify.score_history h
join match.account_records m on 'acc_' || m.record_id = h.account_id
where m.account_id = $account_id
order by h.place, h.account_id

-- name: all_activations
select a.place, a.profile_id, p.name, p.version, a.reason, a.activated_by, a.activated_at
from identify.activations a
join identify.profiles p on p.profile_id = a.profile_id
order by a.place
