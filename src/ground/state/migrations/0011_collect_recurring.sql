-- Sources that bring files by themselves: a watched folder, or an address to upload to.
create table collect.recurring (
  source_id text primary key,
  label text not null unique,
  -- what to do with a file that has shrunk or changed its columns
  on_change text not null default 'hold' check (on_change in ('hold', 'import')),
  -- a file with fewer rows than this percentage of the usual has shrunk
  least_percent int not null default 50 check (least_percent between 0 and 100),
  -- a file is due so many hours after the last; null: learned from how they came
  expect_hours int check (expect_hours > 0),
  folder text,
  folder_set_by text,
  folder_set_at timestamptz,
  -- why the folder could not be read when it was last looked at
  folder_fault jsonb,
  looked_at timestamptz
);

-- Tokens that open the address of one source. Only their hash is kept.
create table collect.upload_tokens (
  token_id text primary key,
  source_id text not null references collect.recurring (source_id),
  token_hash text not null unique,
  created_by text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz
);

-- Every time a file came by itself, and what became of it.
create table collect.runs (
  run_id text primary key,
  source_id text not null references collect.recurring (source_id),
  channel text not null check (channel in ('folder', 'upload')),
  name text not null,
  file_id text not null,
  bytes bigint not null,
  -- of the file in the folder, in milliseconds: with name and size it tells a file that was taken already
  modified_ms bigint,
  came_at timestamptz not null,
  status text not null check (status in ('waiting', 'imported', 'held', 'failed', 'same', 'left_out')),
  reasons jsonb not null default '[]',
  rows bigint,
  refused bigint,
  job_id text,
  decided_by text,
  decided_at timestamptz
);

-- A content comes in once per source, whatever happens between two looks.
create unique index runs_once on collect.runs (source_id, file_id) where status <> 'same';
create index runs_by_time on collect.runs (source_id, came_at desc, run_id);

-- Alerts are worked out of the runs; what is kept of them is who has seen one.
create table collect.seen_alerts (
  alert_id text primary key,
  seen_by text not null,
  seen_at timestamptz not null
);
