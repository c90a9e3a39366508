-- What people decided about profiles and target lists. What was computed from it lies in the lake.
create schema identify;

create table identify.profiles (
  profile_id text primary key,
  name text not null,
  version integer not null,
  product text,
  gate jsonb not null,
  minimum_accounts integer not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  unique (name, version)
);

create table identify.target_lists (
  list_id text primary key,
  name text not null,
  owner text not null,
  kpi text not null,
  pilot boolean not null,
  profile_id text,
  capacity jsonb not null,
  relationship text not null,
  decided_by text not null,
  decided_at timestamptz not null default now()
);
