-- Verification: proposals of villages and their way up, visit tasks, questionnaires, visits, what they propose to
-- change in the registry, objections, and the phones of field workers.
--
-- Nothing here changes the registry: an accepted row or answer becomes a line of verification.change_proposals, and
-- a verifier's act writes it there through the registry's own functions, with its history.

create schema verification;
grant usage on schema verification to sinergi_app, sinergi_loader;

-- ------------------------------------------------------------------------------------------------ the ladder

create table verification.proposals (
  region_code text collate "C" not null check (length(region_code) = 4),
  id uuid not null default uuidv7(),
  place_code text collate "C" not null check (length(place_code) = 10 and starts_with(place_code, region_code)),
  period text collate "C" not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  lane text not null check (lane in ('formal', 'participatory')),
  title text not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'closed', 'withdrawn')),
  created_at timestamptz not null,
  created_by uuid not null,
  sent_at timestamptz,
  closed_at timestamptz,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table verification.proposals is 'A list of a village for one period (usulan): its rows climb one by one; closed when every row has its end.';
create index proposals_by_place on verification.proposals (place_code, period);

create table verification.proposal_rows (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  proposal_id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  row_number integer not null check (row_number > 0),
  kind text not null check (kind in ('new-family', 'change', 'death', 'move', 'removal')),
  family_id uuid,
  person_id uuid,
  subject_name text not null,
  content jsonb not null,
  reason text not null default '',
  state text not null default 'draft' check (state in ('draft', 'waiting', 'returned', 'refused', 'accepted', 'withdrawn')),
  tier text not null default 'village' check (tier in ('village', 'district', 'regency', 'province')),
  told text not null default '',
  decided_at timestamptz,
  revision integer not null default 1,
  primary key (region_code, id),
  foreign key (region_code, proposal_id) references verification.proposals,
  unique (region_code, proposal_id, row_number),
  check (kind = 'new-family' or family_id is not null or person_id is not null)
);
comment on table verification.proposal_rows is 'One family or person proposed; tier says who holds it, told why it came back or was refused.';
comment on column verification.proposal_rows.content is 'What is proposed, in the shape of contract/proposal-shapes.ts.';
create index proposal_rows_by_list on verification.proposal_rows (region_code, proposal_id, row_number);
create index proposal_rows_waiting on verification.proposal_rows (tier, place_code) where state = 'waiting';

create table verification.proposal_steps (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  proposal_id uuid not null,
  row_id uuid,
  place_code text collate "C" not null,
  compartment text,
  act text not null check (act in ('send', 'endorse', 'return', 'refuse', 'withdraw', 'backing', 'correct')),
  tier text not null,
  reason text not null default '',
  acted_at timestamptz not null,
  acted_by uuid not null,
  primary key (region_code, id),
  foreign key (region_code, proposal_id) references verification.proposals
);
comment on table verification.proposal_steps is 'What happened to a list and its rows, by whom and why. Insert-only.';
create index proposal_steps_by_list on verification.proposal_steps (region_code, proposal_id, acted_at);

create table verification.backings (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  proposal_id uuid not null,
  place_code text collate "C" not null,
  kind text not null check (kind in ('musdes', 'muskel', 'sptjm')),
  number text not null,
  held_on date not null,
  chair_name text not null,
  attendance jsonb not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  file_name text not null,
  sha256 bytea not null,
  content bytea not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (region_code, id),
  foreign key (region_code, proposal_id) references verification.proposals
);
alter table verification.backings alter column content set storage external;
comment on table verification.backings is 'Minutes of the village meeting with attendance and signed scan, or the letter of full responsibility (SPTJM) in its place.';
create index backings_by_list on verification.backings (region_code, proposal_id);

-- ------------------------------------------------------------------------------- tasks, questionnaires, visits

create table verification.tasks (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  family_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('proposal', 'link-doubt', 'snapshot-diff', 'sample', 'objection', 'revisit')),
  source_key text collate "C" not null,
  priority smallint not null check (priority between 0 and 1000),
  due_on date,
  state text not null default 'open' check (state in ('open', 'assigned', 'done', 'cancelled')),
  assigned_to uuid,
  assigned_at timestamptz,
  done_at timestamptz,
  visit_id uuid,
  built_at timestamptz not null,
  revision integer not null default 1,
  primary key (region_code, id),
  unique (region_code, kind, source_key),
  check ((state = 'assigned') <= (assigned_to is not null))
);
comment on table verification.tasks is 'Visits to make, one per reason (kind and source_key); the reason''s words are made from the kind, no name stands here.';
create index tasks_open on verification.tasks (place_code, priority desc) where state in ('open', 'assigned');
create index tasks_of_officer on verification.tasks (assigned_to) where state = 'assigned';
create index tasks_of_family on verification.tasks (region_code, family_id);

create table verification.questionnaires (
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  title jsonb not null,
  content jsonb not null,
  sha256 text not null,
  source text not null check (source in ('reference', 'designed', 'xlsform')),
  state text not null default 'published' check (state in ('draft', 'published', 'retired')),
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (code, version)
);
comment on table verification.questionnaires is 'Questionnaires as data; a published version never changes, an answer names the version it was given to.';

create table verification.visits (
  region_code text collate "C" not null,
  id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  family_id uuid not null,
  task_id uuid,
  questionnaire_code text collate "C",
  questionnaire_version integer,
  result text not null check (result in ('confirmed', 'not-found', 'moved', 'dead', 'double', 'refused', 'no-documents')),
  base_revision integer not null,
  visited_at timestamptz not null,
  visited_by uuid not null,
  device_id uuid,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  accuracy_metres integer check (accuracy_metres between 0 and 100000),
  answers jsonb not null,
  settled jsonb not null default '[]',
  note text not null default '',
  received_at timestamptz not null,
  primary key (region_code, id),
  foreign key (questionnaire_code, questionnaire_version) references verification.questionnaires
);
comment on table verification.visits is 'What an officer found at a family; id made on the device. Never changed: a second look is a second visit.';
create index visits_of_family on verification.visits (region_code, family_id, visited_at desc);
create index visits_of_officer on verification.visits (visited_by, visited_at desc);

create table verification.change_proposals (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  origin text not null check (origin in ('visit', 'proposal')),
  origin_id uuid not null,
  family_id uuid,
  person_id uuid,
  act text not null check (act in ('set-field', 'life-event', 'create-family', 'move-family', 'end-family')),
  field text not null default '',
  before_value jsonb,
  after_value jsonb not null,
  reason text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'overtaken')),
  told text not null default '',
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (region_code, id),
  unique nulls not distinct (region_code, origin_id, family_id, person_id, act, field)
);
comment on table verification.change_proposals is 'What a visit or an accepted proposal would change in the registry, field by field, before and after, until a verifier decides.';
create index change_proposals_waiting on verification.change_proposals (place_code, proposed_at) where state = 'waiting';

create table verification.objections (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  number text not null unique,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('suggestion', 'objection')),
  family_id uuid,
  subject_name text not null,
  statement text not null,
  state text not null default 'received' check (state in ('received', 'visiting', 'upheld', 'dismissed')),
  task_id uuid,
  decision_reason text not null default '',
  answer text not null default '',
  received_at timestamptz not null,
  recorded_by uuid not null,
  due_on date not null,
  decided_at timestamptz,
  decided_by uuid,
  revision integer not null default 1,
  primary key (region_code, id)
);
comment on table verification.objections is 'Suggestions and objections to a name (usul-sanggah). Who made it stands apart, behind a permission of its own.';

create table verification.objectors (
  region_code text collate "C" not null,
  objection_id uuid not null,
  place_code text collate "C" not null,
  name text not null,
  contact text not null,
  relation text not null default '',
  primary key (region_code, objection_id),
  foreign key (region_code, objection_id) references verification.objections
);
comment on table verification.objectors is 'Who suggested or objected: to answer them, and for nobody else. The person concerned never learns it.';

-- ---------------------------------------------------------------------------------------------- phones and sync

create table verification.device_codes (
  code_sha256 bytea primary key,
  user_id uuid not null,
  place_code text collate "C" not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table verification.device_codes is 'One-time codes to enrol a phone, as hashes; ten minutes each.';

create table verification.devices (
  id uuid primary key,
  user_id uuid not null,
  place_code text collate "C" not null,
  name text not null,
  token_sha256 bytea not null unique,
  app_version text not null default '',
  contract_version integer not null,
  places text[] not null default '{}',
  change_number bigint not null default 0,
  carried integer not null default 0,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_because text not null default '',
  wiped_at timestamptz
);
comment on table verification.devices is 'Phones of field workers. revoked_at asks the phone to wipe itself at its next word, wiped_at is its answer.';
comment on column verification.devices.places is 'Villages the worker chose to carry; the families of the worker''s tasks always come along.';
create index devices_of_user on verification.devices (user_id);

create table verification.device_families (
  device_id uuid not null references verification.devices on delete cascade,
  family_id uuid not null,
  region_code text collate "C" not null,
  place_code text collate "C" not null,
  stamp text not null,
  change_number bigint not null,
  gone boolean not null default false,
  primary key (device_id, family_id)
);
comment on table verification.device_families is 'What a phone was given, by change number: a family whose stamp differs is sent again, one that left the caseload as a tombstone.';
create index device_families_by_change on verification.device_families (device_id, change_number);

create table verification.outbox_items (
  id uuid primary key,
  device_id uuid not null references verification.devices,
  user_id uuid not null,
  place_code text collate "C" not null,
  kind text not null,
  body_sha256 bytea not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'conflict')),
  code text,
  detail jsonb,
  received_at timestamptz not null
);
comment on table verification.outbox_items is 'Answer given to each item of a phone''s outbox, kept: sent again it is answered the same, sent altered it is refused.';

create table verification.photos (
  region_code text collate "C" not null,
  id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  family_id uuid not null,
  visit_id uuid not null,
  question text not null default '',
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  byte_size integer not null check (byte_size between 1 and 2097152),
  media_type text not null check (media_type in ('image/jpeg', 'image/webp', 'image/png', 'audio/webm', 'audio/mp4')),
  taken_at timestamptz,
  latitude double precision,
  longitude double precision,
  content bytea,
  received_at timestamptz,
  primary key (region_code, id)
);
alter table verification.photos alter column content set storage external;
comment on table verification.photos is 'Photos, signatures and audio notes of visits; content is null until every piece has arrived and its hash fits.';
comment on column verification.photos.latitude is 'Place of the shot, recorded here because it is taken out of the file itself.';
create index photos_of_visit on verification.photos (region_code, visit_id);

create table verification.photo_pieces (
  device_id uuid not null references verification.devices on delete cascade,
  sha256 text collate "C" not null,
  at_byte integer not null check (at_byte >= 0),
  content bytea not null,
  received_at timestamptz not null,
  primary key (device_id, sha256, at_byte)
);
comment on table verification.photo_pieces is 'Pieces of a photo on their way in; deleted when the whole has arrived.';

-- ------------------------------------------------------------------------------------------ row-level security

do $$
declare
  t text;
begin
  foreach t in array array['proposals', 'backings'] loop
    execute format('alter table verification.%I enable row level security', t);
    execute format('alter table verification.%I force row level security', t);
    execute format($p$create policy area on verification.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, t);
  end loop;
  foreach t in array array['proposal_rows', 'proposal_steps', 'tasks', 'visits', 'change_proposals', 'photos'] loop
    execute format('alter table verification.%I enable row level security', t);
    execute format('alter table verification.%I force row level security', t);
    execute format($p$create policy area_and_compartment on verification.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, t);
  end loop;
end $$;

-- An objection is not for everybody of the area: the village it is about may be the objector's neighbour.
alter table verification.objections enable row level security;
alter table verification.objections force row level security;
create policy handlers_of_area on verification.objections to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[]))
         and (select app.may('verification.objection.read') or app.may('verification.objection.record')
                     or app.may('verification.objection.decide')))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
alter table verification.objectors enable row level security;
alter table verification.objectors force row level security;
create policy answerers_of_area on verification.objectors for select to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (select app.may('verification.objector.reveal')));
create policy recorders on verification.objectors for insert to sinergi_app
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
              and (select app.may('verification.objection.record')));

-- Phones: their owner, and who looks after phones in the area.
alter table verification.devices enable row level security;
alter table verification.devices force row level security;
create policy owner_or_keeper on verification.devices to sinergi_app
  using (user_id = (select app.actor_id())
         or ((select app.may('verification.device.manage'))
             and place_code >= (select app.area_from()) and place_code < (select app.area_upto())))
  with check (user_id = (select app.actor_id())
         or ((select app.may('verification.device.manage'))
             and place_code >= (select app.area_from()) and place_code < (select app.area_upto())));
do $$
declare
  t text;
begin
  foreach t in array array['device_families', 'photo_pieces', 'outbox_items'] loop
    execute format('alter table verification.%I enable row level security', t);
    execute format('alter table verification.%I force row level security', t);
    execute format($p$create policy own_device on verification.%I to sinergi_app
      using (device_id in (select d.id from verification.devices d where d.user_id = (select app.actor_id())))
      with check (device_id in (select d.id from verification.devices d where d.user_id = (select app.actor_id())))$p$, t);
  end loop;
end $$;
alter table verification.device_codes enable row level security;
alter table verification.device_codes force row level security;
create policy own_codes on verification.device_codes for insert to sinergi_app
  with check (user_id = (select app.actor_id()) and issued_by = (select app.actor_id()));

grant select, insert, update on verification.proposals, verification.proposal_rows, verification.tasks, verification.devices,
  verification.change_proposals, verification.objections, verification.photos, verification.questionnaires to sinergi_app;
grant delete on verification.proposal_rows to sinergi_app;
grant select, insert on verification.proposal_steps, verification.backings, verification.visits, verification.objectors,
  verification.outbox_items to sinergi_app;
grant select, insert, update, delete on verification.device_families, verification.photo_pieces to sinergi_app;
grant insert on verification.device_codes to sinergi_app;
grant select, insert, update on verification.tasks to sinergi_loader;
grant select on verification.visits, verification.proposal_rows, verification.objections to sinergi_loader;

-- Before a phone is enrolled, and when it wakes up, nobody is signed in: these two functions are all it can ask.

create function verification.unsafe_take_device_code(code bytea, at timestamptz)
  returns table (user_id uuid, place_code text)
  language sql volatile security definer set search_path = pg_catalog
  as $$
    update verification.device_codes c set used_at = at
     where c.code_sha256 = code and c.used_at is null and c.expires_at > at
    returning c.user_id, c.place_code
  $$;
comment on function verification.unsafe_take_device_code is 'Spends a one-time code; nothing comes back for one that is wrong, used or old.';

create function verification.unsafe_enrol_device(device uuid, owner uuid, place text, device_name text, token bytea,
                                                 app text, contract integer, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
  begin
    insert into verification.devices (id, user_id, place_code, name, token_sha256, app_version, contract_version, enrolled_at, last_seen_at)
    values (device, owner, place, device_name, token, app, contract, at, at)
    on conflict do nothing;
    return found;
  end $$;

create function verification.unsafe_find_device(device uuid, token bytea, at timestamptz)
  returns table (user_id uuid, place_code text, revoked boolean, active boolean)
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
  begin
    update verification.devices d set last_seen_at = at where d.id = device and d.token_sha256 = token;
    return query
      select d.user_id, d.place_code, d.revoked_at is not null, u.status = 'active'
        from verification.devices d join public.users u on u.id = d.user_id
       where d.id = device and d.token_sha256 = token;
  end $$;

create function verification.unsafe_confirm_wipe(device uuid, token bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
  begin
    update verification.devices d set wiped_at = coalesce(d.wiped_at, at), revoked_at = coalesce(d.revoked_at, at)
     where d.id = device and d.token_sha256 = token;
    return found;
  end $$;

revoke execute on function verification.unsafe_take_device_code, verification.unsafe_enrol_device,
  verification.unsafe_find_device, verification.unsafe_confirm_wipe from public;
grant execute on function verification.unsafe_take_device_code, verification.unsafe_enrol_device,
  verification.unsafe_find_device, verification.unsafe_confirm_wipe to sinergi_app;

-- A phone proves itself with its own token instead of a password.
alter table sessions drop constraint sessions_method_check;
alter table sessions add constraint sessions_method_check check (method in ('password', 'office', 'device'));

create function verification.next_objection_number(of_year text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
  begin
    perform pg_advisory_xact_lock(hashtext('objection ' || of_year));
    return (select 'US-' || of_year || '-' || lpad((count(*) + 1)::text, 5, '0') from verification.objections o
             where starts_with(o.number, 'US-' || of_year || '-'));
  end $$;
comment on function verification.next_objection_number is 'Numbers run over the whole office, which one region''s officer does not see.';
revoke execute on function verification.next_objection_number from public;
grant execute on function verification.next_objection_number to sinergi_app;
