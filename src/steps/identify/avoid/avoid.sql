-- Who of today is like those who left.

-- name: have_it
-- Accounts of today by the values of a scorecard.
select
  r.trait, r.bin, count(*) filter (where a.relationship = 'customer') as customers,
  count(*) filter (where a.relationship <> 'customer') as others
from identify.receipt_lines r
join match.accounts a on a.account_id = r.account_id
join identify.bins b on b.profile_id = r.profile_id and b.trait = r.trait and b.bin = r.bin and b.verdict = 'loses'
where r.profile_id = $profile_id
group by 1, 2
order by 1, 2
