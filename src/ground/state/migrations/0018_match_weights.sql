-- Weights of the matcher that somebody keeps, with what they were learned from. A version is never changed.
create table match.weight_versions (
  version integer primary key generated always as identity,
  -- What rows taught alone, or what rows and verdicts taught
  learned_from text not null check (learned_from in ('rows', 'verdicts')),
  records bigint not null,
  pairs bigint not null,
  -- Verdicts that had something to teach
  verdicts integer not null,
  -- [{"comparison", "level", "weight"}, …]: thousandths of a bit, by names that outlast the rows
  weights jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null default now()
);

-- Which weights count: those of a version, or (without one) what the rows teach at every refresh. In force until it is undone; the
-- newest in force counts.
create table match.weight_choices (
  seq integer primary key generated always as identity,
  version integer references match.weight_versions (version),
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz
);
