-- What people said about which rows are one company, put on what the evidence says: only the companies that it concerns are
-- put together anew, from their rows.

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

-- name: touched_components
create or replace temp table touched_components as
select distinct coalesce(cn.component, r.name_node, cd.component, r.domain_node, r.record_id) as component
from company_records r
join (select distinct record_id from decided.verdicts) v on v.record_id = r.record_id
left join components cn on cn.node = r.name_node
left join components cd on cd.node = r.domain_node

-- name: touched_rows
-- Each row of the companies concerned with the name and the domain that lead it to others, the oldest first.
select t.record_id, t.name_node, t.domain_node
from (
  select
    r.record_id, r.seq, r.name_node,
    case when r.name_node is null or (r.is_row and d.domain_node is not null) then r.domain_node end as domain_node,
    coalesce(cn.component, r.name_node, cd.component, r.domain_node, r.record_id) as component
  from company_records r
  left join telling_domains d on d.domain_node = r.domain_node
  left join components cn on cn.node = r.name_node
  left join components cd on cd.node = r.domain_node
) t
join touched_components c on c.component = t.component
left join (select record_id, min(seq) as seq from collect.accounts group by 1) f on f.record_id = t.record_id
order by coalesce(f.seq, t.seq), t.record_id

-- name: touched_links
select l.name_node, l.other_node
from match.links l
join components c on c.node = l.name_node
join touched_components t on t.component = c.component
order by 1, 2

-- name: rows_of
-- The rows of an account with what the company is called in them, the oldest first.
select record_id, account_id, coalesce(name, domain) as name
from match.account_records
where account_id = $account_id
order by first_seq, record_id

-- name: row_of
select record_id, account_id from match.account_records where record_id = $record_id

-- name: overruled
select seq from match.overruled
