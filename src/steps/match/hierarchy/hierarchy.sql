-- Which account is a part of which other.

-- name: hierarchy
-- What somebody said goes before what a column says; the newest verdict counts. A parent that is written as several accounts are
-- called leads nowhere.
create or replace table match.hierarchy as
with sides as (
  select v.seq, v.relation, v.side, min(m.account_id) as account_id
  from decided.verdicts v
  join match.account_records m on m.record_id = v.record_id
  where v.verdict = 'related'
  group by 1, 2, 3
),
said as (
  select
    p.account_id, w.account_id as parent_id, p.relation, p.seq,
    row_number() over (partition by p.account_id order by p.seq desc) as place
  from sides p
  join sides w on w.seq = p.seq and w.side = 'other'
  where p.side = 'one' and p.account_id <> w.account_id
),
written as (
  select a.account_id, 'n:' || k.name_key as parent_node
  from match.accounts a
  join match.names k on k.name = a.parent and k.version = $version
  where k.name_key is not null
),
holders as (
  select name_node, min(account_id) as account_id
  from match.account_records
  where name_node in (select parent_node from written)
  group by 1
  having count(distinct account_id) = 1
)
select account_id, parent_id, relation, seq from said where place = 1
union all
select w.account_id, h.account_id, 'part', cast(null as bigint)
from written w
join holders h on h.name_node = w.parent_node and h.account_id <> w.account_id
where w.account_id not in (select account_id from said)

-- name: parent_of
select parent_id from match.hierarchy where account_id = $account_id

-- name: node_of
select a.account_id, a.name, a.purchasing, a.won_revenue, a.open_amount, h.parent_id, h.relation, h.seq
from match.accounts a
left join match.hierarchy h on h.account_id = a.account_id
where a.account_id = $account_id

-- name: parts_of
select a.account_id, a.name, a.purchasing, a.won_revenue, a.open_amount, h.parent_id, h.relation, h.seq
from match.hierarchy h
join match.accounts a on a.account_id = h.account_id
where h.parent_id = $account_id
order by a.sort_name, a.account_id
limit $limit
