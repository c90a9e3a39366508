-- Surveys of customers, each about a worksheet, and what was answered. Of a link only the hash of its token is kept.
create table identify.surveys (
  survey_id text primary key,
  worksheet_id text not null references identify.worksheets (worksheet_id),
  token_hash text not null unique,
  title text not null,
  intro text not null,
  -- [{"criterion_id", "title"}, …], as they were when the survey began
  questions jsonb not null,
  -- The last day on which it takes answers
  closes_on date not null,
  created_by text not null,
  created_at timestamptz not null,
  closed_by text,
  closed_at timestamptz
);

create index surveys_by_worksheet on identify.surveys (worksheet_id);

create table identify.survey_answers (
  seq integer primary key generated always as identity,
  survey_id text not null references identify.surveys (survey_id),
  body jsonb not null,
  at timestamptz not null
);

create index survey_answers_by_survey on identify.survey_answers (survey_id);
