-- Enrolment's remains, payments, returns and the ledger.
--
-- One payment per entitlement for ever: payments holds one row per attempt, and the unique index payments_one_live
-- allows one row per entitlement that is not closed as 'reissued' or 'dropped'. A retry, a second officer, a
-- restored program or a hand-written INSERT all meet the same index.

-- ── What an enrolment run could not enrol, and commitments ─────────────────────────────────────────────────

create table delivery.enrolment_refusals (
  region_code text collate "C" not null,
  decree_id uuid not null references delivery.decrees,
  line integer not null,
  place_code text collate "C" not null,
  compartment text,
  reason text not null check (reason in ('already-enrolled', 'twice-in-decree', 'unknown-subject', 'not-enrolled')),
  other_decree_id uuid,
  found_at timestamptz not null default now(),
  primary key (region_code, decree_id, line)
);
comment on table delivery.enrolment_refusals is 'Lines of a signed decree that made no enrolment, each with its reason: enrolled + refused = lines.';

create table delivery.commitment_checks (
  region_code text collate "C" not null,
  enrolment_id uuid not null,
  commitment text collate "C" not null,
  period text collate "C" not null,
  place_code text collate "C" not null,
  compartment text,
  kept boolean not null,
  note text not null default '',
  checked_at timestamptz not null default now(),
  checked_by uuid not null,
  primary key (region_code, enrolment_id, commitment, period),
  foreign key (region_code, enrolment_id) references delivery.enrolments
);
comment on table delivery.commitment_checks is 'Whether an enrolled family kept a commitment in a period; a stage that requires it is held until it did.';

-- ── Payment batches ─────────────────────────────────────────────────────────────────────────────────────

create table delivery.payment_batches (
  id uuid primary key default uuidv7(),
  number integer generated always as identity unique,
  kind text not null default 'first' check (kind in ('first', 'reissue')),
  programme_code text collate "C" not null references programmes.programmes,
  period text collate "C" not null,
  stage text collate "C" not null,
  channel text collate "C" not null,
  place_code text collate "C" not null,
  value_on date not null,
  state text not null default 'draft' check (state in ('draft', 'exported', 'released', 'settled', 'cancelled')),
  line_count integer not null default 0 check (line_count >= 0),
  total_rupiah bigint not null default 0 check (total_rupiah >= 0),
  export_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  exported_at timestamptz,
  exported_by uuid,
  released_at timestamptz,
  released_by uuid,
  settled_at timestamptz,
  cancel_reason text,
  revision integer not null default 1,
  -- Who releases has neither made the batch nor prepared its file (product.md, principle 1).
  check (released_by is null or (released_by <> made_by and released_by <> exported_by)),
  check ((state in ('exported', 'released', 'settled')) <= (export_id is not null)),
  check ((state in ('released', 'settled')) = (released_at is not null and released_by is not null))
);
comment on table delivery.payment_batches is 'One file for one channel. kind reissue = second attempts of payments that came back, with money already out of the treasury.';

create table delivery.payment_files (
  id uuid primary key default uuidv7(),
  batch_id uuid not null references delivery.payment_batches,
  place_code text collate "C" not null,
  kind text not null check (kind in ('export', 'return', 'name-check')),
  file_name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null,
  line_count integer not null,
  total_rupiah bigint not null,
  state text not null default 'recorded' check (state in ('recorded', 'read', 'applied', 'superseded')),
  result jsonb not null default '{}',
  made_at timestamptz not null default now(),
  made_by uuid not null,
  applied_at timestamptz,
  applied_by uuid
);
alter table delivery.payment_files alter column content set storage external;
comment on table delivery.payment_files is 'Bank files as they went out and came in, byte by byte: an export is served from here only, so a repeat is the same bytes.';
create unique index payment_files_one_export on delivery.payment_files (batch_id) where kind = 'export' and state <> 'superseded';
-- The same return file counts once, whoever sends it again.
create unique index payment_files_applied_once on delivery.payment_files (sha256) where kind <> 'export' and state = 'applied';
create index payment_files_by_batch on delivery.payment_files (batch_id, kind, made_at);

create table delivery.payments (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  entitlement_id uuid not null,
  enrolment_id uuid not null,
  decree_id uuid not null references delivery.decrees,
  budget_id uuid not null references delivery.budgets,
  attempt smallint not null check (attempt between 1 and 100),
  batch_id uuid not null references delivery.payment_batches,
  line integer not null check (line between 1 and 999999),
  reference text collate "C" not null,
  name text not null,
  account_number text collate "C",
  account_name text,
  nik text collate "C",
  amount_rupiah bigint not null check (amount_rupiah > 0),
  state text not null default 'open'
    check (state in ('open', 'held', 'sent', 'paid', 'rejected', 'reissued', 'treasury', 'dropped')),
  check_class text,
  check_name text,
  check_reason text,
  checked_by uuid,
  result_file_id uuid references delivery.payment_files,
  result_line integer,
  result_text text,
  reject_class text,
  resulted_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  settle_reason text,
  sts_number text,
  sts_on date,
  primary key (region_code, id),
  constraint payments_attempt unique (region_code, entitlement_id, attempt),
  foreign key (region_code, entitlement_id) references delivery.entitlements,
  check ((state = 'treasury') = (sts_number is not null)),
  check ((state in ('rejected', 'reissued', 'treasury')) <= (reject_class is not null))
);
comment on table delivery.payments is 'Attempts to pay an entitlement. Columns nik, name and account are copied when the batch is made.';
comment on column delivery.payments.state is 'open, held (a question about the account) before the file; sent; paid or rejected by the return file; rejected ends as reissued (a new attempt) or treasury (STS). dropped = taken out before the file went.';
create unique index payments_one_live on delivery.payments (region_code, entitlement_id)
  where state not in ('reissued', 'dropped');
create unique index payments_by_line on delivery.payments (batch_id, line);
create unique index payments_by_reference on delivery.payments (reference);
create index payments_to_settle on delivery.payments (place_code, batch_id) where state = 'rejected';
create index payments_by_enrolment on delivery.payments (region_code, enrolment_id);

create table delivery.return_lines (
  file_id uuid not null references delivery.payment_files,
  line integer not null,
  place_code text collate "C" not null,
  compartment text,
  reference text collate "C" not null,
  amount_rupiah bigint,
  outcome text not null check (outcome in ('paid', 'rejected', 'unknown', 'error')),
  reject_class text,
  bank_text text not null default '',
  name_at_bank text,
  problem text,
  payment_region text collate "C",
  payment_id uuid,
  primary key (file_id, line)
);
comment on table delivery.return_lines is 'Lines of a return file as read: matched by reference to a payment, or with the problem that keeps them from it.';

-- ── Ledger ──────────────────────────────────────────────────────────────────────────────────────────────

create table delivery.journals (
  id uuid primary key default uuidv7(),
  number integer generated always as identity unique,
  place_code text collate "C" not null,
  kind text not null check (kind in ('release', 'reissue', 'result', 'treasury')),
  posted_on date not null,
  batch_id uuid not null references delivery.payment_batches,
  file_id uuid references delivery.payment_files,
  document_number text not null default '',
  line_count integer not null,
  posted_at timestamptz not null default now(),
  posted_by uuid not null
);
comment on table delivery.journals is 'Double entry, insert-only, posted in the transaction of the act it tells.';
create index journals_by_batch on delivery.journals (batch_id);
create unique index journals_once_per_file on delivery.journals (file_id) where kind = 'result';
create unique index journals_once_per_release on delivery.journals (batch_id) where kind in ('release', 'reissue');

create table delivery.journal_entries (
  journal_id uuid not null references delivery.journals,
  line smallint not null,
  place_code text collate "C" not null,
  account text collate "C" not null,
  account_code text collate "C" not null,
  budget_id uuid not null references delivery.budgets,
  debit_rupiah bigint not null default 0 check (debit_rupiah >= 0),
  credit_rupiah bigint not null default 0 check (credit_rupiah >= 0),
  primary key (journal_id, line),
  check ((debit_rupiah = 0) <> (credit_rupiah = 0))
);
comment on column delivery.journal_entries.account is 'Key of reference/ledger/accounts.json; account_code is its code at the time, for expenditure that of the budget line.';
create index journal_entries_by_account on delivery.journal_entries (account, journal_id);

create function delivery.refuse_unbalanced_journal() returns trigger
  language plpgsql set search_path = pg_catalog
  as $$
declare
  journal uuid;
  difference numeric;
begin
  if tg_table_name = 'journals' then
    journal := new.id;
  else
    journal := new.journal_id;
  end if;
  select sum(e.debit_rupiah::numeric) - sum(e.credit_rupiah::numeric) into difference
    from delivery.journal_entries e where e.journal_id = journal;
  if difference is distinct from 0 then
    raise exception 'journal % is not balanced', journal using errcode = '23514', constraint = 'journals_balanced';
  end if;
  return null;
end $$;
create constraint trigger journals_balanced after insert on delivery.journals
  deferrable initially deferred for each row execute function delivery.refuse_unbalanced_journal();
create constraint trigger journals_balanced after insert on delivery.journal_entries
  deferrable initially deferred for each row execute function delivery.refuse_unbalanced_journal();

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
  name text;
begin
  foreach name in array array['payment_batches', 'payment_files', 'journals', 'journal_entries'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, name);
  end loop;
  foreach name in array array['enrolment_refusals', 'commitment_checks', 'payments', 'return_lines'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area_and_compartment on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, name);
  end loop;
end $$;

grant select on delivery.enrolment_refusals, delivery.commitment_checks, delivery.payment_batches, delivery.payment_files,
  delivery.payments, delivery.return_lines, delivery.journals, delivery.journal_entries to sinergi_app, sinergi_loader;
grant insert, update on delivery.payment_batches, delivery.payment_files, delivery.payments, delivery.commitment_checks to sinergi_app;
grant insert on delivery.return_lines, delivery.journals, delivery.journal_entries to sinergi_app;
-- A list that was read but not applied may be read anew.
grant delete on delivery.return_lines to sinergi_app;
-- The enrolling job works past the walls of areas and compartments, with these rights only.
grant insert, update on delivery.enrolments, delivery.entitlements to sinergi_loader;
grant insert on delivery.enrolment_events, delivery.enrolment_refusals, delivery.budget_moves to sinergi_loader;
grant update on delivery.budgets to sinergi_loader;
grant update (enrolled_at) on delivery.decrees to sinergi_loader;
