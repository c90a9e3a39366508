-- What people said about which rows are one company. In force until it is undone; of two that contradict, the newer counts.
create table match.verdicts (
  seq integer primary key generated always as identity,
  verdict text not null check (verdict in ('merge', 'split', 'move', 'apart', 'related')),
  -- What the one side is of the other, where they are related
  relation text check (relation in ('branch', 'subsidiary', 'part')),
  reason text,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz
);

-- The rows that it was about, as they stood together then: merge, apart and related have the rows of the one account and those
-- of the other; split and move have the rows taken out (one), those left behind (other) and where they went (target).
create table match.verdict_rows (
  seq integer not null references match.verdicts (seq),
  record_id text not null,
  side text not null check (side in ('one', 'other', 'target')),
  -- What the company was called in that row
  name text,
  primary key (seq, record_id)
);

create index verdict_rows_by_record on match.verdict_rows (record_id);
