-- When profiles are to be looked at again, by name; the day as text, YYYY-MM-DD.
create table identify.reviews (
  name text primary key,
  review_on text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
