-- Misspelt names by their words. A province's 491,000 distinct names are made of a few thousand words: the words
-- that resemble a typed one are found in under a millisecond, and then the names that hold them. The trigrams of
-- whole names cost three times as much and lost short names ("aspe" shares no trigram with "asep").

create table registry.name_words (
  word text collate "C" primary key
);
comment on table registry.name_words is 'Distinct words of registry.names, for misspelt-name search. Read only inside registry.find_persons_by_name; holds no link to a person.';
grant insert on registry.name_words to sinergi_app;
grant select, insert, update, delete, maintain on registry.name_words to sinergi_loader;

-- A loop on purpose: 4 us a word, as a query over generate_series 43.
create function registry.word_forms(word text) returns text[]
  language plpgsql immutable strict parallel safe
  as $$
declare
  forms text[] := array[word];
begin
  for at in 1 .. length(word) loop
    forms := forms || overlay(word placing '' from at for 1);
  end loop;
  return forms;
end $$;
comment on function registry.word_forms is 'The word, and the word without each of its letters: two words one typing error apart (left out, added, changed, swapped) share a form.';

create function registry.name_lexemes(name text) returns tsvector
  language sql immutable parallel safe
  return array_to_tsvector(
    array_remove(string_to_array(name, ' '), '') || (1 + length(name) - length(replace(name, ' ', '')))::text);
comment on function registry.name_lexemes is 'The words of a folded name, and how many they are.';

-- Not STRICT, so that it is inlined (half the time over a village); no caller passes NULL. levenshtein() refuses
-- more than 255 characters.
create function registry.name_distance(one text, other text) returns real
  language sql immutable parallel safe
  return least(
    -- Two letters swapped count as one error, as fingers make it.
    public.levenshtein(left(one, 200), left(other, 200)) - case
      when length(one) = length(other) and one <> other
           and translate(one, other, '') = '' and translate(other, one, '') = '' then 1 else 0 end,
    -- A word left out or added weighs a third: its letters were not typed wrongly.
    case sign(length(replace(one, ' ', '')) - length(one) - length(replace(other, ' ', '')) + length(other))
      when 1 then 0.25::real + public.levenshtein(left(one, 200), left(other, 200), 1, 3, 3) / 3::real
      when -1 then 0.25::real + public.levenshtein(left(other, 200), left(one, 200), 1, 3, 3) / 3::real end,
    -- The same words in another order.
    case when strpos(one, ' ') > 0 and strpos(other, ' ') > 0
         then (1 - 0.95 * public.similarity(one, other)) * greatest(length(one), length(other)) end)::real;
comment on function registry.name_distance is 'Typing errors between two folded names; words in another order, left out or added count little.';

insert into registry.name_words (word)
select distinct word from registry.names n, string_to_table(n.name, ' ') as word where word <> '';

update registry.bulk_objects
   set name = 'names_by_words',
       drop_sql = 'drop index if exists registry.names_by_words',
       create_sql = 'create index names_by_words on registry.names using gin (registry.name_lexemes(name))',
       suspended_at = now()
 where name = 'names_by_trigram';
drop index if exists registry.names_by_trigram;

insert into registry.bulk_objects (position, name, drop_sql, create_sql, suspended_at)
select position, name, 'drop index if exists registry.' || name, 'create index ' || name || ' on registry.name_words using gin (' || target || ')', now()
from (values
  (10, 'name_words_by_form', 'registry.word_forms(word)'),
  (11, 'name_words_by_trigram', 'word gin_trgm_ops')
) as wanted(position, name, target);

select registry.restore_indexes();
analyze registry.names;
analyze registry.name_words;

-- --------------------------------------------------------------------------------------------- the search

-- The nearest 64: a word has few neighbours in earnest, and hundreds of alternatives cost the index more than the
-- rare ones among them are worth (280 ms instead of 30 with 190,000 words).
create function registry.words_like(typed text, far boolean) returns text
  language sql stable
  begin atomic
    select string_agg(word, '|')
      from (select word
              from (select w.word from registry.name_words w
                     where registry.word_forms(w.word) && registry.word_forms(typed)
                    union
                    select w.word from registry.name_words w
                     where far and length(typed) > 4 and w.word operator(public.%) typed) as neighbour(word)
             where registry.name_distance(word, typed) <= case when far then greatest(2, length(typed) / 3) else 1 end
             order by registry.name_distance(word, typed), left(word, 1) = left(typed, 1) desc,
                      public.similarity(word, typed) desc, word
             limit 64) as near(word);
  end;
comment on function registry.words_like is 'Known words one typing error from the typed one (far: more), as alternatives of a tsquery; NULL where there are none.';
revoke execute on function registry.words_like from public;

-- One typing error in the whole name: one word resembles, the others are as typed; or a space is missing or too
-- many. farther: an error in every word, more in one, or a word that the
-- register does not have.
create function registry.spellings_like(key text, farther boolean) returns tsquery[]
  language plpgsql stable
  set search_path = pg_catalog
  as $$
declare
  -- Six words are more than any name of the register has; beyond them the first six decide.
  typed text[] := (string_to_array(key, ' '))[1:6];
  words integer := cardinality(typed);
  near text[];
  others text[];
  found text;
  spellings text[] := '{}';
begin
  for at in 1 .. words loop
    others := typed[1 : at - 1] || typed[at + 1 :];
    near[at] := registry.words_like(typed[at], false);
    -- The words as typed come first: an index entry without them is put aside at once.
    if near[at] is not null then
      spellings := spellings || array_to_string(others || words::text || ('(' || near[at] || ')'), '&');
    end if;
    -- "sitinurhaliza", and a letter in place of the space.
    select string_agg(head.word || '&' || tail.word, '|') into found
      from generate_series(2, length(typed[at]) - 2) as cut
      join registry.name_words head on head.word = substr(typed[at], 1, cut)
      join registry.name_words tail on tail.word in (substr(typed[at], cut + 1), substr(typed[at], cut + 2));
    if found is not null then
      spellings := spellings || array_to_string(others || (words + 1)::text || ('(' || found || ')'), '&');
    end if;
    -- "nur aeni".
    if at < words then
      found := registry.words_like(typed[at] || typed[at + 1], false);
      if found is not null then
        spellings := spellings
          || array_to_string(typed[1 : at - 1] || typed[at + 2 :] || (words - 1)::text || ('(' || found || ')'), '&');
      end if;
    end if;
  end loop;
  if farther then
    if words > 1 and array_position(near, null) is null then
      spellings := spellings || (words || '&(' || array_to_string(near, ')&(') || ')');
    end if;
    for at in 1 .. words loop
      others := typed[1 : at - 1] || typed[at + 1 :];
      found := registry.words_like(typed[at], true);
      if found is not null then
        spellings := spellings || array_to_string(others || ('(' || found || ')') || case when words = 1 then '(1|2)' end, '&');
      end if;
      others := near[1 : at - 1] || near[at + 1 :];
      if words > 1 and array_position(others, null) is null then
        spellings := spellings
          || ('(' || array_to_string(others, ')&(') || ')'
              || case when words > 2 then '' when near[at] is null then '&(1|2)' else '&1' end);
      end if;
    end loop;
  end if;
  return spellings::tsquery[];
end $$;
comment on function registry.spellings_like is 'What to ask registry.names for: names that resemble the key, as queries on registry.name_lexemes.';
revoke execute on function registry.spellings_like from public;

-- It reads the dictionaries as the owner and applies the scope of the transaction itself: area, compartments,
-- nothing where no scope is set. place and born_on can only narrow. Of names equally near, those borne by more
-- people come first, counted within the scope only.
create or replace function registry.find_persons_by_name(
  key text, wanted_place text default null, wanted_born_on date default null, wanted_count integer default 20
) returns table (region_code text, id uuid, similarity real)
  language plpgsql stable security definer
  set search_path = pg_catalog
  set plan_cache_mode = force_generic_plan
  as $$
declare
  from_code text collate "C" := app.area_from();
  upto_code text collate "C" := app.area_upto();
  held text[] := app.compartments();
  -- What may be wrong: a third of the letters, at least one.
  errors real := greatest(1, length(key) / 3.0);
  regions text[];
  spellings tsquery[];
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
  if wanted_born_on is not null then
    -- OFFSET 0 keeps the distance from being computed in every place that names it.
    return query
      select born.region_code, born.id, (1 - born.distance / greatest(length(born.name_key), length(key)))::real
        from (select p.region_code::text, p.id, p.name_key, registry.name_distance(p.name_key, key) as distance
                from unnest(regions) as region(code)
                join registry.persons p on p.region_code = region.code and p.born_on = wanted_born_on
               where p.place_code >= from_code and p.place_code < upto_code
                 and (p.compartment is null or p.compartment = any (held))
                 and p.life_status <> 'merged'
              offset 0) as born
       where born.distance <= errors
       order by born.distance, born.name_key, born.id
       limit wanted_count;
    return;
  end if;
  if length(from_code) = 10 then
    -- One village is 1,600 people: reading them beats asking the province's dictionary for names borne elsewhere.
    return query
      select local.region_code, local.id, (1 - local.distance / greatest(length(local.name_key), length(key)))::real
        from (select p.region_code::text, p.id, p.name_key, registry.name_distance(p.name_key, key) as distance
                from (select p.* from registry.families f
                        join registry.persons p on p.region_code = f.region_code and p.family_id = f.id
                       where f.place_code = from_code
                      union all
                      select p.* from registry.persons p
                       where p.region_code = left(from_code, 4) and p.family_id is null) as p
               where p.place_code = from_code
                 and (p.compartment is null or p.compartment = any (held))
                 and p.life_status <> 'merged'
              offset 0) as local
       where local.distance <= errors
       order by local.distance, local.name_key, local.id
       limit wanted_count;
    return;
  end if;
  -- What one typing error explains is looked for first; only where that leaves the list short, the rest.
  for pass in 1 .. 2 loop
    spellings := registry.spellings_like(key, pass = 2);
    return query
      with candidate as materialized (
        select known.name, registry.name_distance(known.name, key) as distance
          from (select distinct n.name
                  from unnest(spellings) as spelling
                 cross join lateral (
                   select names.name from registry.names
                    where registry.name_lexemes(names.name) @@ spelling
                    limit 3000) as n) as known
         order by distance, known.name
         limit 300
      ), bearer as (
        select candidate.name, candidate.distance, person.region_code, person.id,
               row_number() over (partition by candidate.name) as nth,
               count(*) over (partition by candidate.name) as bearers
          from candidate
         cross join lateral (
           select p.region_code::text, p.id
             from unnest(regions) as region(code)
             join registry.persons p on p.region_code = region.code and p.name_key = candidate.name
            where p.place_code >= from_code and p.place_code < upto_code
              and (p.compartment is null or p.compartment = any (held))
              and p.life_status <> 'merged'
            limit greatest(5, wanted_count / 4)) as person
         where candidate.distance <= errors
      ), picked as (
        -- Two of each name before a third of any: what was meant is often the next likely spelling.
        select * from bearer
         order by round(bearer.distance) + (bearer.nth - 1) / 2 * 0.5, bearer.bearers desc, bearer.distance,
                  bearer.name, bearer.nth
         limit wanted_count
      )
      select picked.region_code, picked.id, (1 - picked.distance / greatest(length(picked.name), length(key)))::real
        from picked
       where pass = 2 or (select count(*) from picked) >= wanted_count
       order by round(picked.distance), picked.bearers desc, picked.distance, picked.name, picked.nth;
    exit when found;
  end loop;
end $$;
comment on function registry.find_persons_by_name is 'Persons of the transaction''s own scope whose folded name resembles the key; the fewest typing errors first.';
