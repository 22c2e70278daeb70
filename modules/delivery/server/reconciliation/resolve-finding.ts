import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { resolveFinding } from "../../contract/resolve-finding.ts";
import { correctLine } from "../decree/correct-line.ts";
import { decreeSubject, lockDecree, recountList } from "../decree/decree-row.ts";

export const handler = command(resolveFinding, async (tx, input, { actor, now }) => {
  const { decision } = input;
  const decree = await lockDecree(tx, input.decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  // After the signature the list stands: what was paid can only be explained.
  if (decree.state === "cancelled" || (decision.resolution !== "keep" && decree.state !== "draft"))
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  const { rows } = await sql<{ kind: string; stage: string; line: number | null; isOpen: boolean }>`
    select f.kind, f.stage, f.line, f.resolution is null and f.gone_at is null as "isOpen"
      from delivery.findings f where f.decree_id = ${decree.id} and f.id = ${input.findingId} for update`.execute(
    tx,
  );
  const finding = rows[0];
  if (!finding) return refuse("FINDING_NOT_FOUND");
  // What was decided before the signature is part of it.
  if (decree.state === "signed" && finding.stage === "list")
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (!finding.isOpen) return refuse("FINDING_NOT_OPEN");
  if (decision.resolution !== "keep") {
    if (finding.line === null) return refuse("FINDING_HAS_NO_LINE");
    if (decision.resolution === "correct") {
      if (!(await correctLine(tx, decree.id, finding.line, decision.correction)))
        return refuse("NOTHING_CHANGED");
    } else {
      const gone = await sql`
        delete from delivery.decree_lines l where l.decree_id = ${decree.id} and l.line = ${finding.line} returning l.line`.execute(
        tx,
      );
      // Another finding of the same line took it out already: then this one is answered as well.
      if (gone.rows.length > 0)
        await sql`
          update delivery.findings f set gone_at = ${now}
           where f.decree_id = ${decree.id} and f.line = ${finding.line} and f.id <> ${input.findingId} and f.gone_at is null
             and f.resolution is null`.execute(tx);
    }
    await recountList(tx, decree.id);
  }
  await sql`
    update delivery.findings f
       set resolution = ${decision.resolution}, reason = ${input.reason}, resolved_at = ${now}, resolved_by = ${actor.userId}
     where f.decree_id = ${decree.id} and f.id = ${input.findingId}`.execute(tx);
  const open = await sql<{ open: bigint }>`select delivery.open_findings(${decree.id}) as open`.execute(tx);
  return done({ open: Number(open.rows[0]?.open ?? 0n) }, [
    decreeEvents["delivery.finding-resolved.v1"](decreeSubject(decree), {
      findingId: input.findingId,
      kind: finding.kind,
      resolution: decision.resolution,
    }),
  ]);
});
