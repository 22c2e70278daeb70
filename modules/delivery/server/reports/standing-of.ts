import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Standing } from "#modules/programmes/contract/standing.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";

type Selection = NonNullable<Standing["selection"]>;
type Decree = Standing["decrees"][number];

interface SelectionRow extends Omit<Selection, "regionLabel" | "madeAt" | "reserveNumber"> {
  readonly madeAt: Date;
  readonly reserveNo: number;
}

interface DecreeRow extends Omit<Decree, "signedAt"> {
  readonly signedAt: Date | null;
}

/**
 * Where a subject stands in the newest selection of a programme that reached its kabupaten/kota, which decrees name
 * it, and its enrolment. Lists of the whole province are answered for too, about this subject alone (0070_standing.sql).
 */
export async function standingOf(
  tx: Tx,
  {
    programmeCode,
    regionCode,
    subjectId,
  }: { readonly programmeCode: string; readonly regionCode: string; readonly subjectId: string },
): Promise<Standing> {
  const selections = await sql<SelectionRow>`
    select s.selection_id as "selectionId", s.title, s.period, s.made_at as "madeAt", s.mark, s.rank, s.quota, s.chosen,
           s.last_rank as "lastRank", s.reserves, s.reserve_no as "reserveNo", s.tie_rule as "tieRule",
           coalesce(s.because, '') as because, s.changed_by as "changedBy"
      from delivery.selection_standing(${programmeCode}, ${regionCode}, ${subjectId}) s`.execute(tx);
  const decrees = await sql<DecreeRow>`
    select d.decree_id as "decreeId", d.number, d.title, d.period, d.dated_on as "datedOn", d.state, d.effect, d.line, d.because,
           d.made_by as "madeBy", d.checked_by as "checkedBy", d.signed_by as "signedBy", d.signed_at as "signedAt", d.refusal
      from delivery.decree_standing(${programmeCode}, ${regionCode}, ${subjectId}) d`.execute(tx);
  const enrolments = await sql<NonNullable<Standing["enrolment"]>>`
    select n.id as "enrolmentId", n.state, lower(n.during) as "fromOn", (upper(n.during) - 1)::text as "uptoOn",
           n.ended_because as "endedBecause"
      from delivery.enrolments n
     where n.region_code = ${regionCode} and n.programme_code = ${programmeCode} and n.subject_id = ${subjectId}
     order by lower(n.during) desc limit 1`.execute(tx);
  const [selection] = selections.rows;
  const names = await userNames(
    tx,
    [
      selection?.changedBy,
      ...decrees.rows.flatMap((row) => [row.madeBy, row.checkedBy, row.signedBy]),
    ].filter((id) => id !== null && id !== undefined),
  );
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ""));
  const labels = await placeLabels(tx, [regionCode]);
  return {
    selection:
      selection === undefined ? null : toSelection(selection, labels.get(regionCode) ?? regionCode, nameOf),
    decrees: decrees.rows.map((row) => ({
      ...row,
      madeBy: nameOf(row.madeBy) ?? "",
      checkedBy: nameOf(row.checkedBy),
      signedBy: nameOf(row.signedBy),
      signedAt: row.signedAt?.toISOString() ?? null,
    })),
    enrolment: enrolments.rows[0] ?? null,
  };
}

function toSelection(
  { reserveNo, ...row }: SelectionRow,
  regionLabel: string,
  nameOf: (id: string | null) => string | null,
): Selection {
  return {
    ...row,
    regionLabel,
    madeAt: row.madeAt.toISOString(),
    changedBy: nameOf(row.changedBy),
    reserveNumber: row.mark === "reserve" ? reserveNo : null,
  };
}
