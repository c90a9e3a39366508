-- Who may do what. The tables people, sessions, credentials and verifications hold what better-auth 1.7 writes
-- (edge/auth.ts maps its names to these); it compares them with what it expects before it is first used.
create schema edge;

create table edge.people (
  id text primary key,
  name text not null,
  -- lower case
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('owner', 'admin', 'marketer', 'sales', 'analyst', 'partner')),
  -- null: as the browser asks
  language text check (language in ('en', 'zh')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- A session ends when its row is gone: nothing of it is cached anywhere.
create table edge.sessions (
  id text primary key,
  person_id text not null references edge.people (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index sessions_by_person on edge.sessions (person_id);

-- A password (scrypt), or later an identity elsewhere. Somebody who was invited has none yet.
create table edge.credentials (
  id text primary key,
  person_id text not null references edge.people (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);

create index credentials_by_person on edge.credentials (person_id);

create table edge.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index verifications_by_identifier on edge.verifications (identifier);

-- Links that work once; only the hash of their token is kept.
create table edge.invites (
  person_id text primary key references edge.people (id) on delete cascade,
  token_hash text not null unique,
  expires_at timestamptz not null
);

-- The link that makes the first owner: one row at most.
create table edge.setup (
  only_row boolean primary key default true check (only_row),
  token_hash text not null,
  created_at timestamptz not null default now()
);
