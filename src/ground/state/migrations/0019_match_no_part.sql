-- Somebody may also say that an account is no part of another, whatever a column or its name says.
alter table match.verdicts drop constraint verdicts_relation_check;
alter table match.verdicts add constraint verdicts_relation_check
  check (relation in ('branch', 'subsidiary', 'part', 'none'));
