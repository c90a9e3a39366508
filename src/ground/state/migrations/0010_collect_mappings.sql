-- What people said a file holds and which column is which field, so that the next file of its kind needs no click.
create table collect.mappings (
  mapping_id text primary key,
  source text not null,
  file_source text not null,
  headers_key text not null,
  kind text not null,
  fields jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null,
  unique (source, headers_key)
);

create index mappings_by_headers on collect.mappings (headers_key);
