-- Assessments: what the rules in force say of every person and family, criterion by criterion.
--
-- Shape
--   * One assessment per period is current. A full run writes pieces: standalone tables filled by the bulk role,
--     indexed, then attached as partitions. A piece nobody refers to is invisible and dropped at the next run,
--     so a run that dies halfway leaves nothing half.
--   * Marks are bits, because 2.5 million persons × every criterion as rows would be 100 million rows:
--       state_n: 6 bits per programme, 10 to a word. Bits 0–1: 0 not eligible, 1 eligible, 2 data lacking;
--                bit 2 served, bit 3 overlap, bit 4 cooling off, bit 5 served twice.
--       met_n:   2 bits per distinct rule, 31 to a word: 0 unmet, 1 met, 2 unknown.
--     assessments.layout says which programme and which rule has which bits.
--   * family_marks keeps the facts the families were judged on, so that a simulation is one scan.
--   * Nothing that stands behind a compartment enters a fact of anybody visible without it: persons, conditions
--     and aid with a compartment count only for a person whose own row carries that compartment, never for the
--     family; and nobody with a compartment is counted in a total.

create sequence programmes.piece_numbers as integer;
grant usage on sequence programmes.piece_numbers to sinergi_loader;

create table programmes.assessments (
  id uuid primary key default uuidv7(),
  period text collate "C" not null check (period ~ '^20\d\d(-([1-9]|1[0-2]))?$'),
  as_of_on date not null,
  place_code text collate "C" not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled', 'replaced')),
  versions jsonb not null default '[]',
  layout jsonb not null default '{}',
  pieces jsonb not null default '{}',
  started_at timestamptz not null default now(),
  started_by uuid not null,
  finished_at timestamptz,
  refreshed_at timestamptz,
  read_upto timestamptz,
  read_snapshot pg_snapshot,
  person_count integer not null default 0,
  family_count integer not null default 0,
  batch_id uuid,
  error_code text
);
comment on table programmes.assessments is 'One assessment of everybody for a period, with the versions in force on its reference date.';
comment on column programmes.assessments.pieces is 'Kabupaten/kota code → number of the partition that holds its marks.';
comment on column programmes.assessments.read_snapshot is 'What the database could see when it read the registry: a re-run looks at rows written by others since. read_upto is its time.';
create unique index assessments_current on programmes.assessments (period) where state = 'done';
create unique index assessments_running on programmes.assessments ((true)) where state = 'running';

create table programmes.assessment_runs (
  id uuid primary key default uuidv7(),
  assessment_id uuid not null references programmes.assessments,
  mode text not null check (mode in ('full', 'changes')),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  family_count integer not null,
  person_count integer not null,
  crossing_count integer not null,
  started_by uuid
);
comment on table programmes.assessment_runs is 'Each time an assessment was made or brought up to date: how many families and persons were judged, how many crossed a line.';
create index assessment_runs_by_assessment on programmes.assessment_runs (assessment_id, id);

create table programmes.family_marks (
  region_code text collate "C" not null,
  family_id uuid not null,
  piece integer not null,
  place_code text collate "C" not null,
  state_1 bigint not null,
  state_2 bigint,
  state_3 bigint,
  met_1 bigint,
  met_2 bigint,
  met_3 bigint,
  desil_tanggal date,
  tanggal_rumah date,
  desil smallint,
  persentil smallint,
  jumlah_anggota smallint not null,
  jumlah_lansia smallint,
  jumlah_balita smallint,
  jumlah_anak_usia_dini smallint,
  jumlah_anak smallint,
  jumlah_anak_sekolah smallint,
  jumlah_disabilitas smallint,
  jumlah_disabilitas_berat smallint,
  jumlah_ibu_hamil smallint,
  jumlah_bekerja smallint,
  jumlah_usia_kerja smallint,
  umur_kepala smallint,
  status_kawin_kepala smallint,
  status_rumah smallint,
  bukti_rumah smallint,
  lantai smallint,
  dinding smallint,
  atap smallint,
  air_minum smallint,
  jarak_tinja smallint,
  penerangan smallint,
  daya_listrik smallint,
  bahan_bakar smallint,
  jamban smallint,
  kloset smallint,
  pembuangan_tinja smallint,
  luas_lantai smallint,
  jumlah_kamar_tidur smallint,
  jumlah_sapi smallint,
  jumlah_kerbau smallint,
  jumlah_kuda smallint,
  jumlah_babi smallint,
  jumlah_kambing smallint,
  active boolean not null,
  miskin_ekstrem boolean,
  ada_asn boolean,
  kepala_bekerja boolean,
  kepala_disabilitas boolean,
  punya_koordinat boolean not null,
  punya_tabung_gas boolean,
  punya_kulkas boolean,
  punya_ac boolean,
  punya_pemanas_air boolean,
  punya_telepon_rumah boolean,
  punya_tv_datar boolean,
  punya_emas boolean,
  punya_komputer boolean,
  punya_sepeda_motor boolean,
  punya_sepeda boolean,
  punya_mobil boolean,
  punya_perahu boolean,
  punya_perahu_motor boolean,
  punya_ponsel_pintar boolean,
  punya_lahan_lain boolean,
  punya_rumah_lain boolean,
  jenis_kelamin_kepala text collate "C",
  desil_sumber text collate "C",
  status_data_kesejahteraan text collate "C",
  sumber_rumah text collate "C",
  aid_1 bigint,
  aid_2 bigint,
  call_1 smallint, call_2 smallint, call_3 smallint, call_4 smallint, call_5 smallint, call_6 smallint,
  call_7 smallint, call_8 smallint, call_9 smallint, call_10 smallint, call_11 smallint, call_12 smallint,
  call_13 smallint, call_14 smallint, call_15 smallint, call_16 smallint, call_17 smallint, call_18 smallint,
  call_19 smallint, call_20 smallint, call_21 smallint, call_22 smallint, call_23 smallint, call_24 smallint,
  call_25 smallint, call_26 smallint, call_27 smallint, call_28 smallint, call_29 smallint, call_30 smallint,
  call_31 smallint, call_32 smallint, call_33 smallint, call_34 smallint, call_35 smallint, call_36 smallint,
  call_37 smallint, call_38 smallint, call_39 smallint, call_40 smallint,
  primary key (region_code, family_id, piece)
) partition by list (piece);
comment on table programmes.family_marks is 'Marks of a family and the facts it was judged on; facts bear the names of reference/facts/facts.json. aid_n and call_n: bits and slots named by the layout.';

create table programmes.person_marks (
  region_code text collate "C" not null,
  person_id uuid not null,
  piece integer not null,
  place_code text collate "C" not null,
  family_id uuid,
  state_1 bigint not null,
  met_1 bigint,
  state_2 bigint,
  met_2 bigint,
  compartment text,
  state_3 bigint,
  met_3 bigint,
  primary key (region_code, person_id, piece)
) partition by list (piece);
comment on table programmes.person_marks is 'Marks of a person; a person behind a compartment is behind it here too.';

create table programmes.group_marks (
  region_code text collate "C" not null,
  group_id uuid not null,
  assessment_id uuid not null references programmes.assessments,
  place_code text collate "C" not null,
  state_1 bigint not null,
  met_1 bigint,
  primary key (region_code, group_id, assessment_id)
);
comment on table programmes.group_marks is 'Marks of a group, judged on its present members: a few thousand rows, so without pieces.';

-- Rows come here only when a backup is restored: pieces are made by runs.
create table programmes.family_marks_restored partition of programmes.family_marks default;
create table programmes.person_marks_restored partition of programmes.person_marks default;

create table programmes.assessment_totals (
  region_code text collate "C" not null,
  assessment_id uuid not null references programmes.assessments,
  place_code text collate "C" not null,
  programme_code text collate "C" not null,
  state smallint not null,
  subject_count integer not null check (subject_count >= 0),
  primary key (region_code, assessment_id, programme_code, place_code, state)
);
comment on table programmes.assessment_totals is 'Subjects per programme, village and state (the 6 bits of the marks); nobody behind a compartment is counted.';

create table programmes.crossings (
  region_code text collate "C" not null,
  id uuid not null default uuidv7(),
  run_id uuid not null references programmes.assessment_runs,
  place_code text collate "C" not null,
  compartment text,
  programme_code text collate "C" not null,
  subject_kind text not null check (subject_kind in ('person', 'family', 'group')),
  subject_id uuid not null,
  family_id uuid,
  from_state smallint,
  to_state smallint not null,
  changed jsonb not null,
  primary key (region_code, id)
);
comment on table programmes.crossings is 'Who crossed which line at a re-run. changed = criteria whose outcome changed: [{code, from, to}], outcomes 0 unmet, 1 met, 2 unknown. from_state NULL: was not known to the assessment before.';
create index crossings_by_run on programmes.crossings (run_id, programme_code, region_code, id);
create index crossings_by_subject on programmes.crossings (region_code, subject_id, id);

do $$
declare
  t text;
begin
  foreach t in array array['family_marks', 'group_marks', 'assessment_totals'] loop
    execute format('alter table programmes.%I enable row level security', t);
    execute format('alter table programmes.%I force row level security', t);
    execute format($p$create policy area on programmes.%I
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, t);
  end loop;
  foreach t in array array['person_marks', 'crossings'] loop
    execute format('alter table programmes.%I enable row level security', t);
    execute format('alter table programmes.%I force row level security', t);
    execute format($p$create policy area_and_compartment on programmes.%I
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$, t);
  end loop;
end $$;

grant select on programmes.assessments, programmes.assessment_runs, programmes.family_marks, programmes.person_marks,
  programmes.group_marks, programmes.assessment_totals, programmes.crossings to sinergi_app;
grant insert on programmes.assessments to sinergi_app;
grant select, insert, update, delete on programmes.assessments, programmes.assessment_runs, programmes.family_marks,
  programmes.person_marks, programmes.group_marks, programmes.assessment_totals, programmes.crossings to sinergi_loader;

-- ── Pieces ───────────────────────────────────────────────────────────────────────────────────────────────
-- The bulk role may fill pieces but not make tables of its own; names come from a number alone.

create function programmes.open_piece(number integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
declare
  t text;
begin
  foreach t in array array['family_marks', 'person_marks'] loop
    -- The check lets the attachment skip reading the whole piece again.
    execute format('create table programmes.%I (like programmes.%I including defaults, check (piece = %s))',
                   t || '_' || number, t, number);
    execute format('grant select, insert, update, delete, maintain on programmes.%I to sinergi_loader', t || '_' || number);
  end loop;
end $$;
comment on function programmes.open_piece is 'Makes the empty tables of a piece; nothing refers to them until close_piece.';

create function programmes.close_piece(number integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
declare
  t text;
begin
  foreach t in array array['family_marks', 'person_marks'] loop
    execute format('alter table programmes.%I add primary key (region_code, %I, piece)',
                   t || '_' || number, replace(t, '_marks', '_id'));
    -- Rows lie in the order of the registry, that is by village as files bring them: a few kilobytes find a village.
    execute format('create index on programmes.%I using brin (place_code) with (pages_per_range = 16)', t || '_' || number);
    execute format('alter table programmes.%I attach partition programmes.%I for values in (%s)', t, t || '_' || number, number);
  end loop;
end $$;
comment on function programmes.close_piece is 'Indexes a filled piece and puts it behind the walls of its parent.';

create function programmes.drop_unused_pieces() returns integer
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
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
end $$;
comment on function programmes.drop_unused_pieces is 'Drops the pieces that no current or running assessment names: replaced ones, and those of a run that died.';

revoke execute on function programmes.open_piece, programmes.close_piece, programmes.drop_unused_pieces from public;
grant execute on function programmes.open_piece, programmes.close_piece, programmes.drop_unused_pieces to sinergi_loader;

-- Was a row with this xmin written after the snapshot was taken? Row ids of transactions are 32 bits; rows asked
-- about are at most weeks old, so the epoch is that of the snapshot.
create function programmes.written_after(writer xid, seen pg_snapshot) returns boolean
  language sql immutable strict parallel safe
  return not pg_visible_in_snapshot(
    ((pg_snapshot_xmax(seen)::text::bigint >> 32 << 32) | writer::text::bigint)::text::xid8, seen);
revoke execute on function programmes.written_after from public;
grant execute on function programmes.written_after to sinergi_app, sinergi_loader;

-- ── What changed since ───────────────────────────────────────────────────────────────────────────────────
-- Rows are appended in time order, so block ranges find the new ones; a btree would cost every import.
create index persons_by_time on registry.persons using brin (created_at) with (pages_per_range = 32);
create index families_by_time on registry.families using brin (created_at) with (pages_per_range = 32);
create index welfare_by_time on registry.welfare_snapshots using brin (created_at) with (pages_per_range = 32);
create index housing_by_time on registry.housing_facts using brin (created_at) with (pages_per_range = 32);
create index conditions_by_time on registry.person_conditions using brin (created_at) with (pages_per_range = 32);
create index aid_by_time on registry.aid_received using brin (created_at) with (pages_per_range = 32);
create index changes_by_time on registry.changes using brin (changed_at) with (pages_per_range = 32);
