-- What people say may also be about which rows are one person.
alter table match.verdicts add column about text not null default 'account' check (about in ('account', 'contact'));
