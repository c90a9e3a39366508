-- What people said about which rows are one company.

-- name: no_settled_pairs
-- The pairs of rows that verdicts in force make one company.
create or replace table match.decided_pairs (record_a varchar, record_b varchar, seq bigint)

-- name: no_overruled
-- Verdicts in force that newer ones leave nothing of.
create or replace table match.overruled (seq bigint)

-- name: stated
-- Verdicts in force with those of their rows that there are.
select v.seq, v.verdict, v.side, v.record_id
from decided.verdicts v
join company_records r on r.record_id = v.record_id
order by v.seq, v.record_id

-- name: stated_of_people
-- The same of rows of people.
select v.seq, v.verdict, v.side, v.record_id
from decided.verdicts v
join match.person_evidence r on r.record_id = v.record_id
order by v.seq, v.record_id

-- name: rows_of
-- The rows of an account with what the company is called in them, the oldest first.
select record_id, coalesce(name, domain) as name from match.account_records where account_id = $id order by first_seq, record_id

-- name: row_of
select record_id, account_id as id from match.account_records where record_id = $record_id

-- name: contact_rows_of
-- The rows of a contact with what the person is called in them, the oldest first.
select record_id, coalesce(name, email, phone) as name from match.contact_records where contact_id = $id order by first_seq, record_id

-- name: contact_row_of
select record_id, contact_id as id from match.contact_records where record_id = $record_id

-- name: overruled
select seq from match.overruled
