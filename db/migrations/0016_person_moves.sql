-- Moving a person who belongs to no family (found on the street, living in an institution): until now only
-- families could be moved. Same manners as registry.move_family: protected records go along unseen, and another
-- kabupaten/kota means delete + insert under the same ids, because region_code is the distribution column.
create function registry.move_person(wanted_region text, wanted_person uuid, to_place text) returns void
  language plpgsql volatile security definer
  set search_path = pg_catalog
  as $$
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
end $$;
comment on function registry.move_person is 'Moves a person without a family with everything known of them; both places must lie in the scope of the transaction.';
revoke execute on function registry.move_person(text, uuid, text) from public;
grant execute on function registry.move_person(text, uuid, text) to sinergi_app;
