-- People who use the system: account, roles, credentials, second factor, sessions, attempts to sign in.
-- Before a sign-in there is no scope, so what happens then goes through SECURITY DEFINER functions named
-- unsafe_…; the owner bypasses row-level security, the application role never does.

create table roles (
  name text primary key,
  title jsonb not null,
  summary jsonb not null,
  area_levels text[] not null,
  bidang_required boolean not null,
  second_factor_required boolean not null,
  permissions text[] not null,
  may_grant text[] not null,
  position int not null,
  in_force boolean not null default true
);
comment on table roles is 'Roles as data (reference/roles/*.json). Permissions are names or patterns with * for a whole segment.';
comment on column roles.may_grant is 'Permissions its holder may give to others without having them: an administrator makes treasurers and is none.';
grant select on roles to sinergi_app, sinergi_loader;

create table users (
  id uuid primary key default uuidv7(),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,49}$'),
  nip text unique check (nip ~ '^\d{18}$'),
  display_name text not null,
  position text,
  area_code text collate "C" not null references places (code),
  bidang text check (bidang in ('rehsos', 'dayasos', 'fakir-miskin', 'linjamsos')),
  compartments text[] not null default '{}',
  locale text not null default 'id' check (locale in ('id', 'en')),
  status text not null default 'active' check (status in ('active', 'disabled')),
  revision int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  last_sign_in_at timestamptz
);
comment on table users is 'Accounts of officers and partners; citizens have none here.';
comment on column users.area_code is 'Everything this user sees lies inside this place.';
comment on column users.compartments is 'Protected groups of records the user is assigned to (UU 11/2012 art. 19 and others).';
create index users_by_area on users (area_code, id);
create index users_by_name on users (lower(display_name), id);
alter table users enable row level security;
alter table users force row level security;
create policy users_see on users for select to sinergi_app
  using (id = (select app.actor_id())
         or ((select app.may('identity.user.read'))
             and area_code >= (select app.area_from()) and area_code < (select app.area_upto())));
create policy users_add on users for insert to sinergi_app
  with check ((select app.may('identity.user.manage'))
              and area_code >= (select app.area_from()) and area_code < (select app.area_upto()));
-- Nobody changes the own account's rights: two people are needed.
create policy users_change on users for update to sinergi_app
  using (id <> (select app.actor_id()) and (select app.may('identity.user.manage'))
         and area_code >= (select app.area_from()) and area_code < (select app.area_upto()))
  with check (area_code >= (select app.area_from()) and area_code < (select app.area_upto()));
grant select, insert on users to sinergi_app;
grant update (nip, display_name, position, area_code, bidang, compartments, status, revision, updated_at) on users to sinergi_app;

create table user_roles (
  user_id uuid not null references users (id),
  role text not null references roles (name),
  primary key (user_id, role)
);
alter table user_roles enable row level security;
alter table user_roles force row level security;
create policy user_roles_see on user_roles for select to sinergi_app
  using (exists (select 1 from users u where u.id = user_roles.user_id));
create policy user_roles_add on user_roles for insert to sinergi_app
  with check (user_id <> (select app.actor_id()) and (select app.may('identity.user.manage'))
              and exists (select 1 from users u where u.id = user_roles.user_id));
create policy user_roles_remove on user_roles for delete to sinergi_app
  using (user_id <> (select app.actor_id()) and (select app.may('identity.user.manage'))
         and exists (select 1 from users u where u.id = user_roles.user_id));
grant select, insert, delete on user_roles to sinergi_app;

create table credentials (
  user_id uuid primary key references users (id),
  password_hash text not null,
  changed_at timestamptz not null,
  temporary_until timestamptz
);
comment on column credentials.password_hash is 'Argon2id in PHC form, parameters inside, so that they can be raised later.';
comment on column credentials.temporary_until is 'Set by a reset: valid until then and to be changed at the first sign-in. Null = chosen by the user.';
alter table credentials enable row level security;
alter table credentials force row level security;
create policy own_credentials on credentials to sinergi_app
  using (user_id = (select app.actor_id())) with check (user_id = (select app.actor_id()));
grant select, update on credentials to sinergi_app;

create table second_factors (
  user_id uuid primary key references users (id),
  secret text,
  enrolled_at timestamptz,
  last_step bigint,
  pending_secret text,
  pending_until timestamptz
);
comment on column second_factors.last_step is 'Last time step whose code was used: a code works once (RFC 6238 §5.2).';
alter table second_factors enable row level security;
alter table second_factors force row level security;
create policy own_second_factor on second_factors to sinergi_app
  using (user_id = (select app.actor_id())) with check (user_id = (select app.actor_id()));
grant select, insert, update on second_factors to sinergi_app;

create table backup_codes (
  user_id uuid not null references users (id),
  code_sha256 bytea not null,
  used_at timestamptz,
  primary key (user_id, code_sha256)
);
comment on column backup_codes.code_sha256 is 'SHA-256 of user id and code; a code is 60 random bits, so no slow hash is needed.';
alter table backup_codes enable row level security;
alter table backup_codes force row level security;
create policy own_backup_codes on backup_codes to sinergi_app
  using (user_id = (select app.actor_id())) with check (user_id = (select app.actor_id()));
grant select, insert, update, delete on backup_codes to sinergi_app;

create table sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users (id),
  token_sha256 bytea not null unique,
  method text not null check (method in ('password', 'office')),
  ip inet,
  device text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  ended_at timestamptz
);
comment on column sessions.second_factor_at is 'When the second factor was last given; null after a sign-in at the office''s provider that reported none.';
comment on column sessions.token_sha256 is 'The token itself is only in the browser''s cookie.';
create index sessions_running on sessions (user_id) where ended_at is null;
create index sessions_by_end on sessions (expires_at);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy own_sessions on sessions to sinergi_app
  using (user_id = (select app.actor_id())) with check (user_id = (select app.actor_id()));
grant select, update on sessions to sinergi_app;

create table sign_in_attempts (
  key text primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_attempts is 'Failures per account (hash of the typed name), per address and per second factor. Only functions touch it.';
revoke all on sign_in_attempts from sinergi_app;

create table office_sign_ins (
  state_sha256 bytea primary key,
  browser_key_sha256 bytea not null,
  code_verifier text not null,
  nonce text not null,
  expires_at timestamptz not null
);
comment on table office_sign_ins is 'Sign-ins begun at the office''s identity provider and not yet finished; each is used once.';
revoke all on office_sign_ins from sinergi_app;

create table identity_key (
  only_row boolean primary key default true check (only_row),
  key bytea not null
);
comment on table identity_key is 'Keys the hash of names typed at sign-in: people type passwords there, so the name itself is never stored.';
revoke all on identity_key from sinergi_app;
insert into identity_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create function unsafe_name_key(typed_name text) returns text
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select encode(sha256(k.key || convert_to(lower(typed_name), 'UTF8')), 'hex') from identity_key k;
  end;

-- ── Attempts ─────────────────────────────────────────────────────────────────────────────────────────────

-- Counts an attempt as failed before the password is looked at, so that parallel guesses cannot slip past the
-- count. Returns 0 or the seconds to wait. Account: five tries, then 1, 2, 4 … 15 minutes (a day's rest
-- forgets). Address: 50 failures in 15 minutes, because a whole office may share one.
create function unsafe_reserve_attempt(account_key text, address_key text, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
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
  end $$;

-- Takes a counted attempt back: it did not fail. `whole` forgets all failures of the account.
create function unsafe_return_attempt(account_key text, address_key text, whole boolean) returns void
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    update sign_in_attempts a set failures = greatest(0, a.failures - 1), locked_until = null
    where a.key in (account_key, address_key);
    delete from sign_in_attempts a where whole and a.key = account_key;
  end;

-- ── Sign-in ──────────────────────────────────────────────────────────────────────────────────────────────

create function unsafe_find_account(typed_name text)
  returns table (user_id uuid, username text, display_name text, nip text, area_code text, status text,
                 password_hash text, temporary_until timestamptz, totp_secret text, totp_last_step bigint,
                 second_factor_required boolean, bidang text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select u.id, u.username, u.display_name, u.nip, u.area_code, u.status, c.password_hash, c.temporary_until,
           f.secret, f.last_step,
           exists (select 1 from user_roles ur join roles r on r.name = ur.role
                   where ur.user_id = u.id and r.second_factor_required),
           u.bidang
    from users u
    left join credentials c on c.user_id = u.id
    left join second_factors f on f.user_id = u.id
    where u.username = lower(typed_name) or u.nip = typed_name
    order by (u.username = lower(typed_name)) desc
    limit 1;
  end;

create function unsafe_use_totp_step(account uuid, step bigint) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public
  as $$
    with used as (
      update second_factors f set last_step = step
      where f.user_id = account and f.secret is not null and coalesce(f.last_step, -1) < step
      returning 1)
    select exists (select 1 from used);
  $$;

create function unsafe_use_backup_code(account uuid, sha256 bytea, at timestamptz) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public
  as $$
    with used as (
      update backup_codes b set used_at = at
      where b.user_id = account and b.code_sha256 = sha256 and b.used_at is null
      returning 1)
    select exists (select 1 from used);
  $$;

create function unsafe_start_session(account uuid, token bytea, how text, from_ip inet, on_device text,
                                     at timestamptz, until timestamptz, factor_at timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
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
  end $$;

-- Who holds this token now: the session must be running, seen within the idle limit and the account active.
-- Writes last_seen_at at most once a minute, so a read costs no write.
create function unsafe_find_session(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, user_id uuid, username text, display_name text, roles text[], permissions text[],
                 area_code text, bidang text, compartments text[], second_factor_at timestamptz,
                 expires_at timestamptz, restricted boolean)
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
               or (g.factor_required and (f.secret is null or found_session.second_factor_at is null))
      from users u
      left join credentials c on c.user_id = u.id
      left join second_factors f on f.user_id = u.id
      cross join lateral (
        select coalesce(array_agg(r.name order by r.position), '{}') as roles,
               coalesce((select array_agg(distinct p) from user_roles x join roles y on y.name = x.role, unnest(y.permissions) as p
                         where x.user_id = u.id and y.in_force), '{}') as permissions,
               coalesce(bool_or(r.second_factor_required), false) as factor_required
        from user_roles ur join roles r on r.name = ur.role
        where ur.user_id = u.id and r.in_force) g
      where u.id = found_session.user_id and u.status = 'active';
  end $$;

create function unsafe_begin_office_sign_in(state bytea, browser bytea, verifier text, once text, until timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    delete from office_sign_ins o where o.expires_at < until - interval '1 day';
    insert into office_sign_ins (state_sha256, browser_key_sha256, code_verifier, nonce, expires_at)
    values (state, browser, verifier, once, until);
  end;

create function unsafe_take_office_sign_in(state bytea, browser bytea, at timestamptz)
  returns table (code_verifier text, nonce text)
  language sql volatile security definer set search_path = pg_catalog, public
  as $$
    delete from office_sign_ins o
    where o.state_sha256 = state and o.browser_key_sha256 = browser and o.expires_at > at
    returning o.code_verifier, o.nonce;
  $$;

-- ── The caller's own account ─────────────────────────────────────────────────────────────────────────────

create function set_own_locale(wanted text) returns void
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    update users u set locale = wanted, updated_at = now() where u.id = app.actor_id();
  end;

-- ── Managing others: each checks permission and area itself ──────────────────────────────────────────────

create function may_manage_user(target uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select app.may('identity.user.manage') and target <> app.actor_id()
       and exists (select 1 from users u where u.id = target
                   and u.area_code >= app.area_from() and u.area_code < app.area_upto());
  end;

create function set_user_password(target uuid, hash text, at timestamptz, until timestamptz) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    insert into credentials (user_id, password_hash, changed_at, temporary_until) values (target, hash, at, until)
    on conflict (user_id) do update
      set password_hash = excluded.password_hash, changed_at = excluded.changed_at, temporary_until = excluded.temporary_until;
  end $$;

create function remove_user_second_factor(target uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    delete from backup_codes b where b.user_id = target;
    delete from second_factors f where f.user_id = target and f.secret is not null;
    return found;
  end $$;

create function end_user_sessions(target uuid, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, public
  as $$
  declare ended int;
  begin
    if not may_manage_user(target) then raise exception 'not allowed to manage this user'; end if;
    update sessions s set ended_at = at where s.user_id = target and s.ended_at is null;
    get diagnostics ended = row_count;
    return ended;
  end $$;

create function user_account_state(targets uuid[], at timestamptz)
  returns table (user_id uuid, second_factor_enrolled boolean, must_change_password boolean, running_sessions int)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select u.id, f.secret is not null, coalesce(c.temporary_until is not null, false),
           (select count(*)::int from sessions s where s.user_id = u.id and s.ended_at is null and s.expires_at > at)
    from users u
    left join second_factors f on f.user_id = u.id
    left join credentials c on c.user_id = u.id
    where u.id = any (targets) and app.may('identity.user.read')
      and u.area_code >= app.area_from() and u.area_code < app.area_upto();
  end;

-- Names of officers by id, for "changed by": colleagues may read who did what, and no more than the name.
create function user_display_names(ids uuid[]) returns table (user_id uuid, display_name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select u.id, u.display_name from users u where u.id = any (ids) and app.actor_id() is not null;
  end;

revoke execute on function
  unsafe_name_key, unsafe_reserve_attempt, unsafe_return_attempt, unsafe_find_account, unsafe_use_totp_step, unsafe_use_backup_code,
  unsafe_start_session, unsafe_find_session, unsafe_begin_office_sign_in, unsafe_take_office_sign_in,
  set_own_locale, may_manage_user, set_user_password, remove_user_second_factor, end_user_sessions,
  user_account_state, user_display_names
  from public;
grant execute on function
  unsafe_name_key, unsafe_reserve_attempt, unsafe_return_attempt, unsafe_find_account, unsafe_use_totp_step, unsafe_use_backup_code,
  unsafe_start_session, unsafe_find_session, unsafe_begin_office_sign_in, unsafe_take_office_sign_in,
  set_own_locale, may_manage_user, set_user_password, remove_user_second_factor, end_user_sessions,
  user_account_state, user_display_names
  to sinergi_app;
