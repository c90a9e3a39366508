-- Who put which version of a profile in force, and why. The first version of a name counts without such a decision.
create table identify.activations (
  activation_id text primary key,
  profile_id text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null default now()
);
