-- Why rows are one person: what ties each to others, and what it weighs.

-- name: rows_of
-- The rows of a person, the oldest first, each as it was compared and where it stands.
select
  m.record_id, m.contact_id, m.twin_id, m.name, m.email, m.phone, m.account_id, a.name as account, r.title, i.file, r.line, r.source
from match.contact_records m
join (
  select record_id, import_id, line, source, title from collect.current_contacts
  union all
  select record_id, import_id, line, source, title from collect.current_followers
  union all
  select record_id, import_id, line, source, title from collect.current_members
  union all
  select record_id, import_id, line, source, title from collect.current_attendance
) r on r.record_id = m.record_id
join collect.imports i on i.import_id = r.import_id
left join match.accounts a on a.account_id = m.account_id
where m.contact_id = $contact_id
order by m.first_seq, m.record_id
limit 10000

-- name: pairs_of
select p.record_a, p.record_b, p.levels, p.weight, p.verdict
from match.person_pairs p
join match.contact_records m on m.record_id = p.record_a
where m.contact_id = $contact_id and p.verdict <> 'review'
order by p.weight desc, 1, 2

-- name: pair_of
select record_a, record_b, levels, weight, verdict
from match.person_pairs
where record_a = $record_a and record_b = $record_b and levels <> ''

-- name: doubt_of
-- Whether somebody is asked about two people, and what the two rows that are most alike weigh together.
select p.record_a, p.record_b, p.levels, p.weight, p.probability_ppm
from match.person_pairs p
join match.contact_records l on l.record_id = p.record_a
join match.contact_records r on r.record_id = p.record_b
where p.verdict = 'review'
  and ((l.contact_id = $contact_id and r.contact_id = $other_id) or (l.contact_id = $other_id and r.contact_id = $contact_id))
order by p.weight desc, p.record_a, p.record_b
limit 1

-- name: asked
-- Two people that may be one and that somebody is asked about, with the account of each: first those where most was sold or is offered
-- to one of the two accounts, then the likeliest; of several pairs of rows the one that weighs most.
select
  q.record_a, q.record_b, q.levels, q.weight, q.probability_ppm, a.account_id as a_account_id, b.account_id as b_account_id,
  coalesce(a.won_revenue + a.open_amount, 0) as a_worth, coalesce(b.won_revenue + b.open_amount, 0) as b_worth
from (
  select
    p.*, l.contact_id as one, r.contact_id as other,
    row_number() over (
      partition by
        case when l.contact_id < r.contact_id then l.contact_id else r.contact_id end,
        case when l.contact_id < r.contact_id then r.contact_id else l.contact_id end
      order by p.weight desc, p.record_a, p.record_b
    ) as place
  from match.person_pairs p
  join match.contact_records l on l.record_id = p.record_a
  join match.contact_records r on r.record_id = p.record_b
  where p.verdict = 'review' and l.contact_id <> r.contact_id
    and ($account_id = '' or l.account_id = $account_id or r.account_id = $account_id)
) q
join match.contacts c on c.contact_id = q.one
join match.contacts d on d.contact_id = q.other
left join match.accounts a on a.account_id = c.account_id
left join match.accounts b on b.account_id = d.account_id
where q.place = 1
  and not exists (
    select 1
    from decided.verdicts x
    join decided.verdicts y on y.seq = x.seq and y.side <> x.side
    where x.record_id = q.record_a and y.record_id = q.record_b
  )
order by
  case
    when coalesce(a.won_revenue + a.open_amount, 0) > coalesce(b.won_revenue + b.open_amount, 0)
      then coalesce(a.won_revenue + a.open_amount, 0)
    else coalesce(b.won_revenue + b.open_amount, 0)
  end desc,
  q.weight desc, q.record_a, q.record_b
limit 1000

-- name: said_by
-- Rows of people as they were compared, whose ids stand one per line; and of the person that each is (`of_`) the sources and what
-- hangs on the account.
with asked as (
  select m.record_id, m.contact_id, m.name, m.email, m.phone, m.account_id
  from unnest(split($ids, chr(10))) as i(record_id)
  join match.contact_records m on m.record_id = i.record_id
),
told as (
  select m.contact_id, m.record_id, r.source, r.title
  from match.contact_records m
  join (
    select record_id, source, title from collect.current_contacts
    union all
    select record_id, source, title from collect.current_followers
    union all
    select record_id, source, title from collect.current_members
    union all
    select record_id, source, title from collect.current_attendance
  ) r on r.record_id = m.record_id
  where m.contact_id in (select contact_id from asked)
),
origins as (
  select s.contact_id, @join_text(s.source, '; ', s.source) as sources
  from (select distinct contact_id, source from told where source is not null) s
  group by 1
)
select
  q.record_id, q.name, q.email, q.phone, a.name as account, r.title,
  c.contact_id as of_contact_id, c.name as of_name, c.email as of_email, c.records as of_records, o.sources as of_sources,
  h.account_id as of_account_id, h.name as of_account, coalesce(h.won_revenue, 0) as of_won_revenue,
  coalesce(h.open_amount, 0) as of_open_amount, coalesce(h.open_opportunities, 0) as of_open_opportunities
from asked q
join told r on r.record_id = q.record_id
join match.contacts c on c.contact_id = q.contact_id
left join origins o on o.contact_id = q.contact_id
left join match.accounts a on a.account_id = q.account_id
left join match.accounts h on h.account_id = c.account_id

-- name: decided_of
select p.record_a, p.record_b, p.seq
from match.decided_pairs p
join match.contact_records m on m.record_id = p.record_a
where m.contact_id = $contact_id
order by p.seq, 1, 2

-- name: weights
-- First of what was seen most; from the best level of each comparison to the worst.
select w.comparison, w.level, w.weight, w.pairs
from (select m.*, sum(m.pairs) over (partition by m.comparison) as seen from match.person_weights m) w
order by w.seen desc, w.comparison, w.place

-- name: compared_rows
select count(*) as records from match.person_evidence
