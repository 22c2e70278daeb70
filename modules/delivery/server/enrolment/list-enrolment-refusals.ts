import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listEnrolmentRefusals } from "../../contract/list-enrolment-refusals.ts";
import { placeNamer } from "../place-label.ts";

type Refusal = OutputOf<typeof listEnrolmentRefusals>["refusals"][number];

export const handler = query(listEnrolmentRefusals, async (tx, { decreeId }) => {
  const balance = await sql<{
    enrolledAt: Date | null;
    placeCode: string;
    lines: number;
    enrolled: number;
    refused: number;
  }>`
    select d.enrolled_at as "enrolledAt", d.place_code as "placeCode",
           (select count(*)::int from delivery.decree_lines l where l.decree_id = d.id and l.effect = 'grant') as lines,
           (select count(*)::int from delivery.enrolments e where e.decree_id = d.id and e.decree_line > 0) as enrolled,
           (select count(*)::int from delivery.enrolment_refusals r where r.decree_id = d.id) as refused
      from delivery.decrees d where d.id = ${decreeId}`.execute(tx);
  const counts = balance.rows[0];
  if (!counts) return refuse("DECREE_NOT_FOUND");
  const { rows } = await sql<Omit<Refusal, "placeLabel"> & { placeCode: string }>`
    select r.line, l.name, r.place_code as "placeCode", r.reason, o.number as "otherDecreeNumber"
      from delivery.enrolment_refusals r
      join delivery.decree_lines l on l.region_code = r.region_code and l.decree_id = r.decree_id and l.line = r.line
      left join delivery.decrees o on o.id = r.other_decree_id
     where r.decree_id = ${decreeId} order by r.line limit 5000`.execute(tx);
  const label = await placeNamer(
    tx,
    rows.map((row) => row.placeCode),
  );
  const { enrolledAt, placeCode, ...figures } = counts;
  return shown(
    {
      ...figures,
      enrolledAt: enrolledAt?.toISOString() ?? null,
      refusals: rows.map(({ placeCode: code, ...row }) => ({ ...row, placeLabel: label(code) })),
    },
    { purpose: "list", subjects: [{ kind: "decree", id: decreeId, placeCode }] },
  );
});
