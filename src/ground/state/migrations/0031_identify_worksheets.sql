-- Profiles that a team makes by hand. A worksheet is what was said in it, one thing after the other; nothing is changed, what is
-- taken back stays as undone, and an agreement stays with everything that it was about.
create table identify.worksheets (
  worksheet_id text primary key,
  -- What it was made of: the key of a template, or 'file'
  made_from text,
  created_by text not null,
  created_at timestamptz not null default now()
);

create table identify.worksheet_events (
  seq integer primary key generated always as identity,
  worksheet_id text not null references identify.worksheets (worksheet_id),
  kind text not null,
  person_id text not null,
  person text not null,
  body jsonb not null,
  at timestamptz not null,
  undone_by text,
  undone_at timestamptz
);

create index worksheet_events_by_worksheet on identify.worksheet_events (worksheet_id, seq);
