-- What people said about the systems that files come from. A source without a row here is known by its imports alone.
create schema if not exists collect;

create table collect.sources (
  source_id text primary key,
  label text not null unique,
  owner text,
  kind text not null check (kind in ('first', 'second', 'third')),
  consent_basis text not null,
  consent_on date,
  consent_evidence text,
  contact text,
  note text,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null
);
