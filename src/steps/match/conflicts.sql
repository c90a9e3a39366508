-- What a file that is looked at before it is imported says else than what is known. `staged` holds its rows.

-- name: staged_names
select distinct s.name from staged s where s.name is not null and s.line > $first_line and s.line <= $last_line

-- name: last_staged_line
select max(line) as line from (select line from staged where line > $first_line order by line limit $most) s

-- name: create_staged_keys
create or replace temp table staged_keys (name varchar not null, name_key varchar)

-- name: staged_matches
-- The account of each row: that of the record it is a new version of, else the one that has its name, else its domain.
create or replace temp table staged_matches as
select s.line, s.record_id, coalesce(own.account_id, n.account_id, d.account_id) as account_id
from staged s
left join match.account_records own on own.record_id = s.record_id
left join staged_keys k on k.name = s.name
left join match.nodes n on n.node = 'n:' || k.name_key
left join match.nodes d on d.node = 'd:' || s.domain
where s.line > $first_line and s.line <= $last_line

-- name: matched_rows
select m.account_id, s.record_id, s.line, {each field: s.?}
from staged s
join staged_matches m on m.line = s.line
where m.account_id is not null
order by s.line

-- name: matched_records
select
  m.account_id, m.record_id, m.is_row, m.first_seq, m.since_seq, r.source,
  coalesce(r.name, m.name) as name,
  coalesce(r.domain, m.domain) as domain,
  {each field but name, domain: r.?}
from match.account_records m
left join (
  select v.*, row_number() over (partition by v.record_id order by v.seq desc) as age
  from collect.accounts v
  join collect.in_force f on f.import_id = v.import_id
  where v.record_id in (
    select record_id from match.account_records where account_id in (select account_id from staged_matches)
  )
) r on r.record_id = m.record_id and r.age = 1
where m.account_id in (select account_id from staged_matches)

-- name: matched_accounts
select a.account_id, {each field: a.?}
from match.accounts a
where a.account_id in (select account_id from staged_matches)

-- name: matched_edits
select distinct m.account_id, e.field
from decided.edits e
join match.account_records m on m.record_id = e.record_id
where e.subject = 'account' and e.action = 'set' and m.account_id in (select account_id from staged_matches)

-- name: places
select field, source, place from decided.priorities order by field, place
