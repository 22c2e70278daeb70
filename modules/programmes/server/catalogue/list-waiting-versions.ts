import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listWaitingVersions } from "../../contract/list-waiting-versions.ts";
import { mayDecideFor, ownsProgramme } from "./ownership.ts";

type Waiting = OutputOf<typeof listWaitingVersions>["waiting"];

interface Row {
  readonly id: string;
  readonly code: string;
  readonly bidang: string | null;
  readonly number: number;
  readonly state: "draft" | "submitted";
  readonly title: { readonly id: string; readonly en: string };
  readonly effective_from: string;
  readonly makers: readonly string[];
  readonly was_returned: boolean;
}

export const handler = query(listWaitingVersions, async (tx, _input, { actor }) => {
  const { rows } = await sql<Row>`
    select v.id, v.programme_code as code, p.bidang, v.number, v.state, v.definition -> 'title' as title,
           lower(v.effective)::text as effective_from, v.makers, v.decided_by is not null as was_returned
      from programmes.versions v join programmes.programmes p on p.code = v.programme_code
     where v.state in ('draft', 'submitted')
     order by coalesce(v.submitted_at, v.created_at)`.execute(tx);
  const decides = actor.permissions.has("programmes.version.approve");
  const edits = actor.permissions.has("programmes.version.edit");
  const waiting = rows.flatMap((row): Waiting => {
    const line = {
      versionId: row.id,
      code: row.code,
      title: row.title,
      number: row.number,
      effectiveFrom: row.effective_from,
    };
    if (row.state === "submitted")
      return decides && mayDecideFor(actor, row.bidang) && !row.makers.includes(actor.userId)
        ? [{ ...line, what: "approve" }]
        : [];
    return edits && row.was_returned && ownsProgramme(actor, row.bidang) ? [{ ...line, what: "mend" }] : [];
  });
  return plain({ waiting });
});
