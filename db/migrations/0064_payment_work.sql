-- Payments as long work with progress, cancel and resume; and cheaper walls for bulk.

-- ── Long work on a batch ─────────────────────────────────────────────────────────────────────────────────
alter table delivery.payment_batches add column work jsonb;
comment on column delivery.payment_batches.work is 'Long work on it now: batch of app.batches, step, officer, what it sees, units. Every other act waits until it is gone.';
alter table delivery.payment_files drop constraint payment_files_state_check;
alter table delivery.payment_files add constraint payment_files_state_check
  check (state in ('recorded', 'reading', 'read', 'applied', 'superseded'));

-- ── The overlap constraint, the most different column first ────────────────────────────────────────────────
-- An index of this kind is searched and split by its first columns. With region and programme there, which a whole
-- decree shares, 100,000 rows took 23.8 s; with the subject first, 5.2 s. What it refuses is the same.
alter table delivery.enrolments drop constraint enrolments_once_per_day;
alter table delivery.enrolments add constraint enrolments_once_per_day
  exclude using gist (subject_id with =, programme_code with =, region_code with =, during with &&);

-- ── Copies that need no key of their own ───────────────────────────────────────────────────────────────────
-- Decree and budget of an entitlement or payment are copied from the enrolment's decree, which has its keys; nobody
-- but the owner may delete a decree or a budget line. Asking again for every row cost a third of the statement.
alter table delivery.entitlements drop constraint entitlements_decree_id_fkey, drop constraint entitlements_budget_id_fkey;
alter table delivery.payments drop constraint payments_decree_id_fkey, drop constraint payments_budget_id_fkey;

-- ── Statistics of tables that a job just filled ────────────────────────────────────────────────────────────
-- The bulk role may ANALYZE them: the next statement comes seconds after 100,000 rows, autovacuum a minute later.
grant maintain on delivery.enrolments, delivery.entitlements, delivery.payments, delivery.return_lines to sinergi_loader;

-- ── What waits and who cannot be seen ──────────────────────────────────────────────────────────────────────
-- A figure, never a person: without it a treasurer who lacks a compartment would think everybody is paid.
create function delivery.hidden_payables()
  returns bigint
  language sql stable security definer set search_path = pg_catalog
  as $$
    select count(*) from delivery.entitlements t
     where t.state = 'due' and t.amount_rupiah > 0 and t.compartment is not null
       and t.place_code >= app.area_from() and t.place_code < app.area_upto()
       and not (t.compartment = any (app.compartments()))
  $$;
revoke execute on function delivery.hidden_payables from public;
grant execute on function delivery.hidden_payables to sinergi_app;
comment on function delivery.hidden_payables is 'How many entitlements of the actor''s area are due behind compartments that the actor does not hold.';
