-- Reconciliation, the gate before a signature, and the paper of a decree.
--
-- A decree can only be sent on, checked and signed when every finding of its reconciliation was resolved by a named
-- officer and the list is, byte for byte, the list that was reconciled. The trigger below holds this for every role,
-- the owner included; the handlers ask the same questions first, so that people get an answer and not an error.
-- delivery.decrees grows by a few rows a month and is no population table: a trigger costs nothing there (ADR 0002).

-- ── Lists as submitted ───────────────────────────────────────────────────────────────────────────────────

alter table delivery.proposal_lists
  add column purpose text not null default 'proposal' check (purpose in ('proposal', 'decree')),
  add column error_code text,
  add column withdrawn_because text;
comment on column delivery.proposal_lists.purpose is 'proposal = what a region asks for; decree = a list by name and address that a decree is drafted from.';
drop index delivery.proposal_lists_once;
create unique index proposal_lists_once on delivery.proposal_lists (programme_code, period, purpose, file_sha256)
  where state in ('reading', 'received');
create index proposal_lists_by_programme on delivery.proposal_lists (programme_code, period, id);
create index proposal_lines_by_list on delivery.proposal_lines (list_id, line);

alter table delivery.proposal_lines
  add column address text not null default '',
  add column place_label text not null default '',
  add column channel text,
  add column account_name text,
  add column times smallint check (times between 1 and 60),
  add column total_rupiah bigint check (total_rupiah >= 0);

create table delivery.proposal_refusals (
  list_id uuid not null references delivery.proposal_lists,
  line integer not null,
  place_code text collate "C" not null,
  raw jsonb not null,
  field text not null,
  rule text not null,
  primary key (list_id, line)
);
comment on table delivery.proposal_refusals is 'Rows of a list that could not be read, with the first rule each breaks: read = accepted + refused.';
alter table delivery.proposal_refusals enable row level security;
alter table delivery.proposal_refusals force row level security;
create policy area on delivery.proposal_refusals to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
grant select on delivery.proposal_refusals to sinergi_app;
grant select, insert, delete on delivery.proposal_refusals to sinergi_loader;
grant delete on delivery.proposal_lines to sinergi_loader;

-- ── Decree: reconciled list, paper ───────────────────────────────────────────────────────────────────────

alter table delivery.decrees
  add column reconciled_sha256 bytea,
  add column reconcile_batch_id uuid,
  add column lines_changed_at timestamptz not null default now(),
  add column paper jsonb not null default '{}',
  add column return_reason text;
comment on column delivery.decrees.reconciled_sha256 is 'delivery.list_sha256 of the list that the last reconciliation read: another list is an unreconciled one.';
comment on column delivery.decrees.paper is 'Words of the paper: considering, legal basis, rulings, signer''s title and name.';

create table delivery.decree_papers (
  decree_id uuid primary key references delivery.decrees,
  place_code text collate "C" not null,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  list_sha256 bytea not null,
  content bytea,
  sha256 bytea,
  page_count integer,
  attachments jsonb not null default '[]',
  made_at timestamptz not null default now(),
  batch_id uuid
);
comment on table delivery.decree_papers is 'The paper of a checked decree before its signature; the signer sees exactly these bytes.';
alter table delivery.decree_papers alter column content set storage external;
alter table delivery.decree_papers enable row level security;
alter table delivery.decree_papers force row level security;
create policy area on delivery.decree_papers to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
grant select, insert, update, delete on delivery.decree_papers to sinergi_app;
grant select, insert, update on delivery.decree_papers to sinergi_loader;

create table delivery.decree_attachments (
  decree_id uuid not null references delivery.decrees,
  position smallint not null,
  place_code text collate "C" not null,
  decree_place_code text collate "C" not null,
  title text not null,
  line_count integer not null,
  total_rupiah bigint not null,
  content bytea not null,
  sha256 bytea not null,
  primary key (decree_id, position)
);
comment on table delivery.decree_attachments is 'Lists by name and address of a large decree, one PDF per kabupaten/kota; their hashes stand on the signed paper.';
alter table delivery.decree_attachments alter column content set storage external;
alter table delivery.decree_attachments enable row level security;
alter table delivery.decree_attachments force row level security;
create policy area on delivery.decree_attachments to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()));
grant select on delivery.decree_attachments to sinergi_app;
grant select, insert, update, delete on delivery.decree_attachments to sinergi_loader;

-- One index for lists and counts: a resolution then changes no indexed column, and 80,000 of them stay cheap.
drop index delivery.findings_open;
create index findings_by_decree on delivery.findings (decree_id, kind, id);

-- Reconciling is bulk work; of a decree the bulk role may say only that it was reconciled, never touch its list.
grant insert, update on delivery.findings to sinergi_loader;
grant update (reconciled_at, reconciled_sha256, lines_changed_at) on delivery.decrees to sinergi_loader;

create function delivery.list_sha256(decree uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog
  return (select sha256(convert_to(coalesce(string_agg(jsonb_build_array(
             l.line, l.effect, l.subject_kind, l.subject_id, l.place_code, l.name, l.born_on, l.nik, l.kk_number,
             l.address, l.place_label, l.channel, l.account_number, l.account_name,
             l.amount_rupiah, l.times, l.total_rupiah)::text, chr(10) order by l.line), ''), 'UTF8'))
            from delivery.decree_lines l where l.decree_id = decree);
revoke execute on function delivery.list_sha256 from public;
grant execute on function delivery.list_sha256 to sinergi_app, sinergi_loader;
comment on function delivery.list_sha256 is 'Fingerprint of the list of a decree: SHA-256 over one JSON array per line, in order of lines, parted by line feeds.';

create function delivery.open_findings(decree uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  return (select count(*) from delivery.findings f
           where f.decree_id = decree and f.resolution is null and f.gone_at is null);
revoke execute on function delivery.open_findings from public;
grant execute on function delivery.open_findings to sinergi_app;
comment on function delivery.open_findings is 'Findings that nobody resolved, those of other compartments included: a count, nothing else.';

create function delivery.guard_decree() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
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
end $$;
revoke execute on function delivery.guard_decree from public;
create trigger decrees_guard before insert or update or delete on delivery.decrees
  for each row execute function delivery.guard_decree();

-- ── What anybody may ask about a signed decree: figures, never a person ──────────────────────────────────

create function delivery.verified_decree(code text)
  returns table (number text, dated_on date, title text, kind text, line_count integer, total_rupiah bigint,
                 list_sha256 bytea, pdf_sha256 bytea, attachments jsonb, signed_at timestamptz, signer text, amended_by text[])
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select d.number, d.dated_on, d.title, d.kind, d.line_count, d.total_rupiah, d.list_sha256, d.pdf_sha256,
         coalesce((select jsonb_agg(jsonb_build_object('title', a.title, 'sha256', encode(a.sha256, 'hex')) order by a.position)
                     from delivery.decree_attachments a where a.decree_id = d.id), '[]'),
         d.signed_at, d.paper->>'signerName',
         array(select m.number from delivery.decrees m where m.amends_id = d.id and m.state = 'signed' order by m.signed_at)
    from delivery.decrees d where d.verify_code = code and d.state = 'signed';
end;
revoke execute on function delivery.verified_decree from public;
grant execute on function delivery.verified_decree to sinergi_app;
comment on function delivery.verified_decree is 'Public facts of a signed decree by the code of its QR: figures and fingerprints, no person.';
