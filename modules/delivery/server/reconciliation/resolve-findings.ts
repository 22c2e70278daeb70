import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { wholeDecreeKinds } from "../../contract/finding-kinds.ts";
import { resolveFindings } from "../../contract/resolve-findings.ts";
import { findingKind } from "../../domain/finding-words.ts";
import { decreeSubject, lockDecree, recountList } from "../decree/decree-row.ts";

export const handler = command(resolveFindings, async (tx, input, { actor, now }) => {
  const { decreeId, kind, resolution, reason } = input;
  const regionCode = input.regionCode ?? null;
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  // What was decided before the signature is part of it; what was paid after it can only be explained.
  const closed =
    decree.state === "cancelled" || (decree.state === "signed" && findingKind(kind).stage === "list");
  if (closed || (resolution === "remove" && decree.state !== "draft"))
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (resolution === "remove" && wholeDecreeKinds.includes(kind)) return refuse("FINDING_HAS_NO_LINE");
  const { rows } = await sql<{ count: number; lines: number[] }>`
    with resolved as (
      update delivery.findings f
         set resolution = ${resolution}, reason = ${reason}, resolved_at = ${now}, resolved_by = ${actor.userId}
       where f.decree_id = ${decreeId} and f.kind = ${kind} and f.resolution is null and f.gone_at is null
         and (${regionCode}::text is null or f.region_code = ${regionCode})
       returning f.line)
    select count(*)::int as count, coalesce(array_agg(line) filter (where line is not null), '{}') as lines from resolved`.execute(
    tx,
  );
  const { count = 0, lines = [] } = rows[0] ?? {};
  if (count !== input.expected)
    return refuse("FINDINGS_CHANGED", { details: { expected: input.expected, found: count } });
  if (resolution === "remove") {
    await sql`
      delete from delivery.decree_lines l where l.decree_id = ${decreeId} and l.line = any (${lines}::int[])`.execute(
      tx,
    );
    await sql`
      update delivery.findings f set gone_at = ${now}
       where f.decree_id = ${decreeId} and f.line = any (${lines}::int[]) and f.gone_at is null and f.resolution is null`.execute(
      tx,
    );
    await recountList(tx, decreeId);
  }
  const open = await sql<{ open: bigint }>`select delivery.open_findings(${decreeId}) as open`.execute(tx);
  return done({ resolved: count, open: Number(open.rows[0]?.open ?? 0n) }, [
    decreeEvents["delivery.findings-resolved.v1"](decreeSubject(decree), { kind, resolution, count, reason }),
  ]);
});
