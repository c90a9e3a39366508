-- Long work: what was asked for, how far it is, how it ended. pg-boss (schema pgboss) only says whose turn it is.
create table state.jobs (
  id uuid primary key,
  kind text not null,
  input jsonb not null,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text,
  done bigint not null default 0,
  total bigint,
  result jsonb,
  fault jsonb,
  cancel_requested boolean not null default false,
  -- how often the process died while the job was running
  crashes int not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);

create index jobs_by_time on state.jobs (created_at desc, id desc);
create index jobs_unfinished on state.jobs (created_at) where status in ('queued', 'running');
