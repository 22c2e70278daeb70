import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decideDestruction } from "../../contract/decide-destruction.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import type { Destroyer } from "./destroyers.ts";
import { destroyRecords, findPastTheirTime } from "./past-their-time.ts";

interface Row {
  readonly number: string;
  readonly place_code: string;
  readonly class_code: string;
  readonly older_than_on: string;
  readonly record_ids: string[];
  readonly list_sha256: Buffer;
  readonly state: string;
  readonly proposed_by: string;
  readonly destroyer: Destroyer | null;
}

export const handler = command(decideDestruction, async (tx, input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select d.*, c.destroyer from accountability.destructions d
      join accountability.retention_classes c on c.code = d.class_code
     where d.id = ${input.destructionId} for update of d`.execute(tx);
  const proposal = rows[0];
  if (!proposal) return refuse("DESTRUCTION_NOT_FOUND");
  if (proposal.state !== "proposed") return refuse("ALREADY_DECIDED");
  if (proposal.proposed_by === actor.userId) return refuse("OWN_PROPOSAL");
  let destroyedCount = 0;
  if (input.carryOut && proposal.destroyer !== null) {
    // A death taken back since the proposal spares the papers.
    const still = new Set(await findPastTheirTime(tx, proposal.destroyer, proposal.older_than_on));
    const ids = proposal.record_ids.filter((id) => still.has(id));
    destroyedCount = await destroyRecords(tx, proposal.destroyer, ids);
  }
  const state = input.carryOut ? "done" : "rejected";
  await sql`
    update accountability.destructions
       set state = ${state}, decided_at = ${now}, decided_by = ${actor.userId}, note = ${input.note},
           destroyed_count = ${input.carryOut ? destroyedCount : null}
     where id = ${input.destructionId}`.execute(tx);
  return done({ state, destroyedCount }, [
    registersEvents["accountability.destruction-decided.v1"](
      { kind: "destruction", id: input.destructionId, placeCode: proposal.place_code },
      {
        number: proposal.number,
        classCode: proposal.class_code,
        carriedOut: input.carryOut,
        count: destroyedCount,
        listSha256: proposal.list_sha256.toString("hex"),
      },
    ),
  ]);
});
