-- Which companies to go for. Evidence and lists are kept as they were shown; scores are made anew from
-- the account base with every refresh.

-- name: create_schema
create schema if not exists identify

-- name: create_profiles
create table if not exists identify.profiles (
  profile_id varchar not null,
  name varchar not null,
  version integer not null,
  learned_at timestamp(6) not null,
  basis varchar not null,
  body varchar not null
)

-- name: create_bins
-- The scorecard: one row per trait and bin, with the evidence behind it.
create table if not exists identify.bins (
  profile_id varchar not null,
  trait varchar not null,
  bin varchar not null,
  bin_key varchar,
  low double,
  high double,
  points bigint not null,
  most bigint not null,
  accounts bigint not null,
  won bigint not null,
  closed bigint not null,
  lift double,
  verdict varchar not null
)

-- name: create_sectors
-- Of each industry of the tree the section that it is in, by their names.
create or replace table identify.sectors (industry varchar, sector varchar)

-- name: has_activations
select 1 as there from information_schema.tables where table_schema = 'identify' and table_name = 'activations'

-- name: create_activations
-- Which version of a profile accounts are scored by, since when and why: of each name the last line counts. A name's first version
-- counts at once and has no reason.
create table if not exists identify.activations (
  activation_id varchar not null,
  place bigint not null,
  profile_id varchar not null,
  reason varchar,
  activated_by varchar,
  activated_at timestamp(6) not null
)

-- name: adopt_newest
-- In homes from before there were activations the newest version of each name counted.
insert into identify.activations
select
  'act_' || p.profile_id, m.most + row_number() over (order by p.learned_at, p.version, p.profile_id),
  p.profile_id, cast(null as varchar), cast(null as varchar), p.learned_at
from (
  select q.*, row_number() over (partition by q.name order by q.version desc) as age from identify.profiles q
) p
cross join (select coalesce(max(place), 0) as most from identify.activations) m
where p.age = 1
  and p.name not in (select k.name from identify.activations a join identify.profiles k on k.profile_id = a.profile_id)

-- name: create_offers
-- The products that there were when a version was put in force or reviewed last; one without a name says that they were kept.
create table if not exists identify.offers (profile_id varchar not null, product_id varchar not null, name varchar not null)

-- name: create_in_force
-- The version of each profile that counts.
create or replace view identify.in_force as
select x.profile_id, x.name, x.place, x.activated_at
from (
  select a.profile_id, p.name, a.place, a.activated_at, row_number() over (partition by p.name order by a.place desc) as age
  from identify.activations a
  join identify.profiles p on p.profile_id = a.profile_id
) x
where x.age = 1

-- name: create_profile_states
-- Every version with what it is: a draft, the one that counts, or one that counted earlier.
create or replace view identify.profile_states as
select
  p.profile_id, p.name, p.version, p.learned_at, p.body,
  case when f.profile_id is not null then 'active' when e.profile_id is not null then 'earlier' else 'draft' end as status,
  e.activated_at
from identify.profiles p
left join identify.in_force f on f.profile_id = p.profile_id
left join (
  select profile_id, max(activated_at) as activated_at from identify.activations group by 1
) e on e.profile_id = p.profile_id

-- name: create_target_lists
create table if not exists identify.target_lists (
  list_id varchar not null,
  version integer not null,
  build_id varchar not null,
  name varchar not null,
  owner varchar not null,
  kpi varchar not null,
  pilot boolean not null,
  profile_id varchar not null,
  basis varchar not null,
  capacity varchar not null,
  relationship varchar not null,
  accounts bigint not null,
  excluded bigint not null,
  built_at timestamp(6) not null,
  built_by varchar not null,
  warnings varchar not null
)

-- name: create_target_accounts
create table if not exists identify.target_accounts (
  list_id varchar not null,
  version integer not null,
  place bigint not null,
  tier varchar not null,
  account_id varchar not null,
  fit bigint,
  grade varchar,
  readiness bigint not null,
  value decimal(18, 2) not null,
  reasons varchar not null
)

-- name: create_account_fit
create table if not exists identify.account_fit (
  account_id varchar, profile_id varchar, fit bigint, grade varchar, gate varchar,
  probability double, probability_low double, probability_high double, expected_deal decimal(18, 2), expected_value decimal(18, 2)
)

-- name: create_score_history
-- Scores as they were; see scores/history.sql.
create table if not exists identify.score_history (
  place bigint not null,
  since timestamp(6) not null,
  profile_id varchar not null,
  account_id varchar not null,
  is_there boolean not null,
  fit bigint,
  grade varchar,
  gate varchar,
  probability double,
  probability_low double,
  probability_high double,
  expected_deal decimal(18, 2),
  expected_value decimal(18, 2),
  known varchar not null
)

-- name: add_list_probability
alter table identify.target_accounts add column if not exists probability double

-- name: add_list_expected_value
alter table identify.target_accounts add column if not exists expected_value decimal(18, 2)

-- name: create_best_fit
-- Which profile in force an account fits best, and how many points before the next: those that are equal are named together, with a lead
-- of 0. A profile whose minimum it fails is none for it.
create or replace view identify.best_fit as
{best fit}

-- name: create_trait_values
-- The traits of every account, one row each: text traits by their lower-case text, numeric ones by number.
create or replace view identify.trait_values as
{trait values}
union all
select a.account_id, t.trait, v.value, case when v.number is null then lower(v.value) end, v.number
from match.accounts a
cross join (select distinct trait from identify.bins where starts_with(trait, 'column:')) t
left join match.other_values v on v.account_id = a.account_id and 'column:' || v.trait = t.trait

-- name: create_receipt_lines
-- Every account against every trait of every scorecard that gives points: the lines that a score is the
-- sum of. A value without a bin of its own falls to "(other)", none at all to "(missing)".
create or replace view identify.receipt_lines as
with traits as (
  select distinct profile_id, trait from identify.bins where most > 0
),
labelled as (
  select t.profile_id, v.account_id, v.trait, v.value, coalesce(own.bin, rest.bin) as bin,
    coalesce(own.points, rest.points) as points, coalesce(own.most, rest.most) as most,
    coalesce(own.lift, rest.lift) as lift, coalesce(own.accounts, rest.accounts) as accounts,
    coalesce(own.verdict, rest.verdict) as verdict
  from identify.trait_values v
  join traits t on t.trait = v.trait
  left join identify.bins own
    on own.profile_id = t.profile_id
    and own.trait = v.trait
    and own.bin_key = v.text_value
    and v.number_value is null
  join identify.bins rest
    on rest.profile_id = t.profile_id
    and rest.trait = v.trait
    and rest.bin_key = case when v.value is null then '(missing)' else '(other)' end
  where v.number_value is null
  union all
  select own.profile_id, v.account_id, v.trait, v.value, own.bin, own.points, own.most, own.lift, own.accounts, own.verdict
  from identify.trait_values v
  join identify.bins own
    on own.trait = v.trait
    and own.most > 0
    and v.number_value >= own.low
    and (own.high is null or v.number_value < own.high)
  where v.number_value is not null
)
select profile_id, account_id, trait, value, bin, points, most, lift, accounts, verdict from labelled

-- name: create_bought
-- What accounts bought, and when: purchases and contracts, or won opportunities where there is no file of such.
create or replace view identify.bought as
select p.account_id, p.product, coalesce(p.amount, 0) as amount, coalesce(p.purchased_on, p.starts_on) as bought_on
from match.purchases p
where p.account_id is not null and coalesce(p.purchased_on, p.starts_on) is not null
union all
select o.account_id, o.product, coalesce(o.amount, 0) as amount, o.closed_on as bought_on
from match.opportunities o
where o.account_id is not null and o.status = 'won' and o.closed_on is not null
  and not exists (select 1 from match.purchases)

-- name: any_account
select account_id from match.accounts limit 1

-- name: observations
-- What is known of the accounts with a case; see profile/outcome.ts.
select
  a.account_id,
  {traits}
from match.accounts a
where a.account_id in (select c.account_id from cases c)

-- name: observed_others
-- What columns that nobody mapped say of the accounts with a case.
select v.account_id, v.trait, v.value, v.number
from match.other_values v
where v.account_id in (select c.account_id from cases c)

-- name: insert_profile
insert into identify.profiles select $profile_id, $name, $version, @moment($at), $basis, $body

-- name: activate_first
-- A name's first version counts at once: there is nothing before it that would change.
insert into identify.activations
select
  'act_' || $profile_id, (select coalesce(max(a.place), 0) + 1 from identify.activations a), $profile_id, cast(null as varchar), $by,
  @moment($at)
from (select count(*) as known from identify.in_force f where f.name = $name) n
where n.known = 0

-- name: forget_offer
delete from identify.offers where profile_id = $profile_id

-- name: keep_offer
insert into identify.offers
select $profile_id, product_id, coalesce(name, product_id) from match.products
union all
select $profile_id, '', ''

-- name: get_profile
select profile_id, status, activated_at, body from identify.profile_states where profile_id = $profile_id

-- name: current_profile
-- The version that was put in force last, of all profiles.
select max_by(profile_id, place) as profile_id from identify.in_force

-- name: bins_of
-- The scorecard of a profile.
select trait, bin, bin_key, low, high, points, most, accounts, won, closed, lift, verdict
from identify.bins
where profile_id = $profile_id
order by trait, low, bin_key, bin

-- name: list_profiles
select profile_id, status, activated_at, body
from identify.profile_states
order by learned_at desc, version desc, profile_id

-- name: profiles_in_force
-- The ones that accounts are scored against.
select profile_id, status, activated_at, body from identify.profile_states where status = 'active' order by profile_id

-- name: looked_at
-- Those, and drafts that may be next.
select profile_id, status, activated_at, body from identify.profile_states where status <> 'earlier' order by profile_id

-- name: renew_account_fit
-- Emptied, in the form that it has today.
create or replace table identify.account_fit (
  account_id varchar, profile_id varchar, fit bigint, grade varchar, gate varchar,
  probability double, probability_low double, probability_high double, expected_deal decimal(18, 2), expected_value decimal(18, 2)
)

-- name: points
select profile_id, trait, bin_key, low, high, points
from identify.bins
where most > 0
order by profile_id, trait, low nulls first, points, bin_key

-- name: is_scored
select 1 as scored from identify.account_fit where profile_id = $profile_id limit 1

-- name: forget_changed_fit
-- Versions that are not in force are scored again when they are needed.
delete from identify.account_fit
where account_id in (select account_id from changed_accounts)
  or profile_id not in (select profile_id from identify.in_force)

-- name: fits_of
-- An account by every profile in force, the best first.
select f.profile_id, p.name as profile, p.version, f.fit, f.grade, f.gate
from identify.account_fit f
join identify.in_force n on n.profile_id = f.profile_id
join identify.profiles p on p.profile_id = f.profile_id
where f.account_id = $account_id
order by case when f.gate = 'fail' then 1 else 0 end, f.fit desc nulls last, p.name

-- name: receipt
select r.trait, r.value, r.bin, r.points, r.most, r.lift, r.accounts
from identify.receipt_lines r
where r.account_id = $account_id and r.profile_id = $profile_id
order by r.points desc, r.trait

-- name: receipts_of_list
select r.account_id, r.trait, r.value, r.bin, r.points, r.most, r.lift, r.accounts, r.verdict
from identify.receipt_lines r
join ranked t on t.account_id = r.account_id
where r.profile_id = $profile_id
order by r.account_id, r.points desc, r.trait

-- name: next_version
select coalesce(max(version), 0) + 1 as version from identify.target_lists where list_id = $list_id

-- name: count_lists
select count(distinct list_id) as lists from identify.target_lists

-- name: ranked
-- The list: accounts that pass the gate, by fit where the profile has a signal, else by value. Fit and
-- readiness stay two numbers; readiness only orders accounts of equal fit.
create or replace temp table ranked as
select q.*, row_number() over (
  order by
    case when $basis = 'fit' then q.fit end desc nulls last,
    case when $basis = 'fit' then q.readiness end desc nulls last,
    q.value desc, q.open_opportunities desc, q.readiness desc, q.account_id
) as place
from (
  select
    a.account_id, a.name, a.won, a.lost, a.won_revenue, a.open_amount, a.open_opportunities, a.relationship,
    f.fit, f.grade, f.gate, f.probability, f.expected_value,
    coalesce(r.readiness, 0) as readiness,
    cast(a.won_revenue + a.open_amount as decimal(18, 2)) as value
  from match.accounts a
  left join identify.account_fit f on f.account_id = a.account_id and f.profile_id = $profile_id
  left join signals.readiness r on r.account_id = a.account_id
  where coalesce(f.gate, 'pass') <> 'fail'
    and ($relationship = 'all' or ($relationship = 'customers') = (a.relationship = 'customer'))
) q

-- name: cut_ranked
delete from ranked where place > $most

-- name: read_ranked
select * from ranked order by place

-- name: count_excluded
select count(*) as excluded from identify.account_fit where profile_id = $profile_id and gate = 'fail'

-- name: built_list
select * from identify.target_lists where build_id = $build_id

-- name: insert_list
insert into identify.target_lists
select $list_id, $version, $build_id, $name, $owner, $kpi, $pilot, $profile_id, $basis, $capacity, $relationship, $accounts, $excluded,
  @moment($at), $by, $warnings

-- name: newest_lists
select l.*
from (
  select t.*, row_number() over (partition by list_id order by version desc) as age from identify.target_lists t
) l
where l.age = 1
order by l.built_at desc, l.list_id

-- name: get_list
select l.*
from identify.target_lists l
where l.list_id = $list_id and ($version is null or l.version = $version)
order by l.version desc
limit 1

-- name: list_versions
select version, accounts, profile_id, built_at, built_by from identify.target_lists where list_id = $list_id order by version desc

-- name: list_accounts
-- A list as it was built; an account that was merged since shows under its living id, once, at its best place. The profile that it
-- fits best is that of now.
with page as (
  select t.*
  from (
    select l.*, row_number() over (partition by l.account_id order by l.place) as stand
    from (
      select
        e.list_id, e.version, e.place, e.tier, coalesce(m.account_id, e.account_id) as account_id,
        e.fit, e.grade, e.probability, e.expected_value, e.readiness, e.value, e.reasons
      from identify.target_accounts e
      left join match.account_records m on 'acc_' || m.record_id = e.account_id
      where e.list_id = $list_id and e.version = $version
    ) l
  ) t
  where t.stand = 1 and t.place > $after and ($tier is null or t.tier = $tier)
  order by t.place
  limit $limit
),
best as (
{best fit of page}
)
select
  t.list_id, t.version, t.place as rank, t.tier, t.account_id,
  coalesce(a.name, t.account_id) as name, a.domain, a.industry, a.employees, a.country, a.city, a.owner,
  coalesce(a.relationship, 'prospect') as relationship, t.fit, t.grade, t.probability, t.expected_value, t.readiness, t.value, t.reasons,
  b.best_profile, b.best_lead
from page t
left join match.accounts a on a.account_id = t.account_id
left join best b on b.account_id = t.account_id
order by t.place

-- name: listed_accounts
-- Living accounts that stand on the newest version of some list.
select distinct m.account_id
from identify.target_accounts t
join (select list_id, max(version) as version from identify.target_lists group by 1) l
  on l.list_id = t.list_id and l.version = t.version
join match.account_records m on 'acc_' || m.record_id = t.account_id

-- name: lists_of
select l.list_id, l.name, l.version, min_by(t.tier, t.place) as tier, min(t.place) as rank
from identify.target_accounts t
join match.account_records m on 'acc_' || m.record_id = t.account_id
join (
  select list_id, name, version, row_number() over (partition by list_id order by version desc) as age from identify.target_lists
) l on l.list_id = t.list_id and l.version = t.version
where m.account_id = $account_id and l.age = 1
group by 1, 2, 3
order by 2, 1
