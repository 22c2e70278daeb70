import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listEnrolments } from "../../contract/list-enrolments.ts";
import { listedName } from "../initials.ts";
import { placeNamer } from "../place-label.ts";
import {
  type EnrolmentRow,
  enrolmentColumns,
  enrolmentSubject,
  enrolmentView,
  subjectJoins,
} from "./enrolment-row.ts";

export const handler = query(listEnrolments, async (tx, input) => {
  const from = input.placeCode ?? "";
  const chosen = sql`e.place_code >= ${from} and e.place_code < ${`${from}:`}
    ${input.programmeCode === undefined ? sql`` : sql`and e.programme_code = ${input.programmeCode}`}
    ${input.decreeId === undefined ? sql`` : sql`and e.decree_id = ${input.decreeId}`}
    ${input.state === undefined ? sql`` : sql`and e.state = ${input.state}`}`;
  const after =
    input.after === undefined
      ? sql``
      : sql`and (e.place_code, e.id) > (select a.place_code, a.id from delivery.enrolments a where a.id = ${input.after})`;
  // The page is cut before names are joined: the joins then touch fifty rows, not all.
  const { rows } = await sql<EnrolmentRow>`
    select ${enrolmentColumns}
      from (select e.* from delivery.enrolments e where ${chosen} ${after}
             order by e.place_code, e.id limit ${input.limit + 1}) e ${subjectJoins}
     order by e.place_code, e.id`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.enrolments e where ${chosen}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const label = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  return shown(
    {
      enrolments: page.map((row) => enrolmentView({ ...row, name: listedName(row) }, label)),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    { purpose: "list", subjects: page.map(enrolmentSubject) },
  );
});
