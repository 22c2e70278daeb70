-- Programmes: policy as data, version by version, and what the rules say about every person and family.

create schema programmes;
grant usage on schema programmes to sinergi_app, sinergi_loader;

create table programmes.programmes (
  code text collate "C" primary key check (code ~ '^[a-z][a-z0-9-]{1,31}$'),
  bidang text,
  kind text not null check (kind in ('own', 'list')),
  position smallint not null default 100,
  created_at timestamptz not null default now(),
  created_by uuid
);
comment on table programmes.programmes is 'The programmes there are; everything about them stands in their versions.';
comment on column programmes.programmes.bidang is 'Division that owns it and alone may edit it; NULL for programmes of another tier.';

create table programmes.versions (
  id uuid primary key default uuidv7(),
  programme_code text collate "C" not null references programmes.programmes,
  number integer not null check (number >= 1),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  definition jsonb not null,
  definition_sha256 bytea not null,
  effective daterange not null,
  note text not null default '',
  source text not null check (source in ('reference', 'office', 'simulation')),
  created_at timestamptz not null default now(),
  created_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_note text not null default '',
  revision integer not null default 1,
  unique (programme_code, number),
  check (created_by is null or decided_by is null or state <> 'approved' or decided_by <> submitted_by),
  -- Only one approved version may hold on any day: the database refuses two truths.
  constraint versions_one_approved_per_day
    exclude using gist (programme_code with =, effective with &&) where (state = 'approved')
);
comment on table programmes.versions is 'Shape of definition: modules/programmes/contract/definition.ts. An approved version is never edited; decisions keep the version they were made under.';

-- A deliberate pause or refusal by an officer: the rules may say "eligible" again, this stands until lifted.
create table programmes.holds (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  programme_code text collate "C" not null references programmes.programmes,
  subject_kind text not null check (subject_kind in ('person', 'family', 'household', 'group')),
  subject_id uuid not null,
  kind text not null check (kind in ('paused', 'refused')),
  reason text not null,
  legal_basis text not null default '',
  until_on date,
  placed_at timestamptz not null default now(),
  placed_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason text,
  primary key (region_code, id)
);
comment on table programmes.holds is 'An officer''s pause or refusal for a subject and programme; an assessment never undoes it.';
create unique index holds_open on programmes.holds (region_code, subject_id, programme_code) where lifted_at is null;
alter table programmes.holds enable row level security;
alter table programmes.holds force row level security;
create policy holds_in_area on programmes.holds
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])));

grant select on programmes.programmes, programmes.versions, programmes.holds to sinergi_app, sinergi_loader;
grant insert, update on programmes.programmes, programmes.versions, programmes.holds to sinergi_app;
