-- What came in from each source, by the label that the imports carry.

-- name: source_figures
select
  i.source as label,
  count_if(u.import_id is null) as imports,
  count(distinct case when u.import_id is null then i.file_id end) as files,
  coalesce(sum(case when u.import_id is null then i.row_count end), 0) as rows,
  coalesce(sum(case when u.import_id is null then i.refused end), 0) as refused,
  max(case when u.import_id is null then i.recorded_at end) as last_import_at,
  min(i.recorded_at) as first_import_at,
  min_by(i.imported_by, i.seq) as first_import_by
from collect.imports i
left join collect.taken_back u on u.import_id = i.import_id
group by 1
order by 1

-- name: source_history
-- The latest imports of one source, the newest first.
select i.import_id, i.file, i.file_id, i.kind, i.header, i.row_count, i.refused, i.recorded_at,
  u.import_id is null as in_force
from collect.imports i
left join collect.taken_back u on u.import_id = i.import_id
where i.source = $source
order by i.seq desc
limit $most
