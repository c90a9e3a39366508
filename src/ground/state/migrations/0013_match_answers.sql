-- What people said a value means that nobody knew: a country, a city, a stage, an outcome. Without a value it stays as written.
create table match.answers (
  answer_id text primary key,
  type text not null,
  written text not null,
  value text,
  decided_by text not null,
  decided_at timestamptz not null,
  unique (type, written)
);
