-- What people decided about the account base: which source wins, and what they changed by hand. What follows from it lies
-- in the lake.
create schema match;

-- The newest row of a field counts; the empty field stands for all fields without a list of their own, an empty list for none.
create table match.priorities (
  seq integer primary key generated always as identity,
  field text not null,
  sources jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null default now()
);

-- One decision: a value was set or emptied, a tag put on or taken off, for one record or for many. It is in force until it is
-- undone; the newest in force counts.
create table match.edits (
  seq integer primary key generated always as identity,
  subject text not null check (subject in ('account', 'contact')),
  action text not null check (action in ('set', 'tag', 'untag')),
  field text not null,
  -- null: emptied
  value text,
  -- What was shown before, where one account or contact was changed
  before text,
  note text,
  records integer not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz
);

create table match.edited (
  record_id text not null,
  seq integer not null references match.edits (seq),
  primary key (record_id, seq)
);

create index edited_by_edit on match.edited (seq);
