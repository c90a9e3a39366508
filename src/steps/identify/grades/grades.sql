-- What became of the companies of each grade.

-- name: by_grade
-- Accounts of a profile by grade: what they brought, how many of the contracts that were due in the last twelve months were followed by
-- another, and what those who bought in the year before bought since. Renewal and expansion are those that profiles are learned from.
with contracts as (
  select
    p.record_id, p.account_id, coalesce(p.renews_on, p.ends_on) as due, coalesce(p.starts_on, p.purchased_on) as began
  from match.purchases p
  where p.account_id is not null
),
kept as (
  select
    c.account_id, count(*) as due,
    count_if(
      exists (
        select 1
        from contracts n
        where n.account_id = c.account_id and n.record_id <> c.record_id and n.began > c.began
          and @days_between(c.due, n.began) >= -90
      )
    ) as renewed
  from contracts c
  cross join match.as_of d
  where c.due is not null and c.due <= d.as_of and @days_between(c.due, d.as_of) < 365
  group by 1
),
years as (
  select
    b.account_id,
    coalesce(sum(b.amount) filter (where @days_between(b.bought_on, d.as_of) between 0 and 364), 0) as since,
    coalesce(sum(b.amount) filter (where @days_between(b.bought_on, d.as_of) between 365 and 729), 0) as before
  from identify.bought b
  cross join match.as_of d
  group by 1
)
select
  f.grade, count(*) as accounts, count_if(a.relationship = 'customer') as customers,
  sum(a.won) as won, sum(a.lost) as lost,
  cast(sum(a.won_revenue) as decimal(18, 2)) as won_revenue,
  coalesce(sum(k.due), 0) as due, coalesce(sum(k.renewed), 0) as renewed,
  cast(coalesce(sum(y.before), 0) as decimal(18, 2)) as bought_before,
  cast(coalesce(sum(case when y.before > 0 then y.since end), 0) as decimal(18, 2)) as bought_since
from identify.account_fit f
join match.accounts a on a.account_id = f.account_id
left join kept k on k.account_id = f.account_id
left join years y on y.account_id = f.account_id
where f.profile_id = $profile_id and f.grade is not null
group by 1
order by 1
