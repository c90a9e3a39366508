-- People and purchases that other files than contacts and opportunities tell of: followers of an official account, members
-- of a community, those who came to an event, those who were called or written to, and contracts. Each resolves to an account.

-- name: purchases
create or replace table match.purchases as
select
  'pur_' || r.record_id as purchase_id,
  coalesce(e.account_id, n.account_id) as account_id,
  p.product_id, coalesce(p.name, r.product) as product,
  r.amount, r.original_amount, r.currency, r.purchased_on, r.starts_on, coalesce(r.ends_on, r.renews_on) as ends_on,
  coalesce(r.renews_on, r.ends_on) as renews_on,
  r.status, r.owner, r.external_id, r.record_id
from purchase_rows r
left join external_ids e on e.external_id = r.account_external_id
left join named_accounts n on n.name = r.account_name and n.beside is null
left join match.names pk on pk.name = r.product and pk.version = $version
left join match.products p on p.plain_key = pk.plain_key

-- name: followers
create or replace table match.followers as
select
  'fol_' || r.record_id as follower_id, l.account_id, l.contact_id, r.nickname, r.full_name as name, r.external_id as openid,
  r.unionid, cast(r.followed_on as date) as followed_on, r.scene, r.tags, r.record_id
from collect.current_followers r
join person_links l on l.record_id = r.record_id

-- name: members
create or replace table match.members as
select
  'mem_' || r.record_id as member_id, l.account_id, l.contact_id, r.group_name, r.nickname, r.remark, r.full_name as name,
  cast(r.joined_on as date) as joined_on, r.tags, r.record_id
from collect.current_members r
join person_links l on l.record_id = r.record_id

-- name: attendance
-- One row per person and event: somebody who left and came back stands in the file several times, and what is
-- added up is the time. An event without a name is that of its source.
create or replace table match.attendance as
select
  'att_' || min(a.record_id) as attendance_id,
  max_by(a.account_id, a.recency) filter (where a.account_id is not null) as account_id,
  a.contact_id,
  min(a.event) as event,
  coalesce(min(a.held_on), cast(min(a.joined_at) as date)) as held_on,
  cast(min(a.registered_on) as date) as registered_on,
  case
    when bool_or(a.attended or a.minutes > 0 or a.joined_at is not null) then true
    when bool_or(not a.attended) then false
  end as attended,
  min(a.joined_at) as joined_at,
  max(a.left_at) as left_at,
  cast(sum(a.minutes) as bigint) as minutes,
  count(*) as source_rows,
  min(a.record_id) as record_id
from (
  select
    r.record_id, l.account_id, l.contact_id, coalesce(r.event, r.source) as event, r.held_on, r.registered_on, r.attended,
    r.joined_at, r.left_at, r.minutes, row_number() over (order by r.seq, r.record_id) as recency
  from collect.current_attendance r
  join person_links l on l.record_id = r.record_id
) a
group by a.contact_id, lower(a.event)

-- name: attendance_activities
-- Who came to an event, or registered for one and did not come, did something: readiness counts it.
insert into match.activities (activity_id, account_id, contact_id, type, subject, occurred_on, record_id)
select
  'act_' || a.record_id, a.account_id, a.contact_id, case when a.attended then 'event attended' else 'registration' end, a.event,
  coalesce(case when a.attended then a.held_on end, a.registered_on, a.held_on), a.record_id
from match.attendance a
where (a.attended or a.registered_on is not null) and coalesce(a.held_on, a.registered_on) is not null

-- name: outcomes
create or replace table match.outcomes as
select
  'out_' || r.record_id as outcome_id, l.account_id, l.contact_id, r.channel, r.outcome, coalesce(w.value, r.outcome_status) as status,
  cast(r.occurred_on as date) as occurred_on, r.email, r.phone, r.subject, r.owner, r.record_id
from collect.current_outcomes r
join person_links l on l.record_id = r.record_id
left join decided.answers w on w.type = 'outcome' and w.written = lower(r.outcome)

-- name: costs
create or replace table match.costs as
select
  'cost_' || o.record_id as cost_id, o.campaign, o.channel,
  {reported: o.amount} as amount,
  o.amount as original_amount, coalesce(o.amount_currency, o.currency) as currency, o.spent_on, o.period, o.owner, o.record_id
from collect.current_costs o
cross join reporting
{rates: o.amount on coalesce(o.spent_on, date '9999-12-30')}

-- name: origins
-- Through what else than accounts, contacts and opportunities an account is known, in numbers.
create or replace table match.origins as
select
  o.account_id,
  count_if(o.kind = 'followers') as followers,
  count_if(o.kind = 'members') as members,
  count_if(o.kind = 'attendance') as attendance,
  count_if(o.kind = 'purchases') as purchases,
  cast(coalesce(sum(o.amount), 0) as decimal(18, 2)) as purchased_amount,
  max(o.renews_on) as renews_on
from (
  select account_id, 'followers' as kind, cast(null as decimal(18, 2)) as amount, cast(null as date) as renews_on from match.followers
  union all
  select account_id, 'members', cast(null as decimal(18, 2)), cast(null as date) from match.members
  union all
  select account_id, 'attendance', cast(null as decimal(18, 2)), cast(null as date) from match.attendance where attended
  union all
  select account_id, 'purchases', amount, renews_on from match.purchases
) o
where o.account_id is not null
group by 1

-- name: purchases_of
select purchase_id, account_id, product, amount, currency, purchased_on, starts_on, ends_on, renews_on, status, owner
from match.purchases
where account_id = $account_id
order by coalesce(purchased_on, starts_on, ends_on) desc, purchase_id
limit 1000

-- name: origins_of
-- The followers, members, attendances and outcomes that lead to an account, the newest first.
select o.kind, o.id, o.contact_id, c.name as contact, o.label, o.detail, o.happened_on, o.minutes
from (
  select 'followers' as kind, follower_id as id, account_id, contact_id, coalesce(name, nickname) as label, scene as detail, followed_on as happened_on, cast(null as bigint) as minutes from match.followers
  union all
  select 'members', member_id, account_id, contact_id, coalesce(remark, nickname, name), group_name, joined_on, cast(null as bigint) from match.members
  union all
  select case when attended then 'attendance' else 'registrations' end, attendance_id, account_id, contact_id, cast(null as varchar), event, coalesce(held_on, registered_on), minutes from match.attendance
  union all
  select 'outcomes', outcome_id, account_id, contact_id, coalesce(email, phone), outcome, occurred_on, cast(null as bigint) from match.outcomes
) o
left join match.contacts c on c.contact_id = o.contact_id
where o.account_id = $account_id
order by o.happened_on desc nulls last, o.kind, o.id
limit 1000
