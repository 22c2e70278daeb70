import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listRequests } from "../../contract/list-requests.ts";
import { type RequestRow, requestSubjects, toRequestLines } from "./request-rows.ts";

export const handler = query(listRequests, async (tx, input, { now }) => {
  const from = input.after ?? 0;
  const { rows: counts } = await sql<{ open: number; late: number; total: number }>`
    select count(*) filter (where r.state = 'open')::int as open,
           count(*) filter (where r.state = 'open' and r.due_at < ${now})::int as late,
           count(*) filter (where (${input.state} = 'all' or (r.state = 'open') = (${input.state} = 'open'))
                              and (${input.kind ?? null}::text is null or r.kind = ${input.kind ?? null}))::int as total
      from accountability.subject_requests r`.execute(tx);
  const { rows } = await sql<RequestRow>`
    select r.* from accountability.subject_requests r
     where (${input.state} = 'all' or (r.state = 'open') = (${input.state} = 'open'))
       and (${input.kind ?? null}::text is null or r.kind = ${input.kind ?? null})
     order by r.answered_at is not null, case when r.answered_at is null then r.due_at end, r.answered_at desc, r.id
    offset ${from} limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const { open = 0, late = 0, total = 0 } = counts[0] ?? {};
  return shown(
    {
      requests: await toRequestLines(tx, page),
      openCount: open,
      lateCount: late,
      total,
      next: rows.length > input.limit ? String(from + input.limit) : null,
    },
    { subjects: requestSubjects(page), purpose: "subject-request" },
  );
});
