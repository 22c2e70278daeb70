-- The registry: persons, families (KK), households, groups, and what is known of them over time.
--
-- Shape
--   * Population-grown tables start their primary key with region_code (kabupaten/kota, 4 digits): the
--     distribution column if they are ever sharded. A move between kabupaten/kota is delete + insert.
--   * place_code (4, 6 or 10 digits) and compartment are repeated on every such table, because a row-level
--     policy that joins another table costs more than the ten bytes.
--   * What is true now stands on the row of the person or the family; what was true stands in
--     registry.changes and registry.past_memberships. A first import of 2.5 million persons therefore writes
--     two wide rows per person (person, identifier) instead of four.
--   * No triggers: audit and history come from the commands and from the import, set by set.

create schema registry;
grant usage on schema registry to sinergi_app, sinergi_loader;

-- ---------------------------------------------------------------------------------------------- reference

create table registry.code_lists (
  id text primary key,
  title_id text not null,
  title_en text not null,
  source text not null
);
comment on table registry.code_lists is 'Code lists of the forms in use (Regsosek 2022, PPKS, disability): loaded from reference/ at start.';

create table registry.code_list_items (
  list_id text not null references registry.code_lists on delete cascade,
  code smallint not null,
  label_id text not null,
  label_en text not null,
  primary key (list_id, code)
);

create table registry.ppks_types (
  code text primary key check (code ~ '^\d\d$'),
  name_id text not null,
  name_en text not null,
  abbreviation text not null,
  aliases text[] not null default '{}',
  definition_id text not null,
  definition_en text not null,
  min_age_years smallint,
  max_age_years smallint,
  sex text check (sex in ('L', 'P')),
  needs_disability_kinds boolean not null default false,
  compartment text,
  authority_note_id text not null default '',
  source text not null
);
comment on table registry.ppks_types is 'The 26 PPKS/PMKS types (Permensos 8/2012) with their limits as data; ages are completed years, both ends included.';
comment on column registry.ppks_types.compartment is 'Where set, a record of this type is visible only to actors holding that compartment.';

grant select on registry.code_lists, registry.code_list_items, registry.ppks_types to sinergi_app, sinergi_loader;

-- --------------------------------------------------------------------------------------------- population

create table registry.households (
  region_code text collate "C" not null check (length(region_code) = 4),
  id uuid not null default uuidv7(),
  place_code text collate "C" not null check (length(place_code) in (4, 6, 10) and starts_with(place_code, region_code)),
  number text collate "C",
  head_name text not null default '',
  member_count smallint,
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table registry.households is 'Rumah tangga in the sense of BPS (one kitchen); counted apart from families (KK).';
comment on column registry.households.number is 'Household number of the source, e.g. the 18 digits of BDT 2015.';

create table registry.families (
  region_code text collate "C" not null check (length(region_code) = 4),
  id uuid not null default uuidv7(),
  place_code text collate "C" not null check (length(place_code) in (4, 6, 10) and starts_with(place_code, region_code)),
  household_id uuid,
  kk_number text collate "C",
  head_name text not null default '',
  address text not null default '',
  hamlet text not null default '',
  rt text not null default '',
  rw text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  status text not null default 'active' check (status in ('active', 'moved-out', 'dissolved', 'merged')),
  merged_into uuid,
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  changed_at timestamptz,
  revision integer not null default 1,
  primary key (region_code, id),
  check ((latitude is null) = (longitude is null))
);
comment on table registry.families is 'Families in the sense of the family card (KK), with the address down to RT/RW.';
comment on column registry.families.kk_number is 'Current KK number, for display only; look it up through registry.family_identifiers.';
comment on column registry.families.head_name is 'Name of the head as the source gave it: shown in lists without reading the members.';
comment on column registry.families.merged_into is 'Set while this family is merged into another of the same region (registry.merges).';
comment on column registry.families.revision is 'Guards against lost updates; also counts changes of address and membership.';

create table registry.persons (
  region_code text collate "C" not null check (length(region_code) = 4),
  id uuid not null default uuidv7(),
  place_code text collate "C" not null check (length(place_code) in (4, 6, 10) and starts_with(place_code, region_code)),
  compartment text,
  family_id uuid,
  family_since_on date,
  relation smallint,
  name text not null,
  name_key text collate "C" not null,
  nik text collate "C",
  sex text check (sex in ('L', 'P')),
  born_on date,
  birth_place text not null default '',
  mother_name text not null default '',
  address text not null default '',
  rt text not null default '',
  rw text not null default '',
  life_status text not null default 'alive' check (life_status in ('alive', 'dead', 'moved-out', 'missing', 'merged')),
  died_on date,
  merged_into uuid,
  facts_source text,
  facts_as_of_on date,
  presence smallint,
  marital_status smallint,
  identity_documents smallint,
  school_participation smallint,
  school_level smallint,
  school_grade smallint,
  highest_diploma smallint,
  civil_education smallint,
  works smallint,
  working_hours_week smallint,
  industry smallint,
  job_position smallint,
  occupation smallint,
  income_band smallint,
  business_count smallint,
  business_permit smallint,
  paid_workers smallint,
  unpaid_workers smallint,
  turnover_band smallint,
  nutrition smallint,
  pregnant smallint,
  disability_kinds smallint not null default 0,
  disability_degree smallint,
  difficulty_seeing smallint,
  difficulty_hearing smallint,
  difficulty_walking smallint,
  difficulty_hands smallint,
  difficulty_learning smallint,
  difficulty_behaviour smallint,
  difficulty_speaking smallint,
  difficulty_self_care smallint,
  difficulty_remembering smallint,
  difficulty_sadness smallint,
  chronic_illness smallint check (chronic_illness <> 12),
  health_cover smallint,
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  changed_at timestamptz,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table registry.persons is 'Every person known, with what is true now; codes follow the Regsosek 2022 form (registry.code_lists).';
comment on column registry.persons.compartment is 'Set where the person is known only through a protected record (child in law, victim, HIV …): the whole row is then protected.';
comment on column registry.persons.family_id is 'Current family; earlier ones are in registry.past_memberships. NULL for people without one (e.g. gelandangan).';
comment on column registry.persons.relation is 'Relation to the head, list regsosek-409.';
comment on column registry.persons.name_key is 'registry.name_key(name): folded spelling for search and linkage. Every writer sets it with the name.';
comment on column registry.persons.nik is 'Current NIK, for display only; look it up through registry.person_identifiers. Optional by principle.';
comment on column registry.persons.address is 'Only where the person has no family or lives apart; else the address of the family counts.';
comment on column registry.persons.facts_source is 'Source of the coded facts below (e.g. DTSEN) and, in facts_as_of_on, its cut-off.';
comment on column registry.persons.identity_documents is 'Bit sum, list regsosek-411: 1 birth certificate, 2 child card, 4 identity card.';
comment on column registry.persons.health_cover is 'Bit sum, list regsosek-431a: 1 PBI, 2 own, 4 employer, 8 other.';
comment on column registry.persons.disability_kinds is 'Bit sum of ragam (UU 8/2016): 1 physical, 2 intellectual, 4 mental, 8 sensory-sight, 16 sensory-hearing, 32 sensory-speech.';
comment on column registry.persons.chronic_illness is 'List regsosek-430 without 12 (HIV/AIDS): that is stored as 18 (other) here and as a protected condition 16.';

create table registry.person_identifiers (
  number text collate "C" not null,
  kind text collate "C" not null default 'nik',
  person_id uuid not null,
  region_code text collate "C" not null,
  place_code text collate "C" not null,
  compartment text,
  ended_at timestamptz,
  source_batch_id uuid,
  primary key (number, kind, person_id)
);
comment on table registry.person_identifiers is 'Directory keyed by the identifier (NIK, DTKS id …): several per person over time, and one wrongly on two persons is possible and reviewed, not refused.';
comment on column registry.person_identifiers.ended_at is 'When the number ceased to be the person''s; NULL while in use.';

create table registry.family_identifiers (
  number text collate "C" not null,
  kind text collate "C" not null default 'kk',
  family_id uuid not null,
  region_code text collate "C" not null,
  place_code text collate "C" not null,
  ended_at timestamptz,
  source_batch_id uuid,
  primary key (number, kind, family_id)
);
comment on table registry.family_identifiers is 'Directory keyed by the identifier of a family (KK number, DTKS family id).';

create table registry.past_memberships (
  region_code text collate "C" not null,
  person_id uuid not null,
  family_id uuid not null,
  during daterange not null,
  relation smallint,
  place_code text collate "C" not null,
  compartment text,
  ended_because text not null,
  source_batch_id uuid,
  primary key (region_code, person_id, family_id, during)
);
comment on table registry.past_memberships is 'Families a person once belonged to; the current one stands on the person. Read both through registry.memberships.';

create table registry.groups (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null check (length(place_code) in (4, 6, 10) and starts_with(place_code, region_code)),
  kind text not null,
  name text not null,
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table registry.groups is 'Groups that receive or organise together (KUBE, UEP groups …); members are persons, over time.';

create table registry.group_members (
  region_code text collate "C" not null,
  group_id uuid not null,
  person_id uuid not null,
  place_code text collate "C" not null,
  role text not null default 'member' check (role in ('chair', 'secretary', 'treasurer', 'member')),
  since_on date not null,
  until_on date check (until_on >= since_on),
  source_batch_id uuid,
  primary key (region_code, group_id, person_id, since_on)
);
comment on table registry.group_members is 'place_code is the group''s: who may see the group sees its member ids, names only through registry.persons.';

-- ------------------------------------------------------------------------------------------- dated facts

create table registry.welfare_snapshots (
  region_code text collate "C" not null,
  family_id uuid not null,
  source text collate "C" not null check (source in ('PPLS2011', 'BDT2015', 'DTKS', 'DTSEN', 'REGSOSEK', 'P3KE')),
  cut_off_on date not null,
  place_code text collate "C" not null,
  unit text not null default 'family' check (unit in ('family', 'household')),
  decile smallint check (decile between 1 and 10),
  percentile smallint check (percentile between 1 and 100),
  extreme_poor boolean,
  status text not null default 'active' check (status in ('active', 'active-assessed-dead', 'inactive')),
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  primary key (region_code, family_id, source, cut_off_on)
);
comment on table registry.welfare_snapshots is 'Welfare rank as a dated fact of its source. Desil is computed by BPS only (Inpres 4/2025); nothing here ever computes one.';
comment on column registry.welfare_snapshots.unit is 'What the source ranked: BDT and PPLS rank households, DTKS and DTSEN families.';

create table registry.housing_facts (
  region_code text collate "C" not null,
  family_id uuid not null,
  source text collate "C" not null,
  cut_off_on date not null,
  place_code text collate "C" not null,
  family_presence smallint,
  member_count smallint,
  building_status smallint,
  building_proof smallint,
  floor_area_m2 smallint,
  floor_material smallint,
  wall_material smallint,
  wall_condition smallint,
  roof_material smallint,
  roof_condition smallint,
  bedroom_count smallint,
  drinking_water smallint,
  water_distance smallint,
  lighting smallint,
  power_band smallint,
  cooking_fuel smallint,
  toilet_use smallint,
  toilet_kind smallint,
  sewage smallint,
  gas_cylinder smallint,
  refrigerator smallint,
  air_conditioner smallint,
  water_heater smallint,
  landline smallint,
  flat_television smallint,
  gold smallint,
  computer smallint,
  motorcycle smallint,
  bicycle smallint,
  car smallint,
  boat smallint,
  motor_boat smallint,
  smartphone smallint,
  other_land smallint,
  other_house smallint,
  cattle_count smallint,
  buffalo_count smallint,
  horse_count smallint,
  pig_count smallint,
  goat_count smallint,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  primary key (region_code, family_id, source, cut_off_on)
);
comment on table registry.housing_facts is 'Housing and assets of a family as a source saw them on a date; codes of Regsosek 2022 (lists regsosek-301a … 310).';
comment on column registry.housing_facts.gas_cylinder is 'This and the assets after it: list yes-no (1 has it, 2 has not).';

create table registry.person_conditions (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  ppks_code text not null references registry.ppks_types,
  since_on date not null,
  until_on date check (until_on >= since_on),
  evidence_kind text not null,
  evidence_note text not null default '',
  disability_kinds smallint not null default 0,
  note text not null default '',
  end_reason text,
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table registry.person_conditions is 'PPKS types a person holds or held, with evidence and dates; several at once are normal.';
comment on column registry.person_conditions.compartment is 'Copied from the type when recorded: the row is visible only with that compartment, its existence included.';

create table registry.life_events (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  person_id uuid,
  family_id uuid,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('born', 'died', 'moved-in', 'moved-out', 'moved', 'missing', 'found', 'split-family', 'joined-family')),
  happened_on date not null,
  destination text not null default '',
  note text not null default '',
  source text not null,
  source_batch_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (region_code, id)
);
comment on table registry.life_events is 'Deaths, moves, splits: what happened to a person or family, kept for ever.';

create table registry.aid_received (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  family_id uuid,
  person_id uuid,
  programme text not null,
  giver text not null default '',
  period_from_on date,
  period_upto_on date,
  stage text not null default '',
  amount_rupiah bigint check (amount_rupiah >= 0),
  goods text not null default '',
  received_on date,
  status text not null default 'listed' check (status in ('listed', 'paid', 'returned', 'stopped')),
  card_number_tail text not null default '',
  source text not null,
  source_batch_id uuid,
  source_row bigint,
  created_at timestamptz not null default now(),
  primary key (region_code, id),
  check (family_id is not null or person_id is not null)
);
comment on table registry.aid_received is 'Aid ever received or listed for, from the recipient lists of programmes: what, from whom, when.';
comment on column registry.aid_received.card_number_tail is 'Last four digits only; the full card number is never kept.';

create table registry.documents (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  family_id uuid,
  person_id uuid,
  kind text not null,
  title text not null,
  media_type text not null,
  byte_size integer not null check (byte_size > 0),
  sha256 bytea not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (region_code, id),
  check (family_id is not null or person_id is not null)
);
alter table registry.documents alter column content set storage external;
comment on table registry.documents is 'Papers of a person or family (KK, certificate, photo of the house), at most 5 MB each, in the database so that a backup holds them.';

-- ----------------------------------------------------------------------------------------------- history

create table registry.changes (
  region_code text collate "C" not null,
  id bigint generated always as identity,
  place_code text collate "C" not null,
  compartment text,
  subject_kind text not null check (subject_kind in ('person', 'family', 'household', 'group')),
  subject_id uuid not null,
  field text not null,
  old_value text,
  new_value text,
  reason text not null default '',
  source text not null,
  source_batch_id uuid,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  primary key (region_code, id)
);
comment on table registry.changes is 'Every change of a field: old, new, who, when, why, from which source. Insert-only for the application.';
comment on column registry.changes.changed_by is 'User id; NULL where an import did it (source_batch_id tells which).';

create table registry.merges (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('person', 'family')),
  kept_id uuid not null,
  merged_id uuid not null,
  repointed jsonb not null,
  reason text not null,
  merged_at timestamptz not null default now(),
  merged_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  primary key (region_code, id),
  check (kept_id <> merged_id)
);
comment on table registry.merges is 'Merges of two persons or two families, reversible: repointed lists exactly which rows were re-pointed and the fields of both before.';

create table registry.names (
  name text collate "C" primary key
);
comment on table registry.names is 'Dictionary of distinct name keys for misspelt-name search. Read only inside registry.find_persons_by_name; holds no link to a person.';

create view registry.memberships with (security_invoker = true) as
  select region_code, person_id, family_id, during, relation, place_code, compartment, ended_because
    from registry.past_memberships
  union all
  select region_code, id, family_id, daterange(coalesce(family_since_on, '-infinity'), null), relation, place_code, compartment, null
    from registry.persons
   where family_id is not null;
comment on view registry.memberships is 'Memberships over time: past ones and the current one of each person.';

-- ------------------------------------------------------------------------------------ row-level security

do $$
declare
  plain text[] := array['households', 'families', 'family_identifiers', 'groups', 'group_members', 'welfare_snapshots', 'housing_facts'];
  protected text[] := array['persons', 'person_identifiers', 'past_memberships', 'person_conditions', 'life_events',
                            'aid_received', 'documents', 'changes', 'merges'];
  t text;
begin
  foreach t in array plain || protected loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('alter table registry.%I force row level security', t);
  end loop;
  foreach t in array plain loop
    execute format($p$create policy area on registry.%I
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, t);
  end loop;
  foreach t in array protected loop
    execute format($p$create policy area_and_compartment on registry.%I
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, t);
  end loop;
end $$;

grant select, insert, update on registry.households, registry.groups, registry.group_members,
  registry.life_events, registry.documents, registry.merges to sinergi_app;
-- delete: a move to another kabupaten/kota is delete + insert, and undoing a merge takes rows back.
grant select, insert, update, delete on registry.families, registry.persons, registry.person_identifiers,
  registry.family_identifiers, registry.past_memberships, registry.welfare_snapshots, registry.housing_facts,
  registry.person_conditions, registry.aid_received, registry.life_events, registry.documents to sinergi_app;
grant select, insert on registry.changes to sinergi_app;
grant insert on registry.names to sinergi_app;
grant select on registry.memberships to sinergi_app, sinergi_loader;

grant select, insert, update, delete, maintain on registry.households, registry.families, registry.persons,
  registry.person_identifiers, registry.family_identifiers, registry.past_memberships, registry.groups,
  registry.group_members, registry.welfare_snapshots, registry.housing_facts, registry.person_conditions,
  registry.life_events, registry.aid_received, registry.changes, registry.names to sinergi_loader;
grant select on registry.documents, registry.merges to sinergi_loader;
