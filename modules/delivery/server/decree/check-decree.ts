import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { checkDecree } from "../../contract/check-decree.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { decreeSubject, listFault, lockDecree } from "./decree-row.ts";
import { newVerifyCode } from "./verify-code.ts";

export const handler = command(checkDecree, async (tx, input, { actor, now, newId, enqueue }) => {
  const decree = await lockDecree(tx, input.decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state !== "submitted") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (decree.revision !== input.baseRevision)
    return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
  if (decree.madeBy === actor.userId) return refuse("MAKER_CANNOT_CHECK");
  const fault = await listFault(tx, decree);
  if (fault?.code === "FINDINGS_OPEN") return refuse("FINDINGS_OPEN", { details: fault.details });
  if (fault) return refuse("NOT_RECONCILED");
  // Numbers are the office's own, across areas the checker may not see: the unique index answers for all of them.
  let revision: number;
  try {
    const { rows } = await sql<{ revision: number }>`
      update delivery.decrees d
         set state = 'checked', checked_at = ${now}, checked_by = ${actor.userId}, number = ${input.number}, dated_on = ${input.datedOn},
             verify_code = ${newVerifyCode()}, revision = d.revision + 1,
             paper = d.paper || jsonb_build_object('signerTitle', ${input.signerTitle}::text, 'signerName', ${input.signerName}::text)
       where d.id = ${decree.id} returning d.revision`.execute(tx);
    revision = rows[0]?.revision ?? 0;
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== "decrees_by_number") throw error;
    return refuse("NUMBER_TAKEN", { details: { number: input.number } });
  }
  const batchId = newId();
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by)
    values (${batchId}, 'delivery.paper', ${decree.title}, ${decree.placeCode}, ${actor.userId})`.execute(tx);
  await sql`
    insert into delivery.decree_papers (decree_id, place_code, list_sha256, batch_id)
    select d.id, d.place_code, d.list_sha256, ${batchId} from delivery.decrees d where d.id = ${decree.id}
    on conflict (decree_id) do update set state = 'waiting', content = null, sha256 = null, list_sha256 = excluded.list_sha256,
      batch_id = excluded.batch_id`.execute(tx);
  await enqueue(
    "delivery.press-decree",
    { decreeId: decree.id, batchId },
    { key: `delivery.press-decree:${decree.id}` },
  );
  return done({ state: "checked", revision, batchId }, [
    decreeEvents["delivery.decree-checked.v1"](decreeSubject(decree), {
      number: input.number,
      listSha256: decree.listSha256?.toString("hex") ?? "",
    }),
  ]);
});
