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
-- Who has an address, and the account of each.
select contact_id, account_id
from match.contact_addresses
where email_hash = @hex_number(substr(@sha256($email), 1, 8)) and email = $email

-- name: people_of
-- The names that rows give contacts of an account.
select c.contact_id, c.name, c.title, c.email, n.full_name, n.first_name, n.last_name
from match.contacts c
join match.contact_names n on n.contact_id = c.contact_id
where c.account_id = $account_id and n.account_id = $account_id
order by c.contact_id, n.record_id
limit 10000

-- name: account
-- What is shown of an account; one with another id may have the same number.
select a.account_id, a.name, a.domain, a.country, a.city, a.records
from match.accounts a
where a.account_number = @hex_number(substr($account_id, 5, 8))
