-- Accountability: a stated purpose for those who look without caring for the person, requests of data subjects,
-- the register of breaches, and retention (UU 27/2022 on personal data).

-- ── Purpose ──────────────────────────────────────────────────────────────────────────────────────────────
-- An auditor may follow any figure to a person, but says first why: assignment and its number, once per session.

alter table roles add column purpose_required boolean not null default false;
comment on column roles.purpose_required is 'Personal data are shown only after the holder has stated a purpose for this session.';

alter table sessions
  add column purpose_code text,
  add column purpose_reference text,
  add column purpose_until timestamptz;
comment on column sessions.purpose_reference is 'Number of the assignment letter (surat tugas) the look is for.';

drop function unsafe_find_session(bytea, timestamptz, interval);
-- As in 0003, and says whether a purpose must still be stated.
create function unsafe_find_session(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, user_id uuid, username text, display_name text, roles text[], permissions text[],
                 area_code text, bidang text, compartments text[], second_factor_at timestamptz,
                 expires_at timestamptz, restricted boolean, purpose_needed boolean, purpose_reference text)
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
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
  end $$;
revoke execute on function unsafe_find_session from public;
grant execute on function unsafe_find_session to sinergi_app;

-- ── Registers ────────────────────────────────────────────────────────────────────────────────────────────

create schema accountability;
grant usage on schema accountability to sinergi_app, sinergi_loader;

create table accountability.counters (
  name text not null,
  year smallint not null,
  last integer not null,
  primary key (name, year)
);
comment on table accountability.counters is 'Running numbers of the registers, without holes: taken in the transaction that uses them.';
grant select, insert, update on accountability.counters to sinergi_app;

create table accountability.subject_requests (
  id uuid primary key default uuidv7(),
  number text not null unique,
  place_code text collate "C" not null,
  compartment text,
  kind text not null check (kind in ('access', 'correction', 'objection')),
  person_id uuid,
  family_id uuid,
  programme_code text collate "C",
  requester_name text not null,
  requester_relation text not null check (requester_relation in ('self', 'parent', 'guardian', 'family', 'proxy')),
  identity_checked text not null check (identity_checked in ('identity-card', 'family-card', 'known-to-village', 'letter-of-authority')),
  contact text not null default '',
  channel text not null check (channel in ('counter', 'letter', 'telephone', 'officer-visit')),
  request text not null,
  received_at timestamptz not null,
  due_at timestamptz not null check (due_at > received_at),
  state text not null default 'open' check (state in ('open', 'granted', 'partly-granted', 'refused', 'withdrawn')),
  answer text,
  legal_basis text,
  answered_at timestamptz,
  answered_by uuid,
  recorded_by uuid not null,
  revision integer not null default 1,
  check (person_id is not null or family_id is not null),
  check ((state = 'open') = (answered_at is null))
);
comment on table accountability.subject_requests is 'Requests of people about their own data: access and correction within 3 × 24 hours (UU 27/2022 art. 30, 32), objection.';
create index subject_requests_open on accountability.subject_requests (due_at) where state = 'open';
create index subject_requests_by_person on accountability.subject_requests (person_id);

create table accountability.breaches (
  id uuid primary key default uuidv7(),
  number text not null unique,
  place_code text collate "C" not null,
  kind text not null check (kind in ('confidentiality', 'integrity', 'availability')),
  title text not null,
  happened_at timestamptz,
  found_at timestamptz not null,
  due_at timestamptz not null check (due_at > found_at),
  what_data text not null,
  subject_count integer not null default 0 check (subject_count >= 0),
  how text not null,
  handling text not null default '',
  recovery text not null default '',
  public_notice boolean not null default false,
  subjects_told_at timestamptz,
  authority_told_at timestamptz,
  state text not null default 'open' check (state in ('open', 'notified', 'closed')),
  closing_note text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  revision integer not null default 1,
  check (state <> 'closed' or (subjects_told_at is not null and authority_told_at is not null and closed_at is not null))
);
comment on table accountability.breaches is 'Failures of protection: written notice to the people and the authority within 3 × 24 hours (UU 27/2022 art. 46).';

create table accountability.retention_classes (
  code text collate "C" primary key,
  title jsonb not null,
  holds jsonb not null,
  years smallint check (years between 1 and 100),
  after jsonb not null,
  fate text not null check (fate in ('destroy', 'keep')),
  legal_basis text not null,
  unverified boolean not null,
  destroyer text
);
comment on table accountability.retention_classes is 'How long which records are kept (reference/retention/classes.json). years NULL = for ever; destroyer = the part of the program that can destroy them.';
grant select on accountability.retention_classes to sinergi_app;

create table accountability.destructions (
  id uuid primary key default uuidv7(),
  number text not null unique,
  place_code text collate "C" not null,
  class_code text collate "C" not null references accountability.retention_classes,
  older_than_on date not null,
  record_count integer not null check (record_count > 0),
  record_ids uuid[] not null,
  list_sha256 bytea not null,
  state text not null default 'proposed' check (state in ('proposed', 'done', 'rejected')),
  proposed_at timestamptz not null default now(),
  proposed_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  note text not null default '',
  destroyed_count integer,
  check (decided_by is null or decided_by <> proposed_by)
);
comment on table accountability.destructions is 'Minutes (berita acara) of destruction: proposed by one, carried out on the decision of another.';

do $$
declare
  name text;
begin
  foreach name in array array['breaches', 'destructions'] loop
    execute format('alter table accountability.%I enable row level security', name);
    execute format('alter table accountability.%I force row level security', name);
    execute format($p$create policy area on accountability.%I to sinergi_app
      using (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))
      with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto()))$p$, name);
  end loop;
end $$;
alter table accountability.subject_requests enable row level security;
alter table accountability.subject_requests force row level security;
create policy area_and_compartment on accountability.subject_requests to sinergi_app
  using (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])))
  with check (place_code >= (select app.area_from()) and place_code < (select app.area_upto())
         and (compartment is null or compartment = any ((select app.compartments())::text[])));
grant select, insert, update on accountability.subject_requests, accountability.breaches, accountability.destructions to sinergi_app;
grant delete on accountability.subject_requests to sinergi_app;

-- ── What a person may be told about looks ────────────────────────────────────────────────────────────────
-- The clerk who answers a request of access is no auditor: this tells only the looks at one subject of the own
-- area, without who else was seen. Owner's rights, because the policy on app.audit is for auditors.
create function accountability.looks_at(subject uuid) returns table (looked_on date, purpose text, role_title text, looks bigint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
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
  $$;
revoke execute on function accountability.looks_at from public;
grant execute on function accountability.looks_at to sinergi_app;

-- ── Destruction ──────────────────────────────────────────────────────────────────────────────────────────
-- Papers of the dead may be destroyed when their time is over, by whoever decides destructions and nobody else.
grant delete on registry.documents to sinergi_app;
create policy documents_destroyed_by_decision on registry.documents as restrictive for delete to sinergi_app
  using ((select app.may('accountability.destruction.decide')));
create policy requests_destroyed_by_decision on accountability.subject_requests as restrictive for delete to sinergi_app
  using ((select app.may('accountability.destruction.decide')));
