-- What a version of weights rests on beside them: how rare words are and which keys are common, kept as it was when the version was first used.

-- name: create_standard_words
create table if not exists match.standard_words (
  version bigint, hash integer, field varchar, word varchar, names integer, is_trade boolean, is_short_name boolean
)

-- name: create_standard_facts
create table if not exists match.standard_facts (version bigint, what varchar, one integer, other integer)

-- name: keep_words
insert into match.standard_words
select $version, hash, field, word, names, is_trade, is_short_name from match.vocabulary order by hash, field, word

-- name: keep_facts
insert into match.standard_facts
select $version, what, one, other from match.learned where what not in ('nodes', 'pairs', 'joined')
union all
select $version, 'common', of_comparison, hash from match.common

-- name: standard_words
select field, word, names, is_trade, is_short_name from match.standard_words where version = $version

-- name: standard_facts
select what, one, other from match.standard_facts where version = $version order by 1, 2, 3

-- name: forget_standard_words
delete from match.standard_words where version = $version

-- name: forget_standard_facts
delete from match.standard_facts where version = $version
