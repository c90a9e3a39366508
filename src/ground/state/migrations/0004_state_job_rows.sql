-- Rows that a job has read so far; null where it reads none.
alter table state.jobs add column rows bigint;
