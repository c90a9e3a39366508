-- What changes by hand were about. `$records` holds ids of records, separated by spaces.

-- name: accounts_of_records
select r.record_id, a.account_id as id, a.name
from match.account_records r
join match.accounts a on a.account_id = r.account_id
where r.record_id in (select t.id from unnest(split($records, ' ')) as t(id))

-- name: contacts_of_records
select r.record_id, c.contact_id as id, c.name
from match.contact_records r
join match.contacts c on c.contact_id = r.contact_id
where r.record_id in (select t.id from unnest(split($records, ' ')) as t(id))
