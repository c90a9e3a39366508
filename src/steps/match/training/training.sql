-- What other weights would change, measured within a transaction that is rolled back.

-- name: companies_before
create or replace temp table companies_before as
select record_id, account_id from match.account_records

-- name: pairs_before
create or replace temp table pairs_before as
select record_a, record_b, levels, weight from match.pairs where verdict = 'one' and levels <> ''

-- name: company_parts
-- Rows that are together before and after: as parts of the companies that there would be (`joined`), and as parts of those that there
-- are (`parted`), the greatest of each company first.
create or replace temp table company_parts as
with parts as (
  select b.account_id as before_id, a.account_id as after_id, count(*) as records, min(a.record_id) as record_id
  from companies_before b
  join match.account_records a on a.record_id = b.record_id
  group by 1, 2
),
sides as (
  select 'joined' as side, after_id as home_id, before_id as part_id, records, record_id from parts
  union all
  select 'parted', before_id, after_id, records, record_id from parts
)
select
  s.side, s.home_id, s.part_id, s.records, s.record_id,
  row_number() over (partition by s.side, s.home_id order by s.records desc, s.record_id) as place,
  first_value(s.record_id) over (partition by s.side, s.home_id order by s.records desc, s.record_id) as main_id
from sides s

-- name: part_ties
-- Of each part the heaviest pair that holds it to the rest of its company.
create or replace temp table part_ties as
with ends as (
  select m.record_id, b.account_id as before_id, m.account_id as after_id
  from match.account_records m
  join companies_before b on b.record_id = m.record_id
),
crossing as (
  select
    'joined' as side, a.after_id as home_id, a.before_id as part_a, b.before_id as part_b, q.record_a, q.record_b,
    q.levels, q.weight
  from match.pairs q
  join ends a on a.record_id = q.record_a
  join ends b on b.record_id = q.record_b
  where q.verdict = 'one' and q.levels <> '' and a.after_id = b.after_id and a.before_id <> b.before_id
  union all
  select 'parted', a.before_id, a.after_id, b.after_id, q.record_a, q.record_b, q.levels, q.weight
  from pairs_before q
  join ends a on a.record_id = q.record_a
  join ends b on b.record_id = q.record_b
  where a.before_id = b.before_id and a.after_id <> b.after_id
),
ties as (
  select side, home_id, part_a as part_id, record_a, record_b, levels, weight from crossing
  union all
  select side, home_id, part_b, record_b, record_a, levels, weight from crossing
),
ranked as (
  select
    t.*,
    row_number() over (
      partition by t.side, t.home_id, t.part_id
      order by t.weight desc, t.record_a, t.record_b
    ) as place
  from ties t
)
select side, home_id, part_id, record_a, record_b, levels, weight from ranked where place = 1

-- name: moved_counts
select
  (select count(distinct account_id) from companies_before) as companies_before,
  (select count(distinct account_id) from match.account_records) as companies_after,
  cast(coalesce(sum(p.records) filter (where p.side = 'joined'), 0) as bigint) as joined,
  cast(coalesce(sum(p.records) filter (where p.side = 'parted'), 0) as bigint) as parted
from company_parts p
where p.place > 1

-- name: moved_rows
-- Parts that come to a company or leave one, the greatest first, with two rows on which it depends.
select
  p.records, a.record_id as record_a, coalesce(a.name, a.domain) as name_a,
  b.record_id as record_b, coalesce(b.name, b.domain) as name_b, t.levels, t.weight
from company_parts p
left join part_ties t on t.side = p.side and t.home_id = p.home_id and t.part_id = p.part_id
join match.account_records a on a.record_id = coalesce(t.record_a, p.record_id)
join match.account_records b on b.record_id = coalesce(t.record_b, p.main_id)
where p.side = $side and p.place > 1
order by p.records desc, p.record_id
limit 20

-- name: training
-- What the weights that count were made of.
select version, records, pairs, verdicts from match.training

-- name: weights_now
-- First of what was seen most: a field that no row fills has the weights to start from.
select w.comparison, w.level, w.weight, w.taught, w.pairs
from (
  select m.*, sum(m.pairs) over (partition by m.comparison) as seen from match.weights m where m.comparison <> 'threshold'
) w
order by w.seen desc, w.comparison, w.place
