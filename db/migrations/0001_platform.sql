-- The floor every module stands on: scope of a transaction, audit, idempotency, settings, files, batches.
-- Runs as sinergi_owner. sinergi_app serves people and never bypasses row-level security; sinergi_loader
-- runs bulk imports with only the rights granted to it; both are made by the bootstrap (platform/db/bootstrap.ts).

create schema app;
grant usage on schema app to sinergi_app, sinergi_loader;
comment on schema app is 'Scope of the current transaction and the platform''s own tables.';

-- ── Scope ────────────────────────────────────────────────────────────────────────────────────────────────
-- Settings are transaction-local and read '' (not NULL) once they were set before: '' counts as nothing, and
-- nothing means that no row is visible.

create function app.actor_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.actor_id', true), '')::uuid;

create function app.area_from() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.area', true), '') collate "C";

-- ':' is the character after '9', so [area, area || ':') holds the area and all codes that begin with it:
-- a range that a btree on COLLATE "C" can use beneath a policy, which LIKE cannot (it is not leakproof).
create function app.area_upto() returns text
  language sql stable parallel safe
  return (nullif(current_setting('app.area', true), '') || ':') collate "C";

create function app.bidang() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.bidang', true), '');

create function app.compartments() returns text[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.compartments', true), ''), ','), '{}');

create function app.permissions() returns text[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.permissions', true), ''), ','), '{}');

create function app.may(permission text) returns boolean
  language sql stable parallel safe
  return permission = any (app.permissions());

-- Sets the whole scope in one call, transaction-local always (Citus passes on SET LOCAL only).
create function app.enter(actor uuid, area text, bidang text, compartments text[], permissions text[]) returns void
  language sql volatile
  begin atomic
    select set_config('app.actor_id', coalesce(actor::text, ''), true),
           set_config('app.area', coalesce(area, ''), true),
           set_config('app.bidang', coalesce(bidang, ''), true),
           set_config('app.compartments', coalesce(array_to_string(compartments, ','), ''), true),
           set_config('app.permissions', coalesce(array_to_string(permissions, ','), ''), true);
  end;

-- ── Settings ─────────────────────────────────────────────────────────────────────────────────────────────

create table app.settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
comment on table app.settings is 'Office-wide settings: province, office name, release that last migrated.';
grant select on app.settings to sinergi_app, sinergi_loader;

-- ── Audit ────────────────────────────────────────────────────────────────────────────────────────────────

create table app.audit (
  seq bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind in ('event', 'access')),
  type text not null,
  operation text not null,
  actor_id uuid,
  session_id uuid,
  request_id text not null,
  ip inet,
  subject_kind text not null,
  subject_id text not null,
  place_code text collate "C",
  purpose text,
  data jsonb not null
);
comment on table app.audit is 'Every act (event) and every look at a person (access). The application may only insert; sealed every minute.';
comment on column app.audit.data is 'Shape declared per type and version in each module''s contract/audit-events.ts.';
create index audit_by_subject on app.audit (subject_id, seq);
create index audit_by_actor on app.audit (actor_id, seq);
create index audit_by_place on app.audit (place_code collate "C", seq);
alter table app.audit enable row level security;
alter table app.audit force row level security;
create policy audit_insert on app.audit for insert to sinergi_app, sinergi_loader with check (true);
-- An auditor sees the events of the own area; events without a place are the province's.
create policy audit_read on app.audit for select to sinergi_app
  using (
    (select app.may('accountability.audit.read'))
    and (
      (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      or (place_code is null and length((select app.area_from())) = 2)
    )
  );
grant insert, select on app.audit to sinergi_app;
grant insert on app.audit to sinergi_loader;

create table app.audit_seals (
  id bigint generated always as identity primary key,
  sealed_at timestamptz not null default clock_timestamp(),
  first_seq bigint not null,
  last_seq bigint not null,
  row_count int not null,
  previous_root bytea not null,
  root bytea not null,
  seqs bigint[] not null,
  leaves bytea not null
);
comment on table app.audit_seals is 'Merkle root over the audit rows since the seal before, chained to it. leaves = 32 bytes per row in order of seqs, so that the first altered row can be named.';
grant select on app.audit_seals to sinergi_app;

-- ── Idempotency ──────────────────────────────────────────────────────────────────────────────────────────

create table app.idempotency_keys (
  actor_id uuid not null,
  key text not null,
  operation text not null,
  input_sha256 bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
comment on table app.idempotency_keys is 'Stored answers of commands, so that a repeated request gets the same answer once. Kept for 14 days: longer than a field worker is offline.';
alter table app.idempotency_keys enable row level security;
alter table app.idempotency_keys force row level security;
create policy own_keys on app.idempotency_keys to sinergi_app
  using (actor_id = (select app.actor_id())) with check (actor_id = (select app.actor_id()));
grant select, insert, update on app.idempotency_keys to sinergi_app;
create index idempotency_keys_by_age on app.idempotency_keys (created_at);

-- ── Batches: long work ───────────────────────────────────────────────────────────────────────────────────

create table app.batches (
  id uuid primary key default uuidv7(),
  kind text not null,
  title text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  phase text,
  done_units bigint not null default 0,
  total_units bigint,
  phase_started_at timestamptz,
  cancel_requested boolean not null default false,
  error_code text,
  result jsonb,
  place_code text collate "C" not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  seen_at timestamptz
);
comment on table app.batches is 'Progress of long work. title never holds a person''s name or number.';
comment on column app.batches.seen_at is 'When the one who started it saw its end; until then the bell counts it.';
alter table app.batches enable row level security;
alter table app.batches force row level security;
create policy batches_in_area on app.batches to sinergi_app
  using (created_by = (select app.actor_id())
         or (place_code >= (select app.area_from()) and place_code < (select app.area_upto())))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
create index batches_by_creator on app.batches (created_by, created_at desc);
create index batches_open on app.batches (state) where state in ('waiting', 'running');
grant select, insert, update on app.batches to sinergi_app, sinergi_loader;

-- ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The queue belongs to the owner; the application may only add to it, inside its own transaction.

create function app.enqueue(task text, payload json, job_key text default null, run_at timestamptz default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
  begin
    perform graphile_worker.add_job(
      identifier => task, payload => payload, job_key => job_key,
      run_at => coalesce(run_at, now()), max_attempts => 5, job_key_mode => 'replace');
  end $$;
revoke execute on function app.enqueue from public;
grant execute on function app.enqueue to sinergi_app, sinergi_loader;
