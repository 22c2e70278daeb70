import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { EnrolmentRow as EnrolmentView } from "../../contract/enrolment-shapes.ts";

/** An enrolment as acts on it need it. */
export interface EnrolmentRow {
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly programmeCode: string;
  readonly versionId: string;
  readonly decreeId: string;
  readonly decreeLine: number;
  readonly subjectKind: EnrolmentView["subjectKind"];
  readonly subjectId: string;
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: EnrolmentView["state"];
  readonly endedBecause: string | null;
  readonly totalRupiah: bigint;
  readonly channel: string | null;
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly replacesId: string | null;
  readonly revision: number;
  readonly name: string;
}

/** Columns of `delivery.enrolments e` with `subjectJoins`. */
export const enrolmentColumns = sql`e.id, e.region_code as "regionCode", e.place_code as "placeCode", e.compartment,
  e.programme_code as "programmeCode", e.version_id as "versionId", e.decree_id as "decreeId", e.decree_line as "decreeLine",
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.family_id as "familyId", e.person_id as "personId",
  lower(e.during) as "startsOn", upper(e.during) - 1 as "endsOn", e.state, e.ended_because as "endedBecause",
  e.amount_rupiah * e.times as "totalRupiah", e.channel, e.account_number as "accountNumber", e.account_name as "accountName",
  e.replaces_id as "replacesId", e.revision, coalesce(dl.name, sp.name, sf.head_name, sg.name, '') as name`;

/** Name as the decree has it; a replacement stands on no line of the decree and is named by the registry. */
export const subjectJoins = sql`
  left join delivery.decree_lines dl
    on dl.region_code = e.region_code and dl.decree_id = e.decree_id and dl.line = e.decree_line
  left join registry.persons sp
    on e.decree_line < 0 and sp.region_code = e.region_code and sp.id = e.person_id
  left join registry.families sf
    on e.decree_line < 0 and sf.region_code = e.region_code and sf.id = e.family_id and e.person_id is null
  left join registry.groups sg
    on e.decree_line < 0 and e.subject_kind = 'group' and sg.region_code = e.region_code and sg.id = e.subject_id`;

/** The enrolment as the actor may see it, or undefined. */
export async function findEnrolment(tx: Tx, enrolmentId: string): Promise<EnrolmentRow | undefined> {
  const { rows } = await sql<EnrolmentRow>`
    select ${enrolmentColumns} from delivery.enrolments e ${subjectJoins} where e.id = ${enrolmentId}`.execute(
    tx,
  );
  return rows[0];
}

/** Locks it first: what is checked then still holds when it is written. */
export async function lockEnrolment(tx: Tx, enrolmentId: string): Promise<EnrolmentRow | undefined> {
  await sql`select 1 from delivery.enrolments e where e.id = ${enrolmentId} for update`.execute(tx);
  return findEnrolment(tx, enrolmentId);
}

export const enrolmentView = (row: EnrolmentRow, label: (code: string) => string): EnrolmentView => ({
  enrolmentId: row.id,
  name: row.name,
  programmeCode: row.programmeCode,
  placeCode: row.placeCode,
  placeLabel: label(row.placeCode),
  subjectKind: row.subjectKind,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  state: row.state,
  endedBecause: row.endedBecause,
  totalRupiah: String(row.totalRupiah),
  channel: row.channel,
});

export const enrolmentSubject = (row: { readonly id: string; readonly placeCode: string }) => ({
  kind: "enrolment",
  id: row.id,
  placeCode: row.placeCode,
});
