-- Saved scenarios of a programme: what somebody would change. Figures are not kept: whoever opens one computes them
-- anew, over their own area and the assessment of that day.

create table programmes.simulations (
  id uuid primary key default uuidv7(),
  programme_code text collate "C" not null references programmes.programmes,
  period text collate "C" not null check (period ~ '^20\d\d(-([1-9]|1[0-2]))?$'),
  title text not null check (length(title) between 1 and 120),
  scenarios jsonb not null check (jsonb_array_length(scenarios) between 1 and 3),
  shared boolean not null default false,
  place_code text collate "C" not null,
  created_at timestamptz not null default now(),
  created_by uuid not null
);
comment on table programmes.simulations is 'Scenarios: modules/programmes/contract/simulation-shapes.ts. Shared ones are seen by colleagues whose area holds place_code, the area of who saved it.';
create index simulations_by_programme on programmes.simulations (programme_code, id desc);

alter table programmes.simulations enable row level security;
alter table programmes.simulations force row level security;
create policy own_or_shared on programmes.simulations
  using (created_by = (select app.actor_id())
         or (shared and place_code >= (select app.area_from()) and place_code < (select app.area_upto())))
  with check (created_by = (select app.actor_id()));
grant select, insert on programmes.simulations to sinergi_app;
