-- What was asked when a profile was learned, as a whole: it has more to say than before.
alter table identify.profiles add column request jsonb;

update identify.profiles set request = jsonb_build_object(
  'name', name, 'product', product, 'gate', gate, 'minimum_accounts', minimum_accounts, 'columns', columns
);

alter table identify.profiles alter column request set not null;
alter table identify.profiles drop column product, drop column gate, drop column minimum_accounts, drop column columns;
