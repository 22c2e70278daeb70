-- Made from the migrations by npm test (-u writes it anew); read it in reviews, run db/migrations.

table accountability.breaches
  id uuid default uuidv7() not null
  number text not null
  place_code text collate "C" not null
  kind text not null
  title text not null
  happened_at timestamp with time zone
  found_at timestamp with time zone not null
  due_at timestamp with time zone not null
  what_data text not null
  subject_count integer default 0 not null
  how text not null
  handling text default ''::text not null
  recovery text default ''::text not null
  public_notice boolean default false not null
  subjects_told_at timestamp with time zone
  authority_told_at timestamp with time zone
  state text default 'open'::text not null
  closing_note text
  recorded_at timestamp with time zone default now() not null
  recorded_by uuid not null
  closed_at timestamp with time zone
  closed_by uuid
  revision integer default 1 not null
  constraint breaches_check CHECK ((due_at > found_at))
  constraint breaches_check1 CHECK (((state <> 'closed'::text) OR ((subjects_told_at IS NOT NULL) AND (authority_told_at IS NOT NULL) AND (closed_at IS NOT NULL))))
  constraint breaches_kind_check CHECK ((kind = ANY (ARRAY['confidentiality'::text, 'integrity'::text, 'availability'::text])))
  constraint breaches_number_key UNIQUE (number)
  constraint breaches_pkey PRIMARY KEY (id)
  constraint breaches_state_check CHECK ((state = ANY (ARRAY['open'::text, 'notified'::text, 'closed'::text])))
  constraint breaches_subject_count_check CHECK ((subject_count >= 0))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  comment Failures of protection: written notice to the people and the authority within 3 × 24 hours (UU 27/2022 art. 46).

table accountability.counters
  name text not null
  year smallint not null
  last integer not null
  constraint counters_pkey PRIMARY KEY (name, year)
  grant insert, select, update to sinergi_app
  comment Running numbers of the registers, without holes: taken in the transaction that uses them.

table accountability.destructions
  id uuid default uuidv7() not null
  number text not null
  place_code text collate "C" not null
  class_code text collate "C" not null
  older_than_on date not null
  record_count integer not null
  record_ids uuid[] not null
  list_sha256 bytea not null
  state text default 'proposed'::text not null
  proposed_at timestamp with time zone default now() not null
  proposed_by uuid not null
  decided_at timestamp with time zone
  decided_by uuid
  note text default ''::text not null
  destroyed_count integer
  constraint destructions_check CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by)))
  constraint destructions_class_code_fkey FOREIGN KEY (class_code) REFERENCES accountability.retention_classes(code)
  constraint destructions_number_key UNIQUE (number)
  constraint destructions_pkey PRIMARY KEY (id)
  constraint destructions_record_count_check CHECK ((record_count > 0))
  constraint destructions_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'rejected'::text])))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  comment Minutes (berita acara) of destruction: proposed by one, carried out on the decision of another.

table accountability.retention_classes
  code text collate "C" not null
  title jsonb not null
  holds jsonb not null
  years smallint
  after jsonb not null
  fate text not null
  legal_basis text not null
  unverified boolean not null
  destroyer text
  constraint retention_classes_fate_check CHECK ((fate = ANY (ARRAY['destroy'::text, 'keep'::text])))
  constraint retention_classes_pkey PRIMARY KEY (code)
  constraint retention_classes_years_check CHECK (((years >= 1) AND (years <= 100)))
  grant select to sinergi_app
  comment How long which records are kept (reference/retention/classes.json). years NULL = for ever; destroyer = the part of the program that can destroy them.

table accountability.subject_requests
  id uuid default uuidv7() not null
  number text not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  person_id uuid
  family_id uuid
  programme_code text collate "C"
  requester_name text not null
  requester_relation text not null
  identity_checked text not null
  contact text default ''::text not null
  channel text not null
  request text not null
  received_at timestamp with time zone not null
  due_at timestamp with time zone not null
  state text default 'open'::text not null
  answer text
  legal_basis text
  answered_at timestamp with time zone
  answered_by uuid
  recorded_by uuid not null
  revision integer default 1 not null
  constraint subject_requests_channel_check CHECK ((channel = ANY (ARRAY['counter'::text, 'letter'::text, 'telephone'::text, 'officer-visit'::text])))
  constraint subject_requests_check CHECK ((due_at > received_at))
  constraint subject_requests_check1 CHECK (((person_id IS NOT NULL) OR (family_id IS NOT NULL)))
  constraint subject_requests_check2 CHECK (((state = 'open'::text) = (answered_at IS NULL)))
  constraint subject_requests_identity_checked_check CHECK ((identity_checked = ANY (ARRAY['identity-card'::text, 'family-card'::text, 'known-to-village'::text, 'letter-of-authority'::text])))
  constraint subject_requests_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'objection'::text])))
  constraint subject_requests_number_key UNIQUE (number)
  constraint subject_requests_pkey PRIMARY KEY (id)
  constraint subject_requests_requester_relation_check CHECK ((requester_relation = ANY (ARRAY['self'::text, 'parent'::text, 'guardian'::text, 'family'::text, 'proxy'::text])))
  constraint subject_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'partly-granted'::text, 'refused'::text, 'withdrawn'::text])))
  CREATE INDEX subject_requests_by_person ON accountability.subject_requests USING btree (person_id)
  CREATE INDEX subject_requests_open ON accountability.subject_requests USING btree (due_at) WHERE (state = 'open'::text)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  policy requests_destroyed_by_decision for delete to sinergi_app using ( SELECT app.may('accountability.destruction.decide'::text) AS may)
  grant delete, insert, select, update to sinergi_app
  comment Requests of people about their own data: access and correction within 3 × 24 hours (UU 27/2022 art. 30, 32), objection.

table app.audit
  seq bigint generated always as identity not null
  at timestamp with time zone default clock_timestamp() not null
  kind text not null
  type text not null
  operation text not null
  actor_id uuid
  session_id uuid
  request_id text not null
  ip inet
  subject_kind text not null
  subject_id text not null
  place_code text collate "C"
  purpose text
  data jsonb not null
  constraint audit_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'access'::text])))
  constraint audit_pkey PRIMARY KEY (seq)
  CREATE INDEX audit_by_actor ON app.audit USING btree (actor_id, seq)
  CREATE INDEX audit_by_place ON app.audit USING btree (place_code, seq)
  CREATE INDEX audit_by_subject ON app.audit USING btree (subject_id, seq)
  row level security forced
  policy audit_insert for insert to sinergi_app, sinergi_loader check true
  policy audit_read for select to sinergi_app using (( SELECT app.may('accountability.audit.read'::text) AS may) AND (((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) OR ((place_code IS NULL) AND (length(( SELECT app.area_from() AS area_from)) = 2))))
  grant insert to sinergi_loader
  grant insert, select to sinergi_app
  comment Every act (event) and every look at a person (access). The application may only insert; sealed every minute.
  comment data: Shape declared per type and version in each module's contract/audit-events.ts.

table app.audit_seals
  id bigint generated always as identity not null
  sealed_at timestamp with time zone default clock_timestamp() not null
  first_seq bigint not null
  last_seq bigint not null
  row_count integer not null
  previous_root bytea not null
  root bytea not null
  seqs bigint[] not null
  leaves bytea not null
  constraint audit_seals_pkey PRIMARY KEY (id)
  grant select to sinergi_app
  comment Merkle root over the audit rows since the seal before, chained to it. leaves = 32 bytes per row in order of seqs, so that the first altered row can be named.

table app.batches
  id uuid default uuidv7() not null
  kind text not null
  title text not null
  state text default 'waiting'::text not null
  phase text
  done_units bigint default 0 not null
  total_units bigint
  phase_started_at timestamp with time zone
  cancel_requested boolean default false not null
  error_code text
  result jsonb
  place_code text collate "C" not null
  created_by uuid not null
  created_at timestamp with time zone default now() not null
  started_at timestamp with time zone
  heartbeat_at timestamp with time zone
  finished_at timestamp with time zone
  seen_at timestamp with time zone
  constraint batches_pkey PRIMARY KEY (id)
  constraint batches_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
  CREATE INDEX batches_by_creator ON app.batches USING btree (created_by, created_at DESC)
  CREATE INDEX batches_open ON app.batches USING btree (state) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
  row level security forced
  policy batches_in_area for all to sinergi_app using ((created_by = ( SELECT app.actor_id() AS actor_id)) OR ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment Progress of long work. title never holds a person's name or number.
  comment seen_at: When the one who started it saw its end; until then the bell counts it.

table app.idempotency_keys
  actor_id uuid not null
  key text not null
  operation text not null
  input_sha256 bytea not null
  answer jsonb
  created_at timestamp with time zone default now() not null
  constraint idempotency_keys_pkey PRIMARY KEY (actor_id, key)
  CREATE INDEX idempotency_keys_by_age ON app.idempotency_keys USING btree (created_at)
  row level security forced
  policy own_keys for all to sinergi_app using (actor_id = ( SELECT app.actor_id() AS actor_id)) check (actor_id = ( SELECT app.actor_id() AS actor_id))
  grant insert, select, update to sinergi_app
  comment Stored answers of commands, so that a repeated request gets the same answer once. Kept for 14 days: longer than a field worker is offline.

table app.settings
  key text not null
  value jsonb not null
  updated_at timestamp with time zone default now() not null
  constraint settings_pkey PRIMARY KEY (key)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Office-wide settings: province, office name, release that last migrated.

table delivery.budget_moves
  id uuid default uuidv7() not null
  budget_id uuid not null
  kind text not null
  amount_rupiah bigint not null
  reference_kind text not null
  reference_id uuid
  note text default ''::text not null
  moved_at timestamp with time zone default now() not null
  moved_by uuid
  constraint budget_moves_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES delivery.budgets(id)
  constraint budget_moves_kind_check CHECK ((kind = ANY (ARRAY['reserve'::text, 'release'::text, 'commit'::text, 'uncommit'::text, 'pay'::text, 'return'::text, 'ceiling'::text])))
  constraint budget_moves_pkey PRIMARY KEY (id)
  CREATE INDEX budget_moves_by_budget ON delivery.budget_moves USING btree (budget_id, id)
  CREATE INDEX budget_moves_by_reference ON delivery.budget_moves USING btree (reference_id) WHERE (reference_kind = 'decree'::text)
  grant insert, select to sinergi_app
  grant insert, select to sinergi_loader
  comment Every movement of a budget: the four figures of a budget are the sums of these. Insert-only.

table delivery.budgets
  id uuid default uuidv7() not null
  year smallint not null
  activity_code text not null
  account_code text not null
  title text not null
  bidang text
  fund_source text default 'APBD'::text not null
  ceiling_rupiah bigint not null
  reserved_rupiah bigint default 0 not null
  committed_rupiah bigint default 0 not null
  paid_rupiah bigint default 0 not null
  returned_rupiah bigint default 0 not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  revision integer default 1 not null
  constraint budgets_ceiling_rupiah_check CHECK ((ceiling_rupiah >= 0))
  constraint budgets_check CHECK (((returned_rupiah >= 0) AND (returned_rupiah <= paid_rupiah)))
  constraint budgets_committed_rupiah_check CHECK ((committed_rupiah >= 0))
  constraint budgets_paid_rupiah_check CHECK ((paid_rupiah >= 0))
  constraint budgets_pkey PRIMARY KEY (id)
  constraint budgets_reserved_rupiah_check CHECK ((reserved_rupiah >= 0))
  constraint budgets_within_ceiling CHECK (((((reserved_rupiah + committed_rupiah) + paid_rupiah) - returned_rupiah) <= ceiling_rupiah))
  constraint budgets_year_activity_code_account_code_fund_source_key UNIQUE (year, activity_code, account_code, fund_source)
  constraint budgets_year_check CHECK (((year >= 2000) AND (year <= 2100)))
  grant insert, select, update to sinergi_app
  grant select, update to sinergi_loader
  comment One line of the DPA: sub-activity and account. reserved = drafts sent on, committed = signed and not yet paid, paid = sent to recipients, returned = come back of it.

table delivery.commitment_checks
  region_code text collate "C" not null
  enrolment_id uuid not null
  commitment text collate "C" not null
  period text collate "C" not null
  place_code text collate "C" not null
  compartment text
  kept boolean not null
  note text default ''::text not null
  checked_at timestamp with time zone default now() not null
  checked_by uuid not null
  constraint commitment_checks_pkey PRIMARY KEY (region_code, enrolment_id, commitment, period)
  constraint commitment_checks_region_code_enrolment_id_fkey FOREIGN KEY (region_code, enrolment_id) REFERENCES delivery.enrolments(region_code, id)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Whether an enrolled family kept a commitment in a period; a stage that requires it is held until it did.

table delivery.decree_attachments
  decree_id uuid not null
  "position" smallint not null
  place_code text collate "C" not null
  decree_place_code text collate "C" not null
  title text not null
  line_count integer not null
  total_rupiah bigint not null
  content bytea not null
  sha256 bytea not null
  constraint decree_attachments_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint decree_attachments_pkey PRIMARY KEY (decree_id, "position")
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Lists by name and address of a large decree, one PDF per kabupaten/kota; their hashes stand on the signed paper.

table delivery.decree_lines
  region_code text collate "C" not null
  decree_id uuid not null
  line integer not null
  place_code text collate "C" not null
  compartment text
  effect text default 'grant'::text not null
  subject_kind text not null
  subject_id uuid
  family_id uuid
  person_id uuid
  name text not null
  name_key text collate "C" not null
  born_on date
  mother_name_key text collate "C" default ''::text not null
  address text default ''::text not null
  place_label text default ''::text not null
  nik text collate "C"
  kk_number text collate "C"
  channel text
  account_number text collate "C"
  account_name text
  amount_rupiah bigint not null
  times smallint not null
  total_rupiah bigint not null
  parts jsonb default '{}'::jsonb not null
  origin text not null
  because text default ''::text not null
  constraint decree_lines_amount_rupiah_check CHECK ((amount_rupiah >= 0))
  constraint decree_lines_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint decree_lines_effect_check CHECK ((effect = ANY (ARRAY['grant'::text, 'withdraw'::text])))
  constraint decree_lines_line_check CHECK ((line >= 1))
  constraint decree_lines_origin_check CHECK ((origin = ANY (ARRAY['selection'::text, 'added'::text, 'file'::text, 'amendment'::text])))
  constraint decree_lines_pkey PRIMARY KEY (region_code, decree_id, line)
  constraint decree_lines_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'household'::text, 'group'::text])))
  constraint decree_lines_times_check CHECK (((times >= 1) AND (times <= 60)))
  constraint decree_lines_total_rupiah_check CHECK ((total_rupiah >= 0))
  CREATE INDEX decree_lines_by_decree ON delivery.decree_lines USING btree (decree_id, line)
  CREATE INDEX decree_lines_by_subject ON delivery.decree_lines USING btree (region_code, subject_id)
  row level security forced
  policy lines_add for insert to sinergi_app check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))) AND delivery.is_draft(decree_id))
  policy lines_change for update to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND delivery.is_draft(decree_id)) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND delivery.is_draft(decree_id))
  policy lines_drop for delete to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND delivery.is_draft(decree_id))
  policy lines_read for select to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment The list of a decree by name and address, copied at drafting so that it never changes with the registry. amount per payment × times = total.

table delivery.decree_papers
  decree_id uuid not null
  place_code text collate "C" not null
  state text default 'waiting'::text not null
  list_sha256 bytea not null
  content bytea
  sha256 bytea
  page_count integer
  attachments jsonb default '[]'::jsonb not null
  made_at timestamp with time zone default now() not null
  batch_id uuid
  constraint decree_papers_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint decree_papers_pkey PRIMARY KEY (decree_id)
  constraint decree_papers_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text])))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment The paper of a checked decree before its signature; the signer sees exactly these bytes.

table delivery.decrees
  id uuid default uuidv7() not null
  kind text default 'new'::text not null
  amends_id uuid
  programme_code text collate "C" not null
  version_id uuid not null
  selection_id uuid
  period text collate "C" not null
  place_code text collate "C" not null
  title text not null
  number text
  dated_on date
  budget_id uuid
  announced_rupiah bigint
  starts_on date not null
  ends_on date not null
  state text default 'draft'::text not null
  line_count integer default 0 not null
  total_rupiah bigint default 0 not null
  list_sha256 bytea
  reconciled_at timestamp with time zone
  made_at timestamp with time zone default now() not null
  made_by uuid not null
  submitted_at timestamp with time zone
  submitted_by uuid
  checked_at timestamp with time zone
  checked_by uuid
  signed_at timestamp with time zone
  signed_by uuid
  signature jsonb
  verify_code text collate "C"
  pdf bytea
  pdf_sha256 bytea
  enrolled_at timestamp with time zone
  cancel_reason text
  revision integer default 1 not null
  reconciled_sha256 bytea
  reconcile_batch_id uuid
  lines_changed_at timestamp with time zone default now() not null
  paper jsonb default '{}'::jsonb not null
  return_reason text
  constraint decrees_amends_id_fkey FOREIGN KEY (amends_id) REFERENCES delivery.decrees(id)
  constraint decrees_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES delivery.budgets(id)
  constraint decrees_check CHECK ((ends_on >= starts_on))
  constraint decrees_check1 CHECK (((checked_by IS NULL) OR (checked_by <> made_by)))
  constraint decrees_check2 CHECK (((signed_by IS NULL) OR ((signed_by <> made_by) AND (signed_by <> checked_by))))
  constraint decrees_check3 CHECK (((state = 'signed'::text) = ((signed_at IS NOT NULL) AND (signed_by IS NOT NULL) AND (number IS NOT NULL) AND (list_sha256 IS NOT NULL))))
  constraint decrees_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'amending'::text])))
  constraint decrees_pkey PRIMARY KEY (id)
  constraint decrees_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint decrees_selection_id_fkey FOREIGN KEY (selection_id) REFERENCES delivery.selections(id)
  constraint decrees_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'checked'::text, 'signed'::text, 'cancelled'::text])))
  constraint decrees_total_rupiah_check CHECK ((total_rupiah >= 0))
  constraint decrees_verify_code_key UNIQUE (verify_code)
  constraint decrees_version_id_fkey FOREIGN KEY (version_id) REFERENCES programmes.versions(id)
  CREATE UNIQUE INDEX decrees_by_number ON delivery.decrees USING btree (number) WHERE (number IS NOT NULL)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Surat keputusan (SK). announced_rupiah = the total that the paper of the budget names; kept apart from the sum of the list.
  comment paper: Words of the paper: considering, legal basis, observing, rulings, copies, place, signer; template = code and version they began with.
  comment reconciled_sha256: delivery.list_sha256 of the list that the last reconciliation read: another list is an unreconciled one.

table delivery.delivery_checks
  decree_id uuid not null
  place_code text collate "C" not null
  batch_id uuid
  checked_at timestamp with time zone
  constraint delivery_checks_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint delivery_checks_pkey PRIMARY KEY (decree_id)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment When a signed decree was last compared with what was paid and handed over, and the work that does it.

table delivery.enrolment_events
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  enrolment_id uuid not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  happened_on date not null
  reason text not null
  recorded_at timestamp with time zone default now() not null
  recorded_by uuid not null
  constraint enrolment_events_kind_check CHECK ((kind = ANY (ARRAY['enrolled'::text, 'paused'::text, 'resumed'::text, 'replaced'::text, 'graduated'::text, 'exited'::text])))
  constraint enrolment_events_pkey PRIMARY KEY (region_code, id)
  constraint enrolment_events_region_code_enrolment_id_fkey FOREIGN KEY (region_code, enrolment_id) REFERENCES delivery.enrolments(region_code, id)
  CREATE INDEX enrolment_events_by_enrolment ON delivery.enrolment_events USING btree (region_code, enrolment_id, id)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app
  grant insert, select to sinergi_loader

table delivery.enrolment_refusals
  region_code text collate "C" not null
  decree_id uuid not null
  line integer not null
  place_code text collate "C" not null
  compartment text
  reason text not null
  other_decree_id uuid
  found_at timestamp with time zone default now() not null
  constraint enrolment_refusals_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint enrolment_refusals_pkey PRIMARY KEY (region_code, decree_id, line)
  constraint enrolment_refusals_reason_check CHECK ((reason = ANY (ARRAY['already-enrolled'::text, 'twice-in-decree'::text, 'unknown-subject'::text, 'not-enrolled'::text])))
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_loader
  grant select to sinergi_app
  comment Lines of a signed decree that made no enrolment, each with its reason: enrolled + refused = lines.

table delivery.enrolments
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  programme_code text collate "C" not null
  version_id uuid not null
  decree_id uuid not null
  decree_line integer not null
  subject_kind text not null
  subject_id uuid not null
  family_id uuid
  person_id uuid
  during daterange not null
  state text default 'active'::text not null
  amount_rupiah bigint not null
  times smallint not null
  channel text
  account_number text collate "C"
  account_name text
  replaces_id uuid
  ended_because text
  revision integer default 1 not null
  constraint enrolments_amount_rupiah_check CHECK ((amount_rupiah >= 0))
  constraint enrolments_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint enrolments_during_check CHECK ((NOT isempty(during)))
  constraint enrolments_ended_because_check CHECK ((ended_because = ANY (ARRAY['replaced'::text, 'graduated'::text, 'exited'::text, 'dead'::text, 'moved'::text, 'withdrawn'::text, 'finished'::text])))
  constraint enrolments_once_per_day EXCLUDE USING gist (subject_id WITH =, programme_code WITH =, region_code WITH =, during WITH &&)
  constraint enrolments_pkey PRIMARY KEY (region_code, id)
  constraint enrolments_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint enrolments_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])))
  constraint enrolments_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'household'::text, 'group'::text])))
  constraint enrolments_version_id_fkey FOREIGN KEY (version_id) REFERENCES programmes.versions(id)
  CREATE INDEX enrolments_by_programme ON delivery.enrolments USING btree (programme_code, place_code)
  CREATE UNIQUE INDEX enrolments_by_line ON delivery.enrolments USING btree (region_code, decree_id, decree_line)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, maintain, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment A subject in a programme for a period, by a decree.

table delivery.entitlements
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  enrolment_id uuid not null
  programme_code text collate "C" not null
  decree_id uuid not null
  budget_id uuid
  period text collate "C" not null
  stage text collate "C" not null
  due_on date not null
  amount_rupiah bigint not null
  state text default 'due'::text not null
  held_because text
  made_at timestamp with time zone default now() not null
  constraint entitlements_amount_rupiah_check CHECK ((amount_rupiah >= 0))
  constraint entitlements_once UNIQUE (region_code, enrolment_id, period, stage)
  constraint entitlements_pkey PRIMARY KEY (region_code, id)
  constraint entitlements_region_code_enrolment_id_fkey FOREIGN KEY (region_code, enrolment_id) REFERENCES delivery.enrolments(region_code, id)
  constraint entitlements_state_check CHECK ((state = ANY (ARRAY['due'::text, 'held'::text, 'paying'::text, 'paid'::text, 'returned'::text, 'handed-over'::text, 'cancelled'::text])))
  CREATE INDEX entitlements_by_decree ON delivery.entitlements USING btree (decree_id)
  CREATE INDEX entitlements_to_pay ON delivery.entitlements USING btree (programme_code, period, stage, place_code) WHERE (state = 'due'::text)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, maintain, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment What is due to an enrolled subject at one stage; paid or handed over at most once.

table delivery.findings
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  decree_id uuid not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  line integer
  other_line integer
  details jsonb default '{}'::jsonb not null
  fingerprint text collate "C" not null
  found_at timestamp with time zone default now() not null
  gone_at timestamp with time zone
  resolution text
  reason text
  resolved_at timestamp with time zone
  resolved_by uuid
  stage text default 'list'::text not null
  constraint findings_check CHECK ((((resolution IS NULL) = (resolved_by IS NULL)) AND ((resolution IS NULL) = (resolved_at IS NULL))))
  constraint findings_check1 CHECK (((resolution IS NULL) OR (length(btrim(reason)) >= 10)))
  constraint findings_decree_id_fkey FOREIGN KEY (decree_id) REFERENCES delivery.decrees(id)
  constraint findings_pkey PRIMARY KEY (region_code, id)
  constraint findings_resolution_check CHECK ((resolution = ANY (ARRAY['keep'::text, 'remove'::text, 'correct'::text])))
  constraint findings_stage_check CHECK ((stage = ANY (ARRAY['list'::text, 'delivery'::text])))
  CREATE INDEX findings_by_decree ON delivery.findings USING btree (decree_id, kind, id)
  CREATE UNIQUE INDEX findings_once ON delivery.findings USING btree (region_code, decree_id, fingerprint)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment What reconciliation says about a decree. Open = neither resolved nor gone; a decree with an open finding cannot be signed.
  comment fingerprint: Identity of the finding over re-runs (kind and lines), so that a resolution is kept and a cured one is marked gone.
  comment stage: list = found before the signature; delivery = found between the signed decree and payments, receipts, hand-overs.

table delivery.goods_allocations
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  entitlement_id uuid not null
  lot_id uuid not null
  quantity integer not null
  handed_over integer default 0 not null
  state text default 'allocated'::text not null
  allocated_at timestamp with time zone default now() not null
  allocated_by uuid not null
  revision integer default 1 not null
  constraint goods_allocations_check CHECK (((handed_over >= 0) AND (handed_over <= quantity)))
  constraint goods_allocations_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES delivery.goods_lots(id)
  constraint goods_allocations_pkey PRIMARY KEY (region_code, id)
  constraint goods_allocations_quantity_check CHECK ((quantity > 0))
  constraint goods_allocations_region_code_entitlement_id_fkey FOREIGN KEY (region_code, entitlement_id) REFERENCES delivery.entitlements(region_code, id)
  constraint goods_allocations_state_check CHECK ((state = ANY (ARRAY['allocated'::text, 'partly'::text, 'handed-over'::text, 'refused'::text, 'cancelled'::text, 'returned'::text])))
  CREATE INDEX goods_allocations_to_hand ON delivery.goods_allocations USING btree (place_code, state)
  CREATE UNIQUE INDEX goods_allocations_one_live ON delivery.goods_allocations USING btree (region_code, entitlement_id) WHERE (state = ANY (ARRAY['allocated'::text, 'partly'::text, 'handed-over'::text]))
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader

table delivery.goods_items
  code text collate "C" not null
  title jsonb not null
  measure text not null
  serial_numbered boolean default false not null
  needs_fitting boolean default false not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  constraint goods_items_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text))
  constraint goods_items_pkey PRIMARY KEY (code)
  grant insert, select to sinergi_app
  comment Kinds of goods: UEP kit, wheelchair, prosthesis, hearing aid. needs_fitting = measured and fitted on dates of their own.

table delivery.goods_lots
  id uuid default uuidv7() not null
  item_code text collate "C" not null
  place_code text collate "C" not null
  store text not null
  document_number text not null
  received_on date not null
  quantity integer not null
  reserved integer default 0 not null
  handed_over integer default 0 not null
  written_off integer default 0 not null
  unit_cost_rupiah bigint not null
  budget_id uuid
  expires_on date
  note text default ''::text not null
  created_at timestamp with time zone default now() not null
  created_by uuid not null
  constraint goods_lots_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES delivery.budgets(id)
  constraint goods_lots_handed_over_check CHECK ((handed_over >= 0))
  constraint goods_lots_item_code_fkey FOREIGN KEY (item_code) REFERENCES delivery.goods_items(code)
  constraint goods_lots_pkey PRIMARY KEY (id)
  constraint goods_lots_quantity_check CHECK ((quantity > 0))
  constraint goods_lots_reserved_check CHECK ((reserved >= 0))
  constraint goods_lots_unit_cost_rupiah_check CHECK ((unit_cost_rupiah >= 0))
  constraint goods_lots_within_quantity CHECK ((((reserved + handed_over) + written_off) <= quantity))
  constraint goods_lots_written_off_check CHECK ((written_off >= 0))
  CREATE INDEX goods_lots_by_item ON delivery.goods_lots USING btree (item_code, place_code, received_on)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select to sinergi_app
  comment What came in at once under one document. On the shelf = quantity - reserved - handed_over - written_off.

table delivery.goods_moves
  id uuid default uuidv7() not null
  lot_id uuid not null
  place_code text collate "C" not null
  kind text not null
  quantity integer not null
  allocation_id uuid
  note text default ''::text not null
  moved_at timestamp with time zone default now() not null
  moved_by uuid not null
  constraint goods_moves_kind_check CHECK ((kind = ANY (ARRAY['receive'::text, 'reserve'::text, 'release'::text, 'hand-over'::text, 'take-back'::text, 'write-off'::text])))
  constraint goods_moves_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES delivery.goods_lots(id)
  constraint goods_moves_pkey PRIMARY KEY (id)
  constraint goods_moves_quantity_check CHECK ((quantity > 0))
  CREATE INDEX goods_moves_by_lot ON delivery.goods_moves USING btree (lot_id, id)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select to sinergi_app
  comment Every movement of a lot; its figures are the sums of these. Insert-only.

table delivery.handover_events
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  handover_id uuid not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  happened_on date not null
  note text not null
  recorded_at timestamp with time zone default now() not null
  recorded_by uuid not null
  constraint handover_events_kind_check CHECK ((kind = ANY (ARRAY['fitted'::text, 'repaired'::text, 'returned'::text])))
  constraint handover_events_pkey PRIMARY KEY (region_code, id)
  constraint handover_events_region_code_handover_id_fkey FOREIGN KEY (region_code, handover_id) REFERENCES delivery.handovers(region_code, id)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app

table delivery.handovers
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  number text not null
  place_code text collate "C" not null
  compartment text
  allocation_id uuid not null
  outcome text not null
  quantity integer not null
  happened_at timestamp with time zone not null
  receiver_name text default ''::text not null
  receiver_relation text default 'self'::text not null
  serial_number text default ''::text not null
  fitted_on date
  signature bytea
  photo bytea
  latitude double precision
  longitude double precision
  accuracy_metres integer
  note text default ''::text not null
  recorded_at timestamp with time zone default now() not null
  recorded_by uuid not null
  constraint handovers_accuracy_metres_check CHECK (((accuracy_metres >= 0) AND (accuracy_metres <= 100000)))
  constraint handovers_check CHECK (((outcome = ANY (ARRAY['full'::text, 'partial'::text])) = (quantity > 0)))
  constraint handovers_check1 CHECK (((outcome <> ALL (ARRAY['full'::text, 'partial'::text])) OR ((signature IS NOT NULL) AND (receiver_name <> ''::text))))
  constraint handovers_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint handovers_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint handovers_number_key UNIQUE (number)
  constraint handovers_outcome_check CHECK ((outcome = ANY (ARRAY['full'::text, 'partial'::text, 'refused'::text, 'not-met'::text])))
  constraint handovers_pkey PRIMARY KEY (region_code, id)
  constraint handovers_quantity_check CHECK ((quantity >= 0))
  constraint handovers_receiver_relation_check CHECK ((receiver_relation = ANY (ARRAY['self'::text, 'family'::text, 'guardian'::text, 'proxy'::text])))
  constraint handovers_region_code_allocation_id_fkey FOREIGN KEY (region_code, allocation_id) REFERENCES delivery.goods_allocations(region_code, id)
  CREATE INDEX handovers_by_allocation ON delivery.handovers USING btree (region_code, allocation_id)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app
  comment Minutes of a hand-over (BAST) or of why it did not happen; never changed, what comes later stands in handover_events.

table delivery.journal_entries
  journal_id uuid not null
  line smallint not null
  place_code text collate "C" not null
  account text collate "C" not null
  account_code text collate "C" not null
  budget_id uuid not null
  debit_rupiah bigint default 0 not null
  credit_rupiah bigint default 0 not null
  constraint journal_entries_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES delivery.budgets(id)
  constraint journal_entries_check CHECK (((debit_rupiah = 0) <> (credit_rupiah = 0)))
  constraint journal_entries_credit_rupiah_check CHECK ((credit_rupiah >= 0))
  constraint journal_entries_debit_rupiah_check CHECK ((debit_rupiah >= 0))
  constraint journal_entries_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES delivery.journals(id)
  constraint journal_entries_pkey PRIMARY KEY (journal_id, line)
  constraint journals_balanced TRIGGER DEFERRABLE INITIALLY DEFERRED
  CREATE INDEX journal_entries_by_account ON delivery.journal_entries USING btree (account, journal_id)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select to sinergi_app
  grant select to sinergi_loader
  comment account: Key of reference/ledger/accounts.json; account_code is its code at the time, for expenditure that of the budget line.

table delivery.journals
  id uuid default uuidv7() not null
  number integer generated always as identity not null
  place_code text collate "C" not null
  kind text not null
  posted_on date not null
  batch_id uuid not null
  file_id uuid
  document_number text default ''::text not null
  line_count integer not null
  posted_at timestamp with time zone default now() not null
  posted_by uuid not null
  constraint journals_balanced TRIGGER DEFERRABLE INITIALLY DEFERRED
  constraint journals_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES delivery.payment_batches(id)
  constraint journals_file_id_fkey FOREIGN KEY (file_id) REFERENCES delivery.payment_files(id)
  constraint journals_kind_check CHECK ((kind = ANY (ARRAY['release'::text, 'reissue'::text, 'result'::text, 'treasury'::text])))
  constraint journals_number_key UNIQUE (number)
  constraint journals_pkey PRIMARY KEY (id)
  CREATE INDEX journals_by_batch ON delivery.journals USING btree (batch_id)
  CREATE UNIQUE INDEX journals_once_per_file ON delivery.journals USING btree (file_id) WHERE (kind = 'result'::text)
  CREATE UNIQUE INDEX journals_once_per_release ON delivery.journals USING btree (batch_id) WHERE (kind = ANY (ARRAY['release'::text, 'reissue'::text]))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select to sinergi_app
  grant select to sinergi_loader
  comment Double entry, insert-only, posted in the transaction of the act it tells.

table delivery.payment_batches
  id uuid default uuidv7() not null
  number integer generated always as identity not null
  kind text default 'first'::text not null
  programme_code text collate "C" not null
  period text collate "C" not null
  stage text collate "C" not null
  channel text collate "C" not null
  place_code text collate "C" not null
  value_on date not null
  state text default 'draft'::text not null
  line_count integer default 0 not null
  total_rupiah bigint default 0 not null
  export_id uuid
  made_at timestamp with time zone default now() not null
  made_by uuid not null
  exported_at timestamp with time zone
  exported_by uuid
  released_at timestamp with time zone
  released_by uuid
  settled_at timestamp with time zone
  cancel_reason text
  revision integer default 1 not null
  work jsonb
  constraint payment_batches_check CHECK (((released_by IS NULL) OR ((released_by <> made_by) AND (released_by <> exported_by))))
  constraint payment_batches_check1 CHECK (((state = ANY (ARRAY['exported'::text, 'released'::text, 'settled'::text])) <= (export_id IS NOT NULL)))
  constraint payment_batches_check2 CHECK (((state = ANY (ARRAY['released'::text, 'settled'::text])) = ((released_at IS NOT NULL) AND (released_by IS NOT NULL))))
  constraint payment_batches_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'reissue'::text])))
  constraint payment_batches_line_count_check CHECK ((line_count >= 0))
  constraint payment_batches_number_key UNIQUE (number)
  constraint payment_batches_pkey PRIMARY KEY (id)
  constraint payment_batches_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint payment_batches_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'exported'::text, 'released'::text, 'settled'::text, 'cancelled'::text])))
  constraint payment_batches_total_rupiah_check CHECK ((total_rupiah >= 0))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment One file for one channel. kind reissue = second attempts of payments that came back, with money already out of the treasury.
  comment work: Long work on it now: batch of app.batches, step, officer, what it sees, units. Every other act waits until it is gone.

table delivery.payment_files
  id uuid default uuidv7() not null
  batch_id uuid not null
  place_code text collate "C" not null
  kind text not null
  file_name text not null
  sha256 bytea not null
  content bytea not null
  line_count integer not null
  total_rupiah bigint not null
  state text default 'recorded'::text not null
  result jsonb default '{}'::jsonb not null
  made_at timestamp with time zone default now() not null
  made_by uuid not null
  applied_at timestamp with time zone
  applied_by uuid
  constraint payment_files_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES delivery.payment_batches(id)
  constraint payment_files_kind_check CHECK ((kind = ANY (ARRAY['export'::text, 'return'::text, 'name-check'::text])))
  constraint payment_files_pkey PRIMARY KEY (id)
  constraint payment_files_sha256_check CHECK ((length(sha256) = 32))
  constraint payment_files_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'reading'::text, 'read'::text, 'applied'::text, 'superseded'::text])))
  CREATE INDEX payment_files_by_batch ON delivery.payment_files USING btree (batch_id, kind, made_at)
  CREATE UNIQUE INDEX payment_files_applied_once ON delivery.payment_files USING btree (sha256) WHERE ((kind <> 'export'::text) AND (state = 'applied'::text))
  CREATE UNIQUE INDEX payment_files_one_export ON delivery.payment_files USING btree (batch_id) WHERE ((kind = 'export'::text) AND (state <> 'superseded'::text))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Bank files as they went out and came in, byte by byte: an export is served from here only, so a repeat is the same bytes.

table delivery.payments
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  entitlement_id uuid not null
  enrolment_id uuid not null
  decree_id uuid not null
  budget_id uuid not null
  attempt smallint not null
  batch_id uuid not null
  line integer not null
  reference text collate "C" not null
  name text not null
  account_number text collate "C"
  account_name text
  nik text collate "C"
  amount_rupiah bigint not null
  state text default 'open'::text not null
  check_class text
  check_name text
  check_reason text
  checked_by uuid
  result_file_id uuid
  result_line integer
  result_text text
  reject_class text
  resulted_at timestamp with time zone
  settled_at timestamp with time zone
  settled_by uuid
  settle_reason text
  sts_number text
  sts_on date
  constraint payments_amount_rupiah_check CHECK ((amount_rupiah > 0))
  constraint payments_attempt UNIQUE (region_code, entitlement_id, attempt)
  constraint payments_attempt_check CHECK (((attempt >= 1) AND (attempt <= 100)))
  constraint payments_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES delivery.payment_batches(id)
  constraint payments_check CHECK (((state = 'treasury'::text) = (sts_number IS NOT NULL)))
  constraint payments_check1 CHECK (((state = ANY (ARRAY['rejected'::text, 'reissued'::text, 'treasury'::text])) <= (reject_class IS NOT NULL)))
  constraint payments_line_check CHECK (((line >= 1) AND (line <= 999999)))
  constraint payments_pkey PRIMARY KEY (region_code, id)
  constraint payments_region_code_entitlement_id_fkey FOREIGN KEY (region_code, entitlement_id) REFERENCES delivery.entitlements(region_code, id)
  constraint payments_result_file_id_fkey FOREIGN KEY (result_file_id) REFERENCES delivery.payment_files(id)
  constraint payments_state_check CHECK ((state = ANY (ARRAY['open'::text, 'held'::text, 'sent'::text, 'paid'::text, 'rejected'::text, 'reissued'::text, 'treasury'::text, 'dropped'::text])))
  CREATE INDEX payments_by_enrolment ON delivery.payments USING btree (region_code, enrolment_id)
  CREATE INDEX payments_to_settle ON delivery.payments USING btree (place_code, batch_id) WHERE (state = 'rejected'::text)
  CREATE UNIQUE INDEX payments_by_line ON delivery.payments USING btree (batch_id, line)
  CREATE UNIQUE INDEX payments_by_reference ON delivery.payments USING btree (reference)
  CREATE UNIQUE INDEX payments_one_live ON delivery.payments USING btree (region_code, entitlement_id) WHERE (state <> ALL (ARRAY['reissued'::text, 'dropped'::text]))
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant maintain, select to sinergi_loader
  comment Attempts to pay an entitlement. Columns nik, name and account are copied when the batch is made.
  comment state: open, held (a question about the account) before the file; sent; paid or rejected by the return file; rejected ends as reissued (a new attempt) or treasury (STS). dropped = taken out before the file went.

table delivery.proposal_lines
  region_code text collate "C" not null
  list_id uuid not null
  line integer not null
  place_code text collate "C" not null
  compartment text
  raw jsonb not null
  name text not null
  name_key text collate "C" not null
  born_on date
  mother_name_key text collate "C" default ''::text not null
  nik text collate "C"
  kk_number text collate "C"
  account_number text collate "C"
  amount_rupiah bigint
  family_id uuid
  person_id uuid
  matched_by text
  address text default ''::text not null
  place_label text default ''::text not null
  channel text
  account_name text
  times smallint
  total_rupiah bigint
  constraint proposal_lines_list_id_fkey FOREIGN KEY (list_id) REFERENCES delivery.proposal_lists(id)
  constraint proposal_lines_matched_by_check CHECK ((matched_by = ANY (ARRAY['nik'::text, 'kk'::text, 'name'::text, 'officer'::text])))
  constraint proposal_lines_pkey PRIMARY KEY (region_code, list_id, line)
  constraint proposal_lines_times_check CHECK (((times >= 1) AND (times <= 60)))
  constraint proposal_lines_total_rupiah_check CHECK ((total_rupiah >= 0))
  CREATE INDEX proposal_lines_by_family ON delivery.proposal_lines USING btree (region_code, family_id)
  CREATE INDEX proposal_lines_by_list ON delivery.proposal_lines USING btree (list_id, line)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment raw = the cells as the region sent them; the other columns are what was read from them.

table delivery.proposal_lists
  id uuid default uuidv7() not null
  programme_code text collate "C" not null
  period text collate "C" not null
  place_code text collate "C" not null
  letter_number text default ''::text not null
  proposed_on date not null
  source text not null
  file_name text default ''::text not null
  file_sha256 bytea
  file_content bytea
  state text default 'reading'::text not null
  line_count integer default 0 not null
  refused_count integer default 0 not null
  batch_id uuid
  note text default ''::text not null
  received_at timestamp with time zone default now() not null
  received_by uuid not null
  purpose text default 'proposal'::text not null
  error_code text
  withdrawn_because text
  constraint proposal_lists_pkey PRIMARY KEY (id)
  constraint proposal_lists_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint proposal_lists_purpose_check CHECK ((purpose = ANY (ARRAY['proposal'::text, 'decree'::text])))
  constraint proposal_lists_source_check CHECK ((source = ANY (ARRAY['file'::text, 'verification'::text])))
  constraint proposal_lists_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'received'::text, 'failed'::text, 'withdrawn'::text])))
  CREATE INDEX proposal_lists_by_programme ON delivery.proposal_lists USING btree (programme_code, period, id)
  CREATE UNIQUE INDEX proposal_lists_once ON delivery.proposal_lists USING btree (programme_code, period, purpose, file_sha256) WHERE (state = ANY (ARRAY['reading'::text, 'received'::text]))
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment What a region proposed, with its letter and the file itself, never edited afterwards.
  comment period: Period of the programme: "2026" or "2026-3" (third cycle of the year).
  comment purpose: proposal = what a region asks for; decree = a list by name and address that a decree is drafted from.

table delivery.proposal_refusals
  list_id uuid not null
  line integer not null
  place_code text collate "C" not null
  raw jsonb not null
  field text not null
  rule text not null
  constraint proposal_refusals_list_id_fkey FOREIGN KEY (list_id) REFERENCES delivery.proposal_lists(id)
  constraint proposal_refusals_pkey PRIMARY KEY (list_id, line)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select to sinergi_loader
  grant select to sinergi_app
  comment Rows of a list that could not be read, with the first rule each breaks: read = accepted + refused.

table delivery.return_lines
  file_id uuid not null
  line integer not null
  place_code text collate "C" not null
  compartment text
  reference text collate "C" not null
  amount_rupiah bigint
  outcome text not null
  reject_class text
  bank_text text default ''::text not null
  name_at_bank text
  problem text
  payment_region text collate "C"
  payment_id uuid
  constraint return_lines_file_id_fkey FOREIGN KEY (file_id) REFERENCES delivery.payment_files(id)
  constraint return_lines_outcome_check CHECK ((outcome = ANY (ARRAY['paid'::text, 'rejected'::text, 'unknown'::text, 'error'::text])))
  constraint return_lines_pkey PRIMARY KEY (file_id, line)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select to sinergi_app
  grant maintain, select to sinergi_loader
  comment Lines of a return file as read: matched by reference to a payment, or with the problem that keeps them from it.

table delivery.selection_lines
  region_code text collate "C" not null
  selection_id uuid not null
  subject_id uuid not null
  subject_kind text not null
  place_code text collate "C" not null
  compartment text
  family_id uuid
  person_id uuid
  rank integer
  rank_values jsonb default '[]'::jsonb not null
  amount_rupiah bigint not null
  parts jsonb default '{}'::jsonb not null
  mark text not null
  because text default ''::text not null
  assessment jsonb
  changed_at timestamp with time zone
  changed_by uuid
  constraint selection_lines_amount_rupiah_check CHECK ((amount_rupiah >= 0))
  constraint selection_lines_mark_check CHECK ((mark = ANY (ARRAY['selected'::text, 'reserve'::text, 'added'::text, 'removed'::text])))
  constraint selection_lines_pkey PRIMARY KEY (region_code, selection_id, subject_id)
  constraint selection_lines_selection_id_fkey FOREIGN KEY (selection_id) REFERENCES delivery.selections(id)
  constraint selection_lines_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'household'::text, 'group'::text])))
  CREATE INDEX selection_lines_by_mark ON delivery.selection_lines USING btree (selection_id, mark, place_code, rank)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment mark added/removed = an officer's own act with reason, shown to the approver as exactly that. assessment = the criteria with the values used at that moment.

table delivery.selections
  id uuid default uuidv7() not null
  programme_code text collate "C" not null
  version_id uuid not null
  period text collate "C" not null
  place_code text collate "C" not null
  title text not null
  state text default 'working'::text not null
  budget_id uuid
  quota jsonb default '{}'::jsonb not null
  ceiling_rupiah bigint
  tie_rule text not null
  from_proposals boolean default false not null
  batch_id uuid
  made_at timestamp with time zone default now() not null
  made_by uuid not null
  revision integer default 1 not null
  constraint selections_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES delivery.budgets(id)
  constraint selections_pkey PRIMARY KEY (id)
  constraint selections_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint selections_state_check CHECK ((state = ANY (ARRAY['working'::text, 'open'::text, 'used'::text, 'cancelled'::text, 'failed'::text])))
  constraint selections_version_id_fkey FOREIGN KEY (version_id) REFERENCES programmes.versions(id)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment Who is chosen for a programme and period and in which order; becomes a decree.

table intake.batches
  id uuid not null
  place_code text collate "C" not null
  file_name text not null
  file_sha256 bytea not null
  byte_size bigint not null
  profile_id text
  mapping jsonb
  reading jsonb default '{}'::jsonb not null
  source text
  source_kind text
  cut_off_on date
  asked_place text collate "C"
  state text not null
  work_id uuid
  apply_when_checked boolean default false not null
  error_code text
  file_findings jsonb default '[]'::jsonb not null
  read_rows bigint default 0 not null
  accepted_rows bigint default 0 not null
  held_rows bigint default 0 not null
  refused_rows bigint default 0 not null
  warned_rows bigint default 0 not null
  outcome jsonb default '{}'::jsonb not null
  previous_batch_id uuid
  created_by uuid not null
  created_at timestamp with time zone default now() not null
  checked_at timestamp with time zone
  applied_at timestamp with time zone
  ended_at timestamp with time zone
  revision integer default 1 not null
  constraint batch_balances CHECK (((state <> ALL (ARRAY['checked'::text, 'applying'::text, 'applied'::text, 'closed'::text])) OR (read_rows = ((accepted_rows + held_rows) + refused_rows))))
  constraint batches_pkey PRIMARY KEY (id)
  constraint batches_place_code_check CHECK ((length(place_code) = ANY (ARRAY[2, 4, 6, 10])))
  constraint batches_previous_batch_id_fkey FOREIGN KEY (previous_batch_id) REFERENCES intake.batches(id)
  constraint batches_state_check CHECK ((state = ANY (ARRAY['received'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'closed'::text, 'undoing'::text, 'undone'::text, 'cancelled'::text, 'refused'::text, 'failed'::text])))
  constraint batches_work_id_fkey FOREIGN KEY (work_id) REFERENCES app.batches(id)
  CREATE INDEX batches_by_source ON intake.batches USING btree (source, applied_at DESC) WHERE (applied_at IS NOT NULL)
  CREATE INDEX batches_by_time ON intake.batches USING btree (created_at DESC, id)
  CREATE UNIQUE INDEX batches_by_content ON intake.batches USING btree (file_sha256, place_code) WHERE (state <> ALL (ARRAY['undone'::text, 'cancelled'::text, 'refused'::text, 'failed'::text]))
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment One file and what became of it. place_code is the area of the one who sent it.
  comment accepted_rows: Rows that entered or will enter the registry, mended ones included.
  comment outcome: Figures of the application: families and persons new, changed, unchanged; differences.
  comment previous_batch_id: The snapshot of the same source that this one is compared with.
  comment reading: How the file was read: format, encoding, delimiter, header row, headers.
  comment work_id: The long work now or last done for this file: its progress, time left and cancelling.

table intake.chunks
  batch_id uuid not null
  phase text not null
  chunk_no integer not null
  done_at timestamp with time zone default now() not null
  constraint chunks_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES intake.batches(id) ON DELETE CASCADE
  constraint chunks_pkey PRIMARY KEY (batch_id, phase, chunk_no)
  grant delete, insert, select, update to sinergi_loader
  comment Pieces of an application that are committed: a resumed batch goes on after them.

table intake.differences
  batch_id uuid not null
  id bigint generated always as identity not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  subject_kind text not null
  subject_id uuid
  row_no bigint
  field text
  old_value text
  new_value text
  constraint differences_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES intake.batches(id) ON DELETE CASCADE
  constraint differences_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'gone'::text, 'decile-up'::text, 'decile-down'::text, 'dead'::text, 'moved'::text, 'changed'::text])))
  constraint differences_pkey PRIMARY KEY (batch_id, id)
  constraint differences_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['family'::text, 'person'::text])))
  CREATE INDEX differences_by_kind ON intake.differences USING btree (batch_id, kind, id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment How a snapshot differs from the one before it. subject_id is NULL for what is new until it is applied.

table intake.findings
  batch_id uuid not null
  row_no bigint not null
  place_code text collate "C" not null
  rule text not null
  field text
  value text default ''::text not null
  other_row bigint
  constraint findings_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES intake.batches(id) ON DELETE CASCADE
  CREATE INDEX findings_by_row ON intake.findings USING btree (batch_id, row_no)
  CREATE INDEX findings_by_rule ON intake.findings USING btree (batch_id, rule, row_no)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select to sinergi_app
  grant delete, insert, select, update to sinergi_loader
  comment What the named rules said about rows; value is masked.

table intake.held_rows
  batch_id uuid not null
  row_no bigint not null
  place_code text collate "C" not null
  state text not null
  cells text[] not null
  mended_by uuid
  mended_at timestamp with time zone
  revision integer default 1 not null
  set_aside_because text
  set_aside_note text default ''::text not null
  constraint held_rows_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES intake.batches(id) ON DELETE CASCADE
  constraint held_rows_pkey PRIMARY KEY (batch_id, row_no)
  constraint held_rows_set_aside_because_check CHECK ((set_aside_because = ANY (ARRAY['repeated'::text, 'not-of-this-area'::text, 'not-a-person'::text, 'sender-cannot-say'::text, 'other'::text])))
  constraint held_rows_set_aside_note_check CHECK ((length(set_aside_note) <= 300))
  constraint held_rows_state_check CHECK ((state = ANY (ARRAY['held'::text, 'refused'::text, 'ready'::text, 'applied'::text, 'dropped'::text])))
  CREATE INDEX held_rows_by_state ON intake.held_rows USING btree (batch_id, state, row_no)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment Rows that did not enter, cell by cell as the file had them, so that nothing is lost.
  comment set_aside_because: Present while state is dropped: the reason chosen by who gave the row up (mended_by, mended_at).
  comment set_aside_note: In the officer's own words; required where the reason is other. Stays out of the audit trail, which names the reason alone.
  comment state: held: waits for a person; refused: never enters; ready: mended and correct, enters with the next application; applied; dropped: given up by a person.

table intake.profiles
  id text not null
  definition jsonb not null
  created_by uuid not null
  created_at timestamp with time zone default now() not null
  constraint profiles_id_check CHECK ((id ~ '^[a-z0-9-]{2,60}$'::text))
  constraint profiles_pkey PRIMARY KEY (id)
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Kinds of files that this office described itself; the common ones lie in reference/file-profiles.

table intake.uploads
  id uuid not null
  place_code text collate "C" not null
  file_name text not null
  byte_size bigint not null
  received_bytes bigint default 0 not null
  created_by uuid not null
  created_at timestamp with time zone default now() not null
  finished_at timestamp with time zone
  constraint uploads_byte_size_check CHECK (((byte_size >= 1) AND (byte_size <= '2147483648'::bigint)))
  constraint uploads_check CHECK (((received_bytes >= 0) AND (received_bytes <= byte_size)))
  constraint uploads_pkey PRIMARY KEY (id)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  comment A file on its way in, piece by piece; received_bytes is where a broken upload goes on.

table programmes.assessment_runs
  id uuid default uuidv7() not null
  assessment_id uuid not null
  mode text not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone not null
  family_count integer not null
  person_count integer not null
  crossing_count integer not null
  started_by uuid
  constraint assessment_runs_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES programmes.assessments(id)
  constraint assessment_runs_mode_check CHECK ((mode = ANY (ARRAY['full'::text, 'changes'::text])))
  constraint assessment_runs_pkey PRIMARY KEY (id)
  CREATE INDEX assessment_runs_by_assessment ON programmes.assessment_runs USING btree (assessment_id, id)
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Each time an assessment was made or brought up to date: how many families and persons were judged, how many crossed a line.

table programmes.assessment_totals
  region_code text collate "C" not null
  assessment_id uuid not null
  place_code text collate "C" not null
  programme_code text collate "C" not null
  state smallint not null
  subject_count integer not null
  constraint assessment_totals_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES programmes.assessments(id)
  constraint assessment_totals_pkey PRIMARY KEY (region_code, assessment_id, programme_code, place_code, state)
  constraint assessment_totals_subject_count_check CHECK ((subject_count >= 0))
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Subjects per programme, village and state (the 6 bits of the marks); nobody behind a compartment is counted.

table programmes.assessments
  id uuid default uuidv7() not null
  period text collate "C" not null
  as_of_on date not null
  place_code text collate "C" not null
  state text default 'running'::text not null
  versions jsonb default '[]'::jsonb not null
  layout jsonb default '{}'::jsonb not null
  pieces jsonb default '{}'::jsonb not null
  started_at timestamp with time zone default now() not null
  started_by uuid not null
  finished_at timestamp with time zone
  refreshed_at timestamp with time zone
  read_upto timestamp with time zone
  read_snapshot pg_snapshot
  person_count integer default 0 not null
  family_count integer default 0 not null
  batch_id uuid
  error_code text
  constraint assessments_period_check CHECK ((period ~ '^20\d\d(-([1-9]|1[0-2]))?$'::text))
  constraint assessments_pkey PRIMARY KEY (id)
  constraint assessments_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'replaced'::text])))
  CREATE UNIQUE INDEX assessments_current ON programmes.assessments USING btree (period) WHERE (state = 'done'::text)
  CREATE UNIQUE INDEX assessments_running ON programmes.assessments USING btree ((true)) WHERE (state = 'running'::text)
  grant delete, insert, select, update to sinergi_loader
  grant insert, select to sinergi_app
  comment One assessment of everybody for a period, with the versions in force on its reference date.
  comment pieces: Kabupaten/kota code → number of the partition that holds its marks.
  comment read_snapshot: What the database could see when it read the registry: a re-run looks at rows written by others since. read_upto is its time.

table programmes.crossings
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  run_id uuid not null
  place_code text collate "C" not null
  compartment text
  programme_code text collate "C" not null
  subject_kind text not null
  subject_id uuid not null
  family_id uuid
  from_state smallint
  to_state smallint not null
  changed jsonb not null
  constraint crossings_pkey PRIMARY KEY (region_code, id)
  constraint crossings_run_id_fkey FOREIGN KEY (run_id) REFERENCES programmes.assessment_runs(id)
  constraint crossings_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'group'::text])))
  CREATE INDEX crossings_by_run ON programmes.crossings USING btree (run_id, programme_code, region_code, id)
  CREATE INDEX crossings_by_subject ON programmes.crossings USING btree (region_code, subject_id, id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Who crossed which line at a re-run. changed = criteria whose outcome changed: [{code, from, to}], outcomes 0 unmet, 1 met, 2 unknown. from_state NULL: was not known to the assessment before.

table programmes.family_marks
  region_code text collate "C" not null
  family_id uuid not null
  piece integer not null
  place_code text collate "C" not null
  state_1 bigint not null
  state_2 bigint
  state_3 bigint
  met_1 bigint
  met_2 bigint
  met_3 bigint
  desil_tanggal date
  tanggal_rumah date
  desil smallint
  persentil smallint
  jumlah_anggota smallint not null
  jumlah_lansia smallint
  jumlah_balita smallint
  jumlah_anak_usia_dini smallint
  jumlah_anak smallint
  jumlah_anak_sekolah smallint
  jumlah_disabilitas smallint
  jumlah_disabilitas_berat smallint
  jumlah_ibu_hamil smallint
  jumlah_bekerja smallint
  jumlah_usia_kerja smallint
  umur_kepala smallint
  status_kawin_kepala smallint
  status_rumah smallint
  bukti_rumah smallint
  lantai smallint
  dinding smallint
  atap smallint
  air_minum smallint
  jarak_tinja smallint
  penerangan smallint
  daya_listrik smallint
  bahan_bakar smallint
  jamban smallint
  kloset smallint
  pembuangan_tinja smallint
  luas_lantai smallint
  jumlah_kamar_tidur smallint
  jumlah_sapi smallint
  jumlah_kerbau smallint
  jumlah_kuda smallint
  jumlah_babi smallint
  jumlah_kambing smallint
  active boolean not null
  miskin_ekstrem boolean
  ada_asn boolean
  kepala_bekerja boolean
  kepala_disabilitas boolean
  punya_koordinat boolean not null
  punya_tabung_gas boolean
  punya_kulkas boolean
  punya_ac boolean
  punya_pemanas_air boolean
  punya_telepon_rumah boolean
  punya_tv_datar boolean
  punya_emas boolean
  punya_komputer boolean
  punya_sepeda_motor boolean
  punya_sepeda boolean
  punya_mobil boolean
  punya_perahu boolean
  punya_perahu_motor boolean
  punya_ponsel_pintar boolean
  punya_lahan_lain boolean
  punya_rumah_lain boolean
  jenis_kelamin_kepala text collate "C"
  desil_sumber text collate "C"
  status_data_kesejahteraan text collate "C"
  sumber_rumah text collate "C"
  aid_1 bigint
  aid_2 bigint
  call_1 smallint
  call_2 smallint
  call_3 smallint
  call_4 smallint
  call_5 smallint
  call_6 smallint
  call_7 smallint
  call_8 smallint
  call_9 smallint
  call_10 smallint
  call_11 smallint
  call_12 smallint
  call_13 smallint
  call_14 smallint
  call_15 smallint
  call_16 smallint
  call_17 smallint
  call_18 smallint
  call_19 smallint
  call_20 smallint
  call_21 smallint
  call_22 smallint
  call_23 smallint
  call_24 smallint
  call_25 smallint
  call_26 smallint
  call_27 smallint
  call_28 smallint
  call_29 smallint
  call_30 smallint
  call_31 smallint
  call_32 smallint
  call_33 smallint
  call_34 smallint
  call_35 smallint
  call_36 smallint
  call_37 smallint
  call_38 smallint
  call_39 smallint
  call_40 smallint
  more_states bigint[]
  more_met bigint[]
  more_aid bigint[]
  more_calls smallint[]
  constraint family_marks_pkey PRIMARY KEY (family_id, piece)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Marks of a family and the facts it was judged on; facts bear the names of reference/facts/facts.json. aid_n and call_n: bits and slots named by the layout.
  comment more_states: States of the programmes from the 31st, as state_n.

table programmes.family_marks_restored
  region_code text collate "C" not null
  family_id uuid not null
  piece integer not null
  place_code text collate "C" not null
  state_1 bigint not null
  state_2 bigint
  state_3 bigint
  met_1 bigint
  met_2 bigint
  met_3 bigint
  desil_tanggal date
  tanggal_rumah date
  desil smallint
  persentil smallint
  jumlah_anggota smallint not null
  jumlah_lansia smallint
  jumlah_balita smallint
  jumlah_anak_usia_dini smallint
  jumlah_anak smallint
  jumlah_anak_sekolah smallint
  jumlah_disabilitas smallint
  jumlah_disabilitas_berat smallint
  jumlah_ibu_hamil smallint
  jumlah_bekerja smallint
  jumlah_usia_kerja smallint
  umur_kepala smallint
  status_kawin_kepala smallint
  status_rumah smallint
  bukti_rumah smallint
  lantai smallint
  dinding smallint
  atap smallint
  air_minum smallint
  jarak_tinja smallint
  penerangan smallint
  daya_listrik smallint
  bahan_bakar smallint
  jamban smallint
  kloset smallint
  pembuangan_tinja smallint
  luas_lantai smallint
  jumlah_kamar_tidur smallint
  jumlah_sapi smallint
  jumlah_kerbau smallint
  jumlah_kuda smallint
  jumlah_babi smallint
  jumlah_kambing smallint
  active boolean not null
  miskin_ekstrem boolean
  ada_asn boolean
  kepala_bekerja boolean
  kepala_disabilitas boolean
  punya_koordinat boolean not null
  punya_tabung_gas boolean
  punya_kulkas boolean
  punya_ac boolean
  punya_pemanas_air boolean
  punya_telepon_rumah boolean
  punya_tv_datar boolean
  punya_emas boolean
  punya_komputer boolean
  punya_sepeda_motor boolean
  punya_sepeda boolean
  punya_mobil boolean
  punya_perahu boolean
  punya_perahu_motor boolean
  punya_ponsel_pintar boolean
  punya_lahan_lain boolean
  punya_rumah_lain boolean
  jenis_kelamin_kepala text collate "C"
  desil_sumber text collate "C"
  status_data_kesejahteraan text collate "C"
  sumber_rumah text collate "C"
  aid_1 bigint
  aid_2 bigint
  call_1 smallint
  call_2 smallint
  call_3 smallint
  call_4 smallint
  call_5 smallint
  call_6 smallint
  call_7 smallint
  call_8 smallint
  call_9 smallint
  call_10 smallint
  call_11 smallint
  call_12 smallint
  call_13 smallint
  call_14 smallint
  call_15 smallint
  call_16 smallint
  call_17 smallint
  call_18 smallint
  call_19 smallint
  call_20 smallint
  call_21 smallint
  call_22 smallint
  call_23 smallint
  call_24 smallint
  call_25 smallint
  call_26 smallint
  call_27 smallint
  call_28 smallint
  call_29 smallint
  call_30 smallint
  call_31 smallint
  call_32 smallint
  call_33 smallint
  call_34 smallint
  call_35 smallint
  call_36 smallint
  call_37 smallint
  call_38 smallint
  call_39 smallint
  call_40 smallint
  more_states bigint[]
  more_met bigint[]
  more_aid bigint[]
  more_calls smallint[]
  constraint family_marks_restored_pkey PRIMARY KEY (family_id, piece)

table programmes.group_marks
  region_code text collate "C" not null
  group_id uuid not null
  assessment_id uuid not null
  place_code text collate "C" not null
  state_1 bigint not null
  met_1 bigint
  state_2 bigint
  state_3 bigint
  more_states bigint[]
  met_2 bigint
  met_3 bigint
  more_met bigint[]
  constraint group_marks_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES programmes.assessments(id)
  constraint group_marks_pkey PRIMARY KEY (region_code, group_id, assessment_id)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Marks of a group, judged on its present members: a few thousand rows, so without pieces.

table programmes.holds
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  programme_code text collate "C" not null
  subject_kind text not null
  subject_id uuid not null
  kind text not null
  reason text not null
  legal_basis text default ''::text not null
  until_on date
  placed_at timestamp with time zone default now() not null
  placed_by uuid not null
  lifted_at timestamp with time zone
  lifted_by uuid
  lift_reason text
  constraint holds_kind_check CHECK ((kind = ANY (ARRAY['paused'::text, 'refused'::text])))
  constraint holds_pkey PRIMARY KEY (region_code, id)
  constraint holds_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint holds_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'household'::text, 'group'::text])))
  CREATE INDEX holds_by_programme ON programmes.holds USING btree (programme_code, region_code, placed_at DESC)
  CREATE UNIQUE INDEX holds_open ON programmes.holds USING btree (region_code, subject_id, programme_code) WHERE (lifted_at IS NULL)
  row level security forced
  policy holds_in_area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment An officer's pause or refusal for a subject and programme; an assessment never undoes it.

table programmes.person_marks
  region_code text collate "C" not null
  person_id uuid not null
  piece integer not null
  place_code text collate "C" not null
  family_id uuid
  state_1 bigint not null
  met_1 bigint
  state_2 bigint
  met_2 bigint
  compartment text
  state_3 bigint
  met_3 bigint
  more_states bigint[]
  more_met bigint[]
  constraint person_marks_pkey PRIMARY KEY (person_id, piece)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Marks of a person; a person behind a compartment is behind it here too.
  comment more_states: States of the programmes from the 31st, as state_n.

table programmes.person_marks_restored
  region_code text collate "C" not null
  person_id uuid not null
  piece integer not null
  place_code text collate "C" not null
  family_id uuid
  state_1 bigint not null
  met_1 bigint
  state_2 bigint
  met_2 bigint
  compartment text
  state_3 bigint
  met_3 bigint
  more_states bigint[]
  more_met bigint[]
  constraint person_marks_restored_pkey PRIMARY KEY (person_id, piece)

table programmes.programmes
  code text collate "C" not null
  bidang text
  kind text not null
  "position" smallint default 100 not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  constraint programmes_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,31}$'::text))
  constraint programmes_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'list'::text])))
  constraint programmes_pkey PRIMARY KEY (code)
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment The programmes there are; everything about them stands in their versions.
  comment bidang: Division that owns it and alone may edit it; NULL for programmes of another tier.

table programmes.simulations
  id uuid default uuidv7() not null
  programme_code text collate "C" not null
  period text collate "C" not null
  title text not null
  scenarios jsonb not null
  shared boolean default false not null
  place_code text collate "C" not null
  created_at timestamp with time zone default now() not null
  created_by uuid not null
  constraint simulations_period_check CHECK ((period ~ '^20\d\d(-([1-9]|1[0-2]))?$'::text))
  constraint simulations_pkey PRIMARY KEY (id)
  constraint simulations_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint simulations_scenarios_check CHECK (((jsonb_array_length(scenarios) >= 1) AND (jsonb_array_length(scenarios) <= 3)))
  constraint simulations_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
  CREATE INDEX simulations_by_programme ON programmes.simulations USING btree (programme_code, id DESC)
  row level security forced
  policy own_or_shared for all to public using ((created_by = ( SELECT app.actor_id() AS actor_id)) OR (shared AND (place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))) check (created_by = ( SELECT app.actor_id() AS actor_id))
  grant insert, select to sinergi_app
  comment Scenarios: modules/programmes/contract/simulation-shapes.ts. Shared ones are seen by colleagues whose area holds place_code, the area of who saved it.

table programmes.versions
  id uuid default uuidv7() not null
  programme_code text collate "C" not null
  number integer not null
  state text default 'draft'::text not null
  definition jsonb not null
  definition_sha256 bytea not null
  effective daterange not null
  note text default ''::text not null
  source text not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  submitted_at timestamp with time zone
  submitted_by uuid
  decided_at timestamp with time zone
  decided_by uuid
  decision_note text default ''::text not null
  revision integer default 1 not null
  makers uuid[] default '{}'::uuid[] not null
  constraint versions_check CHECK (((state <> 'approved'::text) OR (source = 'reference'::text) OR (decided_by IS NOT NULL)))
  constraint versions_maker_is_not_approver CHECK (((state <> 'approved'::text) OR (decided_by IS NULL) OR (NOT (decided_by = ANY (makers)))))
  constraint versions_number_check CHECK ((number >= 1))
  constraint versions_one_approved_per_day EXCLUDE USING gist (programme_code WITH =, effective WITH &&) WHERE ((state = 'approved'::text))
  constraint versions_pkey PRIMARY KEY (id)
  constraint versions_programme_code_fkey FOREIGN KEY (programme_code) REFERENCES programmes.programmes(code)
  constraint versions_programme_code_number_key UNIQUE (programme_code, number)
  constraint versions_source_check CHECK ((source = ANY (ARRAY['reference'::text, 'office'::text, 'simulation'::text])))
  constraint versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'withdrawn'::text])))
  CREATE INDEX versions_waiting ON programmes.versions USING btree (programme_code) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text]))
  row level security
  policy versions_added for insert to public check (state = ANY (ARRAY['draft'::text, 'submitted'::text]))
  policy versions_are_public for select to public using true
  policy versions_open for update to public using (state = ANY (ARRAY['draft'::text, 'submitted'::text])) check true
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Shape of definition: modules/programmes/contract/definition.ts. An approved version is never edited; decisions keep the version they were made under.

table public.backup_codes
  user_id uuid not null
  code_sha256 bytea not null
  used_at timestamp with time zone
  constraint backup_codes_pkey PRIMARY KEY (user_id, code_sha256)
  constraint backup_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
  row level security forced
  policy own_backup_codes for all to sinergi_app using (user_id = ( SELECT app.actor_id() AS actor_id)) check (user_id = ( SELECT app.actor_id() AS actor_id))
  grant delete, insert, select, update to sinergi_app
  comment code_sha256: SHA-256 of user id and code; a code is 60 random bits, so no slow hash is needed.

table public.credentials
  user_id uuid not null
  password_hash text not null
  changed_at timestamp with time zone not null
  temporary_until timestamp with time zone
  constraint credentials_pkey PRIMARY KEY (user_id)
  constraint credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
  row level security forced
  policy own_credentials for all to sinergi_app using (user_id = ( SELECT app.actor_id() AS actor_id)) check (user_id = ( SELECT app.actor_id() AS actor_id))
  grant select, update to sinergi_app
  comment password_hash: Argon2id in PHC form, parameters inside, so that they can be raised later.
  comment temporary_until: Set by a reset: valid until then and to be changed at the first sign-in. Null = chosen by the user.

table public.identity_key
  only_row boolean default true not null
  key bytea not null
  constraint identity_key_only_row_check CHECK (only_row)
  constraint identity_key_pkey PRIMARY KEY (only_row)
  comment Keys the hash of names typed at sign-in: people type passwords there, so the name itself is never stored.

table public.islands
  code text collate "C" not null
  province_code text collate "C" not null
  regency_code text collate "C"
  name text not null
  latitude_degrees double precision not null
  longitude_degrees double precision not null
  populated boolean not null
  outermost_small boolean not null
  in_force boolean default true not null
  constraint islands_code_check CHECK ((code ~ '^\d{9}$'::text))
  constraint islands_latitude_degrees_check CHECK (((latitude_degrees >= ('-12'::integer)::double precision) AND (latitude_degrees <= (7)::double precision)))
  constraint islands_longitude_degrees_check CHECK (((longitude_degrees >= (94)::double precision) AND (longitude_degrees <= (142)::double precision)))
  constraint islands_pkey PRIMARY KEY (code)
  constraint islands_province_code_fkey FOREIGN KEY (province_code) REFERENCES places(code)
  constraint islands_regency_code_fkey FOREIGN KEY (regency_code) REFERENCES places(code)
  CREATE INDEX islands_by_province ON public.islands USING btree (province_code, code)
  CREATE INDEX islands_by_regency ON public.islands USING btree (regency_code, code)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Named islands with WGS 84 coordinates. Data: idn-area-data, Open Database License (ODbL) 1.0.
  comment outermost_small: One of the outermost small islands (Keppres 6/2017).
  comment regency_code: Null for an island that lies in several regencies or none.

table public.office_sign_ins
  state_sha256 bytea not null
  browser_key_sha256 bytea not null
  code_verifier text not null
  nonce text not null
  expires_at timestamp with time zone not null
  constraint office_sign_ins_pkey PRIMARY KEY (state_sha256)
  comment Sign-ins begun at the office's identity provider and not yet finished; each is used once.

table public.place_aliases
  alias_key text collate "C" not null
  code text collate "C" not null
  alias text not null
  source text not null
  constraint place_aliases_code_fkey FOREIGN KEY (code) REFERENCES places(code)
  constraint place_aliases_pkey PRIMARY KEY (alias_key, code)
  CREATE INDEX place_aliases_by_code ON public.place_aliases USING btree (code)
  CREATE INDEX place_aliases_trigram ON public.place_aliases USING gin (alias_key gin_trgm_ops)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Other names of a place (abbreviation, earlier spelling). One name may stand for several places: the reader must ask.

table public.place_former_codes
  former_code text collate "C" not null
  code text collate "C" not null
  decree text not null
  constraint place_former_codes_code_fkey FOREIGN KEY (code) REFERENCES places(code)
  constraint place_former_codes_pkey PRIMARY KEY (former_code)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Code of an earlier decree → code in force, only where it is certain.

table public.places
  code text collate "C" not null
  level text not null
  kind text not null
  parent_code text collate "C"
  name text not null
  label text not null
  name_key text collate "C" not null
  bps_code text
  coastal boolean
  small_island boolean
  in_force boolean default true not null
  constraint places_check CHECK (((level = 'province'::text) = (parent_code IS NULL)))
  constraint places_code_check CHECK ((code ~ '^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$'::text))
  constraint places_kind_check CHECK ((kind = ANY (ARRAY['provinsi'::text, 'kabupaten'::text, 'kota'::text, 'kecamatan'::text, 'kelurahan'::text, 'desa'::text, 'desa-adat'::text])))
  constraint places_level_check CHECK ((level = ANY (ARRAY['province'::text, 'regency'::text, 'district'::text, 'village'::text])))
  constraint places_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES places(code)
  constraint places_pkey PRIMARY KEY (code)
  CREATE INDEX places_by_bps_code ON public.places USING btree (bps_code) WHERE (bps_code IS NOT NULL)
  CREATE INDEX places_by_name_key ON public.places USING btree (name_key, code)
  CREATE INDEX places_by_parent ON public.places USING btree (parent_code, code)
  CREATE INDEX places_name_trigram ON public.places USING gin (name_key gin_trgm_ops)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Kemendagri hierarchy (Kepmendagri 300.2.2-2430/2025), province to village. Never deleted: a place of an earlier decree stays with in_force = false.
  comment bps_code: Null = not known. BPS numbers kecamatan with 3 digits, so it cannot be derived below kabupaten/kota.
  comment coastal: Null = not known yet.
  comment label: Kind and name: "Kabupaten Serang".
  comment name: Proper name without its kind: "Serang".
  comment name_key: Normal form for comparing (modules/regions/domain/name-key.ts): lower case, no spaces, numerals as digits.
  comment small_island: True where the place lies wholly on a small island (UU 27/2007: up to 2,000 km2). Null = not known yet.

table public.roles
  name text not null
  title jsonb not null
  summary jsonb not null
  area_levels text[] not null
  bidang_required boolean not null
  second_factor_required boolean not null
  permissions text[] not null
  may_grant text[] not null
  "position" integer not null
  in_force boolean default true not null
  purpose_required boolean default false not null
  constraint roles_pkey PRIMARY KEY (name)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Roles as data (reference/roles/*.json). Permissions are names or patterns with * for a whole segment.
  comment may_grant: Permissions its holder may give to others without having them: an administrator makes treasurers and is none.
  comment purpose_required: Personal data are shown only after the holder has stated a purpose for this session.

table public.schema_migrations
  name text not null
  sha256 text not null
  applied_at timestamp with time zone default now() not null
  constraint schema_migrations_pkey PRIMARY KEY (name)

table public.second_factors
  user_id uuid not null
  secret text
  enrolled_at timestamp with time zone
  last_step bigint
  pending_secret text
  pending_until timestamp with time zone
  constraint second_factors_pkey PRIMARY KEY (user_id)
  constraint second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
  row level security forced
  policy own_second_factor for all to sinergi_app using (user_id = ( SELECT app.actor_id() AS actor_id)) check (user_id = ( SELECT app.actor_id() AS actor_id))
  grant insert, select, update to sinergi_app
  comment last_step: Last time step whose code was used: a code works once (RFC 6238 §5.2).

table public.sessions
  id uuid default uuidv7() not null
  user_id uuid not null
  token_sha256 bytea not null
  method text not null
  ip inet
  device text not null
  started_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  second_factor_at timestamp with time zone
  ended_at timestamp with time zone
  purpose_code text
  purpose_reference text
  purpose_until timestamp with time zone
  constraint sessions_method_check CHECK ((method = ANY (ARRAY['password'::text, 'office'::text, 'device'::text])))
  constraint sessions_pkey PRIMARY KEY (id)
  constraint sessions_token_sha256_key UNIQUE (token_sha256)
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
  CREATE INDEX sessions_by_end ON public.sessions USING btree (expires_at)
  CREATE INDEX sessions_running ON public.sessions USING btree (user_id) WHERE (ended_at IS NULL)
  row level security forced
  policy own_sessions for all to sinergi_app using (user_id = ( SELECT app.actor_id() AS actor_id)) check (user_id = ( SELECT app.actor_id() AS actor_id))
  grant select, update to sinergi_app
  comment purpose_reference: Number of the assignment letter (surat tugas) the look is for.
  comment second_factor_at: When the second factor was last given; null after a sign-in at the office's provider that reported none.
  comment token_sha256: The token itself is only in the browser's cookie.

table public.sign_in_attempts
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
  locked_until timestamp with time zone
  constraint sign_in_attempts_pkey PRIMARY KEY (key)
  comment Failures per account (hash of the typed name), per address and per second factor. Only functions touch it.

table public.user_roles
  user_id uuid not null
  role text not null
  constraint user_roles_pkey PRIMARY KEY (user_id, role)
  constraint user_roles_role_fkey FOREIGN KEY (role) REFERENCES roles(name)
  constraint user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
  row level security forced
  policy user_roles_add for insert to sinergi_app check ((user_id <> ( SELECT app.actor_id() AS actor_id)) AND ( SELECT app.may('identity.user.manage'::text) AS may) AND (EXISTS ( SELECT 1
   FROM users u
  WHERE (u.id = user_roles.user_id))))
  policy user_roles_remove for delete to sinergi_app using ((user_id <> ( SELECT app.actor_id() AS actor_id)) AND ( SELECT app.may('identity.user.manage'::text) AS may) AND (EXISTS ( SELECT 1
   FROM users u
  WHERE (u.id = user_roles.user_id))))
  policy user_roles_see for select to sinergi_app using (EXISTS ( SELECT 1
   FROM users u
  WHERE (u.id = user_roles.user_id)))
  grant delete, insert, select to sinergi_app

table public.users
  id uuid default uuidv7() not null
  username text not null
  nip text
  display_name text not null
  "position" text
  area_code text collate "C" not null
  bidang text
  compartments text[] default '{}'::text[] not null
  locale text default 'id'::text not null
  status text default 'active'::text not null
  revision integer default 1 not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  updated_at timestamp with time zone default now() not null
  last_sign_in_at timestamp with time zone
  constraint users_area_code_fkey FOREIGN KEY (area_code) REFERENCES places(code)
  constraint users_bidang_check CHECK ((bidang = ANY (ARRAY['rehsos'::text, 'dayasos'::text, 'fakir-miskin'::text, 'linjamsos'::text])))
  constraint users_locale_check CHECK ((locale = ANY (ARRAY['id'::text, 'en'::text])))
  constraint users_nip_check CHECK ((nip ~ '^\d{18}$'::text))
  constraint users_nip_key UNIQUE (nip)
  constraint users_pkey PRIMARY KEY (id)
  constraint users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])))
  constraint users_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._-]{2,49}$'::text))
  constraint users_username_key UNIQUE (username)
  CREATE INDEX users_by_area ON public.users USING btree (area_code, id)
  CREATE INDEX users_by_name ON public.users USING btree (lower(display_name), id)
  row level security forced
  policy users_add for insert to sinergi_app check (( SELECT app.may('identity.user.manage'::text) AS may) AND (area_code >= ( SELECT app.area_from() AS area_from)) AND (area_code < ( SELECT app.area_upto() AS area_upto)))
  policy users_change for update to sinergi_app using ((id <> ( SELECT app.actor_id() AS actor_id)) AND ( SELECT app.may('identity.user.manage'::text) AS may) AND (area_code >= ( SELECT app.area_from() AS area_from)) AND (area_code < ( SELECT app.area_upto() AS area_upto))) check ((area_code >= ( SELECT app.area_from() AS area_from)) AND (area_code < ( SELECT app.area_upto() AS area_upto)))
  policy users_see for select to sinergi_app using ((id = ( SELECT app.actor_id() AS actor_id)) OR (( SELECT app.may('identity.user.read'::text) AS may) AND (area_code >= ( SELECT app.area_from() AS area_from)) AND (area_code < ( SELECT app.area_upto() AS area_upto))))
  grant insert, select to sinergi_app
  comment Accounts of officers and partners; citizens have none here.
  comment area_code: Everything this user sees lies inside this place.
  comment compartments: Protected groups of records the user is assigned to (UU 11/2012 art. 19 and others).

table registry.aid_received
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  family_id uuid
  person_id uuid
  programme text not null
  giver text default ''::text not null
  period_from_on date
  period_upto_on date
  stage text default ''::text not null
  amount_rupiah bigint
  goods text default ''::text not null
  received_on date
  status text default 'listed'::text not null
  card_number_tail text default ''::text not null
  source text not null
  source_batch_id uuid
  source_row bigint
  created_at timestamp with time zone default now() not null
  constraint aid_family FOREIGN KEY (region_code, family_id) REFERENCES registry.families(region_code, id)
  constraint aid_person FOREIGN KEY (region_code, person_id) REFERENCES registry.persons(region_code, id)
  constraint aid_received_amount_rupiah_check CHECK ((amount_rupiah >= 0))
  constraint aid_received_check CHECK (((family_id IS NOT NULL) OR (person_id IS NOT NULL)))
  constraint aid_received_pkey PRIMARY KEY (region_code, id)
  constraint aid_received_status_check CHECK ((status = ANY (ARRAY['listed'::text, 'paid'::text, 'returned'::text, 'stopped'::text])))
  CREATE INDEX aid_by_family ON registry.aid_received USING btree (region_code, family_id)
  CREATE INDEX aid_by_person ON registry.aid_received USING btree (region_code, person_id)
  CREATE INDEX aid_by_time ON registry.aid_received USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Aid ever received or listed for, from the recipient lists of programmes: what, from whom, when.
  comment card_number_tail: Last four digits only; the full card number is never kept.

table registry.bulk_objects
  "position" smallint not null
  name text not null
  drop_sql text not null
  create_sql text not null
  suspended_at timestamp with time zone
  constraint bulk_objects_name_key UNIQUE (name)
  constraint bulk_objects_pkey PRIMARY KEY ("position")
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Indexes and foreign keys a large import suspends; suspended_at set = missing now.

table registry.changes
  region_code text collate "C" not null
  id bigint generated always as identity not null
  place_code text collate "C" not null
  compartment text
  subject_kind text not null
  subject_id uuid not null
  field text not null
  old_value text
  new_value text
  reason text default ''::text not null
  source text not null
  source_batch_id uuid
  changed_at timestamp with time zone default now() not null
  changed_by uuid
  constraint changes_pkey PRIMARY KEY (region_code, id)
  constraint changes_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'family'::text, 'household'::text, 'group'::text])))
  CREATE INDEX changes_by_subject ON registry.changes USING btree (region_code, subject_id, id)
  CREATE INDEX changes_by_time ON registry.changes USING brin (changed_at) WITH (pages_per_range='32')
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert, select to sinergi_app
  comment Every change of a field: old, new, who, when, why, from which source. Insert-only for the application.
  comment changed_by: User id; NULL where an import did it (source_batch_id tells which).

table registry.code_list_items
  list_id text not null
  code smallint not null
  label_id text not null
  label_en text not null
  constraint code_list_items_list_id_fkey FOREIGN KEY (list_id) REFERENCES registry.code_lists(id) ON DELETE CASCADE
  constraint code_list_items_pkey PRIMARY KEY (list_id, code)
  grant select to sinergi_app
  grant select to sinergi_loader

table registry.code_lists
  id text not null
  title_id text not null
  title_en text not null
  source text not null
  constraint code_lists_pkey PRIMARY KEY (id)
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Code lists of the forms in use (Regsosek 2022, PPKS, disability): loaded from reference/ at start.

table registry.documents
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  family_id uuid
  person_id uuid
  kind text not null
  title text not null
  media_type text not null
  byte_size integer not null
  sha256 bytea not null
  content bytea not null
  created_at timestamp with time zone default now() not null
  created_by uuid not null
  constraint documents_byte_size_check CHECK ((byte_size > 0))
  constraint documents_check CHECK (((family_id IS NOT NULL) OR (person_id IS NOT NULL)))
  constraint documents_pkey PRIMARY KEY (region_code, id)
  CREATE INDEX documents_by_family ON registry.documents USING btree (region_code, family_id)
  CREATE INDEX documents_by_person ON registry.documents USING btree (region_code, person_id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  policy documents_destroyed_by_decision for delete to sinergi_app using ( SELECT app.may('accountability.destruction.decide'::text) AS may)
  grant delete, insert, select, update to sinergi_app
  grant delete, insert, select, update to sinergi_loader
  comment Papers of a person or family (KK, certificate, photo of the house), at most 5 MB each, in the database so that a backup holds them.

table registry.families
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  household_id uuid
  kk_number text collate "C"
  head_name text default ''::text not null
  address text default ''::text not null
  hamlet text default ''::text not null
  rt text default ''::text not null
  rw text default ''::text not null
  latitude double precision
  longitude double precision
  status text default 'active'::text not null
  merged_into uuid
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  changed_at timestamp with time zone
  revision integer default 1 not null
  constraint families_check CHECK (((length(place_code) = ANY (ARRAY[4, 6, 10])) AND starts_with(place_code, region_code)))
  constraint families_check1 CHECK (((latitude IS NULL) = (longitude IS NULL)))
  constraint families_household FOREIGN KEY (region_code, household_id) REFERENCES registry.households(region_code, id)
  constraint families_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint families_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint families_pkey PRIMARY KEY (region_code, id)
  constraint families_region_code_check CHECK ((length(region_code) = 4))
  constraint families_status_check CHECK ((status = ANY (ARRAY['active'::text, 'moved-out'::text, 'dissolved'::text, 'merged'::text])))
  CREATE INDEX families_by_place ON registry.families USING btree (place_code, head_name, id) INCLUDE (status)
  CREATE INDEX families_by_time ON registry.families USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Families in the sense of the family card (KK), with the address down to RT/RW.
  comment head_name: Name of the head as the source gave it: shown in lists without reading the members.
  comment kk_number: Current KK number, for display only; look it up through registry.family_identifiers.
  comment merged_into: Set while this family is merged into another of the same region (registry.merges).
  comment revision: Guards against lost updates; also counts changes of address and membership.

table registry.family_identifiers
  number text collate "C" not null
  kind text collate "C" default 'kk'::text not null
  family_id uuid not null
  region_code text collate "C" not null
  place_code text collate "C" not null
  ended_at timestamp with time zone
  source_batch_id uuid
  constraint family_identifiers_pkey PRIMARY KEY (number, kind, family_id)
  CREATE INDEX former_family_identifiers ON registry.family_identifiers USING btree (family_id) WHERE (ended_at IS NOT NULL)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Directory keyed by the identifier of a family (KK number, DTKS family id).

table registry.group_members
  region_code text collate "C" not null
  group_id uuid not null
  person_id uuid not null
  place_code text collate "C" not null
  role text default 'member'::text not null
  since_on date not null
  until_on date
  source_batch_id uuid
  constraint group_members_check CHECK ((until_on >= since_on))
  constraint group_members_pkey PRIMARY KEY (region_code, group_id, person_id, since_on)
  constraint group_members_role_check CHECK ((role = ANY (ARRAY['chair'::text, 'secretary'::text, 'treasurer'::text, 'member'::text])))
  CREATE INDEX group_members_by_person ON registry.group_members USING btree (region_code, person_id)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment place_code is the group's: who may see the group sees its member ids, names only through registry.persons.

table registry.groups
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  kind text not null
  name text not null
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  revision integer default 1 not null
  constraint groups_check CHECK (((length(place_code) = ANY (ARRAY[4, 6, 10])) AND starts_with(place_code, region_code)))
  constraint groups_pkey PRIMARY KEY (region_code, id)
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment Groups that receive or organise together (KUBE, UEP groups …); members are persons, over time.

table registry.households
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  number text collate "C"
  head_name text default ''::text not null
  member_count smallint
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  revision integer default 1 not null
  constraint households_check CHECK (((length(place_code) = ANY (ARRAY[4, 6, 10])) AND starts_with(place_code, region_code)))
  constraint households_pkey PRIMARY KEY (region_code, id)
  constraint households_region_code_check CHECK ((length(region_code) = 4))
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert, select, update to sinergi_app
  comment Rumah tangga in the sense of BPS (one kitchen); counted apart from families (KK).
  comment number: Household number of the source, e.g. the 18 digits of BDT 2015.

table registry.housing_facts
  region_code text collate "C" not null
  family_id uuid not null
  source text collate "C" not null
  cut_off_on date not null
  place_code text collate "C" not null
  family_presence smallint
  member_count smallint
  building_status smallint
  building_proof smallint
  floor_area_m2 smallint
  floor_material smallint
  wall_material smallint
  wall_condition smallint
  roof_material smallint
  roof_condition smallint
  bedroom_count smallint
  drinking_water smallint
  water_distance smallint
  lighting smallint
  power_band smallint
  cooking_fuel smallint
  toilet_use smallint
  toilet_kind smallint
  sewage smallint
  gas_cylinder smallint
  refrigerator smallint
  air_conditioner smallint
  water_heater smallint
  landline smallint
  flat_television smallint
  gold smallint
  computer smallint
  motorcycle smallint
  bicycle smallint
  car smallint
  boat smallint
  motor_boat smallint
  smartphone smallint
  other_land smallint
  other_house smallint
  cattle_count smallint
  buffalo_count smallint
  horse_count smallint
  pig_count smallint
  goat_count smallint
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  constraint housing_facts_pkey PRIMARY KEY (region_code, family_id, source, cut_off_on)
  constraint housing_family FOREIGN KEY (region_code, family_id) REFERENCES registry.families(region_code, id)
  CREATE INDEX housing_by_time ON registry.housing_facts USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Housing and assets of a family as a source saw them on a date; codes of Regsosek 2022 (lists regsosek-301a … 310).
  comment gas_cylinder: This and the assets after it: list yes-no (1 has it, 2 has not).

table registry.life_events
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  person_id uuid
  family_id uuid
  place_code text collate "C" not null
  compartment text
  kind text not null
  happened_on date not null
  destination text default ''::text not null
  note text default ''::text not null
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  constraint life_events_kind_check CHECK ((kind = ANY (ARRAY['born'::text, 'died'::text, 'moved-in'::text, 'moved-out'::text, 'moved'::text, 'missing'::text, 'found'::text, 'split-family'::text, 'joined-family'::text])))
  constraint life_events_pkey PRIMARY KEY (region_code, id)
  CREATE INDEX life_events_by_family ON registry.life_events USING btree (region_code, family_id)
  CREATE INDEX life_events_by_person ON registry.life_events USING btree (region_code, person_id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Deaths, moves, splits: what happened to a person or family, kept for ever.

table registry.link_checks
  id uuid default uuidv7() not null
  pair_id uuid not null
  act_id uuid not null
  place_a text collate "C" not null
  place_b text collate "C" not null
  compartment text
  compartment_b text
  first_by uuid not null
  first_decision text collate "C" not null
  sides jsonb not null
  drawn_at timestamp with time zone not null
  checked_by uuid
  checked_at timestamp with time zone
  checked_decision text collate "C"
  constraint link_checks_check CHECK ((checked_by <> first_by))
  constraint link_checks_check1 CHECK (((checked_by IS NULL) = (checked_decision IS NULL)))
  constraint link_checks_checked_decision_check CHECK ((checked_decision = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text])))
  constraint link_checks_first_decision_check CHECK ((first_decision = ANY (ARRAY['same'::text, 'different'::text])))
  constraint link_checks_pair_id_act_id_key UNIQUE (pair_id, act_id)
  constraint link_checks_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES registry.link_pairs(id) ON DELETE CASCADE
  constraint link_checks_pkey PRIMARY KEY (id)
  CREATE INDEX link_checks_waiting ON registry.link_checks USING btree (drawn_at) WHERE (checked_by IS NULL)
  row level security forced
  policy both_areas_and_compartments for all to public using ((place_a >= ( SELECT app.area_from() AS area_from)) AND (place_a < ( SELECT app.area_upto() AS area_upto)) AND (place_b >= ( SELECT app.area_from() AS area_from)) AND (place_b < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))) AND ((compartment_b IS NULL) OR (compartment_b = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Quality control of reviewers: a sample of decided pairs, answered again by another reviewer who does not see the first answer.
  comment sides: Both records as they were shown when decided, numbers masked: after a merge they could not be shown apart.

table registry.link_decisions
  id uuid default uuidv7() not null
  pair_id uuid not null
  act_id uuid not null
  place_a text collate "C" not null
  place_b text collate "C" not null
  compartment text
  compartment_b text
  decision text collate "C" not null
  state_before text collate "C" not null
  state_after text collate "C" not null
  weight real not null
  model_id uuid
  reason text default ''::text not null
  second_because text[] default '{}'::text[] not null
  merge_id uuid
  decided_at timestamp with time zone not null
  decided_by uuid not null
  constraint link_decisions_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text, 'unsure'::text, 'ask-field'::text, 'confirm'::text, 'send-back'::text, 'undo'::text, 'merge-undone'::text])))
  constraint link_decisions_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES registry.link_pairs(id) ON DELETE CASCADE
  constraint link_decisions_pkey PRIMARY KEY (id)
  CREATE INDEX link_decisions_by_pair ON registry.link_decisions USING btree (pair_id, id)
  CREATE INDEX link_decisions_by_reviewer ON registry.link_decisions USING btree (decided_by, decided_at)
  row level security forced
  policy both_areas_and_compartments for all to public using ((place_a >= ( SELECT app.area_from() AS area_from)) AND (place_a < ( SELECT app.area_upto() AS area_upto)) AND (place_b >= ( SELECT app.area_from() AS area_from)) AND (place_b < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))) AND ((compartment_b IS NULL) OR (compartment_b = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app
  grant select to sinergi_loader
  comment Every decision about a pair and every undo: who, when, why, with the weight it was taken under. Insert-only.
  comment second_because: Why a second person had to confirm (reference/linkage-review).

table registry.link_models
  id uuid default uuidv7() not null
  name text not null
  parameters jsonb not null
  review_weight real not null
  propose_weight real not null
  trained_on jsonb default '{}'::jsonb not null
  trained_at timestamp with time zone default now() not null
  trained_by uuid
  run_id uuid
  active boolean default false not null
  constraint link_models_check CHECK ((propose_weight >= review_weight))
  constraint link_models_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX link_models_active ON registry.link_models USING btree ((true)) WHERE active
  grant insert, select to sinergi_app
  grant insert, select, update to sinergi_loader
  comment Fellegi–Sunter models of this office: parameters as data, with the data they were estimated from.
  comment propose_weight: Default threshold: from this weight a pair is proposed as the same.
  comment review_weight: Weight (log2 of the odds) from which a pair is kept for people to look at.
  comment trained_by: User id; NULL = delivered with the program.
  comment trained_on: What the parameters were estimated from: source, persons, sampled pairs, seed, rounds of EM; {} = as delivered.

table registry.link_pairs
  id uuid default uuidv7() not null
  kind text collate "C" not null
  a_id uuid not null
  b_id uuid not null
  region_a text collate "C" not null
  region_b text collate "C" not null
  place_a text collate "C" not null
  place_b text collate "C" not null
  compartment text
  compartment_b text
  weight real not null
  probability real not null
  parts jsonb default '[]'::jsonb not null
  cluster_id uuid
  run_id uuid
  model_id uuid
  found_at timestamp with time zone default now() not null
  state text collate "C" default 'open'::text not null
  decided_by uuid
  decided_at timestamp with time zone
  reason text default ''::text not null
  second_by uuid
  second_at timestamp with time zone
  assigned_to uuid
  assigned_at timestamp with time zone
  act_id uuid
  plan jsonb
  resting_behind uuid
  disputed boolean default false not null
  revision integer default 1 not null
  doubt text collate "C" generated always as (registry.pair_doubt(kind, parts, (region_a = region_b))) stored not null
  constraint link_pairs_check CHECK ((a_id < b_id))
  constraint link_pairs_check1 CHECK (((state = 'open'::text) OR (decided_by IS NOT NULL)))
  constraint link_pairs_kind_a_id_b_id_key UNIQUE (kind, a_id, b_id)
  constraint link_pairs_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'family'::text])))
  constraint link_pairs_parts_check CHECK ((jsonb_typeof(parts) = 'array'::text))
  constraint link_pairs_pkey PRIMARY KEY (id)
  constraint link_pairs_probability_check CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
  constraint link_pairs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'same'::text, 'different'::text, 'unsure'::text, 'ask-field'::text, 'awaiting-second'::text, 'merged'::text])))
  CREATE INDEX link_pairs_by_act ON registry.link_pairs USING btree (act_id) WHERE (act_id IS NOT NULL)
  CREATE INDEX link_pairs_by_b ON registry.link_pairs USING btree (kind, b_id)
  CREATE INDEX link_pairs_by_cluster ON registry.link_pairs USING btree (cluster_id) WHERE (cluster_id IS NOT NULL)
  CREATE INDEX link_pairs_waiting ON registry.link_pairs USING btree (kind, probability DESC, id) WHERE (state <> ALL (ARRAY['different'::text, 'merged'::text]))
  row level security forced
  policy both_areas_and_compartments for all to public using ((place_a >= ( SELECT app.area_from() AS area_from)) AND (place_a < ( SELECT app.area_upto() AS area_upto)) AND (place_b >= ( SELECT app.area_from() AS area_from)) AND (place_b < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))) AND ((compartment_b IS NULL) OR (compartment_b = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant select, update to sinergi_app
  comment Two records that may be one. Nothing merges by itself: state leaves "open" only by a person's decision. The engine inserts new pairs and may refresh weight, parts, cluster and run of open ones; a decided pair is never touched by it.
  comment act_id: Pairs decided in one act (a cluster) share it; a second person confirms and undo takes back the whole act.
  comment cluster_id: Pairs of one cluster share it: records connected by pairs above the threshold of the run.
  comment compartment: Compartment of either record; compartment_b only where both are protected differently.
  comment disputed: A blind second look came to another answer: to be looked at again.
  comment parts: What speaks for and against: [{"field","level","weight"}]; level "equal" = the same, "missing" = unknown on one side, other words name the difference. Weights in bits, their sum is weight.
  comment place_a: Place of record a; the pair is visible only to who may see both places.
  comment plan: While a second person is awaited: which record is kept and which fields are taken from the others.
  comment resting_behind: Record that is merged into another while an equal pair of the kept record exists: this pair rests until that merge is undone.

table registry.link_runs
  id uuid default uuidv7() not null
  mode text not null
  place_code text collate "C" not null
  batch_id uuid
  model_id uuid
  work_id uuid
  state text default 'running'::text not null
  error_code text
  person_count bigint default 0 not null
  pair_count bigint default 0 not null
  proposed_count bigint default 0 not null
  cluster_count bigint default 0 not null
  phases jsonb default '[]'::jsonb not null
  keys jsonb default '[]'::jsonb not null
  notes jsonb default '[]'::jsonb not null
  recall_estimate real
  started_at timestamp with time zone default now() not null
  started_by uuid not null
  finished_at timestamp with time zone
  constraint link_runs_mode_check CHECK ((mode = ANY (ARRAY['registry'::text, 'file'::text, 'train'::text])))
  constraint link_runs_model_id_fkey FOREIGN KEY (model_id) REFERENCES registry.link_models(id)
  constraint link_runs_pkey PRIMARY KEY (id)
  constraint link_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
  CREATE INDEX link_runs_by_batch ON registry.link_runs USING btree (batch_id) WHERE (batch_id IS NOT NULL)
  CREATE INDEX link_runs_by_time ON registry.link_runs USING btree (started_at DESC)
  CREATE UNIQUE INDEX link_runs_running ON registry.link_runs USING btree (mode, place_code) WHERE ((state = 'running'::text) AND (mode = ANY (ARRAY['registry'::text, 'train'::text])))
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_loader
  grant select to sinergi_app
  comment Each time people were compared: what came of every phase and every blocking key. Figures only, nothing of a person.
  comment batch_id: The file that was compared (mode file): intake.batches.
  comment keys: Per blocking key: blocks, pairs, blocks split, blocks refused with the people in them, share of the proposals it found.
  comment notes: What to know of the run: [{code, …figures}], such as a column without a single value.
  comment work_id: The long work in app.batches; NULL when started on the command line.

table registry.memberships
  region_code text collate "C"
  person_id uuid
  family_id uuid
  during daterange
  relation smallint
  place_code text collate "C"
  compartment text
  ended_because text
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Memberships over time: past ones and the current one of each person.

table registry.merges
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  kept_id uuid not null
  merged_id uuid not null
  repointed jsonb not null
  reason text not null
  merged_at timestamp with time zone default now() not null
  merged_by uuid not null
  undone_at timestamp with time zone
  undone_by uuid
  undo_reason text
  constraint merges_check CHECK ((kept_id <> merged_id))
  constraint merges_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'family'::text])))
  constraint merges_pkey PRIMARY KEY (region_code, id)
  CREATE INDEX merges_by_kept ON registry.merges USING btree (region_code, kept_id)
  CREATE INDEX merges_by_merged ON registry.merges USING btree (region_code, merged_id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Merges of two persons or two families, reversible: repointed lists exactly which rows were re-pointed and the fields of both before.

table registry.name_words
  word text collate "C" not null
  constraint name_words_pkey PRIMARY KEY (word)
  CREATE INDEX name_words_by_form ON registry.name_words USING gin (registry.word_forms(word))
  CREATE INDEX name_words_by_trigram ON registry.name_words USING gin (word gin_trgm_ops)
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert to sinergi_app
  comment Distinct words of registry.names, for misspelt-name search. Read only inside registry.find_persons_by_name; holds no link to a person.

table registry.names
  name text collate "C" not null
  constraint names_pkey PRIMARY KEY (name)
  CREATE INDEX names_by_words ON registry.names USING gin (registry.name_lexemes(name))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant insert to sinergi_app
  comment Dictionary of distinct name keys for misspelt-name search. Read only inside registry.find_persons_by_name; holds no link to a person.

table registry.past_memberships
  region_code text collate "C" not null
  person_id uuid not null
  family_id uuid not null
  during daterange not null
  relation smallint
  place_code text collate "C" not null
  compartment text
  ended_because text not null
  source_batch_id uuid
  constraint past_memberships_pkey PRIMARY KEY (region_code, person_id, family_id, during)
  CREATE INDEX past_memberships_by_family ON registry.past_memberships USING btree (region_code, family_id)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Families a person once belonged to; the current one stands on the person. Read both through registry.memberships.

table registry.person_conditions
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  person_id uuid not null
  place_code text collate "C" not null
  compartment text
  ppks_code text not null
  since_on date not null
  until_on date
  evidence_kind text not null
  evidence_note text default ''::text not null
  disability_kinds smallint default 0 not null
  note text default ''::text not null
  end_reason text
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  revision integer default 1 not null
  constraint conditions_person FOREIGN KEY (region_code, person_id) REFERENCES registry.persons(region_code, id)
  constraint person_conditions_check CHECK ((until_on >= since_on))
  constraint person_conditions_pkey PRIMARY KEY (region_code, id)
  constraint person_conditions_ppks_code_fkey FOREIGN KEY (ppks_code) REFERENCES registry.ppks_types(code)
  CREATE INDEX conditions_by_person ON registry.person_conditions USING btree (region_code, person_id)
  CREATE INDEX conditions_by_time ON registry.person_conditions USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment PPKS types a person holds or held, with evidence and dates; several at once are normal.
  comment compartment: Copied from the type when recorded: the row is visible only with that compartment, its existence included.

table registry.person_identifiers
  number text collate "C" not null
  kind text collate "C" default 'nik'::text not null
  person_id uuid not null
  region_code text collate "C" not null
  place_code text collate "C" not null
  compartment text
  ended_at timestamp with time zone
  source_batch_id uuid
  constraint person_identifiers_pkey PRIMARY KEY (number, kind, person_id)
  CREATE INDEX former_person_identifiers ON registry.person_identifiers USING btree (person_id) WHERE (ended_at IS NOT NULL)
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Directory keyed by the identifier (NIK, DTKS id …): several per person over time, and one wrongly on two persons is possible and reviewed, not refused.
  comment ended_at: When the number ceased to be the person's; NULL while in use.

table registry.persons
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  family_id uuid
  family_since_on date
  relation smallint
  name text not null
  name_key text collate "C" not null
  nik text collate "C"
  sex text
  born_on date
  birth_place text default ''::text not null
  mother_name text default ''::text not null
  address text default ''::text not null
  rt text default ''::text not null
  rw text default ''::text not null
  life_status text default 'alive'::text not null
  died_on date
  merged_into uuid
  facts_source text
  facts_as_of_on date
  presence smallint
  marital_status smallint
  identity_documents smallint
  school_participation smallint
  school_level smallint
  school_grade smallint
  highest_diploma smallint
  civil_education smallint
  works smallint
  working_hours_week smallint
  industry smallint
  job_position smallint
  occupation smallint
  income_band smallint
  business_count smallint
  business_permit smallint
  paid_workers smallint
  unpaid_workers smallint
  turnover_band smallint
  nutrition smallint
  pregnant smallint
  disability_kinds smallint default 0 not null
  disability_degree smallint
  difficulty_seeing smallint
  difficulty_hearing smallint
  difficulty_walking smallint
  difficulty_hands smallint
  difficulty_learning smallint
  difficulty_behaviour smallint
  difficulty_speaking smallint
  difficulty_self_care smallint
  difficulty_remembering smallint
  difficulty_sadness smallint
  chronic_illness smallint
  health_cover smallint
  source text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  created_by uuid
  changed_at timestamp with time zone
  revision integer default 1 not null
  constraint persons_check CHECK (((length(place_code) = ANY (ARRAY[4, 6, 10])) AND starts_with(place_code, region_code)))
  constraint persons_chronic_illness_check CHECK ((chronic_illness <> 12))
  constraint persons_family FOREIGN KEY (region_code, family_id) REFERENCES registry.families(region_code, id)
  constraint persons_life_status_check CHECK ((life_status = ANY (ARRAY['alive'::text, 'dead'::text, 'moved-out'::text, 'missing'::text, 'merged'::text])))
  constraint persons_pkey PRIMARY KEY (region_code, id)
  constraint persons_region_code_check CHECK ((length(region_code) = 4))
  constraint persons_sex_check CHECK ((sex = ANY (ARRAY['L'::text, 'P'::text])))
  CREATE INDEX persons_by_birth ON registry.persons USING btree (region_code, born_on)
  CREATE INDEX persons_by_family ON registry.persons USING btree (region_code, family_id)
  CREATE INDEX persons_by_name ON registry.persons USING btree (region_code, name_key, place_code)
  CREATE INDEX persons_by_time ON registry.persons USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area_and_compartment for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Every person known, with what is true now; codes follow the Regsosek 2022 form (registry.code_lists).
  comment address: Only where the person has no family or lives apart; else the address of the family counts.
  comment chronic_illness: List regsosek-430 without 12 (HIV/AIDS): that is stored as 18 (other) here and as a protected condition 16.
  comment compartment: Set where the person is known only through a protected record (child in law, victim, HIV …): the whole row is then protected.
  comment disability_kinds: Bit sum of ragam (UU 8/2016): 1 physical, 2 intellectual, 4 mental, 8 sensory-sight, 16 sensory-hearing, 32 sensory-speech.
  comment facts_source: Source of the coded facts below (e.g. DTSEN) and, in facts_as_of_on, its cut-off.
  comment family_id: Current family; earlier ones are in registry.past_memberships. NULL for people without one (e.g. gelandangan).
  comment health_cover: Bit sum, list regsosek-431a: 1 PBI, 2 own, 4 employer, 8 other.
  comment identity_documents: Bit sum, list regsosek-411: 1 birth certificate, 2 child card, 4 identity card.
  comment name_key: registry.name_key(name): folded spelling for search and linkage. Every writer sets it with the name.
  comment nik: Current NIK, for display only; look it up through registry.person_identifiers. Optional by principle.
  comment relation: Relation to the head, list regsosek-409.

table registry.ppks_types
  code text not null
  name_id text not null
  name_en text not null
  abbreviation text not null
  aliases text[] default '{}'::text[] not null
  definition_id text not null
  definition_en text not null
  min_age_years smallint
  max_age_years smallint
  sex text
  needs_disability_kinds boolean default false not null
  compartment text
  authority_note_id text default ''::text not null
  source text not null
  constraint ppks_types_code_check CHECK ((code ~ '^\d\d$'::text))
  constraint ppks_types_pkey PRIMARY KEY (code)
  constraint ppks_types_sex_check CHECK ((sex = ANY (ARRAY['L'::text, 'P'::text])))
  grant select to sinergi_app
  grant select to sinergi_loader
  comment The 26 PPKS/PMKS types (Permensos 8/2012) with their limits as data; ages are completed years, both ends included.
  comment compartment: Where set, a record of this type is visible only to actors holding that compartment.

table registry.same_records
  kind text
  merged_id uuid
  kept_id uuid
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Record that was merged → the record it stands in now (chains followed): left join it to resolve ids of signed lines.

table registry.suspected_pairs
  kind text collate "C"
  id uuid
  other_id uuid
  pair_id uuid
  probability real
  weight real
  state text collate "C"
  cluster_id uuid
  grant select to sinergi_app
  grant select to sinergi_loader
  comment Who may be recorded twice and nobody has decided yet: each pair from both sides.

table registry.welfare_snapshots
  region_code text collate "C" not null
  family_id uuid not null
  source text collate "C" not null
  cut_off_on date not null
  place_code text collate "C" not null
  unit text default 'family'::text not null
  decile smallint
  percentile smallint
  extreme_poor boolean
  status text default 'active'::text not null
  source_batch_id uuid
  created_at timestamp with time zone default now() not null
  constraint welfare_family FOREIGN KEY (region_code, family_id) REFERENCES registry.families(region_code, id)
  constraint welfare_snapshots_decile_check CHECK (((decile >= 1) AND (decile <= 10)))
  constraint welfare_snapshots_percentile_check CHECK (((percentile >= 1) AND (percentile <= 100)))
  constraint welfare_snapshots_pkey PRIMARY KEY (region_code, family_id, source, cut_off_on)
  constraint welfare_snapshots_source_check CHECK ((source = ANY (ARRAY['PPLS2011'::text, 'BDT2015'::text, 'DTKS'::text, 'DTSEN'::text, 'REGSOSEK'::text, 'P3KE'::text])))
  constraint welfare_snapshots_status_check CHECK ((status = ANY (ARRAY['active'::text, 'active-assessed-dead'::text, 'inactive'::text])))
  constraint welfare_snapshots_unit_check CHECK ((unit = ANY (ARRAY['family'::text, 'household'::text])))
  CREATE INDEX welfare_by_time ON registry.welfare_snapshots USING brin (created_at) WITH (pages_per_range='32')
  row level security forced
  policy area for all to public using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant delete, insert, maintain, select, update to sinergi_loader
  grant delete, insert, select, update to sinergi_app
  comment Welfare rank as a dated fact of its source. Desil is computed by BPS only (Inpres 4/2025); nothing here ever computes one.
  comment unit: What the source ranked: BDT and PPLS rank households, DTKS and DTSEN families.

table verification.backings
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  proposal_id uuid not null
  place_code text collate "C" not null
  kind text not null
  number text not null
  held_on date not null
  chair_name text not null
  attendance jsonb not null
  media_type text not null
  file_name text not null
  sha256 bytea not null
  content bytea not null
  recorded_at timestamp with time zone not null
  recorded_by uuid not null
  constraint backings_kind_check CHECK ((kind = ANY (ARRAY['musdes'::text, 'muskel'::text, 'sptjm'::text])))
  constraint backings_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
  constraint backings_pkey PRIMARY KEY (region_code, id)
  constraint backings_region_code_proposal_id_fkey FOREIGN KEY (region_code, proposal_id) REFERENCES verification.proposals(region_code, id)
  CREATE INDEX backings_by_list ON verification.backings USING btree (region_code, proposal_id)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select to sinergi_app
  comment Minutes of the village meeting with attendance and signed scan, or the letter of full responsibility (SPTJM) in its place.

table verification.change_proposals
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  origin text not null
  origin_id uuid not null
  family_id uuid
  person_id uuid
  act text not null
  field text default ''::text not null
  before_value jsonb
  after_value jsonb not null
  reason text default ''::text not null
  state text default 'waiting'::text not null
  told text default ''::text not null
  proposed_at timestamp with time zone not null
  proposed_by uuid not null
  decided_at timestamp with time zone
  decided_by uuid
  constraint change_proposals_act_check CHECK ((act = ANY (ARRAY['set-field'::text, 'life-event'::text, 'create-family'::text, 'move-family'::text, 'end-family'::text])))
  constraint change_proposals_origin_check CHECK ((origin = ANY (ARRAY['visit'::text, 'proposal'::text])))
  constraint change_proposals_pkey PRIMARY KEY (region_code, id)
  constraint change_proposals_region_code_origin_id_family_id_person_id__key UNIQUE NULLS NOT DISTINCT (region_code, origin_id, family_id, person_id, act, field)
  constraint change_proposals_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'refused'::text, 'overtaken'::text])))
  CREATE INDEX change_proposals_waiting ON verification.change_proposals USING btree (place_code, proposed_at) WHERE (state = 'waiting'::text)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  comment What a visit or an accepted proposal would change in the registry, field by field, before and after, until a verifier decides.

table verification.device_codes
  code_sha256 bytea not null
  user_id uuid not null
  place_code text collate "C" not null
  issued_at timestamp with time zone not null
  issued_by uuid not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint device_codes_pkey PRIMARY KEY (code_sha256)
  row level security forced
  policy own_codes for insert to sinergi_app check ((user_id = ( SELECT app.actor_id() AS actor_id)) AND (issued_by = ( SELECT app.actor_id() AS actor_id)))
  grant insert to sinergi_app
  comment One-time codes to enrol a phone, as hashes; ten minutes each.

table verification.device_families
  device_id uuid not null
  family_id uuid not null
  region_code text collate "C" not null
  place_code text collate "C" not null
  stamp text not null
  change_number bigint not null
  gone boolean default false not null
  constraint device_families_device_id_fkey FOREIGN KEY (device_id) REFERENCES verification.devices(id) ON DELETE CASCADE
  constraint device_families_pkey PRIMARY KEY (device_id, family_id)
  CREATE INDEX device_families_by_change ON verification.device_families USING btree (device_id, change_number)
  row level security forced
  policy own_device for all to sinergi_app using (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id)))) check (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id))))
  grant delete, insert, select, update to sinergi_app
  comment What a phone was given, by change number: a family whose stamp differs is sent again, one that left the caseload as a tombstone.

table verification.devices
  id uuid not null
  user_id uuid not null
  place_code text collate "C" not null
  name text not null
  token_sha256 bytea not null
  app_version text default ''::text not null
  contract_version integer not null
  places text[] default '{}'::text[] not null
  change_number bigint default 0 not null
  carried integer default 0 not null
  enrolled_at timestamp with time zone not null
  last_seen_at timestamp with time zone
  revoked_at timestamp with time zone
  revoked_by uuid
  revoked_because text default ''::text not null
  wiped_at timestamp with time zone
  constraint devices_pkey PRIMARY KEY (id)
  constraint devices_token_sha256_key UNIQUE (token_sha256)
  CREATE INDEX devices_of_user ON verification.devices USING btree (user_id)
  row level security forced
  policy owner_or_keeper for all to sinergi_app using ((user_id = ( SELECT app.actor_id() AS actor_id)) OR (( SELECT app.may('verification.device.manage'::text) AS may) AND (place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))) check ((user_id = ( SELECT app.actor_id() AS actor_id)) OR (( SELECT app.may('verification.device.manage'::text) AS may) AND (place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))))
  grant insert, select, update to sinergi_app
  comment Phones of field workers. revoked_at asks the phone to wipe itself at its next word, wiped_at is its answer.
  comment places: Villages the worker chose to carry; the families of the worker's tasks always come along.

table verification.objections
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  number text not null
  place_code text collate "C" not null
  compartment text
  kind text not null
  family_id uuid
  subject_name text not null
  statement text not null
  state text default 'received'::text not null
  task_id uuid
  decision_reason text default ''::text not null
  answer text default ''::text not null
  received_at timestamp with time zone not null
  recorded_by uuid not null
  due_on date not null
  decided_at timestamp with time zone
  decided_by uuid
  revision integer default 1 not null
  constraint objections_kind_check CHECK ((kind = ANY (ARRAY['suggestion'::text, 'objection'::text])))
  constraint objections_number_key UNIQUE (number)
  constraint objections_pkey PRIMARY KEY (region_code, id)
  constraint objections_state_check CHECK ((state = ANY (ARRAY['received'::text, 'visiting'::text, 'upheld'::text, 'dismissed'::text])))
  row level security forced
  policy handlers_of_area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))) AND ( SELECT (app.may('verification.objection.read'::text) OR app.may('verification.objection.record'::text) OR app.may('verification.objection.decide'::text)))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment Suggestions and objections to a name (usul-sanggah). Who made it stands apart, behind a permission of its own.

table verification.objectors
  region_code text collate "C" not null
  objection_id uuid not null
  place_code text collate "C" not null
  name text not null
  contact text not null
  relation text default ''::text not null
  constraint objectors_pkey PRIMARY KEY (region_code, objection_id)
  constraint objectors_region_code_objection_id_fkey FOREIGN KEY (region_code, objection_id) REFERENCES verification.objections(region_code, id)
  row level security forced
  policy answerers_of_area for select to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ( SELECT app.may('verification.objector.reveal'::text) AS may))
  policy recorders for insert to sinergi_app check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ( SELECT app.may('verification.objection.record'::text) AS may))
  grant insert, select to sinergi_app
  comment Who suggested or objected: to answer them, and for nobody else. The person concerned never learns it.

table verification.outbox_items
  id uuid not null
  device_id uuid not null
  user_id uuid not null
  place_code text collate "C" not null
  kind text not null
  body_sha256 bytea not null
  outcome text not null
  code text
  detail jsonb
  received_at timestamp with time zone not null
  constraint outbox_items_device_id_fkey FOREIGN KEY (device_id) REFERENCES verification.devices(id)
  constraint outbox_items_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text, 'conflict'::text])))
  constraint outbox_items_pkey PRIMARY KEY (id)
  row level security forced
  policy own_device for all to sinergi_app using (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id)))) check (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id))))
  grant insert, select to sinergi_app
  comment Answer given to each item of a phone's outbox, kept: sent again it is answered the same, sent altered it is refused.

table verification.photo_pieces
  device_id uuid not null
  sha256 text collate "C" not null
  at_byte integer not null
  content bytea not null
  received_at timestamp with time zone not null
  constraint photo_pieces_at_byte_check CHECK ((at_byte >= 0))
  constraint photo_pieces_device_id_fkey FOREIGN KEY (device_id) REFERENCES verification.devices(id) ON DELETE CASCADE
  constraint photo_pieces_pkey PRIMARY KEY (device_id, sha256, at_byte)
  row level security forced
  policy own_device for all to sinergi_app using (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id)))) check (device_id IN ( SELECT d.id
   FROM verification.devices d
  WHERE (d.user_id = ( SELECT app.actor_id() AS actor_id))))
  grant delete, insert, select, update to sinergi_app
  comment Pieces of a photo on their way in; deleted when the whole has arrived.

table verification.photos
  region_code text collate "C" not null
  id uuid not null
  place_code text collate "C" not null
  compartment text
  family_id uuid not null
  visit_id uuid not null
  question text default ''::text not null
  sha256 text collate "C" not null
  byte_size integer not null
  media_type text not null
  taken_at timestamp with time zone
  latitude double precision
  longitude double precision
  content bytea
  received_at timestamp with time zone
  constraint photos_byte_size_check CHECK (((byte_size >= 1) AND (byte_size <= 2097152)))
  constraint photos_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/webp'::text, 'image/png'::text, 'audio/webm'::text, 'audio/mp4'::text])))
  constraint photos_pkey PRIMARY KEY (region_code, id)
  constraint photos_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  CREATE INDEX photos_of_visit ON verification.photos USING btree (region_code, visit_id)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  comment Photos, signatures and audio notes of visits; content is null until every piece has arrived and its hash fits.
  comment latitude: Place of the shot, recorded here because it is taken out of the file itself.

table verification.proposal_rows
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  proposal_id uuid not null
  place_code text collate "C" not null
  compartment text
  row_number integer not null
  kind text not null
  family_id uuid
  person_id uuid
  subject_name text not null
  content jsonb not null
  reason text default ''::text not null
  state text default 'draft'::text not null
  tier text default 'village'::text not null
  told text default ''::text not null
  decided_at timestamp with time zone
  revision integer default 1 not null
  constraint proposal_rows_check CHECK (((kind = 'new-family'::text) OR (family_id IS NOT NULL) OR (person_id IS NOT NULL)))
  constraint proposal_rows_kind_check CHECK ((kind = ANY (ARRAY['new-family'::text, 'change'::text, 'death'::text, 'move'::text, 'removal'::text])))
  constraint proposal_rows_pkey PRIMARY KEY (region_code, id)
  constraint proposal_rows_region_code_proposal_id_fkey FOREIGN KEY (region_code, proposal_id) REFERENCES verification.proposals(region_code, id)
  constraint proposal_rows_region_code_proposal_id_row_number_key UNIQUE (region_code, proposal_id, row_number)
  constraint proposal_rows_row_number_check CHECK ((row_number > 0))
  constraint proposal_rows_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'waiting'::text, 'returned'::text, 'refused'::text, 'accepted'::text, 'withdrawn'::text])))
  constraint proposal_rows_tier_check CHECK ((tier = ANY (ARRAY['village'::text, 'district'::text, 'regency'::text, 'province'::text])))
  CREATE INDEX proposal_rows_by_list ON verification.proposal_rows USING btree (region_code, proposal_id, row_number)
  CREATE INDEX proposal_rows_waiting ON verification.proposal_rows USING btree (tier, place_code) WHERE (state = 'waiting'::text)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant delete, insert, select, update to sinergi_app
  grant select to sinergi_loader
  comment One family or person proposed; tier says who holds it, told why it came back or was refused.
  comment content: What is proposed, in the shape of contract/proposal-shapes.ts.

table verification.proposal_steps
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  proposal_id uuid not null
  row_id uuid
  place_code text collate "C" not null
  compartment text
  act text not null
  tier text not null
  reason text default ''::text not null
  acted_at timestamp with time zone not null
  acted_by uuid not null
  constraint proposal_steps_act_check CHECK ((act = ANY (ARRAY['send'::text, 'endorse'::text, 'return'::text, 'refuse'::text, 'withdraw'::text, 'backing'::text, 'correct'::text])))
  constraint proposal_steps_pkey PRIMARY KEY (region_code, id)
  constraint proposal_steps_region_code_proposal_id_fkey FOREIGN KEY (region_code, proposal_id) REFERENCES verification.proposals(region_code, id)
  CREATE INDEX proposal_steps_by_list ON verification.proposal_steps USING btree (region_code, proposal_id, acted_at)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app
  comment What happened to a list and its rows, by whom and why. Insert-only.

table verification.proposals
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  period text collate "C" not null
  lane text not null
  title text not null
  state text default 'draft'::text not null
  created_at timestamp with time zone not null
  created_by uuid not null
  sent_at timestamp with time zone
  closed_at timestamp with time zone
  revision integer default 1 not null
  constraint proposals_check CHECK (((length(place_code) = 10) AND starts_with(place_code, region_code)))
  constraint proposals_lane_check CHECK ((lane = ANY (ARRAY['formal'::text, 'participatory'::text])))
  constraint proposals_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
  constraint proposals_pkey PRIMARY KEY (region_code, id)
  constraint proposals_region_code_check CHECK ((length(region_code) = 4))
  constraint proposals_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'closed'::text, 'withdrawn'::text])))
  CREATE INDEX proposals_by_place ON verification.proposals USING btree (place_code, period)
  row level security forced
  policy area for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)))
  grant insert, select, update to sinergi_app
  comment A list of a village for one period (usulan): its rows climb one by one; closed when every row has its end.

table verification.questionnaires
  code text collate "C" not null
  version integer not null
  title jsonb not null
  content jsonb not null
  sha256 text not null
  source text not null
  state text default 'published'::text not null
  created_at timestamp with time zone default now() not null
  created_by uuid
  constraint questionnaires_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text))
  constraint questionnaires_pkey PRIMARY KEY (code, version)
  constraint questionnaires_source_check CHECK ((source = ANY (ARRAY['reference'::text, 'designed'::text, 'xlsform'::text])))
  constraint questionnaires_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
  constraint questionnaires_version_check CHECK ((version > 0))
  grant insert, select, update to sinergi_app
  comment Questionnaires as data; a published version never changes, an answer names the version it was given to.

table verification.tasks
  region_code text collate "C" not null
  id uuid default uuidv7() not null
  place_code text collate "C" not null
  compartment text
  family_id uuid not null
  person_id uuid
  kind text not null
  source_key text collate "C" not null
  priority smallint not null
  due_on date
  state text default 'open'::text not null
  assigned_to uuid
  assigned_at timestamp with time zone
  done_at timestamp with time zone
  visit_id uuid
  built_at timestamp with time zone not null
  revision integer default 1 not null
  constraint tasks_check CHECK (((state = 'assigned'::text) <= (assigned_to IS NOT NULL)))
  constraint tasks_kind_check CHECK ((kind = ANY (ARRAY['proposal'::text, 'link-doubt'::text, 'snapshot-diff'::text, 'sample'::text, 'objection'::text, 'revisit'::text])))
  constraint tasks_pkey PRIMARY KEY (region_code, id)
  constraint tasks_priority_check CHECK (((priority >= 0) AND (priority <= 1000)))
  constraint tasks_region_code_kind_source_key_key UNIQUE (region_code, kind, source_key)
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'assigned'::text, 'done'::text, 'cancelled'::text])))
  CREATE INDEX tasks_of_family ON verification.tasks USING btree (region_code, family_id)
  CREATE INDEX tasks_of_officer ON verification.tasks USING btree (assigned_to) WHERE (state = 'assigned'::text)
  CREATE INDEX tasks_open ON verification.tasks USING btree (place_code, priority DESC) WHERE (state = ANY (ARRAY['open'::text, 'assigned'::text]))
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select, update to sinergi_app
  grant insert, select, update to sinergi_loader
  comment Visits to make, one per reason (kind and source_key); the reason's words are made from the kind, no name stands here.

table verification.visits
  region_code text collate "C" not null
  id uuid not null
  place_code text collate "C" not null
  compartment text
  family_id uuid not null
  task_id uuid
  questionnaire_code text collate "C"
  questionnaire_version integer
  result text not null
  base_revision integer not null
  visited_at timestamp with time zone not null
  visited_by uuid not null
  device_id uuid
  latitude double precision
  longitude double precision
  accuracy_metres integer
  answers jsonb not null
  settled jsonb default '[]'::jsonb not null
  note text default ''::text not null
  received_at timestamp with time zone not null
  constraint visits_accuracy_metres_check CHECK (((accuracy_metres >= 0) AND (accuracy_metres <= 100000)))
  constraint visits_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)))
  constraint visits_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
  constraint visits_pkey PRIMARY KEY (region_code, id)
  constraint visits_questionnaire_code_questionnaire_version_fkey FOREIGN KEY (questionnaire_code, questionnaire_version) REFERENCES verification.questionnaires(code, version)
  constraint visits_result_check CHECK ((result = ANY (ARRAY['confirmed'::text, 'not-found'::text, 'moved'::text, 'dead'::text, 'double'::text, 'refused'::text, 'no-documents'::text])))
  CREATE INDEX visits_of_family ON verification.visits USING btree (region_code, family_id, visited_at DESC)
  CREATE INDEX visits_of_officer ON verification.visits USING btree (visited_by, visited_at DESC)
  row level security forced
  policy area_and_compartment for all to sinergi_app using ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[])))) check ((place_code >= ( SELECT app.area_from() AS area_from)) AND (place_code < ( SELECT app.area_upto() AS area_upto)) AND ((compartment IS NULL) OR (compartment = ANY (( SELECT app.compartments() AS compartments)::text[]))))
  grant insert, select to sinergi_app
  grant select to sinergi_loader
  comment What an officer found at a family; id made on the device. Never changed: a second look is a second visit.

CREATE OR REPLACE FUNCTION accountability.looks_at(subject uuid)
 RETURNS TABLE(looked_on date, purpose text, role_title text, looks bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    select (a.at at time zone 'Asia/Jakarta')::date, a.purpose, r.title ->> 'id', count(*)
      from app.audit a
      left join lateral (
        select y.title from public.user_roles x join public.roles y on y.name = x.role
         where x.user_id = a.actor_id order by y.position limit 1) r on true
     where a.kind = 'access' and a.subject_id = subject::text
       and a.place_code >= app.area_from() and a.place_code < app.area_upto()
       and app.may('accountability.request.read')
     group by 1, 2, 3
     order by 1 desc, 2
     limit 500
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION app.actor_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.actor_id'::text, true), ''::text))::uuid


CREATE OR REPLACE FUNCTION app.area_from()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.area'::text, true), ''::text) COLLATE "C")


CREATE OR REPLACE FUNCTION app.area_upto()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((NULLIF(current_setting('app.area'::text, true), ''::text) || ':'::text) COLLATE "C")


CREATE OR REPLACE FUNCTION app.bidang()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.bidang'::text, true), ''::text)


CREATE OR REPLACE FUNCTION app.compartments()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(string_to_array(NULLIF(current_setting('app.compartments'::text, true), ''::text), ','::text), '{}'::text[])


CREATE OR REPLACE FUNCTION app.enqueue(task text, payload json, job_key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    perform graphile_worker.add_job(
      identifier => task, payload => payload, job_key => job_key,
      run_at => coalesce(run_at, now()), max_attempts => 5, job_key_mode => 'replace');
  end $function$

-- security definer; execute: sinergi_app, sinergi_loader

CREATE OR REPLACE FUNCTION app.enter(actor uuid, area text, bidang text, compartments text[], permissions text[])
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 SELECT set_config('app.actor_id'::text, COALESCE((actor)::text, ''::text), true) AS set_config,
     set_config('app.area'::text, COALESCE(area, ''::text), true) AS set_config,
     set_config('app.bidang'::text, COALESCE(bidang, ''::text), true) AS set_config,
     set_config('app.compartments'::text, COALESCE(array_to_string(compartments, ','::text), ''::text), true) AS set_config,
     set_config('app.permissions'::text, COALESCE(array_to_string(permissions, ','::text), ''::text), true) AS set_config;
END


CREATE OR REPLACE FUNCTION app.may(permission text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (permission = ANY (app.permissions()))


CREATE OR REPLACE FUNCTION app.permissions()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(string_to_array(NULLIF(current_setting('app.permissions'::text, true), ''::text), ','::text), '{}'::text[])


CREATE OR REPLACE FUNCTION delivery.count_handovers(prefix text)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT count(*) AS count FROM delivery.handovers h WHERE starts_with(h.number, count_handovers.prefix))

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.decree_standing(programme text, region text, subject uuid)
 RETURNS TABLE(decree_id uuid, number text, title text, period text, dated_on date, state text, kind text, effect text, line integer, because text, starts_on date, ends_on date, made_by uuid, checked_by uuid, signed_by uuid, signed_at timestamp with time zone, refusal text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT d.id,
     d.number,
     d.title,
     d.period,
     d.dated_on,
     d.state,
     d.kind,
     l.effect,
     l.line,
     l.because,
     d.starts_on,
     d.ends_on,
     d.made_by,
     d.checked_by,
     d.signed_by,
     d.signed_at,
     r.reason
    FROM ((delivery.decree_lines l
      JOIN delivery.decrees d ON ((d.id = l.decree_id)))
      LEFT JOIN delivery.enrolment_refusals r ON (((r.region_code = l.region_code) AND (r.decree_id = l.decree_id) AND (r.line = l.line))))
   WHERE ((l.region_code = decree_standing.region) AND (l.subject_id = decree_standing.subject) AND (d.programme_code = decree_standing.programme) AND (d.state <> 'cancelled'::text) AND delivery.in_sight(l.place_code, l.compartment))
   ORDER BY COALESCE(d.signed_at, d.made_at) DESC, d.id DESC
  LIMIT 5;
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.freeable_rupiah(decree uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT (COALESCE(sum(GREATEST((((e.amount_rupiah * e.times))::numeric - COALESCE(k.rupiah, (0)::numeric)), (0)::numeric)), (0)::numeric))::bigint AS "coalesce" FROM ((((delivery.decrees d JOIN delivery.decree_lines w ON (((w.decree_id = d.id) AND (w.effect = 'withdraw'::text)))) JOIN delivery.enrolments e ON (((e.region_code = w.region_code) AND (e.programme_code = d.programme_code) AND (e.subject_id = w.subject_id) AND (e.decree_id <> d.id) AND (e.state <> 'ended'::text) AND (upper(e.during) > d.starts_on)))) JOIN delivery.decrees o ON (((o.id = e.decree_id) AND (o.budget_id = d.budget_id)))) LEFT JOIN LATERAL (SELECT sum(t.amount_rupiah) AS rupiah FROM delivery.entitlements t WHERE ((t.region_code = e.region_code) AND (t.enrolment_id = e.id) AND (t.state = ANY (ARRAY['paying'::text, 'paid'::text, 'returned'::text, 'handed-over'::text])))) k ON (true)) WHERE (d.id = freeable_rupiah.decree))


CREATE OR REPLACE FUNCTION delivery.guard_decree()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  kept delivery.decrees;
begin
  if tg_op = 'DELETE' then
    raise exception 'a decree is never deleted' using errcode = 'DC001';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a decree begins as a draft' using errcode = 'DC001';
    end if;
    return new;
  end if;
  if old.state in ('signed', 'cancelled') then
    kept := new;
    kept.enrolled_at := old.enrolled_at;
    if kept is distinct from old then
      raise exception 'a signed or cancelled decree is immutable' using errcode = 'DC002';
    end if;
    return new;
  end if;
  if new.state <> old.state and not (
       (old.state = 'draft' and new.state in ('submitted', 'cancelled'))
    or (old.state = 'submitted' and new.state in ('checked', 'draft', 'cancelled'))
    or (old.state = 'checked' and new.state in ('signed', 'draft', 'cancelled'))) then
    raise exception 'a decree does not go from % to %', old.state, new.state using errcode = 'DC001';
  end if;
  if old.state <> 'draft' and (new.total_rupiah, new.line_count) is distinct from (old.total_rupiah, old.line_count) then
    raise exception 'the list of a decree changes only in a draft' using errcode = 'DC002';
  end if;
  if new.state <> old.state and new.state in ('submitted', 'checked', 'signed') then
    if new.reconciled_sha256 is null or new.list_sha256 is distinct from new.reconciled_sha256
       or new.list_sha256 is distinct from delivery.list_sha256(new.id) then
      raise exception 'the list of the decree is not the reconciled one' using errcode = 'DC003';
    end if;
    if delivery.open_findings(new.id) > 0 then
      raise exception 'findings of the decree are open' using errcode = 'DC004';
    end if;
  end if;
  return new;
end $function$

-- security definer; execute: public

CREATE OR REPLACE FUNCTION delivery.hidden_payables()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select count(*) from delivery.entitlements t
     where t.state = 'due' and t.amount_rupiah > 0 and t.compartment is not null
       and t.place_code >= app.area_from() and t.place_code < app.area_upto()
       and not (t.compartment = any (app.compartments()))
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.in_sight(place text, compartment text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (((place COLLATE "C") >= app.area_from()) AND ((place COLLATE "C") < app.area_upto()) AND ((compartment IS NULL) OR (compartment = ANY (app.compartments()))))


CREATE OR REPLACE FUNCTION delivery.is_draft(decree uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (EXISTS (SELECT FROM delivery.decrees d WHERE ((d.id = is_draft.decree) AND (d.state = 'draft'::text))))

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.item_of_lot(lot uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT l.item_code FROM delivery.goods_lots l WHERE (l.id = item_of_lot.lot))

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.list_sha256(decree uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT sha256(convert_to(COALESCE(string_agg((jsonb_build_array(l.line, l.effect, l.subject_kind, l.subject_id, l.place_code, l.name, l.born_on, l.nik, l.kk_number, l.address, l.place_label, l.channel, l.account_number, l.account_name, l.amount_rupiah, l.times, l.total_rupiah))::text, chr(10) ORDER BY l.line), ''::text), 'UTF8'::name)) AS sha256 FROM delivery.decree_lines l WHERE (l.decree_id = list_sha256.decree))

-- security definer; execute: sinergi_app, sinergi_loader

CREATE OR REPLACE FUNCTION delivery.move_goods(lot uuid, kind text, quantity integer, allocation uuid, note text, actor uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  found_lot delivery.goods_lots;
begin
  select l.* into found_lot from delivery.goods_lots l where l.id = lot for update;
  if not found then return false; end if;
  if not (found_lot.place_code >= app.area_from() and found_lot.place_code < app.area_upto()) and not exists (
    select from delivery.goods_allocations a
     where a.id = allocation and a.lot_id = lot and a.place_code >= app.area_from() and a.place_code < app.area_upto()
       and (a.compartment is null or a.compartment = any (app.compartments()))) then
    return false;
  end if;
  update delivery.goods_lots l
     set reserved = l.reserved + case move_goods.kind when 'reserve' then move_goods.quantity when 'release' then -move_goods.quantity
                                                      when 'hand-over' then -move_goods.quantity else 0 end,
         handed_over = l.handed_over + case move_goods.kind when 'hand-over' then move_goods.quantity
                                                            when 'take-back' then -move_goods.quantity else 0 end,
         written_off = l.written_off + case move_goods.kind when 'write-off' then move_goods.quantity else 0 end
   where l.id = lot;
  insert into delivery.goods_moves (lot_id, place_code, kind, quantity, allocation_id, note, moved_by)
  values (lot, found_lot.place_code, move_goods.kind, move_goods.quantity, allocation, move_goods.note, actor);
  return true;
exception when check_violation then
  return false;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.open_findings(decree uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (SELECT count(*) AS count FROM delivery.findings f WHERE ((f.decree_id = open_findings.decree) AND (f.resolution IS NULL) AND (f.gone_at IS NULL)))

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.payment_sums(batches uuid[])
 RETURNS TABLE(batch_id uuid, budget_id uuid, state text, reject_class text, lines bigint, rupiah bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    select p.batch_id, p.budget_id, p.state, p.reject_class, count(*), sum(p.amount_rupiah)::bigint
      from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where b.place_code >= app.area_from() and b.place_code < app.area_upto() and (batches is null or p.batch_id = any (batches))
     group by p.batch_id, p.budget_id, p.state, p.reject_class
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.refuse_unbalanced_journal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$


CREATE OR REPLACE FUNCTION delivery.reserved_rupiah(decree uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
RETURN (SELECT (COALESCE(sum(CASE m.kind WHEN 'reserve'::text THEN m.amount_rupiah ELSE (- m.amount_rupiah) END), (0)::numeric))::bigint AS "coalesce" FROM (delivery.decrees d JOIN delivery.budget_moves m ON (((m.budget_id = d.budget_id) AND (m.reference_kind = 'decree'::text) AND (m.reference_id = d.id) AND (m.kind = ANY (ARRAY['reserve'::text, 'release'::text, 'commit'::text]))))) WHERE (d.id = reserved_rupiah.decree))


CREATE OR REPLACE FUNCTION delivery.selection_standing(programme text, region text, subject uuid)
 RETURNS TABLE(selection_id uuid, title text, period text, state text, made_at timestamp with time zone, tie_rule text, from_proposals boolean, quota integer, whole_quota integer, chosen integer, last_rank integer, reserves integer, reserve_no integer, rank integer, mark text, because text, changed_at timestamp with time zone, changed_by uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT s.id,
     s.title,
     s.period,
     s.state,
     s.made_at,
     s.tie_rule,
     s.from_proposals,
     ((COALESCE(NULLIF(s.quota, '{}'::jsonb), ((v.definition -> 'quota'::text) -> 'byRegion'::text)) ->> selection_standing.region))::integer AS int4,
     (((v.definition -> 'quota'::text) ->> 'total'::text))::integer AS int4,
     n.chosen,
     n.last_rank,
     n.reserves,
     n.reserve_no,
     l.rank,
     l.mark,
     l.because,
     l.changed_at,
     l.changed_by
    FROM (((delivery.selections s
      JOIN programmes.versions v ON ((v.id = s.version_id)))
      LEFT JOIN delivery.selection_lines l ON (((l.region_code = selection_standing.region) AND (l.selection_id = s.id) AND (l.subject_id = selection_standing.subject))))
      CROSS JOIN LATERAL ( SELECT (count(*) FILTER (WHERE (o.mark = ANY (ARRAY['selected'::text, 'added'::text]))))::integer AS chosen,
             max(o.rank) FILTER (WHERE (o.mark = ANY (ARRAY['selected'::text, 'added'::text]))) AS last_rank,
             (count(*) FILTER (WHERE (o.mark = 'reserve'::text)))::integer AS reserves,
             (count(*) FILTER (WHERE ((o.mark = 'reserve'::text) AND (o.rank <= l.rank))))::integer AS reserve_no
            FROM delivery.selection_lines o
           WHERE ((o.region_code = selection_standing.region) AND (o.selection_id = s.id))) n)
   WHERE ((s.programme_code = selection_standing.programme) AND (s.state = ANY (ARRAY['open'::text, 'used'::text])) AND (((selection_standing.region COLLATE "C") >= ("left"(app.area_from(), 4) COLLATE "C")) AND ((selection_standing.region COLLATE "C") < app.area_upto())) AND (starts_with(s.place_code, selection_standing.region) OR starts_with(selection_standing.region, s.place_code)) AND ((l.subject_id IS NULL) OR delivery.in_sight(l.place_code, l.compartment)))
   ORDER BY s.made_at DESC, s.id DESC
  LIMIT 1;
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION delivery.verified_decree(code text)
 RETURNS TABLE(number text, dated_on date, title text, kind text, line_count integer, total_rupiah bigint, list_sha256 bytea, pdf_sha256 bytea, attachments jsonb, signed_at timestamp with time zone, signer text, amended_by text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT d.number,
     d.dated_on,
     d.title,
     d.kind,
     d.line_count,
     d.total_rupiah,
     d.list_sha256,
     d.pdf_sha256,
     COALESCE(( SELECT jsonb_agg(jsonb_build_object('title', a.title, 'sha256', encode(a.sha256, 'hex'::text)) ORDER BY a."position") AS jsonb_agg
            FROM delivery.decree_attachments a
           WHERE (a.decree_id = d.id)), '[]'::jsonb) AS "coalesce",
     d.signed_at,
     (d.paper ->> 'signerName'::text),
     ARRAY( SELECT m.number
            FROM delivery.decrees m
           WHERE ((m.amends_id = d.id) AND (m.state = 'signed'::text))
           ORDER BY m.signed_at) AS "array"
    FROM delivery.decrees d
   WHERE ((d.verify_code = verified_decree.code) AND (d.state = 'signed'::text));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION intake.linkage_is_running()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
RETURN (EXISTS (SELECT 1 FROM app.batches b WHERE ((b.kind = 'intake.link'::text) AND (b.state = ANY (ARRAY['waiting'::text, 'running'::text])))))

-- security definer; execute: sinergi_app, sinergi_loader

CREATE OR REPLACE FUNCTION programmes.close_piece(number integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  t text;
begin
  foreach t in array array['family_marks', 'person_marks'] loop
    execute format('alter table programmes.%I add primary key (%I, piece)', t || '_' || number, replace(t, '_marks', '_id'));
    -- Rows lie in the order of the registry, that is by village as files bring them: a few kilobytes find a village.
    execute format('create index on programmes.%I using brin (place_code) with (pages_per_range = 16)', t || '_' || number);
    execute format('alter table programmes.%I attach partition programmes.%I for values in (%s)', t, t || '_' || number, number);
  end loop;
end $function$

-- security definer; execute: sinergi_loader

CREATE OR REPLACE FUNCTION programmes.drop_unused_pieces()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  piece record;
  dropped integer := 0;
begin
  for piece in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'programmes' and c.relkind = 'r' and c.relname ~ '^(family|person)_marks_\d+$'
       and not exists (select 1 from programmes.assessments a, jsonb_each_text(a.pieces) as p
                        where p.value = substring(c.relname from '\d+$') and a.state in ('done', 'running'))
  loop
    execute format('drop table programmes.%I', piece.relname);
    dropped := dropped + 1;
  end loop;
  -- Rows that a restored backup brought lie in the partition without a number until they are replaced.
  delete from programmes.family_marks_restored r where not exists (
    select 1 from programmes.assessments a, jsonb_each_text(a.pieces) as p
     where p.value = r.piece::text and a.state in ('done', 'running'));
  delete from programmes.person_marks_restored r where not exists (
    select 1 from programmes.assessments a, jsonb_each_text(a.pieces) as p
     where p.value = r.piece::text and a.state in ('done', 'running'));
  return dropped;
end $function$

-- security definer; execute: sinergi_loader

CREATE OR REPLACE FUNCTION programmes.end_version(version uuid, ends_on date)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update programmes.versions v
     set effective = daterange(lower(v.effective), ends_on), revision = v.revision + 1
   where v.id = version and v.state = 'approved' and lower(v.effective) < ends_on
     and (upper(v.effective) is null or upper(v.effective) > ends_on)
$function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION programmes.open_piece(number integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  t text;
begin
  foreach t in array array['family_marks', 'person_marks'] loop
    -- The check lets the attachment skip reading the whole piece again.
    execute format('create table programmes.%I (like programmes.%I including defaults, check (piece = %s))',
                   t || '_' || number, t, number);
    execute format('grant select, insert, update, delete, maintain on programmes.%I to sinergi_loader', t || '_' || number);
  end loop;
end $function$

-- security definer; execute: sinergi_loader

CREATE OR REPLACE FUNCTION programmes.written_after(writer xid, seen pg_snapshot)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (NOT pg_visible_in_snapshot((((((((pg_snapshot_xmax(seen))::text)::bigint >> 32) << 32) | ((writer)::text)::bigint))::text)::xid8, seen))


CREATE OR REPLACE FUNCTION public.end_user_sessions(target uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  declare ended int;
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    update sessions s set ended_at = at where s.user_id = target and s.ended_at is null;
    get diagnostics ended = row_count;
    return ended;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.may_manage_user(target uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT (app.may('identity.user.manage'::text) AND (target <> app.actor_id()) AND (EXISTS ( SELECT 1
            FROM users u
           WHERE ((u.id = may_manage_user.target) AND (u.area_code >= app.area_from()) AND (u.area_code < app.area_upto())))));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.remove_user_second_factor(target uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    delete from backup_codes b where b.user_id = target;
    delete from second_factors f where f.user_id = target and f.secret is not null;
    return found;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.set_own_locale(wanted text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 UPDATE users u SET locale = set_own_locale.wanted, updated_at = now()
   WHERE (u.id = app.actor_id());
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.set_user_password(target uuid, hash text, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    insert into credentials (user_id, password_hash, changed_at, temporary_until) values (target, hash, at, until)
    on conflict (user_id) do update
      set password_hash = excluded.password_hash, changed_at = excluded.changed_at, temporary_until = excluded.temporary_until;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_begin_office_sign_in(state bytea, browser bytea, verifier text, once text, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 DELETE FROM office_sign_ins o
   WHERE (o.expires_at < (unsafe_begin_office_sign_in.until - '1 day'::interval));
 INSERT INTO office_sign_ins (state_sha256, browser_key_sha256, code_verifier, nonce, expires_at)
   VALUES (unsafe_begin_office_sign_in.state, unsafe_begin_office_sign_in.browser, unsafe_begin_office_sign_in.verifier, unsafe_begin_office_sign_in.once, unsafe_begin_office_sign_in.until);
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_find_account(typed_name text)
 RETURNS TABLE(user_id uuid, username text, display_name text, nip text, area_code text, status text, password_hash text, temporary_until timestamp with time zone, totp_secret text, totp_last_step bigint, second_factor_required boolean, bidang text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT u.id,
     u.username,
     u.display_name,
     u.nip,
     u.area_code,
     u.status,
     c.password_hash,
     c.temporary_until,
     f.secret,
     f.last_step,
     (EXISTS ( SELECT 1
            FROM (user_roles ur
              JOIN roles r ON ((r.name = ur.role)))
           WHERE ((ur.user_id = u.id) AND r.second_factor_required))) AS "exists",
     u.bidang
    FROM ((users u
      LEFT JOIN credentials c ON ((c.user_id = u.id)))
      LEFT JOIN second_factors f ON ((f.user_id = u.id)))
   WHERE ((u.username = lower(unsafe_find_account.typed_name)) OR (u.nip = unsafe_find_account.typed_name))
   ORDER BY (u.username = lower(unsafe_find_account.typed_name)) DESC
  LIMIT 1;
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_find_session(token bytea, at timestamp with time zone, idle interval)
 RETURNS TABLE(session_id uuid, user_id uuid, username text, display_name text, roles text[], permissions text[], area_code text, bidang text, compartments text[], second_factor_at timestamp with time zone, expires_at timestamp with time zone, restricted boolean, purpose_needed boolean, purpose_reference text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  declare found_session sessions;
  begin
    select s.* into found_session from sessions s
    where s.token_sha256 = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle;
    if not found then return; end if;
    if found_session.last_seen_at < at - interval '1 minute' then
      update sessions s set last_seen_at = at where s.id = found_session.id;
    end if;
    return query
      select found_session.id, u.id, u.username, u.display_name, g.roles, g.permissions, u.area_code, u.bidang,
             u.compartments, found_session.second_factor_at, found_session.expires_at,
             (found_session.method = 'password' and c.temporary_until is not null)
               or (g.factor_required and (f.secret is null or found_session.second_factor_at is null)),
             g.purpose_required and coalesce(found_session.purpose_until <= at, true),
             case when found_session.purpose_until > at then found_session.purpose_reference end
      from users u
      left join credentials c on c.user_id = u.id
      left join second_factors f on f.user_id = u.id
      cross join lateral (
        select coalesce(array_agg(r.name order by r.position), '{}') as roles,
               coalesce((select array_agg(distinct p) from user_roles x join roles y on y.name = x.role, unnest(y.permissions) as p
                         where x.user_id = u.id and y.in_force), '{}') as permissions,
               coalesce(bool_or(r.second_factor_required), false) as factor_required,
               coalesce(bool_or(r.purpose_required), false) as purpose_required
        from user_roles ur join roles r on r.name = ur.role
        where ur.user_id = u.id and r.in_force) g
      where u.id = found_session.user_id and u.status = 'active';
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_name_key(typed_name text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT encode(sha256((k.key || convert_to(lower(unsafe_name_key.typed_name), 'UTF8'::name))), 'hex'::text) AS encode
    FROM identity_key k;
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_reserve_attempt(account_key text, address_key text, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  declare
    account sign_in_attempts;
    address sign_in_attempts;
    wait_until timestamptz;
  begin
    insert into sign_in_attempts (key, failures, last_at)
    select k, 0, at from unnest(array[account_key, address_key]) as k where k is not null order by k
    on conflict (key) do nothing;
    perform 1 from sign_in_attempts a where a.key in (account_key, address_key) order by a.key for update;
    select * into account from sign_in_attempts a where a.key = account_key;
    select * into address from sign_in_attempts a where a.key = address_key;
    wait_until := greatest(account.locked_until, address.locked_until);
    if wait_until > at then
      return ceil(extract(epoch from wait_until - at));
    end if;
    update sign_in_attempts a
    set failures = n.failures, last_at = at,
        locked_until = case when n.failures >= 5 then at + least(interval '15 minutes', interval '1 minute' * 2 ^ (n.failures - 5)) end
    from (select case when at - account.last_at > interval '1 day' then 1 else account.failures + 1 end as failures) n
    where a.key = account_key;
    update sign_in_attempts a
    set failures = n.failures, last_at = case when n.failures = 1 then at else a.last_at end,
        locked_until = case when n.failures >= 50 then at + interval '15 minutes' end
    from (select case when at - address.last_at > interval '15 minutes' or address.failures >= 50 then 1 else address.failures + 1 end as failures) n
    where a.key = address_key;
    return 0;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_return_attempt(account_key text, address_key text, whole boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 UPDATE sign_in_attempts a SET failures = GREATEST(0, (a.failures - 1)), locked_until = NULL::timestamp with time zone
   WHERE (a.key = ANY (ARRAY[unsafe_return_attempt.account_key, unsafe_return_attempt.address_key]));
 DELETE FROM sign_in_attempts a
   WHERE (unsafe_return_attempt.whole AND (a.key = unsafe_return_attempt.account_key));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_start_session(account uuid, token bytea, how text, from_ip inet, on_device text, at timestamp with time zone, until timestamp with time zone, factor_at timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  declare started uuid;
  begin
    update users u set last_sign_in_at = at where u.id = account and u.status = 'active';
    if not found then
      raise exception 'a session was started for an account that is not active';
    end if;
    insert into sessions (user_id, token_sha256, method, ip, device, started_at, last_seen_at, expires_at, second_factor_at)
    values (account, token, how, from_ip, on_device, at, at, until, factor_at)
    returning id into started;
    return started;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_take_office_sign_in(state bytea, browser bytea, at timestamp with time zone)
 RETURNS TABLE(code_verifier text, nonce text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    delete from office_sign_ins o
    where o.state_sha256 = state and o.browser_key_sha256 = browser and o.expires_at > at
    returning o.code_verifier, o.nonce;
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_use_backup_code(account uuid, sha256 bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    with used as (
      update backup_codes b set used_at = at
      where b.user_id = account and b.code_sha256 = sha256 and b.used_at is null
      returning 1)
    select exists (select 1 from used);
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.unsafe_use_totp_step(account uuid, step bigint)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
    with used as (
      update second_factors f set last_step = step
      where f.user_id = account and f.secret is not null and coalesce(f.last_step, -1) < step
      returning 1)
    select exists (select 1 from used);
  $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.user_account_state(targets uuid[], at timestamp with time zone)
 RETURNS TABLE(user_id uuid, second_factor_enrolled boolean, must_change_password boolean, running_sessions integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT u.id,
     (f.secret IS NOT NULL),
     COALESCE((c.temporary_until IS NOT NULL), false) AS "coalesce",
     ( SELECT (count(*))::integer AS count
            FROM sessions s
           WHERE ((s.user_id = u.id) AND (s.ended_at IS NULL) AND (s.expires_at > user_account_state.at))) AS count
    FROM ((users u
      LEFT JOIN second_factors f ON ((f.user_id = u.id)))
      LEFT JOIN credentials c ON ((c.user_id = u.id)))
   WHERE ((u.id = ANY (user_account_state.targets)) AND app.may('identity.user.read'::text) AND (u.area_code >= app.area_from()) AND (u.area_code < app.area_upto()));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION public.user_display_names(ids uuid[])
 RETURNS TABLE(user_id uuid, display_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT u.id,
     u.display_name
    FROM users u
   WHERE ((u.id = ANY (user_display_names.ids)) AND (app.actor_id() IS NOT NULL));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.copyable_columns(wanted_table regclass)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 SELECT string_agg(quote_ident((pg_attribute.attname)::text), ', '::text ORDER BY pg_attribute.attnum) AS string_agg
    FROM pg_attribute
   WHERE ((pg_attribute.attrelid = (copyable_columns.wanted_table)::oid) AND (pg_attribute.attnum > 0) AND (NOT pg_attribute.attisdropped) AND (pg_attribute.attgenerated = ''::"char") AND (pg_attribute.attidentity = ''::"char"));
END


CREATE OR REPLACE FUNCTION registry.find_persons_by_name(key text, wanted_place text DEFAULT NULL::text, wanted_born_on date DEFAULT NULL::date, wanted_count integer DEFAULT 20)
 RETURNS TABLE(region_code text, id uuid, similarity real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  from_code text collate "C" := app.area_from();
  upto_code text collate "C" := app.area_upto();
  held text[] := app.compartments();
  -- What may be wrong: a third of the letters, at least one.
  errors real := greatest(1, length(key) / 3.0);
  regions text[];
  spellings tsquery[];
begin
  if from_code is null or coalesce(key, '') = '' then
    return;
  end if;
  if wanted_place is not null then
    from_code := greatest(from_code, wanted_place collate "C");
    upto_code := least(upto_code, (wanted_place || ':') collate "C");
    -- A place outside the area leaves an empty range.
    if from_code >= upto_code then
      return;
    end if;
  end if;
  regions := array(select code from unnest(registry.regions_in_scope()) code
                    where code >= left(from_code, 4) and code < upto_code);
  if wanted_born_on is not null then
    -- OFFSET 0 keeps the distance from being computed in every place that names it.
    return query
      select born.region_code, born.id, (1 - born.distance / greatest(length(born.name_key), length(key)))::real
        from (select p.region_code::text, p.id, p.name_key, registry.name_distance(p.name_key, key) as distance
                from unnest(regions) as region(code)
                join registry.persons p on p.region_code = region.code and p.born_on = wanted_born_on
               where p.place_code >= from_code and p.place_code < upto_code
                 and (p.compartment is null or p.compartment = any (held))
                 and p.life_status <> 'merged'
              offset 0) as born
       where born.distance <= errors
       order by born.distance, born.name_key, born.id
       limit wanted_count;
    return;
  end if;
  if length(from_code) = 10 then
    -- One village is 1,600 people: reading them beats asking the province's dictionary for names borne elsewhere.
    return query
      select local.region_code, local.id, (1 - local.distance / greatest(length(local.name_key), length(key)))::real
        from (select p.region_code::text, p.id, p.name_key, registry.name_distance(p.name_key, key) as distance
                from (select p.* from registry.families f
                        join registry.persons p on p.region_code = f.region_code and p.family_id = f.id
                       where f.place_code = from_code
                      union all
                      select p.* from registry.persons p
                       where p.region_code = left(from_code, 4) and p.family_id is null) as p
               where p.place_code = from_code
                 and (p.compartment is null or p.compartment = any (held))
                 and p.life_status <> 'merged'
              offset 0) as local
       where local.distance <= errors
       order by local.distance, local.name_key, local.id
       limit wanted_count;
    return;
  end if;
  -- What one typing error explains is looked for first; only where that leaves the list short, the rest.
  for pass in 1 .. 2 loop
    spellings := registry.spellings_like(key, pass = 2);
    return query
      with candidate as materialized (
        select known.name, registry.name_distance(known.name, key) as distance
          from (select distinct n.name
                  from unnest(spellings) as spelling
                 cross join lateral (
                   select names.name from registry.names
                    where registry.name_lexemes(names.name) @@ spelling
                    limit 3000) as n) as known
         order by distance, known.name
         limit 300
      ), bearer as (
        select candidate.name, candidate.distance, person.region_code, person.id,
               row_number() over (partition by candidate.name) as nth,
               count(*) over (partition by candidate.name) as bearers
          from candidate
         cross join lateral (
           select p.region_code::text, p.id
             from unnest(regions) as region(code)
             join registry.persons p on p.region_code = region.code and p.name_key = candidate.name
            where p.place_code >= from_code and p.place_code < upto_code
              and (p.compartment is null or p.compartment = any (held))
              and p.life_status <> 'merged'
            limit greatest(5, wanted_count / 4)) as person
         where candidate.distance <= errors
      ), picked as (
        -- Two of each name before a third of any: what was meant is often the next likely spelling.
        select * from bearer
         order by round(bearer.distance) + (bearer.nth - 1) / 2 * 0.5, bearer.bearers desc, bearer.distance,
                  bearer.name, bearer.nth
         limit wanted_count
      )
      select picked.region_code, picked.id, (1 - picked.distance / greatest(length(picked.name), length(key)))::real
        from picked
       where pass = 2 or (select count(*) from picked) >= wanted_count
       order by round(picked.distance), picked.bearers desc, picked.distance, picked.name, picked.nth;
    exit when found;
  end loop;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.find_persons_by_number(digits text, wanted_count integer)
 RETURNS TABLE(region_code text, id uuid)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
    (select i.region_code::text, i.person_id
       from registry.person_identifiers i
      where i.number >= digits and i.number < digits || ':'
      order by i.number limit wanted_count)
    union all
    (select p.region_code::text, p.id
       from (select f.region_code, f.family_id, f.number
               from registry.family_identifiers f
              where f.number >= digits and f.number < digits || ':'
              order by f.number limit wanted_count) as family
       join registry.persons p on p.region_code = family.region_code and p.family_id = family.family_id
      order by family.number, p.relation limit wanted_count);
end $function$


CREATE OR REPLACE FUNCTION registry.find_persons_by_prefix(key text, from_code text, upto_code text, wanted_count integer)
 RETURNS TABLE(region_code text, id uuid)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  -- '{' follows 'z' in ASCII.
  return query
    select person.region_code::text, person.id
      from unnest(registry.regions_in_scope()) as region(code)
     cross join lateral (
       select p.region_code, p.id, p.name_key
         from registry.persons p
        where p.region_code = region.code and p.name_key >= key and p.name_key < key || '{'
          and p.place_code >= from_code and p.place_code < upto_code
          and p.life_status <> 'merged'
        order by p.name_key limit wanted_count) as person
     order by person.name_key, person.id limit wanted_count;
end $function$


CREATE OR REPLACE FUNCTION registry.is_enrolled(wanted_region text, ids uuid[], on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (
    select 1 from delivery.enrolments e
     where e.region_code = wanted_region and e.subject_id = any (ids)
       and e.state in ('active', 'paused') and e.during @> on_day);
end $function$


CREATE OR REPLACE FUNCTION registry.link_pairs_follow(wanted_kind text, ids uuid[], to_place text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform registry.must_be_in_scope(to_place);
  update registry.link_pairs set region_a = left(to_place, 4), place_a = to_place
   where kind = wanted_kind and a_id = any (ids) and place_a <> to_place;
  update registry.link_pairs set region_b = left(to_place, 4), place_b = to_place
   where kind = wanted_kind and b_id = any (ids) and place_b <> to_place;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.move_family(wanted_region text, wanted_family uuid, to_place text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  from_place text;
  to_region text := left(to_place, 4);
  members uuid[];
  part record;
  columns text;
  selected text;
begin
  select f.place_code into from_place from registry.families f
   where f.region_code = wanted_region and f.id = wanted_family for update;
  perform registry.must_be_in_scope(from_place), registry.must_be_in_scope(to_place);
  members := array(select p.id from registry.persons p
                    where p.region_code = wanted_region and p.family_id = wanted_family for update);
  -- Parents before children for the insert, so that every foreign key finds its row; the old rows go in reverse.
  for part in
    select * from (values
      (1, 'families', 'id = $1'),
      (2, 'persons', 'id = any ($2)'),
      (3, 'welfare_snapshots', 'family_id = $1'),
      (4, 'housing_facts', 'family_id = $1'),
      (5, 'past_memberships', 'person_id = any ($2)'),
      (6, 'person_conditions', 'person_id = any ($2)'),
      (7, 'life_events', '(family_id = $1 or person_id = any ($2))'),
      (8, 'aid_received', '(family_id = $1 or person_id = any ($2))'),
      (9, 'documents', '(family_id = $1 or person_id = any ($2))')
    ) as parts(position, name, condition) order by position
  loop
    if to_region = wanted_region then
      execute format('update registry.%I set place_code = $3 where region_code = $4 and %s', part.name, part.condition)
        using wanted_family, members, to_place, wanted_region;
    else
      columns := registry.copyable_columns(('registry.' || part.name)::regclass);
      selected := replace(replace(', ' || columns, ', region_code', ', $5'), ', place_code', ', $3');
      -- A household and a family outside the new region cannot be pointed at from there.
      selected := replace(selected, ', household_id', ', null');
      execute format('insert into registry.%I (%s) select %s from registry.%I where region_code = $4 and %s',
                     part.name, columns, substr(selected, 3), part.name, part.condition)
        using wanted_family, members, to_place, wanted_region, to_region;
    end if;
  end loop;
  if to_region <> wanted_region then
    delete from registry.documents where region_code = wanted_region and (family_id = wanted_family or person_id = any (members));
    delete from registry.aid_received where region_code = wanted_region and (family_id = wanted_family or person_id = any (members));
    delete from registry.life_events where region_code = wanted_region and (family_id = wanted_family or person_id = any (members));
    delete from registry.person_conditions where region_code = wanted_region and person_id = any (members);
    delete from registry.past_memberships where region_code = wanted_region and person_id = any (members);
    delete from registry.housing_facts where region_code = wanted_region and family_id = wanted_family;
    delete from registry.welfare_snapshots where region_code = wanted_region and family_id = wanted_family;
    delete from registry.persons where region_code = wanted_region and id = any (members);
    delete from registry.families where region_code = wanted_region and id = wanted_family;
  end if;
  -- The directories are keyed by the number, not by the region.
  update registry.family_identifiers i set region_code = to_region, place_code = to_place
   where i.family_id = wanted_family
     and i.number in (select f.kk_number from registry.families f where f.region_code = to_region and f.id = wanted_family);
  update registry.family_identifiers set region_code = to_region, place_code = to_place
   where family_id = wanted_family and ended_at is not null;
  update registry.person_identifiers i set region_code = to_region, place_code = to_place
    from registry.persons p
   where p.region_code = to_region and p.id = any (members) and i.number = p.nik and i.person_id = p.id;
  update registry.person_identifiers set region_code = to_region, place_code = to_place
   where person_id = any (members) and ended_at is not null;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.move_person(wanted_region text, wanted_person uuid, to_place text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  from_place text;
  to_region text := left(to_place, 4);
  part record;
  columns text;
  selected text;
begin
  select p.place_code into from_place from registry.persons p
   where p.region_code = wanted_region and p.id = wanted_person and p.family_id is null for update;
  perform registry.must_be_in_scope(from_place), registry.must_be_in_scope(to_place);
  for part in
    select * from (values
      (1, 'persons', 'id = $1'),
      (2, 'past_memberships', 'person_id = $1'),
      (3, 'person_conditions', 'person_id = $1'),
      (4, 'life_events', 'person_id = $1'),
      (5, 'aid_received', 'person_id = $1'),
      (6, 'documents', 'person_id = $1')
    ) as parts(position, name, condition) order by position
  loop
    if to_region = wanted_region then
      execute format('update registry.%I set place_code = $2 where region_code = $3 and %s', part.name, part.condition)
        using wanted_person, to_place, wanted_region;
    else
      columns := registry.copyable_columns(('registry.' || part.name)::regclass);
      selected := replace(replace(', ' || columns, ', region_code', ', $4'), ', place_code', ', $2');
      selected := replace(selected, ', household_id', ', null');
      execute format('insert into registry.%I (%s) select %s from registry.%I where region_code = $3 and %s',
                     part.name, columns, substr(selected, 3), part.name, part.condition)
        using wanted_person, to_place, wanted_region, to_region;
    end if;
  end loop;
  if to_region <> wanted_region then
    delete from registry.documents where region_code = wanted_region and person_id = wanted_person;
    delete from registry.aid_received where region_code = wanted_region and person_id = wanted_person;
    delete from registry.life_events where region_code = wanted_region and person_id = wanted_person;
    delete from registry.person_conditions where region_code = wanted_region and person_id = wanted_person;
    delete from registry.past_memberships where region_code = wanted_region and person_id = wanted_person;
    delete from registry.persons where region_code = wanted_region and id = wanted_person;
  end if;
  update registry.person_identifiers i set region_code = to_region, place_code = to_place
    from registry.persons p
   where p.region_code = to_region and p.id = wanted_person and i.number = p.nik and i.person_id = p.id;
  update registry.person_identifiers set region_code = to_region, place_code = to_place
   where person_id = wanted_person and ended_at is not null;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.must_be_in_scope(place_code text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if app.area_from() is null or place_code collate "C" < app.area_from() or place_code collate "C" >= app.area_upto() then
    raise exception 'place outside the scope of the transaction' using errcode = '42501';
  end if;
end $function$


CREATE OR REPLACE FUNCTION registry.name_distance(one text, other text)
 RETURNS real
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (LEAST(((levenshtein("left"(one, 200), "left"(other, 200)) - CASE WHEN ((length(one) = length(other)) AND (one <> other) AND (translate(one, other, ''::text) = ''::text) AND (translate(other, one, ''::text) = ''::text)) THEN 1 ELSE 0 END))::double precision, CASE sign(((((length(replace(one, ' '::text, ''::text)) - length(one)) - length(replace(other, ' '::text, ''::text))) + length(other)))::double precision) WHEN 1 THEN ((0.25)::real + ((levenshtein("left"(one, 200), "left"(other, 200), 1, 3, 3))::double precision / (3)::real)) WHEN '-1'::integer THEN ((0.25)::real + ((levenshtein("left"(other, 200), "left"(one, 200), 1, 3, 3))::double precision / (3)::real)) ELSE NULL::double precision END, CASE WHEN ((strpos(one, ' '::text) > 0) AND (strpos(other, ' '::text) > 0)) THEN (((1)::double precision - ((0.95)::double precision * similarity(one, other))) * (GREATEST(length(one), length(other)))::double precision) ELSE NULL::double precision END))::real


CREATE OR REPLACE FUNCTION registry.name_key(name text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  key text := lower(name collate "C");
  bare text;
  has_short_word boolean;
begin
  if key ~ '[^a-z ]' then
    if key ~ '^[^,]*[a-z][^,]*,' then
      key := split_part(key, ',', 1);
    end if;
    if key ~ '[^a-z .-]' then
      key := translate(key, 'àáâãäåèéêëìíîïòóôõöùúûüýÿçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÝÇÑ''’‘`´',
                            'aaaaaaeeeeiiiiooooouuuuyycnaaaaaaeeeeiiiiooooouuuuycn');
    end if;
    key := regexp_replace(key, '[^a-z]+', ' ', 'g');
  end if;
  key := ' ' || replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(translate(key, 'vfzq', 'ppjk')
      , 'x', 'ks'), 'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'sj', 's'), 'sy', 's'), 'ch', 'h')
      , 'kh', 'h'), 'th', 't'), 'dh', 'd'), 'bh', 'b'), 'gh', 'g'), 'ai', 'ae') || ' ';
  key := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(key
      , '  ', ' '), 'aa', 'a'), 'bb', 'b'), 'dd', 'd'), 'ee', 'e'), 'ii', 'i'), 'kk', 'k')
      , 'll', 'l'), 'mm', 'm'), 'nn', 'n'), 'oo', 'o'), 'pp', 'p'), 'rr', 'r'), 'ss', 's')
      , 'tt', 't'), 'uu', 'u');
  bare := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(key
      , ' haji ', ' '), ' hajah ', ' '), ' tubagus ', ' '), ' ratu ', ' '), ' raden ', ' ')
      , ' ustad ', ' '), ' ustaj ', ' '), ' ustajah ', ' '), ' kiae ', ' '), ' nyonya ', ' ')
      , ' tuan ', ' '), ' bapak ', ' '), ' almarhum ', ' '), ' almarhumah ', ' '), ' prop ', ' ')
      , ' almh ', ' '), ' binti ', ' ');
  has_short_word := bare ~ ' [a-z]{1,3} ';
  if has_short_word then
    bare := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(bare
        , ' s pd ', ' '), ' s pdi ', ' '), ' s ag ', ' '), ' s sos ', ' '), ' s kom ', ' ')
        , ' s kep ', ' '), ' a md ', ' '), ' m pd ', ' '), ' m si ', ' '), ' h ', ' '), ' hj ', ' ')
        , ' tb ', ' '), ' rt ', ' '), ' rd ', ' '), ' ust ', ' '), ' ki ', ' '), ' ny ', ' ')
        , ' nyi ', ' '), ' tn ', ' '), ' bpk ', ' '), ' ibu ', ' '), ' alm ', ' '), ' dr ', ' ')
        , ' drs ', ' '), ' dra ', ' '), ' ir ', ' '), ' bin ', ' '), ' bt ', ' ');
  end if;
  if bare <> ' ' then
    key := bare;
  end if;
  key := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(key
      , ' mohamad ', ' muhamad '), ' mohamed ', ' muhamad '), ' muhamed ', ' muhamad ')
      , ' mohamat ', ' muhamad '), ' muhamat ', ' muhamad '), ' muhd ', ' muhamad ')
      , ' mohd ', ' muhamad '), ' ahmed ', ' ahmad '), ' ahmat ', ' ahmad '), ' akmad ', ' ahmad ')
      , ' sity ', ' siti ');
  if has_short_word then
    if starts_with(key, ' m ') and key <> ' m ' then
      key := ' muhamad' || substr(key, 3);
    end if;
    key := replace(replace(replace(replace(replace(replace(replace(replace(key
        , ' muh ', ' muhamad '), ' moh ', ' muhamad '), ' mhd ', ' muhamad '), ' md ', ' muhamad ')
        , ' abd ', ' abdul '), ' nr ', ' nur '), ' nor ', ' nur '), ' st ', ' siti ');
  end if;
  return btrim(key);
end $function$


CREATE OR REPLACE FUNCTION registry.name_lexemes(name text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector((array_remove(string_to_array(name, ' '::text), ''::text) || (((1 + length(name)) - length(replace(name, ' '::text, ''::text))))::text))


CREATE OR REPLACE FUNCTION registry.note_places(wanted_region text, persons uuid[], families uuid[], home text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform registry.must_be_in_scope(home);
  return jsonb_build_object(
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'place', t.place_code)), '[]')
                  from registry.persons t where t.region_code = wanted_region and t.id = any (persons) and t.place_code <> home),
    'person_conditions', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'place', t.place_code)), '[]')
                  from registry.person_conditions t where t.region_code = wanted_region and t.person_id = any (persons) and t.place_code <> home),
    'life_events', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'place', t.place_code)), '[]')
                  from registry.life_events t where t.region_code = wanted_region and (t.person_id = any (persons) or t.family_id = any (families)) and t.place_code <> home),
    'aid_received', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'place', t.place_code)), '[]')
                  from registry.aid_received t where t.region_code = wanted_region and (t.person_id = any (persons) or t.family_id = any (families)) and t.place_code <> home),
    'documents', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'place', t.place_code)), '[]')
                  from registry.documents t where t.region_code = wanted_region and (t.person_id = any (persons) or t.family_id = any (families)) and t.place_code <> home),
    'welfare_snapshots', (select coalesce(jsonb_agg(jsonb_build_object('owner', t.family_id, 'source', t.source, 'cut', t.cut_off_on, 'place', t.place_code)), '[]')
                  from registry.welfare_snapshots t where t.region_code = wanted_region and t.family_id = any (families) and t.place_code <> home),
    'housing_facts', (select coalesce(jsonb_agg(jsonb_build_object('owner', t.family_id, 'source', t.source, 'cut', t.cut_off_on, 'place', t.place_code)), '[]')
                  from registry.housing_facts t where t.region_code = wanted_region and t.family_id = any (families) and t.place_code <> home),
    'past_memberships', (select coalesce(jsonb_agg(jsonb_build_object('person', t.person_id, 'family', t.family_id, 'during', t.during, 'place', t.place_code)), '[]')
                  from registry.past_memberships t where t.region_code = wanted_region and t.person_id = any (persons) and t.place_code <> home),
    'person_identifiers', (select coalesce(jsonb_agg(jsonb_build_object('owner', t.person_id, 'number', t.number, 'kind', t.kind, 'place', t.place_code, 'region', t.region_code)), '[]')
                  from (select i.* from registry.persons p join registry.person_identifiers i on i.number = p.nik and i.person_id = p.id
                         where p.region_code = wanted_region and p.id = any (persons)
                        union
                        select i.* from registry.person_identifiers i where i.person_id = any (persons) and i.ended_at is not null) t
                 where t.place_code <> home),
    'family_identifiers', (select coalesce(jsonb_agg(jsonb_build_object('owner', t.family_id, 'number', t.number, 'kind', t.kind, 'place', t.place_code, 'region', t.region_code)), '[]')
                  from (select i.* from registry.families f join registry.family_identifiers i on i.number = f.kk_number and i.family_id = f.id
                         where f.region_code = wanted_region and f.id = any (families)
                        union
                        select i.* from registry.family_identifiers i where i.family_id = any (families) and i.ended_at is not null) t
                 where t.place_code <> home),
    'households', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'household', t.household_id)), '[]')
                  from registry.families t where t.region_code = wanted_region and t.id = any (families) and t.household_id is not null));
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.pair_doubt(kind text, parts jsonb, one_region boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (NOT one_region) THEN 'moved'::text WHEN (kind = 'family'::text) THEN CASE WHEN (parts @> '[{"field": "kk", "level": "equal"}]'::jsonb) THEN 'same-number'::text ELSE 'two-cards'::text END WHEN (NOT jsonb_path_exists(parts, '$[*]?(@."field" == "nik" && @."level" != "missing")'::jsonpath)) THEN 'no-number'::text WHEN (parts @> '[{"field": "nik", "level": "equal"}]'::jsonb) THEN CASE WHEN (jsonb_path_exists(parts, '$[*]?(@."field" == "name" && @."level" starts with "equal")'::jsonpath) AND jsonb_path_exists(parts, '$[*]?(@."field" == "born" && @."level" starts with "equal")'::jsonpath)) THEN 'other'::text ELSE 'same-number'::text END WHEN (jsonb_path_exists(parts, '$[*]?(@."field" == "name" && (@."level" == "equal" || @."level" == "same-words"))'::jsonpath) AND jsonb_path_exists(parts, '$[*]?((@."field" == "born" && @."level" != "missing") && !(@."level" starts with "equal"))'::jsonpath)) THEN 'one-name'::text WHEN (jsonb_path_exists(parts, '$[*]?(@."field" == "born" && @."level" starts with "equal")'::jsonpath) AND jsonb_path_exists(parts, '$[*]?((@."field" == "name" && @."level" != "equal") && @."level" != "same-words")'::jsonpath)) THEN 'spelling'::text ELSE 'number-differs'::text END


CREATE OR REPLACE FUNCTION registry.point_family_back(wanted_region text, kept uuid, merged uuid, repointed jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  place text;
  name text;
begin
  for place in select f.place_code from registry.families f
                where f.region_code = wanted_region and f.id in (merged, kept) loop
    perform registry.must_be_in_scope(place);
  end loop;
  update registry.persons p
     set family_id = merged, relation = k.relation, revision = p.revision + 1
    from jsonb_to_recordset(repointed -> 'persons') as k(id uuid, relation smallint)
   where p.region_code = wanted_region and p.id = k.id and p.family_id = kept;
  foreach name in array array['life_events', 'aid_received', 'documents'] loop
    execute format('update registry.%I set family_id = $1 where region_code = $2 and family_id = $3
                     and id in (select jsonb_array_elements_text($4)::uuid)', name)
      using merged, wanted_region, kept, repointed -> name;
  end loop;
  foreach name in array array['welfare_snapshots', 'housing_facts'] loop
    execute format('update registry.%I s set family_id = $1
        from jsonb_to_recordset($4) as k(source text, cut_off_on date)
       where s.region_code = $2 and s.family_id = $3 and s.source = k.source and s.cut_off_on = k.cut_off_on', name)
      using merged, wanted_region, kept, repointed -> name;
  end loop;
  update registry.family_identifiers i set family_id = merged
    from jsonb_to_recordset(repointed -> 'family_identifiers') as k(number text, kind text)
   where i.number = k.number and i.kind = k.kind and i.family_id = kept;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.point_group_members_back(kept uuid, merged uuid, repointed jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 UPDATE registry.group_members g SET person_id = point_group_members_back.merged
    FROM jsonb_to_recordset(COALESCE(point_group_members_back.repointed, '[]'::jsonb)) k(group_id uuid, since_on date)
   WHERE ((g.person_id = point_group_members_back.kept) AND (g.group_id = k.group_id) AND (g.since_on = k.since_on));
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.point_pairs_back(wanted_kind text, merged uuid, repointed jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update registry.link_pairs p
     set a_id = k.a_id, b_id = k.b_id, place_a = k.place_a, place_b = k.place_b,
         region_a = left(k.place_a, 4), region_b = left(k.place_b, 4)
    from jsonb_to_recordset(coalesce(repointed, '[]')) as k(id uuid, a_id uuid, b_id uuid, place_a text, place_b text)
   where p.id = k.id and merged in (k.a_id, k.b_id)
     and not exists (select 1 from registry.link_pairs o where o.kind = wanted_kind and o.a_id = k.a_id and o.b_id = k.b_id);
  update registry.link_pairs set resting_behind = null where kind = wanted_kind and resting_behind = merged;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.point_person_back(wanted_region text, kept uuid, merged uuid, repointed jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  place text;
  name text;
  merged_place text;
begin
  for place in select p.place_code from registry.persons p
                where p.region_code = wanted_region and p.id in (merged, kept) loop
    perform registry.must_be_in_scope(place);
  end loop;
  select p.place_code into merged_place from registry.persons p where p.region_code = wanted_region and p.id = merged;
  foreach name in array array['person_conditions', 'life_events', 'aid_received', 'documents'] loop
    execute format('update registry.%I set person_id = $1, place_code = $5 where region_code = $2 and person_id = $3
                     and id in (select jsonb_array_elements_text($4)::uuid)', name)
      using merged, wanted_region, kept, repointed -> name, merged_place;
  end loop;
  update registry.past_memberships m set person_id = merged, place_code = merged_place
    from jsonb_to_recordset(repointed -> 'past_memberships') as k(family_id uuid, during daterange)
   where m.region_code = wanted_region and m.person_id = kept and m.family_id = k.family_id and m.during = k.during;
  update registry.person_identifiers i set person_id = merged, place_code = merged_place
    from jsonb_to_recordset(repointed -> 'person_identifiers') as k(number text, kind text)
   where i.number = k.number and i.kind = k.kind and i.person_id = kept;
  update registry.group_members g set person_id = merged
    from jsonb_to_recordset(repointed -> 'group_members') as k(group_id uuid, since_on date)
   where g.region_code = wanted_region and g.person_id = kept and g.group_id = k.group_id and g.since_on = k.since_on;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.put_places_back(wanted_region text, noted jsonb, home text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  name text;
begin
  perform registry.must_be_in_scope(home);
  foreach name in array array['persons', 'person_conditions', 'life_events', 'aid_received', 'documents'] loop
    execute format('update registry.%I t set place_code = k.place from jsonb_to_recordset($1) as k(id uuid, place text)
                     where t.region_code = $2 and t.id = k.id and t.place_code = $3', name)
      using noted -> name, wanted_region, home;
  end loop;
  foreach name in array array['welfare_snapshots', 'housing_facts'] loop
    execute format('update registry.%I t set place_code = k.place
                      from jsonb_to_recordset($1) as k(owner uuid, source text, cut date, place text)
                     where t.region_code = $2 and t.family_id = k.owner and t.source = k.source and t.cut_off_on = k.cut and t.place_code = $3', name)
      using noted -> name, wanted_region, home;
  end loop;
  update registry.past_memberships t set place_code = k.place
    from jsonb_to_recordset(noted -> 'past_memberships') as k(person uuid, family uuid, during daterange, place text)
   where t.region_code = wanted_region and t.person_id = k.person and t.family_id = k.family and t.during = k.during;
  update registry.person_identifiers t set place_code = k.place, region_code = k.region
    from jsonb_to_recordset(noted -> 'person_identifiers') as k(owner uuid, number text, kind text, place text, region text)
   where t.number = k.number and t.kind = k.kind and t.person_id = k.owner;
  update registry.family_identifiers t set place_code = k.place, region_code = k.region
    from jsonb_to_recordset(noted -> 'family_identifiers') as k(owner uuid, number text, kind text, place text, region text)
   where t.number = k.number and t.kind = k.kind and t.family_id = k.owner;
  update registry.families t set household_id = k.household
    from jsonb_to_recordset(noted -> 'households') as k(id uuid, household uuid)
   where t.region_code = wanted_region and t.id = k.id and t.household_id is null
     and exists (select 1 from registry.households h where h.region_code = wanted_region and h.id = k.household);
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.read_search_hits(region_codes text[], ids uuid[])
 RETURNS TABLE(region_code text, id uuid, name text, sex text, born_on date, nik text, relation smallint, life_status text, family_id uuid, head_name text, place_code text, rt text, rw text, decile smallint, decile_source text, decile_on date)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
    select p.region_code::text, p.id, p.name, p.sex, p.born_on, p.nik::text, p.relation, p.life_status, p.family_id,
           f.head_name, p.place_code::text, coalesce(f.rt, p.rt), coalesce(f.rw, p.rw),
           w.decile, w.source::text, w.cut_off_on
      from unnest(region_codes, ids) with ordinality as wanted(region_code, id, place)
      join registry.persons p on p.region_code = wanted.region_code and p.id = wanted.id
      left join registry.families f on f.region_code = p.region_code and f.id = p.family_id
      left join lateral (
        select s.decile, s.source, s.cut_off_on from registry.welfare_snapshots s
         where s.region_code = p.region_code and s.family_id = p.family_id
         order by s.cut_off_on desc limit 1) w on true
     order by wanted.place;
end $function$


CREATE OR REPLACE FUNCTION registry.regions_in_scope()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH RECURSIVE found(code) AS (
         ( SELECT p.region_code
            FROM registry.persons p
           WHERE ((p.region_code >= "left"(app.area_from(), 4)) AND (p.region_code < app.area_upto()))
           ORDER BY p.region_code
          LIMIT 1)
         UNION ALL
          SELECT ( SELECT p.region_code
                    FROM registry.persons p
                   WHERE ((p.region_code > found_1.code) AND (p.region_code < app.area_upto()))
                   ORDER BY p.region_code
                  LIMIT 1) AS region_code
            FROM found found_1
           WHERE (found_1.code IS NOT NULL)
         )
  SELECT COALESCE(array_agg(found.code), '{}'::text[]) AS "coalesce"
    FROM found
   WHERE (found.code IS NOT NULL);
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.repoint_family(wanted_region text, merged uuid, kept uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  done jsonb := '{}';
  moved jsonb;
  place text;
  name text;
begin
  for place in select f.place_code from registry.families f
                where f.region_code = wanted_region and f.id in (merged, kept) loop
    perform registry.must_be_in_scope(place);
  end loop;
  with before as (
    select p.id, p.relation from registry.persons p
     where p.region_code = wanted_region and p.family_id = merged
  ), moved as (
    update registry.persons p
       set family_id = kept, revision = p.revision + 1,
           relation = case when p.relation = 1 and exists (
             select 1 from registry.persons h
              where h.region_code = wanted_region and h.family_id = kept and h.relation = 1) then 8 else p.relation end
      from before where p.region_code = wanted_region and p.id = before.id
    returning p.id, before.relation)
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'relation', relation)), '[]')
    into moved from moved;
  done := done || jsonb_build_object('persons', moved);
  foreach name in array array['life_events', 'aid_received', 'documents'] loop
    execute format('with moved as (update registry.%I set family_id = $1 where region_code = $2 and family_id = $3 returning id)
                    select coalesce(jsonb_agg(id), ''[]'') from moved', name)
      into moved using kept, wanted_region, merged;
    done := done || jsonb_build_object(name, moved);
  end loop;
  foreach name in array array['welfare_snapshots', 'housing_facts'] loop
    execute format('with moved as (
        update registry.%1$I s set family_id = $1 where s.region_code = $2 and s.family_id = $3
          and not exists (select 1 from registry.%1$I o where o.region_code = $2 and o.family_id = $1
                             and o.source = s.source and o.cut_off_on = s.cut_off_on)
        returning s.source, s.cut_off_on)
      select coalesce(jsonb_agg(jsonb_build_object(''source'', source, ''cut_off_on'', cut_off_on)), ''[]'') from moved', name)
      into moved using kept, wanted_region, merged;
    done := done || jsonb_build_object(name, moved);
  end loop;
  with numbers as (
    select f.kk_number as number from registry.families f
     where f.region_code = wanted_region and f.id = merged and f.kk_number is not null
    union
    select i.number from registry.family_identifiers i where i.family_id = merged and i.ended_at is not null
  ), moved as (
    update registry.family_identifiers i set family_id = kept
      from numbers n
     where i.number = n.number and i.family_id = merged
       and not exists (select 1 from registry.family_identifiers o
                        where o.number = i.number and o.kind = i.kind and o.family_id = kept)
    returning i.number, i.kind)
  select coalesce(jsonb_agg(jsonb_build_object('number', number, 'kind', kind)), '[]') into moved from moved;
  return done || jsonb_build_object('family_identifiers', moved);
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.repoint_group_members(merged uuid, kept uuid)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
BEGIN ATOMIC
 WITH moved AS (
          UPDATE registry.group_members g SET person_id = repoint_group_members.kept
           WHERE ((g.person_id = repoint_group_members.merged) AND (NOT (EXISTS ( SELECT 1
                    FROM registry.group_members o
                   WHERE ((o.region_code = g.region_code) AND (o.group_id = g.group_id) AND (o.person_id = repoint_group_members.kept) AND (o.since_on = g.since_on))))))
           RETURNING g.group_id,
             g.since_on
         )
  SELECT COALESCE(jsonb_agg(jsonb_build_object('group_id', moved.group_id, 'since_on', moved.since_on)), '[]'::jsonb) AS "coalesce"
    FROM moved;
END

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.repoint_pairs(wanted_kind text, merged uuid, kept uuid, kept_place text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  moved jsonb;
begin
  perform registry.must_be_in_scope(kept_place);
  update registry.link_pairs p set resting_behind = merged
   where p.kind = wanted_kind and merged in (p.a_id, p.b_id) and p.resting_behind is null and p.state <> 'merged'
     and kept not in (p.a_id, p.b_id)
     and exists (select 1 from registry.link_pairs o
                  where o.kind = p.kind
                    and o.a_id = least(kept, case when p.a_id = merged then p.b_id else p.a_id end)
                    and o.b_id = greatest(kept, case when p.a_id = merged then p.b_id else p.a_id end));
  with before as (
    select p.id, p.a_id, p.b_id, p.place_a, p.place_b,
           case when p.a_id = merged then p.b_id else p.a_id end as other_id,
           case when p.a_id = merged then p.place_b else p.place_a end as other_place
      from registry.link_pairs p
     where p.kind = wanted_kind and merged in (p.a_id, p.b_id) and kept not in (p.a_id, p.b_id)
       and p.resting_behind is null and p.state <> 'merged'
  ), changed as (
    update registry.link_pairs p
       set a_id = least(kept, b.other_id), b_id = greatest(kept, b.other_id),
           place_a = case when kept < b.other_id then kept_place else b.other_place end,
           place_b = case when kept < b.other_id then b.other_place else kept_place end,
           region_a = left(case when kept < b.other_id then kept_place else b.other_place end, 4),
           region_b = left(case when kept < b.other_id then b.other_place else kept_place end, 4)
      from before b where p.id = b.id
    returning b.id, b.a_id, b.b_id, b.place_a, b.place_b)
  select coalesce(jsonb_agg(to_jsonb(changed)), '[]') into moved from changed;
  return moved;
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.repoint_person(wanted_region text, merged uuid, kept uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  done jsonb := '{}';
  moved jsonb;
  place text;
  name text;
  kept_place text;
begin
  for place in select p.place_code from registry.persons p
                where p.region_code = wanted_region and p.id in (merged, kept) loop
    perform registry.must_be_in_scope(place);
  end loop;
  select p.place_code into kept_place from registry.persons p where p.region_code = wanted_region and p.id = kept;
  foreach name in array array['person_conditions', 'life_events', 'aid_received', 'documents'] loop
    execute format('with moved as (update registry.%I set person_id = $1, place_code = $4 where region_code = $2 and person_id = $3 returning id)
                    select coalesce(jsonb_agg(id), ''[]'') from moved', name)
      into moved using kept, wanted_region, merged, kept_place;
    done := done || jsonb_build_object(name, moved);
  end loop;
  with moved as (
    update registry.past_memberships m set person_id = kept, place_code = kept_place
     where m.region_code = wanted_region and m.person_id = merged
       and not exists (select 1 from registry.past_memberships o
                        where o.region_code = m.region_code and o.person_id = kept
                          and o.family_id = m.family_id and o.during = m.during)
    returning m.family_id, m.during)
  select coalesce(jsonb_agg(jsonb_build_object('family_id', family_id, 'during', during)), '[]') into moved from moved;
  done := done || jsonb_build_object('past_memberships', moved);
  with numbers as (
    select p.nik as number from registry.persons p where p.region_code = wanted_region and p.id = merged and p.nik is not null
    union
    select i.number from registry.person_identifiers i where i.person_id = merged and i.ended_at is not null
  ), moved as (
    update registry.person_identifiers i set person_id = kept, place_code = kept_place
      from numbers n
     where i.number = n.number and i.person_id = merged
       and not exists (select 1 from registry.person_identifiers o
                        where o.number = i.number and o.kind = i.kind and o.person_id = kept)
    returning i.number, i.kind)
  select coalesce(jsonb_agg(jsonb_build_object('number', number, 'kind', kind)), '[]') into moved from moved;
  done := done || jsonb_build_object('person_identifiers', moved);
  with moved as (
    update registry.group_members g set person_id = kept
     where g.region_code = wanted_region and g.person_id = merged
       and not exists (select 1 from registry.group_members o
                        where o.region_code = g.region_code and o.group_id = g.group_id
                          and o.person_id = kept and o.since_on = g.since_on)
    returning g.group_id, g.since_on)
  select coalesce(jsonb_agg(jsonb_build_object('group_id', group_id, 'since_on', since_on)), '[]') into moved from moved;
  return done || jsonb_build_object('group_members', moved);
end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION registry.restore_indexes()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET maintenance_work_mem TO '512MB'
 SET client_min_messages TO 'warning'
AS $function$
declare
  object record;
  restored integer := 0;
begin
  lock table registry.bulk_objects in exclusive mode;
  for object in select * from registry.bulk_objects where suspended_at is not null order by position loop
    execute object.drop_sql;
    execute replace(object.create_sql, 'gin_trgm_ops', 'public.gin_trgm_ops');
    update registry.bulk_objects set suspended_at = null where position = object.position;
    restored := restored + 1;
  end loop;
  return restored;
end $function$

-- security definer; execute: sinergi_loader

CREATE OR REPLACE FUNCTION registry.spellings_like(key text, farther boolean)
 RETURNS tsquery[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
declare
  -- Six words are more than any name of the register has; beyond them the first six decide.
  typed text[] := (string_to_array(key, ' '))[1:6];
  words integer := cardinality(typed);
  near text[];
  others text[];
  found text;
  spellings text[] := '{}';
begin
  for at in 1 .. words loop
    others := typed[1 : at - 1] || typed[at + 1 :];
    near[at] := registry.words_like(typed[at], false);
    -- The words as typed come first: an index entry without them is put aside at once.
    if near[at] is not null then
      spellings := spellings || array_to_string(others || words::text || ('(' || near[at] || ')'), '&');
    end if;
    -- "sitinurhaliza", and a letter in place of the space.
    select string_agg(head.word || '&' || tail.word, '|') into found
      from generate_series(2, length(typed[at]) - 2) as cut
      join registry.name_words head on head.word = substr(typed[at], 1, cut)
      join registry.name_words tail on tail.word in (substr(typed[at], cut + 1), substr(typed[at], cut + 2));
    if found is not null then
      spellings := spellings || array_to_string(others || (words + 1)::text || ('(' || found || ')'), '&');
    end if;
    -- "nur aeni".
    if at < words then
      found := registry.words_like(typed[at] || typed[at + 1], false);
      if found is not null then
        spellings := spellings
          || array_to_string(typed[1 : at - 1] || typed[at + 2 :] || (words - 1)::text || ('(' || found || ')'), '&');
      end if;
    end if;
  end loop;
  if farther then
    if words > 1 and array_position(near, null) is null then
      spellings := spellings || (words || '&(' || array_to_string(near, ')&(') || ')');
    end if;
    for at in 1 .. words loop
      others := typed[1 : at - 1] || typed[at + 1 :];
      found := registry.words_like(typed[at], true);
      if found is not null then
        spellings := spellings || array_to_string(others || ('(' || found || ')') || case when words = 1 then '(1|2)' end, '&');
      end if;
      others := near[1 : at - 1] || near[at + 1 :];
      if words > 1 and array_position(others, null) is null then
        spellings := spellings
          || ('(' || array_to_string(others, ')&(') || ')'
              || case when words > 2 then '' when near[at] is null then '&(1|2)' else '&1' end);
      end if;
    end loop;
  end if;
  return spellings::tsquery[];
end $function$


CREATE OR REPLACE FUNCTION registry.suspend_indexes()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  object record;
  suspended integer := 0;
begin
  lock table registry.bulk_objects in exclusive mode;
  for object in select * from registry.bulk_objects where suspended_at is null order by position desc loop
    execute object.drop_sql;
    update registry.bulk_objects set suspended_at = now() where position = object.position;
    suspended := suspended + 1;
  end loop;
  return suspended;
end $function$

-- security definer; execute: sinergi_loader

CREATE OR REPLACE FUNCTION registry.word_forms(word text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  forms text[] := array[word];
begin
  for at in 1 .. length(word) loop
    forms := forms || overlay(word placing '' from at for 1);
  end loop;
  return forms;
end $function$


CREATE OR REPLACE FUNCTION registry.words_like(typed text, far boolean)
 RETURNS text
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT string_agg(near.word, '|'::text) AS string_agg
    FROM ( SELECT neighbour.word
            FROM ( SELECT w.word
                    FROM registry.name_words w
                   WHERE (registry.word_forms(w.word) && registry.word_forms(words_like.typed))
                 UNION
                  SELECT w.word
                    FROM registry.name_words w
                   WHERE (words_like.far AND (length(words_like.typed) > 4) AND (w.word % words_like.typed))) neighbour(word)
           WHERE (registry.name_distance(neighbour.word, words_like.typed) <= (
                 CASE
                     WHEN words_like.far THEN GREATEST(2, (length(words_like.typed) / 3))
                     ELSE 1
                 END)::double precision)
           ORDER BY (registry.name_distance(neighbour.word, words_like.typed)), ("left"(neighbour.word, 1) = "left"(words_like.typed, 1)) DESC, (similarity(neighbour.word, words_like.typed)) DESC, neighbour.word
          LIMIT 64) near(word);
END


CREATE OR REPLACE FUNCTION verification.next_objection_number(of_year text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    perform pg_advisory_xact_lock(hashtext('objection ' || of_year));
    return (select 'US-' || of_year || '-' || lpad((count(*) + 1)::text, 5, '0') from verification.objections o
             where starts_with(o.number, 'US-' || of_year || '-'));
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION verification.unsafe_confirm_wipe(device uuid, token bytea, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    update verification.devices d set wiped_at = coalesce(d.wiped_at, at), revoked_at = coalesce(d.revoked_at, at)
     where d.id = device and d.token_sha256 = token;
    return found;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION verification.unsafe_enrol_device(device uuid, owner uuid, place text, device_name text, token bytea, app text, contract integer, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    insert into verification.devices (id, user_id, place_code, name, token_sha256, app_version, contract_version, enrolled_at, last_seen_at)
    values (device, owner, place, device_name, token, app, contract, at, at)
    on conflict do nothing;
    return found;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION verification.unsafe_find_device(device uuid, token bytea, at timestamp with time zone)
 RETURNS TABLE(user_id uuid, place_code text, revoked boolean, active boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  begin
    update verification.devices d set last_seen_at = at where d.id = device and d.token_sha256 = token;
    return query
      select d.user_id, d.place_code, d.revoked_at is not null, u.status = 'active'
        from verification.devices d join public.users u on u.id = d.user_id
       where d.id = device and d.token_sha256 = token;
  end $function$

-- security definer; execute: sinergi_app

CREATE OR REPLACE FUNCTION verification.unsafe_take_device_code(code bytea, at timestamp with time zone)
 RETURNS TABLE(user_id uuid, place_code text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    update verification.device_codes c set used_at = at
     where c.code_sha256 = code and c.used_at is null and c.expires_at > at
    returning c.user_id, c.place_code
  $function$

-- security definer; execute: sinergi_app
