-- Why rows are one account: what they share, and what links names and domains.

-- name: tied_rows
-- The rows of an account with the name and the domain that lead them to others, and of how many names that domain is.
select m.record_id, m.account_id, m.is_row, m.name_node, m.domain_node, coalesce(d.names, 0) as names
from match.account_records m
left join (
  select domain_node, count(distinct name_node) as names
  from match.account_records
  where is_row and domain_node in (select domain_node from match.account_records where account_id = $account_id)
  group by 1
) d on d.domain_node = m.domain_node
where m.account_id = $account_id
order by m.is_row desc, m.first_seq, m.record_id
limit 10000

-- name: links_of
select l.name_node, l.other_node, l.kind
from match.links l
where l.name_node in (select name_node from match.account_records where account_id = $account_id)
  or l.other_node in (
    select name_node from match.account_records where account_id = $account_id
    union
    select domain_node from match.account_records where account_id = $account_id
  )
order by 1, 2

-- name: decided_of
select p.record_a, p.record_b, p.seq
from match.decided_pairs p
join match.account_records m on m.record_id = p.record_a
where m.account_id = $account_id
order by p.seq, 1, 2
