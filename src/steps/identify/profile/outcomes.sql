-- How things ended, for each way to say who is a good customer: a row is a case, an opportunity, a contract or an account,
-- with the day on which it was known and what a success brought. The window is one of days, both ends in it.

-- name: won
-- Opportunities, won or lost.
create or replace temp table counted as
select
  o.account_id, o.status = 'won' as positive, o.closed_on as day,
  cast(case when o.status = 'won' then coalesce(o.amount, 0) else 0 end as decimal(18, 2)) as revenue
from match.opportunities o
where o.account_id is not null and o.status <> 'open'
  and ($product is null or o.product = $product)
  and ($first_day is null or o.closed_on >= cast($first_day as date))
  and ($last_day is null or o.closed_on <= cast($last_day as date))

-- name: revenue
-- Accounts with a closed opportunity: those with the most won revenue, a quarter of those that won any, and the rest.
create or replace temp table counted as
with closed as (
  select
    o.account_id, max(o.closed_on) as day,
    cast(coalesce(sum(o.amount) filter (where o.status = 'won'), 0) as decimal(18, 2)) as revenue
  from match.opportunities o
  where o.account_id is not null and o.status <> 'open'
    and ($product is null or o.product = $product)
    and ($first_day is null or o.closed_on >= cast($first_day as date))
    and ($last_day is null or o.closed_on <= cast($last_day as date))
  group by 1
),
placed as (
  select c.*, row_number() over (order by c.revenue desc, c.account_id) as place, count_if(c.revenue > 0) over () as buyers
  from closed c
)
select p.account_id, p.revenue > 0 and p.place * 4 <= p.buyers as positive, p.day, p.revenue
from placed p

-- name: win_rate
-- Accounts with at least three closed opportunities: those that won a larger share than all together, and the rest.
create or replace temp table counted as
with closed as (
  select
    o.account_id, max(o.closed_on) as day, count_if(o.status = 'won') as won, count(*) as closed,
    cast(coalesce(sum(o.amount) filter (where o.status = 'won'), 0) as decimal(18, 2)) as revenue
  from match.opportunities o
  where o.account_id is not null and o.status <> 'open'
    and ($product is null or o.product = $product)
    and ($first_day is null or o.closed_on >= cast($first_day as date))
    and ($last_day is null or o.closed_on <= cast($last_day as date))
  group by 1
),
whole as (
  select c.*, sum(c.won) over () as all_won, sum(c.closed) over () as all_closed
  from closed c
)
select w.account_id, w.won * w.all_closed > w.all_won * w.closed as positive, w.day, w.revenue
from whole w
where w.closed >= 3

-- name: relation
-- Accounts that bought: the quarter that has bought for the longest time, from first to last, and the rest.
create or replace temp table counted as
with spans as (
  select
    b.account_id, max(b.bought_on) as day, @days_between(min(b.bought_on), max(b.bought_on)) as days,
    cast(sum(b.amount) as decimal(18, 2)) as revenue
  from identify.bought b
  where ($product is null or b.product = $product)
    and ($first_day is null or b.bought_on >= cast($first_day as date))
    and ($last_day is null or b.bought_on <= cast($last_day as date))
  group by 1
),
placed as (
  select s.*, row_number() over (order by s.days desc, s.revenue desc, s.account_id) as place, count(*) over () as buyers
  from spans s
)
select p.account_id, p.days > 0 and p.place * 4 <= p.buyers as positive, p.day, p.revenue
from placed p

-- name: renewed
-- Contracts that were due in the window, the last twelve months unless said otherwise: followed by another one of the account that
-- begins no earlier than 90 days before they were due, or not.
create or replace temp table counted as
with contracts as (
  select
    p.record_id, p.account_id, coalesce(p.renews_on, p.ends_on) as due, coalesce(p.starts_on, p.purchased_on) as began,
    cast(coalesce(p.amount, 0) as decimal(18, 2)) as amount, p.product
  from match.purchases p
  where p.account_id is not null
)
select
  c.account_id,
  exists (
    select 1
    from contracts n
    where n.account_id = c.account_id and n.record_id <> c.record_id and n.began > c.began and @days_between(c.due, n.began) >= -90
  ) as positive,
  c.due as day, c.amount as revenue
from contracts c
cross join match.as_of d
where c.due is not null and c.due <= d.as_of
  and ($product is null or c.product = $product)
  and (c.due >= cast($first_day as date) or ($first_day is null and @days_between(c.due, d.as_of) < 365))
  and ($last_day is null or c.due <= cast($last_day as date))

-- name: expansion
-- Accounts that bought in the twelve months before the last twelve, up to the end of the window: those that bought for more since, and the rest.
create or replace temp table counted as
with bounded as (
  select b.account_id, b.amount, @days_between(b.bought_on, coalesce(cast($last_day as date), d.as_of)) as age, b.bought_on
  from identify.bought b
  cross join match.as_of d
  where ($product is null or b.product = $product)
    and ($first_day is null or b.bought_on >= cast($first_day as date))
),
years as (
  select
    b.account_id,
    max(b.bought_on) as day,
    cast(coalesce(sum(b.amount) filter (where b.age >= 0 and b.age < 365), 0) as decimal(18, 2)) as revenue,
    coalesce(sum(b.amount) filter (where b.age >= 365 and b.age < 730), 0) as before
  from bounded b
  group by 1
)
select y.account_id, y.revenue > y.before as positive, y.day, y.revenue
from years y
where y.before > 0

-- name: tagged
-- All accounts: those with the tag, and the rest.
create or replace temp table counted as
select
  a.account_id,
  strpos('; ' || lower(coalesce(a.tags, '')) || '; ', '; ' || lower($tag) || '; ') > 0 as positive,
  cast(null as date) as day, cast(a.won_revenue as decimal(18, 2)) as revenue
from match.accounts a
where $tag is not null

-- name: create_mixed
-- Several ways to say who is a good customer, one after the other: accounts with the share of their cases that are successes, in millionths.
create or replace temp table mixed (account_id varchar, weight bigint, share bigint, day date, revenue decimal(18, 2))

-- name: add_to_mix
insert into mixed
select
  c.account_id, $weight,
  cast(round(cast(1000000 * count(*) filter (where c.positive) as double) / nullif(count(*), 0)) as bigint),
  max(c.day), cast(coalesce(sum(c.revenue) filter (where c.positive), 0) as decimal(18, 2))
from counted c
group by 1

-- name: mix
-- An account is a success by at least half of the weight of what it has a case of; what it brought is the most that one of them tells.
create or replace temp table counted as
select
  m.account_id, 2 * sum(m.weight * m.share) >= 1000000 * sum(m.weight) as positive, max(m.day) as day, max(m.revenue) as revenue
from mixed m
group by 1

-- name: corrected
-- The cases as people corrected them: accounts that they took out are none, and those that they put in are a success each.
create or replace temp table cases as
select c.account_id, c.positive, c.day, c.revenue
from counted c
where strpos($apart, ' ' || c.account_id || ' ') = 0
union all
select a.account_id, true, cast(null as date), cast(a.won_revenue as decimal(18, 2))
from match.accounts a
where strpos($put_in, ' ' || a.account_id || ' ') > 0

-- name: read_cases
select account_id, positive, day, revenue from cases

-- name: counts
-- How many there are, before anything is learned of them.
select
  count(*) as cases, count(case when c.positive then 1 end) as positives, count(distinct c.account_id) as accounts,
  count(distinct case when c.positive then c.account_id end) as accounts_positive,
  cast(coalesce(sum(case when c.positive then c.revenue end), 0) as decimal(18, 2)) as revenue,
  min(c.day) as first_day, max(c.day) as last_day
from cases c

-- name: first
-- Who they are: successes by what they brought, or the others.
select
  a.account_id, a.name, a.industry, a.country, a.employees, a.won_revenue,
  f.cases, f.positives, f.revenue, f.last_day
from (
  select
    c.account_id, count(*) as cases, count_if(c.positive) as positives, max(c.day) as last_day,
    cast(coalesce(sum(case when c.positive then c.revenue end), 0) as decimal(18, 2)) as revenue
  from cases c
  group by 1
) f
join match.accounts a on a.account_id = f.account_id
where (f.positives > 0) = $successes
order by f.revenue desc, f.positives desc, f.cases desc, a.account_id
limit $limit
