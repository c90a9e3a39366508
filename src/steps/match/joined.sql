-- Where few rows joined the others, only what they change is made anew, by the statements that make all of it: `{joined: …}` stands in these
-- for a condition that counts only then, see statements.ts.

-- name: stirred
-- Records that say something else than before, or go somewhere else: rows of files that came or went, companies that are named otherwise, and
-- those that the matching placed anew.
create or replace temp table stirred as
select record_id from turned
union
select record_id from regrouped
union
select d.record_id
from (
  (
    select record_id, seq, name, domain, name_node, domain_node from company_records where not is_row
    except
    select record_id, since_seq, name, domain, name_node, domain_node from match.account_records where not is_row
  )
  union all
  (
    select record_id, since_seq, name, domain, name_node, domain_node from match.account_records where not is_row
    except
    select record_id, seq, name, domain, name_node, domain_node from company_records where not is_row
  )
) d

-- name: remade
-- These with all records of the accounts that they were or are in.
create or replace temp table remade as
with companies_now as (
  select component from settled where record_id in (select record_id from stirred)
)
select record_id from stirred
union
select record_id
from match.account_records
where account_id in (select account_id from match.account_records where record_id in (select record_id from stirred))
union
select record_id from settled where component in (select component from companies_now)
union
select component from companies_now

-- name: remade_count
select (select count(*) from remade) as records, (select count(*) from match.account_records) as of_all

-- name: remade_accounts
-- The accounts that they were in, and soon those that they are in.
create or replace temp table remade_accounts as
select distinct account_id from match.account_records where record_id in (select record_id from remade)

-- name: no_renamed
-- Names and domains of these, before and after.
create or replace temp table renamed (node varchar)

-- name: renamed
insert into renamed
select name_node from match.account_records where record_id in (select record_id from remade) and name_node is not null
union
select domain_node from match.account_records where record_id in (select record_id from remade) and domain_node is not null

-- name: no_found_otherwise
-- Accounts that are found by other names, or by other rows.
create or replace temp table found_by_others (account_id varchar)

-- name: found_otherwise
insert into found_by_others
select account_id from remade_accounts
union
select account_id from match.nodes where node in (select node from renamed)

-- name: found_by_other_rows
-- Of rows that are numbered otherwise as well: those with news.
insert into found_by_others
select account_id from match.row_accounts where row_number not in (select row_number from match.evidence)
union
select account_id from match.account_records where record_id in (select record_id from news)

-- name: forget_nodes
delete from match.nodes where node in (select node from renamed)

-- name: forget_node_rows
delete from match.node_rows
where row_number in (
  select row_number from match.row_accounts where account_id in (select account_id from found_by_others)
)

-- name: forget_row_accounts
delete from match.row_accounts where account_id in (select account_id from found_by_others)

-- name: forget_account_records
delete from match.account_records where record_id in (select record_id from remade)

-- name: more_remade_accounts
insert into remade_accounts
select distinct account_id
from match.account_records
where record_id in (select record_id from remade) and account_id not in (select account_id from remade_accounts)
