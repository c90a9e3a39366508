-- Values of the rows in force that nobody knows.

-- name: doubtful_rows
-- Each of them with its row and account, those that were answered left out.
create or replace temp table doubtful_rows as
select d.type, lower(d.written) as written_key, d.written, d.account_id, d.import_id, d.line, d.raw
from (
  {for each known field: select '?' as type, r.? as written, m.account_id, r.import_id, r.line, r.raw
  from collect.current_accounts r
  join match.account_records m on m.record_id = r.record_id
  where r.? is not null and not r.?_known
  union all}
  select 'stage', r.stage, o.account_id, r.import_id, r.line, r.raw
  from collect.current_opportunities r
  join match.opportunities o on o.record_id = r.record_id
  where r.stage is not null and r.stage_status = 'open'
  union all
  select 'outcome', r.outcome, o.account_id, r.import_id, r.line, r.raw
  from collect.current_outcomes r
  join match.outcomes o on o.record_id = r.record_id
  where r.outcome is not null and r.outcome_status is null
) d
where ($type is null or d.type = $type)
  and not exists (select 1 from decided.answers a where a.type = d.type and a.written = lower(d.written))

-- name: doubtful_values
select type, written_key, min(written) as written, count(*) as rows, count(distinct account_id) as accounts
from doubtful_rows
group by 1, 2
order by 4 desc, 1, 2
limit 5000

-- name: doubtful_examples
select v.type, v.written_key, v.import_id, i.file, v.line, v.row_text
from (
  select
    type, written_key, import_id, line, substr(raw, 1, 300) as row_text,
    row_number() over (partition by type, written_key order by import_id, line) as place
  from doubtful_rows
) v
join collect.imports i on i.import_id = v.import_id
where v.place <= 3
order by v.type, v.written_key, v.place
