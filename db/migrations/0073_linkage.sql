-- Record linkage: the models that weigh agreement and disagreement of fields, and the runs that used them. The
-- pairs a run finds and what people decide of them stand in 0076.
--
-- A model is data: parameters holds the blocking keys, the comparisons with their levels, m and u of each level
-- with their origin, and names borne by many people with their shares. It holds nothing of any one person.

create table registry.link_models (
  id uuid primary key default uuidv7(),
  name text not null,
  parameters jsonb not null,
  review_weight real not null,
  propose_weight real not null check (propose_weight >= review_weight),
  trained_on jsonb not null default '{}',
  trained_at timestamptz not null default now(),
  trained_by uuid,
  run_id uuid,
  active boolean not null default false
);
comment on table registry.link_models is 'Fellegi–Sunter models of this office: parameters as data, with the data they were estimated from.';
comment on column registry.link_models.review_weight is 'Weight (log2 of the odds) from which a pair is kept for people to look at.';
comment on column registry.link_models.propose_weight is 'Default threshold: from this weight a pair is proposed as the same.';
comment on column registry.link_models.trained_on is 'What the parameters were estimated from: source, persons, sampled pairs, seed, rounds of EM; {} = as delivered.';
comment on column registry.link_models.trained_by is 'User id; NULL = delivered with the program.';
create unique index link_models_active on registry.link_models ((true)) where active;
grant select on registry.link_models to sinergi_app;
grant select, insert, update on registry.link_models to sinergi_loader;
grant update (active), insert on registry.link_models to sinergi_app;

create table registry.link_runs (
  id uuid primary key default uuidv7(),
  mode text not null check (mode in ('registry', 'file', 'train')),
  place_code text collate "C" not null,
  batch_id uuid,
  model_id uuid references registry.link_models,
  work_id uuid,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  error_code text,
  person_count bigint not null default 0,
  pair_count bigint not null default 0,
  proposed_count bigint not null default 0,
  cluster_count bigint not null default 0,
  phases jsonb not null default '[]',
  keys jsonb not null default '[]',
  notes jsonb not null default '[]',
  recall_estimate real,
  started_at timestamptz not null default now(),
  started_by uuid not null,
  finished_at timestamptz
);
comment on table registry.link_runs is 'Each time people were compared: what came of every phase and every blocking key. Figures only, nothing of a person.';
comment on column registry.link_runs.batch_id is 'The file that was compared (mode file): intake.batches.';
comment on column registry.link_runs.work_id is 'The long work in app.batches; NULL when started on the command line.';
comment on column registry.link_runs.keys is 'Per blocking key: blocks, pairs, blocks split, blocks refused with the people in them, share of the proposals it found.';
comment on column registry.link_runs.notes is 'What to know of the run: [{code, …figures}], such as a column without a single value.';
create unique index link_runs_running on registry.link_runs (mode, place_code) where state = 'running' and mode in ('registry', 'train');
create index link_runs_by_time on registry.link_runs (started_at desc);
create index link_runs_by_batch on registry.link_runs (batch_id) where batch_id is not null;
alter table registry.link_runs enable row level security;
alter table registry.link_runs force row level security;
create policy area on registry.link_runs
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
grant select on registry.link_runs to sinergi_app;
grant select, insert, update on registry.link_runs to sinergi_loader;
