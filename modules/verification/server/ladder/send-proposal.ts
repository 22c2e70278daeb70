import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { sendProposal } from "../../contract/send-proposal.ts";
import { deadlinesOf } from "../../domain/calendar.ts";
import { decideSend, isOpenToVillage } from "../../domain/ladder.ts";
import { lockProposal, placeRow, readRows, settleProposal, writeStep } from "./proposal-row.ts";

export const handler = command(sendProposal, async (tx, input, { actor, now }) => {
  const proposal = await lockProposal(tx, input.proposalId);
  if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
  if (proposal.revision !== input.baseRevision) return refuse("STALE");
  const rows = (await readRows(tx, proposal)).filter(isOpenToVillage);
  if (rows.length === 0) return refuse("NOTHING_TO_SEND");
  const { period, lane } = proposal;
  const { sendUptoOn } = deadlinesOf(period);
  // What came back may be corrected after that day: the tier that returned it is still waiting for it.
  const isFirst = rows.some(({ state }) => state === "draft");
  if (isFirst && civilDateInWib(now) > sendUptoOn)
    return refuse("PERIOD_CLOSED", { details: { period, sendUptoOn } });
  for (const row of rows) {
    const decision = decideSend(row, lane);
    if (!decision.ok) throw new Error(`a row open to the village could not be sent: ${decision.code}`);
    await placeRow(tx, proposal, row.id, decision.next, "", now);
    const { compartment } = row;
    await writeStep(tx, proposal, {
      rowId: row.id,
      compartment,
      act: "send",
      tier: "village",
      reason: "",
      at: now,
      by: actor.userId,
    });
  }
  const revision = await settleProposal(tx, proposal, now);
  return done({ sent: rows.length, revision }, [
    verificationEvents["verification.proposal-sent.v1"](
      { kind: "proposal", id: proposal.id, placeCode: proposal.placeCode },
      { period, lane, rows: rows.length },
    ),
  ]);
});
