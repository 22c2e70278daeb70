import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getRequest } from "../../contract/get-request.ts";
import { type RequestRow, requestSubjects, toRequestLines } from "./request-rows.ts";

export const handler = query(getRequest, async (tx, input, { actor }) => {
  const { rows } = await sql<RequestRow>`
    select r.* from accountability.subject_requests r where r.id = ${input.requestId}`.execute(tx);
  const row = rows[0];
  const [line] = await toRequestLines(tx, rows);
  if (!row || !line) return refuse("REQUEST_NOT_FOUND");
  const names = await userNames(tx, [
    row.recorded_by,
    ...(row.answered_by === null ? [] : [row.answered_by]),
  ]);
  const answers = row.state === "open" && actor.permissions.has("accountability.request.answer");
  return shown(
    {
      ...line,
      requesterName: row.requester_name,
      requesterRelation: row.requester_relation,
      identityChecked: row.identity_checked,
      contact: row.contact,
      channel: row.channel,
      request: row.request,
      answer: row.answer,
      legalBasis: row.legal_basis,
      answeredBy: row.answered_by === null ? null : (names.get(row.answered_by) ?? null),
      recordedBy: names.get(row.recorded_by) ?? "",
      revision: row.revision,
      allowed: [
        ...(answers ? (["answer"] as const) : []),
        ...(row.state === "open" ? [] : (["print"] as const)),
      ],
    },
    { subjects: requestSubjects([row]), purpose: "subject-request" },
  );
});
