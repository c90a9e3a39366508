-- Sets of accounts that people described by criteria and named. What is removed stays as removed.
create table identify.segments (
  segment_id text primary key,
  name text not null,
  -- Filters of the working table of accounts, in the order in which they were added
  criteria jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  removed_by text,
  removed_at timestamptz
);

create unique index segments_by_name on identify.segments (lower(name)) where removed_at is null;
