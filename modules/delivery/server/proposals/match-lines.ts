import type pg from "pg";

/*
 * Whom the lines of a list name: by NIK, else by KK (and, in that family, by name), else by name, birth date and
 * village. Only where exactly one fits, in the line's own kabupaten/kota, and never anybody behind a compartment: a
 * list from a region must not tell who is protected.
 */
const byNik = `
  update delivery.proposal_lines l set person_id = m.person_id, family_id = m.family_id, matched_by = 'nik'
    from (select p.line, min(i.person_id::text)::uuid as person_id, min(r.family_id::text)::uuid as family_id
            from delivery.proposal_lines p
            join registry.person_identifiers i on i.number = p.nik and i.kind = 'nik' and i.ended_at is null
             and i.region_code = p.region_code and i.compartment is null
            join registry.persons r on r.region_code = i.region_code and r.id = i.person_id and r.compartment is null and r.life_status <> 'merged'
           where p.list_id = $1 and p.nik is not null group by p.line having count(distinct i.person_id) = 1) m
   where l.list_id = $1 and l.line = m.line`;

const byKk = `
  update delivery.proposal_lines l set family_id = m.family_id, person_id = m.person_id, matched_by = 'kk'
    from (select p.line, min(i.family_id::text)::uuid as family_id,
                 case when count(distinct r.id) = 1 then min(r.id::text)::uuid end as person_id
            from delivery.proposal_lines p
            join registry.family_identifiers i on i.number = p.kk_number and i.kind = 'kk' and i.ended_at is null and i.region_code = p.region_code
            join registry.families f on f.region_code = i.region_code and f.id = i.family_id and f.status <> 'merged'
            left join registry.persons r on r.region_code = f.region_code and r.family_id = f.id and r.name_key = p.name_key
             and r.compartment is null and r.life_status <> 'merged'
           where p.list_id = $1 and p.matched_by is null and p.kk_number is not null
           group by p.line having count(distinct i.family_id) = 1) m
   where l.list_id = $1 and l.line = m.line`;

const byName = `
  update delivery.proposal_lines l set person_id = m.person_id, family_id = m.family_id, matched_by = 'name'
    from (select p.line, min(r.id::text)::uuid as person_id, min(r.family_id::text)::uuid as family_id
            from delivery.proposal_lines p
            join registry.persons r on r.region_code = p.region_code and r.name_key = p.name_key and r.place_code = p.place_code
             and r.born_on = p.born_on and r.compartment is null and r.life_status <> 'merged'
           where p.list_id = $1 and p.matched_by is null and p.born_on is not null and p.name_key <> ''
           group by p.line having count(*) = 1) m
   where l.list_id = $1 and l.line = m.line`;

export async function matchLines(client: pg.ClientBase, listId: string): Promise<void> {
  for (const statement of [byNik, byKk, byName]) await client.query(statement, [listId]);
}
