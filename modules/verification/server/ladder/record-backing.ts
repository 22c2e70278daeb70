import { createHash } from "node:crypto";
import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { recordBacking } from "../../contract/record-backing.ts";
import { isOfKind } from "../../domain/media-kind.ts";
import { lockProposal, writeStep } from "./proposal-row.ts";

export const handler = command(recordBacking, async (tx, input, { actor, now, newId }) => {
  const proposal = await lockProposal(tx, input.proposalId);
  if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
  if (proposal.state === "closed" || proposal.state === "withdrawn") return refuse("PROPOSAL_NOT_OPEN");
  if (input.heldOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const content = Buffer.from(input.contentBase64, "base64");
  if (!isOfKind(content, input.mediaType)) return refuse("FILE_KIND_WRONG");
  const sha256 = createHash("sha256").update(content).digest();
  const backingId = newId();
  await sql`
    insert into verification.backings (region_code, id, proposal_id, place_code, kind, number, held_on, chair_name, attendance,
      media_type, file_name, sha256, content, recorded_at, recorded_by)
    values (${proposal.regionCode}, ${backingId}, ${proposal.id}, ${proposal.placeCode}, ${input.kind}, ${input.number},
      ${input.heldOn}, ${input.chairName}, ${JSON.stringify(input.attendance)}::jsonb, ${input.mediaType}, ${input.fileName}, ${sha256},
      ${content}, ${now}, ${actor.userId})`.execute(tx);
  await sql`
    update verification.proposals set revision = revision + 1
     where region_code = ${proposal.regionCode} and id = ${proposal.id}`.execute(tx);
  const step = {
    rowId: null,
    compartment: null,
    act: "backing",
    tier: "village" as const,
    reason: `${input.kind} ${input.number}`,
  };
  await writeStep(tx, proposal, { ...step, at: now, by: actor.userId });
  return done({ backingId }, [
    verificationEvents["verification.backing-recorded.v1"](
      { kind: "proposal", id: proposal.id, placeCode: proposal.placeCode },
      { kind: input.kind, sha256: sha256.toString("hex") },
    ),
  ]);
});
