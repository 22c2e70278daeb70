import type { FactScope } from "../facts/family-source.ts";
import { sqlText } from "../facts/sql-text.ts";

/**
 * Statements that find whom a re-run must judge again, in temporary tables touched_families and touched_persons.
 * Rows written since are found by their time (block ranges) and then exactly by the snapshot of the run before; a
 * transaction may have begun a quarter of an hour before it became visible, no chunk of an import takes longer.
 */
export function touchedSql(readUpto: Date, readSnapshot: string): readonly string[] {
  const since = `(${sqlText(readUpto.toISOString())}::timestamptz - interval '15 minutes')`;
  const fresh = (alias: string, column: string) =>
    `${alias}.${column} > ${since} and programmes.written_after(${alias}.xmin, ${sqlText(readSnapshot)}::pg_snapshot)`;
  return [
    `create temp table touched_subjects on commit drop as
     select 'person' as kind, p.region_code, p.id, p.family_id from registry.persons p where ${fresh("p", "created_at")}
     union select 'family', f.region_code, f.id, f.id from registry.families f where ${fresh("f", "created_at")}
     union select 'family', s.region_code, s.family_id, s.family_id from registry.welfare_snapshots s where ${fresh("s", "created_at")}
     union select 'family', h.region_code, h.family_id, h.family_id from registry.housing_facts h where ${fresh("h", "created_at")}
     union select 'person', k.region_code, k.person_id, null from registry.person_conditions k where ${fresh("k", "created_at")}
     union select case when a.person_id is null then 'family' else 'person' end, a.region_code, coalesce(a.person_id, a.family_id), a.family_id
             from registry.aid_received a where ${fresh("a", "created_at")}
     union select c.subject_kind, c.region_code, c.subject_id, case when c.subject_kind = 'family' then c.subject_id end
             from registry.changes c where ${fresh("c", "changed_at")} and c.subject_kind in ('person', 'family')
     union select c.subject_kind, c.old_value, c.subject_id, case when c.subject_kind = 'family' then c.subject_id end
             from registry.changes c where ${fresh("c", "changed_at")} and c.field = 'region_code' and c.old_value is not null
     union select 'family', c.region_code, v.id::uuid, v.id::uuid
             from registry.changes c, unnest(array[c.old_value, c.new_value]) as v (id)
            where ${fresh("c", "changed_at")} and c.field in ('family_id', 'family') and v.id ~ '^[0-9a-f-]{36}$'
     union select m.kind, m.region_code, v.id, case when m.kind = 'family' then v.id end
             from registry.merges m, unnest(array[m.kept_id, m.merged_id]) as v (id)
            where greatest(m.merged_at, m.undone_at) > ${since}`,
    "analyze touched_subjects",
    `create temp table touched_families on commit drop as
     select t.region_code, t.family_id from touched_subjects t where t.family_id is not null
     union select p.region_code, p.family_id from touched_subjects t
             join registry.persons p on p.region_code = t.region_code and p.id = t.id
            where t.kind = 'person' and p.family_id is not null`,
    "analyze touched_families",
    `create temp table touched_persons on commit drop as
     select t.region_code, t.id as person_id from touched_subjects t where t.kind = 'person'
     union select p.region_code, p.id from touched_families t
             join registry.persons p on p.region_code = t.region_code and p.family_id = t.family_id`,
    "analyze touched_persons",
  ];
}

/** The touched ones. */
export const touchedScope: FactScope = {
  whole: false,
  family: (alias, column) =>
    `(${alias}.region_code, ${alias}.${column}) in (select t.region_code, t.family_id from touched_families t)`,
  person: (alias, column) =>
    `(${alias}.region_code, ${alias}.${column}) in (select t.region_code, t.person_id from touched_persons t)`,
};
