-- Columns of files, mapped to no field, that a profile is learned from too.
alter table identify.profiles add column columns jsonb not null default '[]';
