import type { Check } from "../check.ts";

/** Position in the main job (list regsosek-418): civil servant, soldier, police, state company, official. */
const civilServant = 5;

const columns = "l.region_code, l.place_code, l.compartment, l.line, null::integer as other_line";

export const persons: readonly Check[] = [
  {
    kind: "not-in-registry",
    select: `select ${columns}, '{}'::jsonb as details, coalesce(l.nik, l.kk_number, l.name_key) as fact
      from lines l where l.subject_id is null`,
  },
  {
    kind: "dead",
    select: `select ${columns}, jsonb_build_object('diedOn', p.died_on) as details, p.id || ':dead' as fact
      from lines l join registry.persons p on p.region_code = l.region_code and p.id = l.person_id
      where p.life_status = 'dead'`,
  },
  {
    kind: "moved-out",
    select: `select ${columns}, '{}'::jsonb as details, coalesce(p.id, f.id) || ':moved' as fact
      from lines l
      left join registry.persons p on p.region_code = l.region_code and p.id = l.person_id and p.life_status = 'moved-out'
      left join registry.families f on f.region_code = l.region_code and f.id = l.family_id and f.status = 'moved-out'
      where (p.id is not null or f.id is not null) and (l.person_id is not null or l.family_id is not null)`,
  },
  {
    kind: "civil-servant",
    select: `select ${columns}, jsonb_build_object('personId', p.id, 'asOfOn', p.facts_as_of_on, 'source', p.facts_source) as details,
        p.id || ':civil' as fact
      from lines l join lateral (
        select p.id, p.facts_as_of_on, p.facts_source from registry.persons p
         where p.region_code = l.region_code and p.job_position = ${civilServant} and p.life_status = 'alive'
           and (p.id = l.person_id or (p.family_id = l.family_id and l.subject_kind <> 'person'))
         order by p.id limit 1) p on true`,
  },
];
