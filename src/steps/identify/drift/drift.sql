-- Whether those who decided since a profile was learned are like those that it was learned from; `cases` holds their cases.

-- name: bins_now
select r.trait, r.bin, count(*) as accounts
from identify.receipt_lines r
join (select distinct c.account_id from cases c) n on n.account_id = r.account_id
where r.profile_id = $profile_id
group by 1, 2
order by 1, 2

-- name: fits_now
select f.fit, f.probability, n.cases, n.positives
from (
  select c.account_id, count(*) as cases, count(*) filter (where c.positive) as positives from cases c group by 1
) n
join identify.account_fit f on f.account_id = n.account_id
where f.profile_id = $profile_id
order by f.account_id

-- name: changed_offer
-- Products that came or went since a version was put in force or reviewed; nothing where that was not kept.
select coalesce(p.name, o.name) as name, o.product_id is null as is_new
from (select product_id, name from identify.offers where profile_id = $profile_id and product_id <> '') o
full join match.products p on p.product_id = o.product_id
where (o.product_id is null or p.product_id is null)
  and exists (select 1 from identify.offers k where k.profile_id = $profile_id)
order by 1
