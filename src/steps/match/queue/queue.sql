-- Pairs of accounts that may be one company and that somebody has to look at.

-- name: doubts
-- unclear: the weights leave it open. other_name: all else agrees, but the names say two companies. Beyond what is weighed,
-- shared_domain: a domain of too many names to tell, and names that begin alike. core_name: the same name but for the city or
-- region in it. claimed_name: a short or English name that several companies claim. Groups of more than a few are no evidence.
create or replace table match.doubts as
with placed as (
  select distinct
    m.account_id,
    replace(
      replace(substr(m.name_node, 3), coalesce(lower(r.city), ' '), ''), coalesce(lower(r.region), ' '), ''
    ) as core
  from match.account_records m
  join match.account_rows r on r.record_id = m.record_id
  where strpos(m.name_node, lower(r.city)) > 0 or strpos(m.name_node, lower(r.region)) > 0
),
called as (
  select core, account_id from placed where length(core) > 1
  union
  select p.core, m.account_id
  from match.account_records m
  join (select distinct core from placed where length(core) > 1) p on m.name_node = 'n:' || p.core
),
cores as (
  select c.core, c.account_id
  from called c
  join (select core from called group by 1 having count(*) between 2 and $most_alike) few on few.core = c.core
),
shared as (
  select distinct m.domain_node, substr(m.name_node, 3, 3) as beginning, m.account_id
  from match.account_records m
  where m.is_row and m.name_node is not null and m.domain_node is not null
    and m.domain in (select domain from crowded_domains)
),
domains as (
  select s.domain_node, s.beginning, s.account_id
  from shared s
  join (
    select domain_node from shared group by 1 having count(distinct account_id) between 2 and $most_of_domain
  ) few on few.domain_node = s.domain_node
),
claims as (
  select distinct 'n:' || k.name_key as claimed, m.account_id
  from (
    select record_id, short_name as alias from match.account_rows where short_name is not null
    union all
    select record_id, english_name from match.account_rows where english_name is not null
  ) r
  join match.names k on k.name = r.alias and k.version = $version
  join match.account_records m on m.record_id = r.record_id
  where k.name_key is not null
),
found as (
  select 'core_name' as pattern, a.account_id as one, b.account_id as other
  from cores a
  join cores b on b.core = a.core and a.account_id < b.account_id
  union all
  select 'shared_domain', a.account_id, b.account_id
  from domains a
  join domains b on b.domain_node = a.domain_node and b.beginning = a.beginning and a.account_id < b.account_id
  union all
  select 'claimed_name', a.account_id, b.account_id
  from claims a
  join claims b on b.claimed = a.claimed and a.account_id < b.account_id
  where a.claimed in (select claimed from claims group by 1 having count(distinct account_id) between 2 and $most_claims)
),
doubtful as (
  select
    record_a, record_b,
    case when strpos(levels, 'name=some_words') > 0 or strpos(levels, 'name=different') > 0 then 'other_name' else 'unclear' end
      as pattern,
    levels, weight, probability_ppm
  from match.pairs
  where verdict = 'review'
  union all
  select
    substr(f.one, 5), substr(f.other, 5), min(f.pattern),
    cast(null as varchar), cast(null as integer), cast(null as integer)
  from found f
  left join match.pairs p
    on p.verdict = 'review'
    and p.record_a = substr(f.one, 5) and p.record_b = substr(f.other, 5)
  where p.record_a is null
  group by 1, 2
)
select d.record_a, d.record_b, d.pattern, d.levels, d.weight, d.probability_ppm
from doubtful d
where not exists (
  select 1
  from decided.verdicts x
  join decided.verdicts y on y.seq = x.seq and y.side <> x.side
  where x.record_id = d.record_a and y.record_id = d.record_b
)

-- name: asked
-- Pairs of accounts that somebody is asked about. A branch is not its head office, nor (where nothing was weighed) another branch of
-- it: of these nobody is asked.
create or replace view match.asked as
with known_apart as (
  select account_id as one, parent_id as other, true as whatever from match.hierarchy where origin = 'name'
  union all
  select parent_id, account_id, true from match.hierarchy where origin = 'name'
  union all
  select a.account_id, b.parent_id, true
  from match.hierarchy a
  join match.hierarchy b on b.account_id = a.parent_id and b.origin = 'name'
  where a.origin = 'name'
  union all
  select b.parent_id, a.account_id, true
  from match.hierarchy a
  join match.hierarchy b on b.account_id = a.parent_id and b.origin = 'name'
  where a.origin = 'name'
  union all
  select a.account_id, b.account_id, false
  from match.hierarchy a
  join match.hierarchy b on b.parent_id = a.parent_id and b.origin = 'name' and b.account_id <> a.account_id
  where a.origin = 'name'
)
select p.*, l.account_id as one, r.account_id as other
from match.doubts p
join match.account_records l on l.record_id = p.record_a
join match.account_records r on r.record_id = p.record_b
where l.account_id <> r.account_id
  and not exists (
    select 1
    from known_apart k
    where k.one = l.account_id and k.other = r.account_id and (k.whatever or p.weight is null)
  )

-- name: queue
-- The pairs to look at with what is known of both accounts, first those where most would change: what was sold to and offered
-- to the smaller of the two, then to both.
select
  q.record_a, q.record_b, q.pattern, q.levels, q.weight, q.probability_ppm,
  {each field: a.? as a_?, b.? as b_?},
  a.account_id as a_account_id, b.account_id as b_account_id,
  a.records as a_records, b.records as b_records, a.contacts as a_contacts, b.contacts as b_contacts,
  a.won_revenue as a_won_revenue, b.won_revenue as b_won_revenue,
  a.open_amount as a_open_amount, b.open_amount as b_open_amount,
  a.open_opportunities as a_open_opportunities, b.open_opportunities as b_open_opportunities
from (
  select
    p.*,
    row_number() over (
      partition by
        case when p.one < p.other then p.one else p.other end,
        case when p.one < p.other then p.other else p.one end
      order by p.weight desc, p.record_a, p.record_b
    ) as place
  from match.asked p
  where $account_id = '' or p.one = $account_id or p.other = $account_id
) q
join match.accounts a on a.account_id = q.one
join match.accounts b on b.account_id = q.other
where q.place = 1
order by
  case
    when a.won_revenue + a.open_amount < b.won_revenue + b.open_amount then a.won_revenue + a.open_amount
    else b.won_revenue + b.open_amount
  end desc,
  a.won_revenue + a.open_amount + b.won_revenue + b.open_amount desc,
  a.open_opportunities + b.open_opportunities desc, q.weight desc, q.record_a, q.record_b
limit $limit

-- name: queue_length
select count(*) as pairs
from (
  select distinct
    case when p.one < p.other then p.one else p.other end as one,
    case when p.one < p.other then p.other else p.one end as other
  from match.asked p
  where $account_id = '' or p.one = $account_id or p.other = $account_id
) q
