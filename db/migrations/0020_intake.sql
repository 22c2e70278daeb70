-- Files in: uploads, batches, what each row was found to be, held rows, differences to the snapshot before.
-- The rows of a file pass through schema staging: one set of UNLOGGED tables per batch, owned and dropped by
-- the loader. They may vanish in a crash of the server; the file itself and the batch's state do not, so every
-- phase can be run again from the file.

create schema intake;
grant usage on schema intake to sinergi_app, sinergi_loader;
create schema staging;
grant usage, create on schema staging to sinergi_loader;
comment on schema staging is 'Work tables of imports, named by batch; never read by people, never backed up.';

create table intake.profiles (
  id text primary key check (id ~ '^[a-z0-9-]{2,60}$'),
  definition jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null default now()
);
comment on table intake.profiles is 'Kinds of files that this office described itself; the common ones lie in reference/file-profiles.';
grant select, insert, update on intake.profiles to sinergi_app;
grant select on intake.profiles to sinergi_loader;

create table intake.uploads (
  id uuid primary key,
  place_code text collate "C" not null,
  file_name text not null,
  byte_size bigint not null check (byte_size between 1 and 2147483648),
  received_bytes bigint not null default 0 check (received_bytes between 0 and byte_size),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table intake.uploads is 'A file on its way in, piece by piece; received_bytes is where a broken upload goes on.';

create table intake.batches (
  id uuid primary key,
  place_code text collate "C" not null check (length(place_code) in (2, 4, 6, 10)),
  file_name text not null,
  file_sha256 bytea not null,
  byte_size bigint not null,
  profile_id text,
  mapping jsonb,
  reading jsonb not null default '{}',
  source text,
  source_kind text,
  cut_off_on date,
  asked_place text collate "C",
  state text not null check (state in
    ('received', 'checking', 'checked', 'applying', 'applied', 'closed', 'undoing', 'undone', 'cancelled', 'refused', 'failed')),
  work_id uuid references app.batches,
  apply_when_checked boolean not null default false,
  error_code text,
  file_findings jsonb not null default '[]',
  read_rows bigint not null default 0,
  accepted_rows bigint not null default 0,
  held_rows bigint not null default 0,
  refused_rows bigint not null default 0,
  warned_rows bigint not null default 0,
  outcome jsonb not null default '{}',
  previous_batch_id uuid references intake.batches,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  applied_at timestamptz,
  ended_at timestamptz,
  revision integer not null default 1,
  -- The promise to the user: nothing is dropped without a word, so an unbalanced batch cannot settle at all.
  constraint batch_balances check (
    state not in ('checked', 'applying', 'applied', 'closed')
    or read_rows = accepted_rows + held_rows + refused_rows)
);
comment on table intake.batches is 'One file and what became of it. place_code is the area of the one who sent it.';
comment on column intake.batches.work_id is 'The long work now or last done for this file: its progress, time left and cancelling.';
comment on column intake.batches.reading is 'How the file was read: format, encoding, delimiter, header row, headers.';
comment on column intake.batches.accepted_rows is 'Rows that entered or will enter the registry, mended ones included.';
comment on column intake.batches.outcome is 'Figures of the application: families and persons new, changed, unchanged; differences.';
comment on column intake.batches.previous_batch_id is 'The snapshot of the same source that this one is compared with.';
-- The same contents may stand for one batch only, unless that one was undone, cancelled or refused.
create unique index batches_by_content on intake.batches (file_sha256, place_code)
  where state not in ('undone', 'cancelled', 'refused', 'failed');
create index batches_by_time on intake.batches (created_at desc, id);
create index batches_by_source on intake.batches (source, applied_at desc) where applied_at is not null;

create table intake.findings (
  batch_id uuid not null references intake.batches on delete cascade,
  row_no bigint not null,
  place_code text collate "C" not null,
  rule text not null,
  field text,
  value text not null default '',
  other_row bigint
);
comment on table intake.findings is 'What the named rules said about rows; value is masked.';
create index findings_by_row on intake.findings (batch_id, row_no);
create index findings_by_rule on intake.findings (batch_id, rule, row_no);

create table intake.held_rows (
  batch_id uuid not null references intake.batches on delete cascade,
  row_no bigint not null,
  place_code text collate "C" not null,
  state text not null check (state in ('held', 'refused', 'ready', 'applied', 'dropped')),
  cells text[] not null,
  mended_by uuid,
  mended_at timestamptz,
  revision integer not null default 1,
  primary key (batch_id, row_no)
);
comment on table intake.held_rows is 'Rows that did not enter, cell by cell as the file had them, so that nothing is lost.';
comment on column intake.held_rows.state is 'held: waits for a person; refused: never enters; ready: mended and correct, enters with the next application; applied; dropped: given up by a person.';
create index held_rows_by_state on intake.held_rows (batch_id, state, row_no);

create table intake.differences (
  batch_id uuid not null references intake.batches on delete cascade,
  id bigint generated always as identity,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('new', 'gone', 'decile-up', 'decile-down', 'dead', 'moved', 'changed')),
  subject_kind text not null check (subject_kind in ('family', 'person')),
  subject_id uuid,
  row_no bigint,
  field text,
  old_value text,
  new_value text,
  primary key (batch_id, id)
);
comment on table intake.differences is 'How a snapshot differs from the one before it. subject_id is NULL for what is new until it is applied.';
create index differences_by_kind on intake.differences (batch_id, kind, id);

create table intake.chunks (
  batch_id uuid not null references intake.batches on delete cascade,
  phase text not null,
  chunk_no integer not null,
  done_at timestamptz not null default now(),
  primary key (batch_id, phase, chunk_no)
);
comment on table intake.chunks is 'Pieces of an application that are committed: a resumed batch goes on after them.';

do $$
declare t text;
begin
  foreach t in array array['uploads', 'batches', 'findings', 'held_rows', 'differences'] loop
    execute format('alter table intake.%I enable row level security', t);
    execute format('alter table intake.%I force row level security', t);
  end loop;
  foreach t in array array['uploads', 'batches', 'findings', 'held_rows'] loop
    execute format($p$create policy area on intake.%I
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, t);
  end loop;
  execute $p$create policy area_and_compartment on intake.differences
    using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
           and (compartment is null or compartment = any ((select app.compartments())::text[])))$p$;
end $$;

grant select, insert, update on intake.uploads, intake.batches, intake.held_rows to sinergi_app;
grant select, insert, delete on intake.findings to sinergi_app;
grant select on intake.differences to sinergi_app;
grant select, insert, update, delete on intake.batches, intake.findings, intake.held_rows, intake.differences,
  intake.chunks to sinergi_loader;

-- A move to another kabupaten/kota carries the person's papers along (delete + insert).
grant insert, update, delete on registry.documents to sinergi_loader;
