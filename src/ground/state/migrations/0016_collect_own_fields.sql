-- Fields that people added to the dictionary. One that was removed keeps its row, and its values stay in the files.
create table collect.own_fields (
  field text primary key,
  kind text not null,
  type text not null,
  label_en text not null,
  label_zh text not null,
  unit text,
  synonyms jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
