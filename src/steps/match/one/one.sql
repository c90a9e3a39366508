-- Which companies one more row may be. Each of several values is asked for by itself, see `readEach`, in tables that lie in the order by
-- which they are asked: it takes the same few milliseconds however many rows there are.

-- name: learned
select what, one, other from match.learned order by 1, 2, 3

-- name: vocabulary
-- What is known of words with this hash; another word may have the same.
select field, word, names, is_trade, is_short_name from match.vocabulary where hash = cast($hash as integer)

-- name: under_key
select hash, row_number from match.keys where hash = cast($key as integer)

-- name: of_node
-- Rows of whoever answers to a name or a domain, given by its hash.
select row_number from match.node_rows where node_hash = @hex_number($node)

-- name: row
select row_number, record_id, name, domain, credit_code, phone, place, address, industry
from match.evidence
where row_number = cast($row_number as integer)

-- name: account_of_row
select row_number, account_id from match.row_accounts where row_number = cast($row_number as integer)

-- name: root_of
-- The name that stands for all names of a company that a name belongs to.
select name from match.standing_names where name_key = $name_key

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

-- name: account
-- What is shown of an account; one with another id may have the same number.
select a.account_id, a.name, a.domain, a.country, a.city, a.records
from match.accounts a
where a.account_number = @hex_number(substr($account_id, 5, 8))
