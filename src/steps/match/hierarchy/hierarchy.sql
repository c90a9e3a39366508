-- Which account is a part of which other.

-- name: hierarchy
-- What somebody said goes before what a column says, and that before what the name says: a branch, an office or a division is a part
-- of the company whose name it bears, and the branch of a branch of that branch where it is an account. The newest verdict counts; with `none` it stands alone. A parent that is written as several
-- accounts are called leads nowhere.
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
called as (
  select
    a.account_id, k.head_key, k.over_key, case when k.kind = 'division' then 'part' else 'branch' end as relation
  from match.accounts a
  join match.names k on k.name = a.name and k.version = $version
),
named as (
  select account_id, 'n:' || over_key as parent_node, relation, 2 as place from called where over_key is not null
  union all
  select account_id, 'n:' || head_key, relation, 3 from called where head_key is not null
),
holders as (
  select name_node, min(account_id) as account_id
  from match.account_records
  where name_node in (select parent_node from written union select parent_node from named)
  group by 1
  having count(distinct account_id) = 1
),
found as (
  select w.account_id, h.account_id as parent_id, 'part' as relation, 'column' as origin, 1 as place
  from written w
  join holders h on h.name_node = w.parent_node and h.account_id <> w.account_id
  union all
  select n.account_id, h.account_id, n.relation, 'name', n.place
  from named n
  join holders h on h.name_node = n.parent_node and h.account_id <> n.account_id
),
first_found as (
  select account_id, parent_id, relation, origin, row_number() over (partition by account_id order by place) as place
  from found
)
select account_id, parent_id, relation, 'verdict' as origin, seq
from said
where place = 1 and relation <> 'none'
union all
select account_id, parent_id, relation, origin, cast(null as bigint)
from first_found
where place = 1 and account_id not in (select account_id from said)

-- name: parent_of
select parent_id from match.hierarchy where account_id = $account_id

-- name: node_of
select a.account_id, a.name, a.purchasing, a.won_revenue, a.open_amount, h.parent_id, h.relation, h.origin, h.seq
from match.accounts a
left join match.hierarchy h on h.account_id = a.account_id
where a.account_number = @hex_number(substr($account_id, 5, 8)) and a.account_id = $account_id

-- name: parts_of
select a.account_id, a.name, a.purchasing, a.won_revenue, a.open_amount, h.parent_id, h.relation, h.origin, h.seq
from match.hierarchy h
join match.accounts a on a.account_id = h.account_id
where h.parent_id = $account_id
order by a.sort_name, a.account_id
limit $limit
