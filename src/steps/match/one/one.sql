-- Which companies one more row may be.

-- name: learned
select what, one, other from match.learned order by 1, 2, 3

-- name: vocabulary
-- What is known of words with any of these hashes; another word may have the same.
select v.word, v.names, v.is_trade, v.is_short_name
from unnest(split($hashes, ',')) as asked(hash)
join match.vocabulary v on v.hash = cast(asked.hash as integer)

-- name: found
-- Rows under any of these keys, those under the rarest first: each key counts for as much as it has few rows. Tables lie in the order by
-- which they are asked here, so that it takes the same few milliseconds however many rows there are.
select f.row_number, sum(f.worth) as worth
from (
  select k.row_number, cast(cast(1000000 as double) / nullif(count(*) over (partition by k.hash), 0) as bigint) as worth
  from unnest(split($keys, ',')) as asked(hash)
  join match.keys k on k.hash = cast(asked.hash as integer)
  union all
  select row_number, 1000000 from match.node_rows where node_hash = $name_hash
  union all
  select row_number, 1000000 from match.node_rows where node_hash = $domain_hash
) f
group by 1
order by 2 desc, 1
limit 48

-- name: rows
-- What these rows say, whose numbers stand with commas between them, in this order; and the account that each is part of. So few that they
-- are looked up one by one.
select e.row_number, e.record_id, e.name, e.domain, e.credit_code, e.phone, e.place, e.address, e.industry, m.account_id
from unnest(split($numbers, ',')) as asked(row_number)
join match.evidence e on e.row_number = cast(asked.row_number as integer)
join match.row_accounts m on m.row_number = cast(asked.row_number as integer)
order by e.row_number

-- name: root_of
-- The name that stands for all names of a company that a name belongs to.
select name from match.called where name_key = $name_key and name is not null

-- name: person
-- The account of whoever has an address, when there is one.
select min(c.contact_id) as contact_id, min(c.account_id) as account_id
from match.contact_records r
join match.contacts c on c.contact_id = r.contact_id
where r.email = $email and c.account_id is not null
having min(c.account_id) = max(c.account_id)

-- name: people_of
-- The names that rows give contacts of an account.
select c.contact_id, c.name, c.title, c.email, e.full_name, e.first_name, e.last_name
from match.contacts c
join match.contact_records m on m.contact_id = c.contact_id
join match.person_evidence e on e.record_id = m.record_id
where c.account_id = $account_id
order by c.contact_id, e.record_id
limit 10000

-- name: accounts
-- What is shown of accounts, whose ids stand one per line.
select a.account_id, a.name, a.domain, a.country, a.city, a.records
from unnest(split($ids, chr(10))) as asked(account_id)
join match.accounts a on a.account_id = asked.account_id
