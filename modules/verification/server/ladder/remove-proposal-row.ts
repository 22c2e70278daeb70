import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { removeProposalRow } from "../../contract/remove-proposal-row.ts";
import { decideWithdraw } from "../../domain/ladder.ts";
import { lockProposal, placeRow, readRows, settleProposal, writeStep } from "./proposal-row.ts";

export const handler = command(removeProposalRow, async (tx, input, { actor, now }) => {
  const proposal = await lockProposal(tx, input.proposalId);
  const row = proposal && (await readRows(tx, proposal)).find(({ id }) => id === input.rowId);
  if (!proposal || !row) return refuse("PROPOSAL_ROW_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("STALE");
  const decision = decideWithdraw(row);
  if (!decision.ok) return refuse(decision.code);
  const event = verificationEvents["verification.proposal-row-removed.v1"](
    { kind: "proposal", id: proposal.id, placeCode: proposal.placeCode },
    { proposalId: proposal.id, rowId: row.id, kind: row.kind, tier: row.tier },
  );
  if (row.state === "draft") {
    await sql`delete from verification.proposal_rows where region_code = ${proposal.regionCode} and id = ${row.id}`.execute(
      tx,
    );
    await settleProposal(tx, proposal, now);
    return done({ state: "removed" as const }, [event]);
  }
  await placeRow(tx, proposal, row.id, decision.next, "", now);
  const { compartment } = row;
  await writeStep(tx, proposal, {
    rowId: row.id,
    compartment,
    act: "withdraw",
    tier: row.tier,
    reason: "",
    at: now,
    by: actor.userId,
  });
  await settleProposal(tx, proposal, now);
  return done({ state: "withdrawn" as const }, [event]);
});
