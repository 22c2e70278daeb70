-- One person once, the deciding half: pairs that may be one person or one family, what people decided about them,
-- and the sample of decisions that a second pair of eyes repeats blind. The engine (intake) writes pairs set by
-- set; only people decide.

create table registry.link_pairs (
  id uuid not null default uuidv7() primary key,
  kind text collate "C" not null check (kind in ('person', 'family')),
  a_id uuid not null,
  b_id uuid not null,
  region_a text collate "C" not null,
  region_b text collate "C" not null,
  place_a text collate "C" not null,
  place_b text collate "C" not null,
  compartment text,
  compartment_b text,
  weight real not null,
  probability real not null check (probability between 0 and 1),
  parts jsonb not null default '[]' check (jsonb_typeof(parts) = 'array'),
  cluster_id uuid,
  run_id uuid,
  model_id uuid,
  found_at timestamptz not null default now(),
  state text collate "C" not null default 'open'
    check (state in ('open', 'same', 'different', 'unsure', 'ask-field', 'awaiting-second', 'merged')),
  decided_by uuid,
  decided_at timestamptz,
  reason text not null default '',
  second_by uuid,
  second_at timestamptz,
  assigned_to uuid,
  assigned_at timestamptz,
  act_id uuid,
  plan jsonb,
  resting_behind uuid,
  disputed boolean not null default false,
  revision integer not null default 1,
  unique (kind, a_id, b_id),
  check (a_id < b_id),
  check (state = 'open' or decided_by is not null)
);
comment on table registry.link_pairs is 'Two records that may be one. Nothing merges by itself: state leaves "open" only by a person''s decision. The engine inserts new pairs and may refresh weight, parts, cluster and run of open ones; a decided pair is never touched by it.';
comment on column registry.link_pairs.place_a is 'Place of record a; the pair is visible only to who may see both places.';
comment on column registry.link_pairs.compartment is 'Compartment of either record; compartment_b only where both are protected differently.';
comment on column registry.link_pairs.parts is 'What speaks for and against: [{"field","level","weight"}]; level "equal" = the same, "missing" = unknown on one side, other words name the difference. Weights in bits, their sum is weight.';
comment on column registry.link_pairs.cluster_id is 'Pairs of one cluster share it: records connected by pairs above the threshold of the run.';
comment on column registry.link_pairs.act_id is 'Pairs decided in one act (a cluster) share it; a second person confirms and undo takes back the whole act.';
comment on column registry.link_pairs.plan is 'While a second person is awaited: which record is kept and which fields are taken from the others.';
comment on column registry.link_pairs.resting_behind is 'Record that is merged into another while an equal pair of the kept record exists: this pair rests until that merge is undone.';
comment on column registry.link_pairs.disputed is 'A blind second look came to another answer: to be looked at again.';

create index link_pairs_by_b on registry.link_pairs (kind, b_id);
create index link_pairs_by_cluster on registry.link_pairs (cluster_id) where cluster_id is not null;
create index link_pairs_waiting on registry.link_pairs (kind, probability desc, id) where state not in ('different', 'merged');
create index link_pairs_by_act on registry.link_pairs (act_id) where act_id is not null;

-- Which kind of doubt a pair is, the first that fits: it decides who looks and what to look at.
create function registry.pair_doubt(kind text, parts jsonb, one_region boolean) returns text
  language sql immutable parallel safe
  return case
    when not one_region then 'moved'
    when kind = 'family' then case
      when parts @> '[{"field":"kk","level":"equal"}]' then 'same-number' else 'two-cards' end
    when not jsonb_path_exists(parts, '$[*] ? (@.field == "nik" && @.level != "missing")') then 'no-number'
    when parts @> '[{"field":"nik","level":"equal"}]' then case
      when jsonb_path_exists(parts, '$[*] ? (@.field == "name" && @.level starts with "equal")')
           and jsonb_path_exists(parts, '$[*] ? (@.field == "born" && @.level starts with "equal")') then 'other'
      else 'same-number' end
    when jsonb_path_exists(parts, '$[*] ? (@.field == "name" && (@.level == "equal" || @.level == "same-words"))')
         and jsonb_path_exists(parts, '$[*] ? (@.field == "born" && @.level != "missing" && !(@.level starts with "equal"))') then 'one-name'
    when jsonb_path_exists(parts, '$[*] ? (@.field == "born" && @.level starts with "equal")')
         and jsonb_path_exists(parts, '$[*] ? (@.field == "name" && @.level != "equal" && @.level != "same-words")') then 'spelling'
    else 'number-differs' end;
comment on function registry.pair_doubt is 'moved, same-number, two-cards, no-number, one-name (father and son?), spelling (twins?), number-differs, other.';

alter table registry.link_pairs add column doubt text collate "C" not null
  generated always as (registry.pair_doubt(kind, parts, region_a = region_b)) stored;

create table registry.link_decisions (
  id uuid not null default uuidv7() primary key,
  pair_id uuid not null references registry.link_pairs on delete cascade,
  act_id uuid not null,
  place_a text collate "C" not null,
  place_b text collate "C" not null,
  compartment text,
  compartment_b text,
  decision text collate "C" not null
    check (decision in ('same', 'different', 'unsure', 'ask-field', 'confirm', 'send-back', 'undo', 'merge-undone')),
  state_before text collate "C" not null,
  state_after text collate "C" not null,
  weight real not null,
  model_id uuid,
  reason text not null default '',
  second_because text[] not null default '{}',
  merge_id uuid,
  decided_at timestamptz not null,
  decided_by uuid not null
);
comment on table registry.link_decisions is 'Every decision about a pair and every undo: who, when, why, with the weight it was taken under. Insert-only.';
comment on column registry.link_decisions.second_because is 'Why a second person had to confirm (reference/linkage-review).';
create index link_decisions_by_pair on registry.link_decisions (pair_id, id);
create index link_decisions_by_reviewer on registry.link_decisions (decided_by, decided_at);

create table registry.link_checks (
  id uuid not null default uuidv7() primary key,
  pair_id uuid not null references registry.link_pairs on delete cascade,
  act_id uuid not null,
  place_a text collate "C" not null,
  place_b text collate "C" not null,
  compartment text,
  compartment_b text,
  first_by uuid not null,
  first_decision text collate "C" not null check (first_decision in ('same', 'different')),
  sides jsonb not null,
  drawn_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  checked_decision text collate "C" check (checked_decision in ('same', 'different', 'unsure')),
  check (checked_by <> first_by),
  check ((checked_by is null) = (checked_decision is null)),
  unique (pair_id, act_id)
);
comment on table registry.link_checks is 'Quality control of reviewers: a sample of decided pairs, answered again by another reviewer who does not see the first answer.';
comment on column registry.link_checks.sides is 'Both records as they were shown when decided, numbers masked: after a merge they could not be shown apart.';
create index link_checks_waiting on registry.link_checks (drawn_at) where checked_by is null;

do $$
declare
  t text;
begin
  foreach t in array array['link_pairs', 'link_decisions', 'link_checks'] loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('alter table registry.%I force row level security', t);
    execute format($p$create policy both_areas_and_compartments on registry.%I
      using (place_a >= (select app.area_from()) and place_a < (select app.area_upto())
             and place_b >= (select app.area_from()) and place_b < (select app.area_upto())
             and (compartment is null or compartment = any ((select app.compartments())::text[]))
             and (compartment_b is null or compartment_b = any ((select app.compartments())::text[])))$p$, t);
  end loop;
end $$;

grant select, update on registry.link_pairs to sinergi_app;
grant select, insert on registry.link_decisions to sinergi_app;
grant select, insert, update on registry.link_checks to sinergi_app;
grant select, insert, update, delete, maintain on registry.link_pairs to sinergi_loader;
grant select on registry.link_decisions, registry.link_checks to sinergi_loader;

-- ------------------------------------------------------------------------------ pairs follow their records
-- As the owner: a pair whose other record lies outside the actor's area must follow unseen.

create function registry.link_pairs_follow(wanted_kind text, ids uuid[], to_place text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
begin
  perform registry.must_be_in_scope(to_place);
  update registry.link_pairs set region_a = left(to_place, 4), place_a = to_place
   where kind = wanted_kind and a_id = any (ids) and place_a <> to_place;
  update registry.link_pairs set region_b = left(to_place, 4), place_b = to_place
   where kind = wanted_kind and b_id = any (ids) and place_b <> to_place;
end $$;
comment on function registry.link_pairs_follow is 'Call after a move: pairs of these records lie where the records lie.';

-- Pairs of a merged record become pairs of the kept one; where the kept one has such a pair already, they rest.
create function registry.repoint_pairs(wanted_kind text, merged uuid, kept uuid, kept_place text) returns jsonb
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;

create function registry.point_pairs_back(wanted_kind text, merged uuid, repointed jsonb) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
begin
  update registry.link_pairs p
     set a_id = k.a_id, b_id = k.b_id, place_a = k.place_a, place_b = k.place_b,
         region_a = left(k.place_a, 4), region_b = left(k.place_b, 4)
    from jsonb_to_recordset(coalesce(repointed, '[]')) as k(id uuid, a_id uuid, b_id uuid, place_a text, place_b text)
   where p.id = k.id and merged in (k.a_id, k.b_id)
     and not exists (select 1 from registry.link_pairs o where o.kind = wanted_kind and o.a_id = k.a_id and o.b_id = k.b_id);
  update registry.link_pairs set resting_behind = null where kind = wanted_kind and resting_behind = merged;
end $$;

-- ------------------------------------------------------------------------------- places, exactly as before
-- A merge gives every row of the merged record the place of the kept one. Rows that lay elsewhere than their
-- record (old aid, an earlier family) would come back at the wrong village: they are noted before and put back.

create function registry.note_places(wanted_region text, persons uuid[], families uuid[], home text) returns jsonb
  language plpgsql stable security definer
  set search_path = pg_catalog
  as $$
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
end $$;
comment on function registry.note_places is 'Rows of these persons and families that do not lie at their home, and the households: what registry.put_places_back needs.';

create function registry.put_places_back(wanted_region text, noted jsonb, home text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;

-- Groups may lie in another kabupaten/kota than the member: the whole table is asked, by person.
create function registry.repoint_group_members(merged uuid, kept uuid) returns jsonb
  language sql volatile security definer
  set search_path = pg_catalog
  begin atomic
    with moved as (
      update registry.group_members g set person_id = kept
       where g.person_id = merged
         and not exists (select 1 from registry.group_members o
                          where o.region_code = g.region_code and o.group_id = g.group_id
                            and o.person_id = kept and o.since_on = g.since_on)
      returning g.group_id, g.since_on)
    select coalesce(jsonb_agg(jsonb_build_object('group_id', group_id, 'since_on', since_on)), '[]') from moved;
  end;

create function registry.point_group_members_back(kept uuid, merged uuid, repointed jsonb) returns void
  language sql volatile security definer
  set search_path = pg_catalog
  begin atomic
    update registry.group_members g set person_id = merged
      from jsonb_to_recordset(coalesce(repointed, '[]')) as k(group_id uuid, since_on date)
     where g.person_id = kept and g.group_id = k.group_id and g.since_on = k.since_on;
  end;

revoke execute on function registry.link_pairs_follow, registry.repoint_pairs, registry.point_pairs_back,
  registry.note_places, registry.put_places_back, registry.repoint_group_members, registry.point_group_members_back from public;
grant execute on function registry.link_pairs_follow, registry.repoint_pairs, registry.point_pairs_back,
  registry.note_places, registry.put_places_back, registry.repoint_group_members, registry.point_group_members_back to sinergi_app;

-- --------------------------------------------------------------------------------- what other modules ask
-- Sets for lists of any size; the policies of the caller apply.

create view registry.same_records with (security_invoker = true) as
  with recursive step(kind, merged_id, kept_id) as (
    select m.kind, m.merged_id, m.kept_id from registry.merges m where m.undone_at is null
    union
    select s.kind, s.merged_id, m.kept_id
      from step s join registry.merges m on m.kind = s.kind and m.merged_id = s.kept_id and m.undone_at is null)
  select s.kind, s.merged_id, s.kept_id
    from step s
   where not exists (select 1 from registry.merges m
                      where m.kind = s.kind and m.merged_id = s.kept_id and m.undone_at is null);
comment on view registry.same_records is 'Record that was merged → the record it stands in now (chains followed): left join it to resolve ids of signed lines.';

create view registry.suspected_pairs with (security_invoker = true) as
  select p.kind, p.a_id as id, p.b_id as other_id, p.id as pair_id, p.probability, p.weight, p.state, p.cluster_id
    from registry.link_pairs p
   where p.state in ('open', 'unsure', 'ask-field', 'awaiting-second') and p.resting_behind is null
  union all
  select p.kind, p.b_id, p.a_id, p.id, p.probability, p.weight, p.state, p.cluster_id
    from registry.link_pairs p
   where p.state in ('open', 'unsure', 'ask-field', 'awaiting-second') and p.resting_behind is null;
comment on view registry.suspected_pairs is 'Who may be recorded twice and nobody has decided yet: each pair from both sides.';

grant select on registry.same_records, registry.suspected_pairs to sinergi_app, sinergi_loader;

-- Joining two who are both enrolled changes who is paid. The registry knows no other module's tables but by this
-- one question; the policies of the caller apply.
create function registry.is_enrolled(wanted_region text, ids uuid[], on_day date) returns boolean
  language plpgsql stable
  set search_path = pg_catalog
  as $$
begin
  return exists (
    select 1 from delivery.enrolments e
     where e.region_code = wanted_region and e.subject_id = any (ids)
       and e.state in ('active', 'paused') and e.during @> on_day);
end $$;
comment on function registry.is_enrolled is 'Whether one of these persons or families is in a programme on that day.';
revoke execute on function registry.is_enrolled from public;
grant execute on function registry.is_enrolled to sinergi_app;
