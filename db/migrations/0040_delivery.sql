-- Delivery: proposal lists → selection → decree → enrolment → entitlement. Payments and goods follow in 0041 and 0042.
--
-- Shape
--   * Tables that grow with the population begin their key with region_code and repeat place_code and
--     compartment, as in the registry, and carry no triggers.
--   * A signed decree is immutable: the policies below let nobody, the bulk role included, change or add a line
--     of a decree that is not a draft. It is changed only by an amending decree.
--   * Money is bigint rupiah. A ceiling is a CHECK on the budget's own row: two commits at the same instant queue on that row.

create schema delivery;
grant usage on schema delivery to sinergi_app, sinergi_loader;

-- ── Budget ───────────────────────────────────────────────────────────────────────────────────────────────

create table delivery.budgets (
  id uuid primary key default uuidv7(),
  year smallint not null check (year between 2000 and 2100),
  activity_code text not null,
  account_code text not null,
  title text not null,
  bidang text,
  fund_source text not null default 'APBD',
  ceiling_rupiah bigint not null check (ceiling_rupiah >= 0),
  reserved_rupiah bigint not null default 0 check (reserved_rupiah >= 0),
  committed_rupiah bigint not null default 0 check (committed_rupiah >= 0),
  paid_rupiah bigint not null default 0 check (paid_rupiah >= 0),
  returned_rupiah bigint not null default 0 check (returned_rupiah between 0 and paid_rupiah),
  created_at timestamptz not null default now(),
  created_by uuid,
  revision integer not null default 1,
  unique (year, activity_code, account_code, fund_source),
  constraint budgets_within_ceiling
    check (reserved_rupiah + committed_rupiah + paid_rupiah - returned_rupiah <= ceiling_rupiah)
);
comment on table delivery.budgets is 'One line of the DPA: sub-activity and account. reserved = drafts sent on, committed = signed and not yet paid, paid = sent to recipients, returned = come back of it.';

create table delivery.budget_moves (
  id uuid primary key default uuidv7(),
  budget_id uuid not null references delivery.budgets,
  kind text not null check (kind in ('reserve', 'release', 'commit', 'uncommit', 'pay', 'return', 'ceiling')),
  amount_rupiah bigint not null,
  reference_kind text not null,
  reference_id uuid,
  note text not null default '',
  moved_at timestamptz not null default now(),
  moved_by uuid
);
comment on table delivery.budget_moves is 'Every movement of a budget: the four figures of a budget are the sums of these. Insert-only.';
create index budget_moves_by_budget on delivery.budget_moves (budget_id, id);

-- ── Proposal lists, kept as submitted ────────────────────────────────────────────────────────────────────

create table delivery.proposal_lists (
  id uuid primary key default uuidv7(),
  programme_code text collate "C" not null references programmes.programmes,
  period text collate "C" not null,
  place_code text collate "C" not null,
  letter_number text not null default '',
  proposed_on date not null,
  source text not null check (source in ('file', 'verification')),
  file_name text not null default '',
  file_sha256 bytea,
  file_content bytea,
  state text not null default 'reading' check (state in ('reading', 'received', 'failed', 'withdrawn')),
  line_count integer not null default 0,
  refused_count integer not null default 0,
  batch_id uuid,
  note text not null default '',
  received_at timestamptz not null default now(),
  received_by uuid not null
);
comment on table delivery.proposal_lists is 'What a region proposed, with its letter and the file itself, never edited afterwards.';
comment on column delivery.proposal_lists.period is 'Period of the programme: "2026" or "2026-3" (third cycle of the year).';
alter table delivery.proposal_lists alter column file_content set storage external;
create unique index proposal_lists_once on delivery.proposal_lists (programme_code, period, file_sha256) where state = 'received';

create table delivery.proposal_lines (
  region_code text collate "C" not null,
  list_id uuid not null references delivery.proposal_lists,
  line integer not null,
  place_code text collate "C" not null,
  compartment text,
  raw jsonb not null,
  name text not null,
  name_key text collate "C" not null,
  born_on date,
  mother_name_key text collate "C" not null default '',
  nik text collate "C",
  kk_number text collate "C",
  account_number text collate "C",
  amount_rupiah bigint,
  family_id uuid,
  person_id uuid,
  matched_by text check (matched_by in ('nik', 'kk', 'name', 'officer')),
  primary key (region_code, list_id, line)
);
comment on table delivery.proposal_lines is 'raw = the cells as the region sent them; the other columns are what was read from them.';
create index proposal_lines_by_family on delivery.proposal_lines (region_code, family_id);

-- ── Selection under quota and ceiling ────────────────────────────────────────────────────────────────────

create table delivery.selections (
  id uuid primary key default uuidv7(),
  programme_code text collate "C" not null references programmes.programmes,
  version_id uuid not null references programmes.versions,
  period text collate "C" not null,
  place_code text collate "C" not null,
  title text not null,
  state text not null default 'working' check (state in ('working', 'open', 'used', 'cancelled', 'failed')),
  budget_id uuid references delivery.budgets,
  quota jsonb not null default '{}',
  ceiling_rupiah bigint,
  tie_rule text not null,
  from_proposals boolean not null default false,
  batch_id uuid,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  revision integer not null default 1
);
comment on table delivery.selections is 'Who is chosen for a programme and period and in which order; becomes a decree.';

create table delivery.selection_lines (
  region_code text collate "C" not null,
  selection_id uuid not null references delivery.selections,
  subject_id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'family', 'household', 'group')),
  place_code text collate "C" not null,
  compartment text,
  family_id uuid,
  person_id uuid,
  rank integer,
  rank_values jsonb not null default '[]',
  amount_rupiah bigint not null check (amount_rupiah >= 0),
  parts jsonb not null default '{}',
  mark text not null check (mark in ('selected', 'reserve', 'added', 'removed')),
  because text not null default '',
  assessment jsonb,
  changed_at timestamptz,
  changed_by uuid,
  primary key (region_code, selection_id, subject_id)
);
comment on table delivery.selection_lines is 'mark added/removed = an officer''s own act with reason, shown to the approver as exactly that. assessment = the criteria with the values used at that moment.';
create index selection_lines_by_mark on delivery.selection_lines (selection_id, mark, place_code, rank);

-- ── Decree ───────────────────────────────────────────────────────────────────────────────────────────────

create table delivery.decrees (
  id uuid primary key default uuidv7(),
  kind text not null default 'new' check (kind in ('new', 'amending')),
  amends_id uuid references delivery.decrees,
  programme_code text collate "C" not null references programmes.programmes,
  version_id uuid not null references programmes.versions,
  selection_id uuid references delivery.selections,
  period text collate "C" not null,
  place_code text collate "C" not null,
  title text not null,
  number text,
  dated_on date,
  budget_id uuid references delivery.budgets,
  announced_rupiah bigint,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'checked', 'signed', 'cancelled')),
  line_count integer not null default 0,
  total_rupiah bigint not null default 0 check (total_rupiah >= 0),
  list_sha256 bytea,
  reconciled_at timestamptz,
  made_at timestamptz not null default now(),
  made_by uuid not null,
  submitted_at timestamptz,
  submitted_by uuid,
  checked_at timestamptz,
  checked_by uuid,
  signed_at timestamptz,
  signed_by uuid,
  signature jsonb,
  verify_code text collate "C" unique,
  pdf bytea,
  pdf_sha256 bytea,
  enrolled_at timestamptz,
  cancel_reason text,
  revision integer not null default 1,
  -- Maker, checker and signer are three people (maker-checker of product.md, principle 1).
  check (checked_by is null or checked_by <> made_by),
  check (signed_by is null or (signed_by <> made_by and signed_by <> checked_by)),
  check ((state = 'signed') = (signed_at is not null and signed_by is not null and number is not null and list_sha256 is not null))
);
comment on table delivery.decrees is 'Surat keputusan (SK). announced_rupiah = the total that the paper of the budget names; kept apart from the sum of the list.';
alter table delivery.decrees alter column pdf set storage external;
create unique index decrees_by_number on delivery.decrees (number) where number is not null;

create table delivery.decree_lines (
  region_code text collate "C" not null,
  decree_id uuid not null references delivery.decrees,
  line integer not null check (line >= 1),
  place_code text collate "C" not null,
  compartment text,
  effect text not null default 'grant' check (effect in ('grant', 'withdraw')),
  subject_kind text not null check (subject_kind in ('person', 'family', 'household', 'group')),
  -- NULL where a list from elsewhere names someone the registry does not know.
  subject_id uuid,
  family_id uuid,
  person_id uuid,
  name text not null,
  name_key text collate "C" not null,
  born_on date,
  mother_name_key text collate "C" not null default '',
  address text not null default '',
  place_label text not null default '',
  nik text collate "C",
  kk_number text collate "C",
  channel text,
  account_number text collate "C",
  account_name text,
  amount_rupiah bigint not null check (amount_rupiah >= 0),
  times smallint not null check (times between 1 and 60),
  total_rupiah bigint not null check (total_rupiah >= 0),
  parts jsonb not null default '{}',
  origin text not null check (origin in ('selection', 'added', 'file', 'amendment')),
  because text not null default '',
  primary key (region_code, decree_id, line)
);
comment on table delivery.decree_lines is 'The list of a decree by name and address, copied at drafting so that it never changes with the registry. amount per payment × times = total.';
create index decree_lines_by_decree on delivery.decree_lines (decree_id, line);
create index decree_lines_by_subject on delivery.decree_lines (region_code, subject_id);

create table delivery.findings (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  decree_id uuid not null references delivery.decrees,
  place_code text collate "C" not null,
  compartment text,
  kind text not null,
  line integer,
  other_line integer,
  details jsonb not null default '{}',
  fingerprint text collate "C" not null,
  found_at timestamptz not null default now(),
  gone_at timestamptz,
  resolution text check (resolution in ('keep', 'remove', 'correct')),
  reason text,
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (region_code, id),
  check ((resolution is null) = (resolved_by is null) and (resolution is null) = (resolved_at is null)),
  check (resolution is null or length(btrim(reason)) >= 10)
);
comment on table delivery.findings is 'What reconciliation says about a decree. Open = neither resolved nor gone; a decree with an open finding cannot be signed.';
comment on column delivery.findings.fingerprint is 'Identity of the finding over re-runs (kind and lines), so that a resolution is kept and a cured one is marked gone.';
create unique index findings_once on delivery.findings (region_code, decree_id, fingerprint);
create index findings_open on delivery.findings (decree_id, kind) where resolution is null and gone_at is null;

-- ── Enrolment and entitlement ────────────────────────────────────────────────────────────────────────────

create table delivery.enrolments (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  programme_code text collate "C" not null references programmes.programmes,
  version_id uuid not null references programmes.versions,
  decree_id uuid not null references delivery.decrees,
  decree_line integer not null,
  subject_kind text not null check (subject_kind in ('person', 'family', 'household', 'group')),
  subject_id uuid not null,
  family_id uuid,
  person_id uuid,
  during daterange not null check (not isempty(during)),
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  amount_rupiah bigint not null check (amount_rupiah >= 0),
  times smallint not null,
  channel text,
  account_number text collate "C",
  account_name text,
  replaces_id uuid,
  ended_because text check (ended_because in ('replaced', 'graduated', 'exited', 'dead', 'moved', 'withdrawn', 'finished')),
  revision integer not null default 1,
  primary key (region_code, id),
  -- The same subject cannot be enrolled twice in one programme on any day, whatever decree says so.
  constraint enrolments_once_per_day
    exclude using gist (region_code with =, programme_code with =, subject_id with =, during with &&)
);
comment on table delivery.enrolments is 'A subject in a programme for a period, by a decree.';
create index enrolments_by_programme on delivery.enrolments (programme_code, place_code);
create unique index enrolments_by_line on delivery.enrolments (region_code, decree_id, decree_line);

create table delivery.enrolment_events (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  enrolment_id uuid not null,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('enrolled', 'paused', 'resumed', 'replaced', 'graduated', 'exited')),
  happened_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  primary key (region_code, id),
  foreign key (region_code, enrolment_id) references delivery.enrolments
);
create index enrolment_events_by_enrolment on delivery.enrolment_events (region_code, enrolment_id, id);

create table delivery.entitlements (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  place_code text collate "C" not null,
  compartment text,
  enrolment_id uuid not null,
  programme_code text collate "C" not null,
  decree_id uuid not null references delivery.decrees,
  budget_id uuid references delivery.budgets,
  period text collate "C" not null,
  stage text collate "C" not null,
  due_on date not null,
  amount_rupiah bigint not null check (amount_rupiah >= 0),
  state text not null default 'due' check (state in ('due', 'held', 'paying', 'paid', 'returned', 'handed-over', 'cancelled')),
  held_because text,
  made_at timestamptz not null default now(),
  primary key (region_code, id),
  -- One entitlement per enrolment, period and stage for ever: generating twice makes nothing.
  constraint entitlements_once unique (region_code, enrolment_id, period, stage),
  foreign key (region_code, enrolment_id) references delivery.enrolments
);
comment on table delivery.entitlements is 'What is due to an enrolled subject at one stage; paid or handed over at most once.';
create index entitlements_to_pay on delivery.entitlements (programme_code, period, stage, place_code) where state = 'due';
create index entitlements_by_decree on delivery.entitlements (decree_id);

-- ── Walls ────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
  name text;
begin
  foreach name in array array['proposal_lists', 'selections', 'decrees'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, name);
  end loop;
  foreach name in array array['proposal_lines', 'selection_lines', 'findings', 'enrolments', 'enrolment_events', 'entitlements'] loop
    execute format('alter table delivery.%I enable row level security', name);
    execute format('alter table delivery.%I force row level security', name);
    execute format($p$create policy area_and_compartment on delivery.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, name);
  end loop;
end $$;

create function delivery.is_draft(decree uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  return exists (select from delivery.decrees d where d.id = decree and d.state = 'draft');
revoke execute on function delivery.is_draft from public;
grant execute on function delivery.is_draft to sinergi_app;
comment on function delivery.is_draft is 'Whether lines of a decree may still change; asked by the policies of decree_lines.';

alter table delivery.decree_lines enable row level security;
alter table delivery.decree_lines force row level security;
create policy lines_read on delivery.decree_lines for select to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])));
create policy lines_add on delivery.decree_lines for insert to sinergi_app
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[]))
         and delivery.is_draft(decree_id));
create policy lines_change on delivery.decree_lines for update to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()) and delivery.is_draft(decree_id))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()) and delivery.is_draft(decree_id));
create policy lines_drop on delivery.decree_lines for delete to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()) and delivery.is_draft(decree_id));

grant select on all tables in schema delivery to sinergi_app, sinergi_loader;
grant insert, update on delivery.budgets, delivery.proposal_lists, delivery.proposal_lines, delivery.selections,
  delivery.selection_lines, delivery.decrees, delivery.findings, delivery.enrolments, delivery.entitlements to sinergi_app;
grant insert on delivery.budget_moves, delivery.enrolment_events to sinergi_app;
grant insert, update, delete on delivery.decree_lines to sinergi_app;
grant delete on delivery.selection_lines to sinergi_app;
-- The bulk role fills lists; a decree and its lines it may only read, so that no job can touch a signed one.
grant insert, update on delivery.proposal_lists, delivery.proposal_lines, delivery.selections, delivery.selection_lines to sinergi_loader;
