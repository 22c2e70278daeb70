import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { EnrolmentRow } from "./enrolment-row.ts";

export interface ReserveRow {
  readonly subjectId: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly subjectKind: EnrolmentRow["subjectKind"];
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly rank: number | null;
  readonly name: string;
}

/** Reserves of the selection behind an enrolment's decree who are in the programme on none of its days. */
export async function readReserves(
  tx: Tx,
  row: EnrolmentRow,
  more: RawBuilder<unknown> = sql``,
): Promise<ReserveRow[]> {
  const { rows } = await sql<ReserveRow>`
    select s.subject_id as "subjectId", s.region_code as "regionCode", s.place_code as "placeCode", s.compartment,
           s.subject_kind as "subjectKind", s.family_id as "familyId", s.person_id as "personId", s.rank,
           coalesce(p.name, f.head_name, g.name, '') as name
      from delivery.decrees d
      join delivery.selection_lines s on s.selection_id = d.selection_id and s.mark = 'reserve'
      left join registry.persons p on s.subject_kind = 'person' and p.region_code = s.region_code and p.id = s.person_id
      left join registry.families f on s.subject_kind <> 'person' and f.region_code = s.region_code and f.id = s.family_id
      left join registry.groups g on s.subject_kind = 'group' and g.region_code = s.region_code and g.id = s.subject_id
     where d.id = ${row.decreeId} ${more}
       and not exists (select from delivery.enrolments e where e.region_code = s.region_code and e.subject_id = s.subject_id
                        and e.programme_code = ${row.programmeCode} and upper(e.during) > ${row.startsOn}::date
                        and e.state <> 'ended')
     order by s.region_code <> ${row.regionCode}, s.rank nulls last, s.subject_id limit 50`.execute(tx);
  return rows;
}
