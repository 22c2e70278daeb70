-- Moving families and joining records that turned out to be one.
--
-- These run as the owner: an officer without a compartment may move or merge a person who also has a protected
-- record; that record must go along unseen, or it would be left at the old place, hanging on nobody. Each
-- function checks the scope of the transaction itself and answers with nothing about what it could not show.

create function registry.must_be_in_scope(place_code text) returns void
  language plpgsql stable
  as $$
begin
  if app.area_from() is null or place_code collate "C" < app.area_from() or place_code collate "C" >= app.area_upto() then
    raise exception 'place outside the scope of the transaction' using errcode = '42501';
  end if;
end $$;
revoke execute on function registry.must_be_in_scope(text) from public;

-- Columns that may be written, so that rows can be copied whole.
create function registry.copyable_columns(wanted_table regclass) returns text
  language sql stable
  set search_path = pg_catalog
  begin atomic
    select string_agg(quote_ident(attname), ', ' order by attnum)
      from pg_attribute
     where attrelid = wanted_table and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '';
  end;
revoke execute on function registry.copyable_columns(regclass) from public;

-- Takes a family, its members and all that hangs on them to another place. In another kabupaten/kota each row is
-- deleted and inserted under the same id, because region_code is the distribution column. History
-- (registry.changes) stays where it happened.
create function registry.move_family(wanted_region text, wanted_family uuid, to_place text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;
comment on function registry.move_family is 'Moves a family with everything known of it; both places must lie in the scope of the transaction.';

-- Re-points what hangs on one person to another of the same region. Returns exactly what was re-pointed.
create function registry.repoint_person(wanted_region text, merged uuid, kept uuid) returns jsonb
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;
comment on function registry.repoint_person is 'Returns {table: [ids or keys]} of the rows that now hang on the kept person, protected ones included.';

-- Takes back what repoint_person returned, where it still hangs on the kept person.
create function registry.point_person_back(wanted_region text, kept uuid, merged uuid, repointed jsonb) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;

-- Re-points what hangs on one family to another of the same village; the head of the merged one becomes "other"
-- where the kept one has a head. Returns exactly what was re-pointed.
create function registry.repoint_family(wanted_region text, merged uuid, kept uuid) returns jsonb
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;

create function registry.point_family_back(wanted_region text, kept uuid, merged uuid, repointed jsonb) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;

revoke execute on function registry.move_family, registry.repoint_person, registry.point_person_back,
  registry.repoint_family, registry.point_family_back from public;
grant execute on function registry.move_family, registry.repoint_person, registry.point_person_back,
  registry.repoint_family, registry.point_family_back to sinergi_app;
