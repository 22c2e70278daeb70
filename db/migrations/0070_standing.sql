-- Where one subject stands in selections and decrees, for the page that explains it.
--
-- A list of the whole province has the province's place_code, so an officer of a kabupaten/kota sees neither its row
-- nor how many lines stand before a subject. Both are what a family must be told. These functions answer for one
-- subject whose own line lies in the actor's area and compartments, and give no other person away.

create function delivery.in_sight(place text, compartment text) returns boolean
  language sql stable parallel safe
  return place collate "C" >= app.area_from() and place collate "C" < app.area_upto()
         and (compartment is null or compartment = any (app.compartments()));

create function delivery.selection_standing(programme text, region text, subject uuid)
  returns table (
    selection_id uuid, title text, period text, state text, made_at timestamptz, tie_rule text, from_proposals boolean,
    quota integer, whole_quota integer, chosen integer, last_rank integer, reserves integer, reserve_no integer, rank integer,
    mark text, because text, changed_at timestamptz, changed_by uuid)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select s.id, s.title, s.period, s.state, s.made_at, s.tie_rule, s.from_proposals,
         ((coalesce(nullif(s.quota, '{}'), v.definition -> 'quota' -> 'byRegion')) ->> region)::integer,
         (v.definition -> 'quota' ->> 'total')::integer,
         n.chosen, n.last_rank, n.reserves, n.reserve_no, l.rank, l.mark, l.because, l.changed_at, l.changed_by
    from delivery.selections s
    join programmes.versions v on v.id = s.version_id
    left join delivery.selection_lines l on l.region_code = region and l.selection_id = s.id and l.subject_id = subject
    cross join lateral (
      select count(*) filter (where o.mark in ('selected', 'added'))::integer as chosen,
             max(o.rank) filter (where o.mark in ('selected', 'added'))::integer as last_rank,
             count(*) filter (where o.mark = 'reserve')::integer as reserves,
             count(*) filter (where o.mark = 'reserve' and o.rank <= l.rank)::integer as reserve_no
        from delivery.selection_lines o where o.region_code = region and o.selection_id = s.id) n
   where s.programme_code = programme and s.state in ('open', 'used')
     and (region collate "C" >= left(app.area_from(), 4) collate "C" and region collate "C" < app.area_upto())
     and (starts_with(s.place_code, region) or starts_with(region, s.place_code))
     and (l.subject_id is null or delivery.in_sight(l.place_code, l.compartment))
   order by s.made_at desc, s.id desc limit 1;
end;
comment on function delivery.selection_standing is 'The newest selection of a programme that reached a region, and where one subject stands in it. mark null = not on its list. rank counts within the region; last_rank is the line of the last one chosen there.';

create function delivery.decree_standing(programme text, region text, subject uuid)
  returns table (
    decree_id uuid, number text, title text, period text, dated_on date, state text, kind text, effect text, line integer,
    because text, starts_on date, ends_on date, made_by uuid, checked_by uuid, signed_by uuid, signed_at timestamptz,
    refusal text)
  language sql stable security definer set search_path = pg_catalog
begin atomic
  select d.id, d.number, d.title, d.period, d.dated_on, d.state, d.kind, l.effect, l.line, l.because, d.starts_on, d.ends_on,
         d.made_by, d.checked_by, d.signed_by, d.signed_at, r.reason
    from delivery.decree_lines l
    join delivery.decrees d on d.id = l.decree_id
    left join delivery.enrolment_refusals r on r.region_code = l.region_code and r.decree_id = l.decree_id and r.line = l.line
   where l.region_code = region and l.subject_id = subject and d.programme_code = programme and d.state <> 'cancelled'
     and delivery.in_sight(l.place_code, l.compartment)
   order by coalesce(d.signed_at, d.made_at) desc, d.id desc limit 5;
end;
comment on function delivery.decree_standing is 'Decrees of a programme that name a subject, the newest first, with why a signed line made no enrolment.';

revoke execute on function delivery.in_sight, delivery.selection_standing, delivery.decree_standing from public;
grant execute on function delivery.in_sight, delivery.selection_standing, delivery.decree_standing to sinergi_app;
