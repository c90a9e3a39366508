-- Why rows are one account: what ties each to others, and what it weighs.

-- name: tied_rows
-- The rows of an account: the name that stands for all of theirs, and the first row that says the same.
select
  m.record_id, m.account_id, m.is_row, m.name_node, m.domain_node, coalesce(a.root_key, substr(m.name_node, 3)) as root_key, m.twin_id
from match.account_records m
left join match.aliases a on a.name_key = substr(m.name_node, 3)
where m.account_id = $account_id
order by m.is_row desc, m.first_seq, m.record_id
limit 10000

-- name: names_of_domains
-- Of how many names each domain of an account is, with a look at all rows.
select domain_node, count(distinct name_node) as names
from match.account_records
where is_row and domain_node in (select domain_node from match.account_records where account_id = $account_id)
group by 1

-- name: pairs_of
select p.record_a, p.record_b, p.levels, p.weight
from match.pairs p
join match.account_records m on m.record_id = p.record_a
where m.account_id = $account_id and p.verdict = 'one'
order by p.weight desc, 1, 2

-- name: pair_of
select record_a, record_b, levels, weight from match.pairs where record_a = $record_a and record_b = $record_b

-- name: doubt_of
-- Whether somebody is asked about two accounts, and what the two rows that are most alike weigh together.
select p.record_a, p.record_b, p.pattern, p.levels, p.weight, p.probability_ppm
from match.asked p
where (p.one = $account_id and p.other = $other_id) or (p.one = $other_id and p.other = $account_id)
order by p.weight desc nulls last, p.record_a, p.record_b
limit 1

-- name: mentioned_of
select p.record_id, p.row_id, p.kind
from match.mentioned p
join match.account_records m on m.record_id = p.record_id
join match.account_records r on r.record_id = p.row_id and r.account_id = m.account_id
where m.account_id = $account_id
order by r.first_seq, 2, 1

-- name: decided_of
select p.record_a, p.record_b, p.seq
from match.decided_pairs p
join match.account_records m on m.record_id = p.record_a
where m.account_id = $account_id
order by p.seq, 1, 2

-- name: weights
-- From the best level of each comparison to the worst.
select comparison, level, weight from match.weights order by comparison, place
