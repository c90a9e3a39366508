-- Which records are one company: what the matcher gets to see, and what becomes of it.

-- name: said_names
-- Short and English names in rows, and those that somebody gave an account.
create or replace temp table said_names as
select record_id, name, short_name as alias, 'short_name' as field, 'row' as origin from match.account_rows where short_name is not null
union all
select record_id, name, english_name, 'english_name', 'row' from match.account_rows where english_name is not null
union all
select t.record_id, c.name, t.alias, t.field, 'hand'
from decided.taught_names t
join company_records c on c.record_id = t.record_id

-- name: said_keys
-- Keys of the names that have others, and of these: few beside all names, so that what joins them needs little memory.
create or replace temp table said_keys as
select n.name, n.name_key
from match.names n
where n.version = $version and n.name in (select name from said_names union all select alias from said_names)

-- name: other_names
-- Short and English names that are other names than the row's own. One that companies
-- of several names claim is used for none of them.
create or replace table match.other_names as
with keyed as (
  select s.record_id, s.name, s.alias, s.field, s.origin, n.name_key, k.name_key as alias_key
  from said_names s
  join said_keys n on n.name = s.name
  join said_keys k on k.name = s.alias
  where n.name_key <> k.name_key
),
claims as (
  select alias_key, count(distinct name_key) as names from keyed group by 1
)
select
  'als_' || substr(@sha256(k.record_id || ' ' || k.origin || ' ' || k.field), 1, 20) as alias_id,
  k.record_id, k.name, k.alias, k.field, k.origin, k.name_key, k.alias_key,
  case when c.names = 1 then 'used' else 'claimed' end as is_used
from keyed k
join claims c on c.alias_key = k.alias_key

-- name: alias_pairs
select distinct name_key, alias_key from match.other_names where is_used = 'used' order by 2

-- name: no_aliases
-- Each name that has others, with the one that stands for all of them.
create or replace table match.aliases (name_key varchar, root_key varchar)

-- name: touched_keys
-- Where few rows are other ones than before: keys of names that come up, are no longer said, or mean the same as others now or until now. What
-- somebody taught and what is only named counts as such.
create or replace temp table touched_keys as
select n.name_key
from match.names n
where n.version = $version and n.name_key is not null
  and n.name in (
    select name from turned_names
    union all
    select name from company_records where not is_row
    union all
    select name from match.account_records where not is_row
    union all
    select alias from decided.taught_names
    union all
    select alias from match.taught
  )
union
select name_key from match.aliases
union
select name_key from match.called where name is not null

-- name: touched_count
select count(*) as records from touched_keys

-- name: forget_called
delete from match.called where name_key in (select name_key from touched_keys)

-- name: taught
-- What somebody taught until now.
create or replace table match.taught as select distinct alias from decided.taught_names

-- name: no_called_names
create or replace temp table called_names (name_key varchar, name varchar)

-- name: called_names
-- Names that rows say by their key, some of them at a time: one text is held for each until all are seen.
insert into called_names
select n.name_key, min(n.name)
from match.names n
where n.version = $version and n.name_key is not null and @part(n.name_key, $parts) = $part
  and n.name in (
    select name from company_records
    union all
    select short_name from match.account_rows
    union all
    select english_name from match.account_rows
    union all
    select alias from decided.taught_names
  )
  and {joined: n.name_key in (select name_key from touched_keys)}
group by 1

-- name: called_before
create or replace temp table called_before as select name_key, root_key, name from match.called where name is not null

-- name: called
-- Names that rows say; those that mean the same by one of them, with the name that stands for all.
create or replace table match.called as
select s.name_key, coalesce(a.root_key, s.name_key) as root_key, r.name
from called_names s
left join match.aliases a on a.name_key = s.name_key
left join (
  select name_key, name from called_names where name_key in (select root_key from match.aliases)
) r on r.name_key = a.root_key

-- name: standing_names
-- The names that stand for others, by the keys of these: few beside all names, so that one is soon found.
create or replace table match.standing_names as
select name_key, name from match.called where name is not null order by 1

-- name: crowded_domains
-- Domains that stand with so many names that they tell of no company: those of a group, an agency, a marketplace.
create or replace temp table crowded_domains as
select c.domain
from company_records c
where c.is_row
  and c.domain in (select domain from company_records where is_row and domain is not null group by 1 having count(*) > $most_names)
group by 1
having count(distinct c.name_node) > $most_names

-- name: people_domains
-- The domain of everybody who is said to work for a company, when they all have the same and it is nobody else's.
create or replace temp table people_domains as
select c.root_key, max(p.email_domain) as domain
from (
  select account_name, email_domain from contact_rows
  union all
  select account_name, email_domain from person_rows
) p
join match.names n on n.name = p.account_name and n.version = $version
join match.called c on c.name_key = n.name_key
where p.email_domain is not null
group by 1
having count(distinct p.email_domain) = 1
  and max(p.email_domain) not in (select domain from crowded_domains)

-- name: recalled
-- Names that stand for others, or for which others stand, otherwise than before.
create or replace temp table recalled as
select d.name_key
from (
  (
    select name_key, root_key, name from called_before
    except
    select name_key, root_key, name from match.called where name is not null
  )
  union all
  (
    select name_key, root_key, name from match.called where name is not null
    except
    select name_key, root_key, name from called_before
  )
) d

-- name: retold
-- Where few rows are other ones than before: the records that may be compared by other values. These rows, whoever has a name that stands for
-- another one now, rows of a domain that may tell now or no longer, whoever has or had the domain of its people, and all that is only named.
create or replace temp table retold as
with turned_domains as (
  select domain from match.account_records where record_id in (select record_id from turned) and domain is not null
  union
  select domain from company_records where record_id in (select record_id from turned) and domain is not null
)
select record_id from turned
union
select record_id from company_records where not is_row
union
select record_id from match.companies where not is_row
union
select record_id from company_records where substr(name_node, 3) in (select name_key from recalled)
union
select record_id from company_records where domain in (select domain from turned_domains)
union
select record_id from match.companies where root_key in (select root_key from people_domains)
union
select c.record_id
from match.companies c
join company_records r on r.record_id = c.record_id
where c.domain is not null and r.domain is null

-- name: retold_count
select (select count(*) from retold) as records, (select count(*) from match.companies) as of_all

-- name: forget_companies
delete from match.companies where record_id in (select record_id from retold)

-- name: company_count
select count(*) as records from company_records

-- name: no_companies
create or replace table match.companies (
  record_id varchar, is_row boolean, root_key varchar, name varchar, domain varchar, credit_code varchar, phone varchar,
  address varchar, industry varchar, place varchar
)

-- name: companies
-- Records by the name that stands for all names of theirs, and by a domain that tells. All of them together may be more than
-- memory holds.
insert into match.companies
with some_records as (
  select record_id, is_row, name, domain, substr(name_node, 3) as name_key
  from company_records
  where record_id >= $from and record_id < $until and {joined: record_id in (select record_id from retold)}
)
select
  c.record_id, c.is_row, k.root_key, coalesce(k.name, c.name, r.short_name, r.english_name) as name,
  case when c.domain is null then p.domain when x.domain is null or not c.is_row then c.domain end as domain,
  r.credit_code, r.phone, r.address, r.industry,
  case
    when r.country is not null or r.region is not null or r.city is not null
      then coalesce(r.country, '') || '/' || coalesce(r.region, '') || '/' || coalesce(r.city, '')
  end as place
from some_records c
left join (
  select record_id, short_name, english_name, credit_code, phone, address, industry, country, region, city
  from match.account_rows
  where record_id >= $from and record_id < $until and {joined: record_id in (select record_id from retold)}
) r on r.record_id = c.record_id
left join (
  select name_key, root_key, name from match.called where name_key in (select name_key from some_records)
) k on k.name_key = c.name_key
left join people_domains p on p.root_key = k.root_key
left join crowded_domains x on x.domain = c.domain

-- name: mentioned
-- A company that is only named means the rows that have its name; one without such a row those that have the domain of its people, where
-- a row states it.
create or replace table match.mentioned as
with named as (
  select record_id, root_key, domain from match.companies where not is_row
),
same_name as (
  select record_id, root_key from match.companies where is_row and root_key in (select root_key from named)
),
stated as (
  select domain from company_records where is_row and domain in (select domain from named)
),
same_domain as (
  select record_id, domain from match.companies
  where is_row and domain in (select domain from stated) and domain not in (select domain from crowded_domains)
)
select m.record_id, r.record_id as row_id, 'same_name' as kind
from named m
join same_name r on r.root_key = m.root_key
union all
select m.record_id, r.record_id, case when m.root_key is null then 'same_domain' else 'people' end
from named m
join same_domain r on r.domain = m.domain
where m.root_key is null or m.root_key not in (select root_key from same_name)

-- name: stated_parents
-- The company that a row states as its parent, by the name that stands for all its names: a table of its own, so that no engine joins
-- all names with all records first, by what they may not have in common.
create or replace temp table stated_parents as
select r.record_id, k.root_key
from match.account_rows r
join match.names n on n.name = r.parent and n.version = $version
join match.called k on k.name_key = n.name_key
where r.parent is not null

-- name: parted
-- A row that states another company as its parent is not that company: the rows of both, by the parent's name.
create or replace temp table parted as
select s.root_key, 1 as side, c.record_id
from stated_parents s
join match.companies c on c.record_id = s.record_id
where c.is_row and s.root_key <> c.root_key
union
select c.root_key, 0, c.record_id
from match.companies c
where c.is_row and c.root_key in (select root_key from stated_parents)

-- name: sides
select dense_rank() over (order by root_key) - 1 as place, side, record_id from parted order by 1, 2, 3

-- name: create_matched
-- By what the last matching compared, beside the records.
create table if not exists match.matched (made_of varchar)

-- name: create_evidence
create table if not exists match.evidence (
  row_number integer, record_id varchar, name varchar, domain varchar, credit_code varchar, phone varchar, place varchar, address varchar,
  industry varchar
)

-- name: create_matched_parents
-- The rows on both sides of a stated parent as they were.
create table if not exists match.matched_parents (root_key varchar, side integer, record_id varchar)

-- name: create_matched_effects
-- What verdicts came to, piece by piece, and the rows that each piece is about.
create table if not exists match.matched_effects (effect varchar, record_id varchar)

-- name: is_matched
-- Whether the last matching was by just this.
select 1 as is_matched from match.matched where made_of = $made_of

-- name: effects
create or replace temp table effects (effect varchar, record_id varchar)

-- name: said_otherwise
-- Rows of which something else is said or stated than before.
create or replace temp table said_otherwise as
select d.record_id
from (
  (select root_key, side, record_id from parted except select root_key, side, record_id from match.matched_parents)
  union all
  (select root_key, side, record_id from match.matched_parents except select root_key, side, record_id from parted)
) d
union
select d.record_id
from (
  (select effect, record_id from effects except select effect, record_id from match.matched_effects)
  union all
  (select effect, record_id from match.matched_effects except select effect, record_id from effects)
) d

-- name: evidence_now
-- What is compared. Who only means others is not compared, unless a person says what it is.
create or replace temp table evidence_now as
select c.record_id, c.name, c.domain, c.credit_code, c.phone, c.place, c.address, c.industry
from match.companies c
where {joined: (c.record_id in (select record_id from retold) or c.record_id in (select record_id from said_otherwise))}
  and (
    c.is_row or c.record_id not in (select record_id from match.mentioned)
    or c.record_id in (select record_a from match.decided_pairs union select record_b from match.decided_pairs)
  )

-- name: news
-- Rows that are new, say something else or are gone, and those of which something else is said or stated.
create or replace temp table news as
select n.record_id
from evidence_now n
left join match.evidence e on e.record_id = n.record_id
where e.record_id is null or e.name is distinct from n.name or e.domain is distinct from n.domain
  or e.credit_code is distinct from n.credit_code or e.phone is distinct from n.phone or e.place is distinct from n.place
  or e.address is distinct from n.address or e.industry is distinct from n.industry
union
select e.record_id
from match.evidence e
where e.record_id not in (select record_id from evidence_now) and {joined: e.record_id in (select record_id from retold)}
union
select record_id from said_otherwise

-- name: news_count
select
  (select count(*) from news where record_id in (select record_id from evidence_now) or record_id in (select record_id from match.evidence))
    as news,
  (select count(*) from match.companies) as records

-- name: evidence
create or replace table match.evidence as
select
  cast(row_number() over (order by record_id) - 1 as integer) as row_number,
  record_id, name, domain, credit_code, phone, place, address, industry
from evidence_now
order by record_id

-- name: no_matched
create or replace table match.matched (made_of varchar)

-- name: matched
insert into match.matched select $made_of

-- name: matched_parents
create or replace table match.matched_parents as select root_key, side, record_id from parted order by 1, 2, 3

-- name: matched_effects
create or replace table match.matched_effects as select effect, record_id from effects order by 1, 2

-- name: compared_count
select coalesce(max(row_number) + 1, 0) as records from match.evidence

-- name: compared
-- Some rows after the others: an answer of all would be held whole.
select record_id, name, domain, credit_code, phone, place, address, industry from match.evidence
where row_number >= $from_row and row_number < $until_row
order by row_number

-- name: no_found
-- Per compared record that is not alone, or of which somebody said something: its company, the first record that says the same,
-- whether a verdict brought it there, and whether somebody took it out of another.
create or replace table match.found (record_id varchar, component varchar, twin_id varchar, by_hand boolean, placed boolean)

-- name: no_parts
-- Where rows are to be joined, per row its component by its first row: of what pairs above the threshold link, twins and people. Rows that are
-- alone in theirs are left out.
create or replace table match.parts (record_id varchar, part varchar)

-- name: no_pairs
create or replace table match.pairs (
  record_a varchar, record_b varchar, levels varchar, weight integer, probability_ppm integer, verdict varchar
)

-- name: no_weights
-- What each level of each comparison weighs, in thousandths of a bit, what rows teach that it weighs, what rows and verdicts do, and in how
-- many of the compared pairs it was seen.
create or replace table match.weights (
  comparison varchar, place integer, level varchar, weight integer, learned integer, taught integer, pairs bigint
)

-- name: kept_weights
select version, comparison, level, weight from decided.weights order by comparison, level

-- name: no_training
-- The version that the weights are of, none where the rows teach them; what was compared, and how many verdicts teach something.
create or replace table match.training (version bigint, records bigint, pairs bigint, verdicts bigint)

-- name: no_learned
-- What else the comparisons need to know: how many different values a field has (by its place), whether the words of names are sorted, which comparison is
-- only asked where another one says nothing, by their places; how large a block may be, how many nodes there are and how many pairs blocks make.
create or replace table match.learned (what varchar, one integer, other integer)

-- name: no_vocabulary
-- Words of names and addresses that several have, and numbers that many have: in how many values of the field each is, whether it tells a
-- trade, and whether it is all of some name.
create or replace temp table words (hash integer, field varchar, word varchar, names integer, is_trade boolean, is_short_name boolean)

-- name: no_lookup
create or replace temp table lookup (of_comparison integer, hash integer, row_number integer)

-- name: vocabulary
-- In the order of the hashes by which they are asked for, so that an engine passes over most of them.
create or replace table match.vocabulary as
select hash, field, word, names, is_trade, is_short_name from words order by hash, field, word

-- name: keys
-- Which rows are found under the hash of which key of which comparison, so that more rows find those to compare them with.
create or replace table match.keys as
select of_comparison, hash, row_number from lookup order by hash, of_comparison, row_number

-- name: no_common
-- Keys that are combined with one another, since many records share them.
create or replace table match.common (of_comparison integer, hash integer)

-- name: no_crowded
-- Keys that more nodes share than a block may hold, where rows are to be joined.
create or replace table match.crowded (of_comparison integer, hash integer, records integer)

-- name: create_meant
create table if not exists match.meant (record_id varchar, component varchar)

-- name: no_regrouped
-- Where rows joined those that were matched before: the records that go somewhere else than before, or in another way.
create or replace temp table regrouped (record_id varchar)

-- name: meant_before
create or replace temp table meant_before as select record_id, component from match.meant

-- name: no_kept_apart
-- Rows that verdicts in force keep apart: those of one side of a verdict from those of the other.
create or replace temp table kept_apart (seq bigint, side integer, record_id varchar)

-- name: meant
-- Of several companies that a name may mean it is the one that nobody parted it from, rather than one whose row somebody took out of
-- another, and the one with the domain of its people; then the one with most of the rows.
create or replace table match.meant as
with barred as (
  select distinct m.record_id, coalesce(f.component, o.record_id) as component
  from kept_apart m
  join kept_apart o on o.seq = m.seq and o.side <> m.side
  left join match.found f on f.record_id = o.record_id
),
means as (
  select m.record_id, coalesce(f.component, m.row_id) as component, coalesce(f.placed, false) as placed, o.domain as own_domain, r.domain
  from match.mentioned m
  join match.companies o on o.record_id = m.record_id
  join match.companies r on r.record_id = m.row_id
  left join match.found f on f.record_id = m.row_id
  where m.record_id not in (select record_id from match.found)
),
choices as (
  select
    m.record_id, m.component,
    row_number() over (
      partition by m.record_id
      order by
        min(case when m.placed then 1 else 0 end),
        max(case when m.domain = m.own_domain then 1 else 0 end) desc,
        count(*) desc, m.component
    ) as place
  from means m
  left join barred b on b.record_id = m.record_id and b.component = m.component
  where b.record_id is null
  group by m.record_id, m.component
)
select record_id, component from choices where place = 1

-- name: meant_otherwise
insert into regrouped
select d.record_id
from (
  (select record_id, component from meant_before except select record_id, component from match.meant)
  union all
  (select record_id, component from match.meant except select record_id, component from meant_before)
) d

-- name: settled
-- Where the records go that do not stay alone.
create or replace temp table settled as
select record_id, component, twin_id, by_hand, placed from match.found
union all
select record_id, component, record_id, false, false from match.meant
