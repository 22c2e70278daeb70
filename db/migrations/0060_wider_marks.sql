-- Marks without a limit of programmes, found by id alone, and filled at a third of the cost.
--
-- The first words and slots keep columns of their own; what a larger office needs beyond them stands in arrays, which
-- cost nothing where they are NULL: programmes from the 31st (more_states), rules from the 94th (more_met), questions
-- about aid from the 125th (more_aid), counts over members from the 41st (more_calls).
alter table programmes.family_marks
  add column more_states bigint[], add column more_met bigint[], add column more_aid bigint[], add column more_calls smallint[];
alter table programmes.person_marks add column more_states bigint[], add column more_met bigint[];
alter table programmes.group_marks
  add column state_2 bigint, add column state_3 bigint, add column more_states bigint[],
  add column met_2 bigint, add column met_3 bigint, add column more_met bigint[];
comment on column programmes.family_marks.more_states is 'States of the programmes from the 31st, as state_n.';
comment on column programmes.person_marks.more_states is 'States of the programmes from the 31st, as state_n.';

-- Ids are unique everywhere. An index that begins with a text costs four times as much to build: comparing uuids is
-- comparing two numbers, and rows come nearly in their order.
alter table programmes.family_marks drop constraint family_marks_pkey;
alter table programmes.family_marks add primary key (family_id, piece);
alter table programmes.person_marks drop constraint person_marks_pkey;
alter table programmes.person_marks add primary key (person_id, piece);

create or replace function programmes.close_piece(number integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
declare
  t text;
begin
  foreach t in array array['family_marks', 'person_marks'] loop
    execute format('alter table programmes.%I add primary key (%I, piece)', t || '_' || number, replace(t, '_marks', '_id'));
    -- Rows lie in the order of the registry, that is by village as files bring them: a few kilobytes find a village.
    execute format('create index on programmes.%I using brin (place_code) with (pages_per_range = 16)', t || '_' || number);
    execute format('alter table programmes.%I attach partition programmes.%I for values in (%s)', t, t || '_' || number, number);
  end loop;
end $$;
