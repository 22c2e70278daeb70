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
  -- Everyone who made, saved or submitted it: none of them may approve it.
  makers uuid[] not null default '{}',
  unique (programme_code, number),
  constraint versions_maker_is_not_approver
    check (state <> 'approved' or decided_by is null or not (decided_by = any (makers))),
  check (state <> 'approved' or source = 'reference' or decided_by is not null),
  -- Only one approved version may hold on any day: the database refuses two truths.
  constraint versions_one_approved_per_day
    exclude using gist (programme_code with =, effective with &&) where (state = 'approved')
);
comment on table programmes.versions is 'Shape of definition: modules/programmes/contract/definition.ts. An approved version is never edited; decisions keep the version they were made under.';

create index versions_waiting on programmes.versions (programme_code) where state in ('draft', 'submitted');

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
create index holds_by_programme on programmes.holds (programme_code, region_code, placed_at desc);
create unique index holds_open on programmes.holds (region_code, subject_id, programme_code) where lifted_at is null;
alter table programmes.holds enable row level security;
alter table programmes.holds force row level security;
create policy holds_in_area on programmes.holds
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])));

-- Decrees and entitlements point to the version they were made under: what it says stands for ever. The application
-- can change drafts and submitted versions only; of an approved one nothing but its last day, by the function below.
alter table programmes.versions enable row level security;
create policy versions_are_public on programmes.versions for select using (true);
create policy versions_added on programmes.versions for insert with check (state in ('draft', 'submitted'));
create policy versions_open on programmes.versions for update using (state in ('draft', 'submitted')) with check (true);

create function programmes.end_version(version uuid, ends_on date) returns void
language sql security definer set search_path = '' as $$
  update programmes.versions v
     set effective = daterange(lower(v.effective), ends_on), revision = v.revision + 1
   where v.id = version and v.state = 'approved' and lower(v.effective) < ends_on
     and (upper(v.effective) is null or upper(v.effective) > ends_on)
$$;
comment on function programmes.end_version is 'Ends an approved version the day its successor begins (ends_on is the first day it no longer holds); never lengthens it.';
revoke all on function programmes.end_version from public;
grant execute on function programmes.end_version to sinergi_app;

grant select on programmes.programmes, programmes.versions, programmes.holds to sinergi_app, sinergi_loader;
grant insert on programmes.programmes, programmes.versions, programmes.holds to sinergi_app;
grant update on programmes.programmes, programmes.versions, programmes.holds to sinergi_app;
