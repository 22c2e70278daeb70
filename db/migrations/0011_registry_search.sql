-- Search in the registry: folded names, their dictionary, the indexes, and the one function that looks for a
-- misspelt name.

-- registry.name_key: the spelling under which names are compared. The same steps in the same order stand in
-- modules/registry/domain/name-key.ts; a property test keeps both equal.
--   1 ASCII lower case; what follows a comma is a degree; accents off, apostrophes out, the rest is a space
--   2 sounds written alike: old spelling (oe u, dj j, tj c, sj s), Arabic digraphs, f/v/p, z/j, q/k, ai/ae
--   3 doubled letters once
--   4 titles, degrees and bin/binti out, unless nothing else is left; Muh./Moh./M. = muhamad and the like
-- A statement over millions of rows should fold each distinct name once (12 us each), or let the stream that
-- reads the file fold them in TypeScript. Chains of replace() on purpose: 0.08 us each, while a regular expression with these words costs 12 us a name
-- (PostgreSQL builds its automaton anew on every call).
create function registry.name_key(name text) returns text
  language plpgsql immutable strict parallel safe
  as $$
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
end $$;
comment on function registry.name_key is 'Folded spelling of a name for search and linkage; equal to modules/registry/domain/name-key.ts.';

-- ------------------------------------------------------------------------------------- bulk-load objects
-- Indexes and foreign keys that a large import suspends and rebuilds: loading 1M rows and indexing after is
-- 105,000 rows/s, loading into them 50,000. This table is the one list; suspended_at tells after a crash what
-- must be rebuilt (registry.restore_indexes at the next start).

create table registry.bulk_objects (
  position smallint primary key,
  name text not null unique,
  drop_sql text not null,
  create_sql text not null,
  suspended_at timestamptz
);
comment on table registry.bulk_objects is 'Indexes and foreign keys a large import suspends; suspended_at set = missing now.';
grant select on registry.bulk_objects to sinergi_app, sinergi_loader;

insert into registry.bulk_objects (position, name, drop_sql, create_sql, suspended_at)
select position, name, 'drop index if exists registry.' || name, 'create index ' || name || ' on registry.' || target, now()
from (values
  (1, 'persons_by_family', 'persons (region_code, family_id)'),
  (2, 'persons_by_name', 'persons (region_code, name_key, place_code)'),
  (3, 'persons_by_birth', 'persons (region_code, born_on)'),
  (4, 'families_by_place', 'families (place_code, head_name, id) include (status)'),
  (5, 'names_by_trigram', 'names using gin (name gin_trgm_ops)'),
  (6, 'aid_by_family', 'aid_received (region_code, family_id)'),
  (7, 'aid_by_person', 'aid_received (region_code, person_id)'),
  (8, 'conditions_by_person', 'person_conditions (region_code, person_id)'),
  (9, 'changes_by_subject', 'changes (region_code, subject_id, id)')
) as wanted(position, name, target)
union all
select position, name,
       'alter table registry.' || child || ' drop constraint if exists ' || name,
       'alter table registry.' || child || ' add constraint ' || name || ' foreign key (region_code, ' || key || ') references registry.' || parent,
       now()
from (values
  (20, 'families_household', 'families', 'household_id', 'households'),
  (21, 'persons_family', 'persons', 'family_id', 'families'),
  (22, 'welfare_family', 'welfare_snapshots', 'family_id', 'families'),
  (23, 'housing_family', 'housing_facts', 'family_id', 'families'),
  (24, 'conditions_person', 'person_conditions', 'person_id', 'persons'),
  (25, 'aid_family', 'aid_received', 'family_id', 'families'),
  (26, 'aid_person', 'aid_received', 'person_id', 'persons')
) as wanted(position, name, child, key, parent);

create function registry.suspend_indexes() returns integer
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;
comment on function registry.suspend_indexes is 'Drops every bulk object and notes it, in the caller''s transaction; returns how many.';

create function registry.restore_indexes() returns integer
  language plpgsql volatile security definer
  set search_path = pg_catalog
  set maintenance_work_mem = '512MB'
  set client_min_messages = warning
  as $$
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
end $$;
comment on function registry.restore_indexes is 'Rebuilds what is suspended; does nothing where nothing is. Call after a large import and at every start.';

revoke execute on function registry.suspend_indexes(), registry.restore_indexes() from public;
grant execute on function registry.suspend_indexes(), registry.restore_indexes() to sinergi_loader;

select registry.restore_indexes();

-- Small tables and partial indexes that no import needs to suspend.
create index former_person_identifiers on registry.person_identifiers (person_id) where ended_at is not null;
create index former_family_identifiers on registry.family_identifiers (family_id) where ended_at is not null;
create index past_memberships_by_family on registry.past_memberships (region_code, family_id);
create index life_events_by_person on registry.life_events (region_code, person_id);
create index life_events_by_family on registry.life_events (region_code, family_id);
create index documents_by_family on registry.documents (region_code, family_id);
create index documents_by_person on registry.documents (region_code, person_id);
create index group_members_by_person on registry.group_members (region_code, person_id);
create index merges_by_kept on registry.merges (region_code, kept_id);
create index merges_by_merged on registry.merges (region_code, merged_id);

-- ------------------------------------------------------------------------------------------------ search

-- The kabupaten/kota of the actor's area that hold anybody: a handful of index probes. It lets a statement
-- ask every region's part of an index that begins with region_code, in order, and stop early.
create function registry.regions_in_scope() returns text[]
  language sql stable security definer parallel safe
  set search_path = pg_catalog
  begin atomic
    with recursive found(code) as (
      (select p.region_code from registry.persons p
        where p.region_code >= left(app.area_from(), 4) and p.region_code < app.area_upto()
        order by p.region_code limit 1)
      union all
      select (select p.region_code from registry.persons p
               where p.region_code > found.code and p.region_code < app.area_upto()
               order by p.region_code limit 1)
        from found where found.code is not null
    )
    select coalesce(array_agg(code), '{}') from found where code is not null;
  end;
revoke execute on function registry.regions_in_scope() from public;
grant execute on function registry.regions_in_scope() to sinergi_app;

-- Misspelt names. similarity() is not leakproof, so beneath a policy the trigram index could not be used
-- (66 ms becomes 1,384 on 1M rows): this function reads the dictionary as the owner and applies the scope of
-- the transaction itself: area, compartments, nothing where no scope is set. place and born_on can only narrow.
create function registry.find_persons_by_name(
  key text, wanted_place text default null, wanted_born_on date default null, wanted_count integer default 20
) returns table (region_code text, id uuid, similarity real)
  language plpgsql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.42
  set plan_cache_mode = force_generic_plan
  as $$
declare
  from_code text collate "C" := app.area_from();
  upto_code text collate "C" := app.area_upto();
  held text[] := app.compartments();
  regions text[];
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
  -- Two letters swapped in n leave n - 3 of n + 5 trigrams in common: just below that, a fixed threshold loses
  -- short names and reads the posting lists of long ones to the end (0.42 takes twice the time at 18 letters).
  perform set_config('pg_trgm.similarity_threshold',
    greatest(0.36, least(0.62, (length(key) - 3.5) / (length(key) + 5.5)))::text, true);
  if wanted_born_on is not null then
    return query
      select p.region_code::text, p.id, similarity(p.name_key, key) as likeness
        from unnest(regions) as region(code)
        join registry.persons p on p.region_code = region.code and p.born_on = wanted_born_on
       where p.place_code >= from_code and p.place_code < upto_code
         and (p.compartment is null or p.compartment = any (held))
         and p.life_status <> 'merged'
         and p.name_key % key
       order by likeness desc, p.name_key, p.id
       limit wanted_count;
    return;
  end if;
  if length(from_code) = 10 then
    -- One village is 1,600 people: reading them beats asking the province's dictionary for names borne elsewhere.
    return query
      select local.region_code::text, local.id, similarity(local.name_key, key) as likeness
        from (select p.* from registry.families f
                join registry.persons p on p.region_code = f.region_code and p.family_id = f.id
               where f.place_code = from_code
              union all
              select p.* from registry.persons p
               where p.region_code = left(from_code, 4) and p.family_id is null) as local
       where local.place_code = from_code
         and (local.compartment is null or local.compartment = any (held))
         and local.life_status <> 'merged'
         and local.name_key % key
       order by likeness desc, local.name_key, local.id
       limit wanted_count;
    return;
  end if;
  return query
    select found.region_code, found.id, candidate.likeness
      from (select n.name, similarity(n.name, key) as likeness
              from registry.names n
             where n.name % key
             order by likeness desc, n.name
             limit 3000) as candidate
     cross join lateral (
       select p.region_code::text, p.id
         from unnest(regions) as region(code)
         join registry.persons p on p.region_code = region.code and p.name_key = candidate.name
        where p.place_code >= from_code and p.place_code < upto_code
          and (p.compartment is null or p.compartment = any (held))
          and p.life_status <> 'merged'
        -- A common name may not fill the list: what was meant is often the next likely spelling.
        limit greatest(5, wanted_count / 4)) as found
     order by candidate.likeness desc, candidate.name
     limit wanted_count;
end $$;
comment on function registry.find_persons_by_name is 'Persons of the transaction''s own scope whose folded name resembles the key, most alike first.';
revoke execute on function registry.find_persons_by_name from public;
grant execute on function registry.find_persons_by_name to sinergi_app;

-- The other questions of the search box need no owner: equality and ranges on COLLATE "C" are leakproof, so the
-- policies of the caller keep the indexes. They are functions because a function's plan is kept for the session:
-- planning these joins anew beneath the policies costs 1.5 ms, running them 0.2.

create function registry.find_persons_by_number(digits text, wanted_count integer)
  returns table (region_code text, id uuid)
  language plpgsql stable
  set plan_cache_mode = force_generic_plan
  as $$
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
end $$;
comment on function registry.find_persons_by_number is 'Who holds or held a number, and the members of the family whose KK number it is; fewer digits are a prefix.';

create function registry.find_persons_by_prefix(key text, from_code text, upto_code text, wanted_count integer)
  returns table (region_code text, id uuid)
  language plpgsql stable
  set plan_cache_mode = force_generic_plan
  as $$
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
end $$;
comment on function registry.find_persons_by_prefix is 'Persons whose folded name begins with the key, in order of name.';

create function registry.read_search_hits(region_codes text[], ids uuid[])
  returns table (region_code text, id uuid, name text, sex text, born_on date, nik text, relation smallint,
                 life_status text, family_id uuid, head_name text, place_code text, rt text, rw text,
                 decile smallint, decile_source text, decile_on date)
  language plpgsql stable
  set plan_cache_mode = force_generic_plan
  as $$
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
end $$;
comment on function registry.read_search_hits is 'What a result list shows of persons found, in the order given; policies of the caller apply.';
revoke execute on function registry.find_persons_by_number, registry.find_persons_by_prefix, registry.read_search_hits from public;
grant execute on function registry.find_persons_by_number, registry.find_persons_by_prefix, registry.read_search_hits to sinergi_app;
