-- In which currency amounts are added up, and what the others are worth in it. No rate comes with Talweg.
create table match.reporting (
  seq integer primary key generated always as identity,
  -- ISO 4217; null takes the decision back
  currency text,
  decided_by text not null,
  decided_at timestamptz not null default now()
);

-- The newest row of a currency and a day counts; one without a rate takes the earlier one back.
create table match.rates (
  seq integer primary key generated always as identity,
  currency text not null,
  from_day date not null,
  rate numeric(18, 9) check (rate > 0),
  decided_by text not null,
  decided_at timestamptz not null default now()
);
