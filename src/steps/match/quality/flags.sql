-- What is doubtful in the rows in force, each with its reason. Nothing is changed or left out because of it: a flag is for
-- people, who know whether the row is right. Each rule adds its lines to `flagged`.

-- name: create_made_up
create or replace temp table made_up (what varchar not null, value varchar not null)

-- name: people_said
-- Every row that names a person, with who entered it and where it led.
create or replace temp table people_said as
select
  'contacts' as kind, r.record_id, r.source, coalesce(r.entered_by, r.owner) as entered_by, m.contact_id, m.account_id, m.name, r.email,
  r.email_domain, r.phone
from collect.current_contacts r
join match.contact_records m on m.record_id = r.record_id
union all
select 'members', r.record_id, r.source, coalesce(r.entered_by, r.owner), l.contact_id, l.account_id, r.full_name, r.email, r.email_domain, r.phone
from collect.current_members r
join person_links l on l.record_id = r.record_id
union all
select
  'attendance', r.record_id, r.source, r.entered_by, l.contact_id, l.account_id,
  coalesce(r.full_name, nullif(trim(coalesce(r.first_name, '') || ' ' || coalesce(r.last_name, '')), '')), r.email, r.email_domain, r.phone
from collect.current_attendance r
join person_links l on l.record_id = r.record_id
union all
select 'followers', r.record_id, r.source, cast(null as varchar), l.contact_id, l.account_id, r.full_name, r.email, r.email_domain, r.phone
from collect.current_followers r
join person_links l on l.record_id = r.record_id

-- name: create_flagged
create or replace temp table flagged (
  code varchar, kind varchar, record_id varchar, source varchar, entered_by varchar, account_id varchar, contact_id varchar,
  field varchar, value varchar, detail varchar
)

-- name: made_up_name
-- Names that stand for nobody, one character over and over, or only digits.
insert into flagged
select 'made_up_name', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'name', p.name, cast(null as varchar)
from people_said p
left join made_up u on u.what = 'person' and u.value = lower(replace(p.name, ' ', ''))
where u.value is not null
  or (length(p.name) >= 2 and replace(lower(p.name), substr(lower(p.name), 1, 1), '') = '')
  or (p.name is not null and translate(p.name, '0123456789 -.', '') = '')

-- name: kept_flags
-- Where only some records are made anew: of the other rows of account files what is doubtful in them is known.
insert into flagged
select code, kind, record_id, source, entered_by, account_id, contact_id, field, value, detail
from match.flags
where kind = 'accounts' and record_id not in (select record_id from remade)

-- name: made_up_company
insert into flagged
with made_up_rows as (
  select r.record_id, r.source, r.entered_by, r.name
  from (
    select record_id, source, entered_by, name
    from match.account_rows
    where name is not null and {joined: record_id in (select record_id from remade)}
  ) r
  left join made_up u on u.what = 'company' and u.value = lower(replace(r.name, ' ', ''))
  where u.value is not null
    or (length(r.name) >= 3 and replace(lower(r.name), substr(lower(r.name), 1, 1), '') = '')
    or translate(r.name, '0123456789 -.', '') = ''
)
select
  'made_up_company', 'accounts', r.record_id, r.source, r.entered_by, a.account_id, cast(null as varchar), 'name', r.name,
  cast(null as varchar)
from made_up_rows r
join match.account_records a on a.record_id = r.record_id

-- name: made_up_phone
-- Numbers of examples, and numbers whose last eight digits are all the same or count up or down.
insert into flagged
select 'made_up_phone', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'phone', p.phone, cast(null as varchar)
from people_said p
left join made_up u on u.what = 'phone' and u.value = p.phone
where u.value is not null
  or (
    length(p.phone) >= 8
    and (
      replace(substr(p.phone, length(p.phone) - 7, 8), substr(p.phone, length(p.phone), 1), '') = ''
      or strpos('012345678901234567890', substr(p.phone, length(p.phone) - 7, 8)) > 0
      or strpos('098765432109876543210', substr(p.phone, length(p.phone) - 7, 8)) > 0
    )
  )

-- name: made_up_email
insert into flagged
select 'made_up_email', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'email', p.email, cast(null as varchar)
from (
  select
    s.*, substr(s.email, 1, strpos(s.email, '@') - 1) as mailbox, substr(s.email, strpos(s.email, '@') + 1) as maildomain
  from people_said s
  where s.email is not null
) p
left join made_up u on u.what = 'mailbox' and u.value = p.mailbox
left join made_up d on d.what = 'maildomain' and d.value = p.maildomain
where u.value is not null or d.value is not null
  or (length(p.mailbox) >= 3 and replace(p.mailbox, substr(p.mailbox, 1, 1), '') = '')

-- name: doubtful_email
-- What the address itself shows: a throw-away mailbox, or a well-known domain with a slip.
insert into flagged
select
  case when r.email_disposable then 'disposable_email' else 'mistyped_email' end, 'contacts', r.record_id, r.source,
  coalesce(r.entered_by, r.owner), m.account_id, m.contact_id, 'email', r.email, r.email_suggestion
from collect.current_contacts r
join match.contact_records m on m.record_id = r.record_id
where r.email_disposable or r.email_suggestion is not null

-- name: shared_phone
-- One number for many people: a switchboard, or the number of whoever entered them.
insert into flagged
select
  'shared_phone', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'phone', p.phone, cast(s.people as varchar)
from people_said p
join (
  select phone, count(distinct lower(name)) as people
  from people_said
  where phone is not null
  group by 1
  having count(distinct lower(name)) > $most_people
) s on s.phone = p.phone

-- name: shared_email
insert into flagged
select
  'shared_email', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'email', p.email, cast(s.people as varchar)
from people_said p
join (
  select email, count(distinct lower(name)) as people
  from people_said
  where email is not null
  group by 1
  having count(distinct lower(name)) > $most_people
) s on s.email = p.email

-- name: email_of_other_company
-- The row names one company, the domain of the address belongs to another. `detail` is that other one.
insert into flagged
select
  'email_of_other_company', p.kind, p.record_id, p.source, p.entered_by, p.account_id, p.contact_id, 'email', p.email, other.name
from people_said p
join match.nodes n on n.node = 'd:' || p.email_domain
join match.accounts other on other.account_id = n.account_id
where p.account_id is not null and n.account_id <> p.account_id

-- name: closed_before_created
insert into flagged
select
  'closed_before_created', 'opportunities', r.record_id, r.source, coalesce(r.entered_by, r.owner), m.account_id, cast(null as varchar),
  'closed_on', cast(r.closed_on as varchar), cast(r.created_on as varchar)
from collect.current_opportunities r
join match.opportunities m on m.record_id = r.record_id
where r.closed_on < r.created_on

-- name: older_than_company
-- An opportunity from before the company was founded.
insert into flagged
select
  'older_than_company', 'opportunities', r.record_id, r.source, coalesce(r.entered_by, r.owner), a.account_id, cast(null as varchar),
  'created_on', cast(r.created_on as varchar), cast(a.founded as varchar)
from collect.current_opportunities r
join match.opportunities m on m.record_id = r.record_id
join match.accounts a on a.account_id = m.account_id
where cast(substr(cast(r.created_on as varchar), 1, 4) as integer) < a.founded

-- name: ends_before_start
insert into flagged
select
  'ends_before_start', 'purchases', r.record_id, r.source, r.owner, m.account_id, cast(null as varchar), 'ends_on', cast(m.ends_on as varchar),
  cast(coalesce(r.starts_on, r.purchased_on) as varchar)
from collect.current_purchases r
join match.purchases m on m.record_id = r.record_id
where m.ends_on < coalesce(r.starts_on, r.purchased_on)

-- name: left_before_joined
insert into flagged
select
  'left_before_joined', 'attendance', r.record_id, r.source, r.entered_by, l.account_id, l.contact_id, 'left_at', cast(r.left_at as varchar),
  cast(r.joined_at as varchar)
from collect.current_attendance r
join person_links l on l.record_id = r.record_id
where r.left_at < r.joined_at

-- name: revenue_per_head
-- Revenue that cannot be that of so many people: mostly an amount in thousands, in millions or in 万 that was read as it stands.
insert into flagged
with odd_rows as (
  select record_id, source, entered_by, written_revenue, employees
  from match.account_rows
  where employees >= 10 and written_revenue > 0
    and (written_revenue < 100 * employees or written_revenue > 1000000000 * employees)
    and {joined: record_id in (select record_id from remade)}
)
select
  'revenue_per_head', 'accounts', r.record_id, r.source, r.entered_by, a.account_id, cast(null as varchar), 'revenue',
  cast(r.written_revenue as varchar), cast(r.employees as varchar)
from odd_rows r
join match.account_records a on a.record_id = r.record_id

-- name: flags
-- One line per row, field and reason, under an id that stays as long as the reason does.
create or replace table match.flags as
select
  'flg_' || substr(@sha256(f.code || ' ' || f.kind || ' ' || f.record_id || ' ' || f.field), 1, 20) as flag_id,
  f.code, f.kind, f.record_id, f.source, f.entered_by, f.account_id, f.contact_id, f.field, f.value, f.detail
from flagged f

-- name: reachability
-- What calls and mailings came to, per person. Only what was tried at the number or address that is known now counts. Not
-- answered is not wrong: the number stays good; after three times in a row it belongs to somebody who prefers another channel (D13).
create or replace view match.reachability as
with tries as (
  select
    o.contact_id, o.status, o.occurred_on, o.record_id, c.phone, c.email,
    case
      when o.status = 'bounced' then 'email'
      when o.status in ('wrong_number', 'unreachable', 'not_answered') and o.email is null then 'phone'
      when strpos(lower(coalesce(o.channel, '')), 'mail') > 0 or strpos(coalesce(o.channel, ''), '邮') > 0 then 'email'
      when strpos(lower(coalesce(o.channel, '')), 'wechat') > 0 or strpos(coalesce(o.channel, ''), '微信') > 0 then 'wechat'
      when o.phone is null and o.email is not null then 'email'
      else 'phone'
    end as channel
  from match.outcomes o
  join match.contacts c on c.contact_id = o.contact_id
  where o.status is not null
    and (o.phone is null or o.phone = c.phone)
    and (o.email is null or o.email = c.email)
),
ordered as (
  select t.*, row_number() over (partition by t.contact_id, t.channel order by t.occurred_on, t.record_id) as place from tries t
),
decisive as (
  select contact_id, channel, max_by(status, place) as status, max(place) as place from ordered where status <> 'not_answered' group by 1, 2
),
channels as (
  select
    o.contact_id, o.channel,
    max(o.occurred_on) as last_tried_on,
    count_if(o.status = 'not_answered' and o.place > coalesce(d.place, 0)) as unanswered,
    coalesce(max(d.status), 'not_answered') as status
  from ordered o
  left join decisive d on d.contact_id = o.contact_id and d.channel = o.channel
  group by 1, 2
),
people as (
  select
    c.contact_id,
    max(case when h.channel = 'phone' then h.status end) as phone_status,
    coalesce(max(case when h.channel = 'phone' then h.unanswered end), 0) as unanswered,
    max(case when h.channel = 'email' then h.status end) as email_status,
    max(h.last_tried_on) as last_tried_on,
    min(c.name) as name, min(c.account_id) as account_id, min(c.phone) as phone, min(c.email) as email,
    max(case when f.contact_id is not null then 1 else 0 end) = 1 as follows
  from channels h
  join match.contacts c on c.contact_id = h.contact_id
  left join match.followers f on f.contact_id = c.contact_id
  group by 1
),
judged as (
  select
    p.*,
    p.phone is not null and coalesce(p.phone_status, '') not in ('wrong_number', 'unreachable', 'refused') and p.unanswered < 3 as phone_works,
    p.email is not null and coalesce(p.email_status, '') not in ('bounced', 'refused') as email_works
  from people p
)
select
  j.contact_id, j.name as person, j.account_id, j.phone, j.email, j.phone_status, cast(j.unanswered as bigint) as unanswered, j.email_status, j.last_tried_on,
  case
    when j.phone_works and j.phone_status = 'reached' then 'phone'
    when j.email_works and (j.email_status = 'reached' or not j.phone_works) then 'email'
    when j.phone_works and not j.email_works then 'phone'
    when j.follows and not j.phone_works and not j.email_works then 'wechat'
  end as preferred_channel,
  case
    when j.phone_works and j.phone_status = 'reached' then 'phone_reached'
    when j.email_works and j.email_status = 'reached' then 'email_reached'
    when j.phone is not null and not j.phone_works then case when j.unanswered >= 3 then 'phone_not_answered' else 'phone_' || j.phone_status end
    when j.email is not null and not j.email_works then 'email_' || j.email_status
  end as reason
from judged j
