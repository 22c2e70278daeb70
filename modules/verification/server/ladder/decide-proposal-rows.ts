import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { decideProposalRows } from "../../contract/decide-proposal-rows.ts";
import { deadlinesOf } from "../../domain/calendar.ts";
import { decideRow, type RowPlace, tierOf } from "../../domain/ladder.ts";
import { acceptRow } from "./accept-row.ts";
import {
  lockProposal,
  type Proposal,
  placeRow,
  readRows,
  settleProposal,
  writeStep,
} from "./proposal-row.ts";

async function hasBacking(tx: Tx, proposal: Proposal): Promise<boolean> {
  const { rows } = await sql`
    select 1 from verification.backings b where b.region_code = ${proposal.regionCode} and b.proposal_id = ${proposal.id} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Has the day of the tier that holds the row passed? */
const isLate = (row: RowPlace, period: string, today: string): boolean =>
  row.tier !== "village" && today > deadlinesOf(period).tiers[row.tier];

export const handler = command(decideProposalRows, async (tx, input, { actor, now }) => {
  const proposal = await lockProposal(tx, input.proposalId);
  if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
  if (proposal.revision !== input.baseRevision) return refuse("STALE");
  const tier = tierOf(actor.areaCode);
  if (tier === undefined) return refuse("PROPOSAL_NOT_FOUND");
  const today = civilDateInWib(now);
  const rows = new Map((await readRows(tx, proposal)).map((row) => [row.id, row]));
  // The village's list stands on its meeting; what citizens proposed stands on their own word and a visit.
  const endorses = input.decisions.some(({ act }) => act === "endorse");
  if (endorses && proposal.lane === "formal" && !(await hasBacking(tx, proposal)))
    return refuse("BACKING_MISSING");
  const count = { endorse: 0, return: 0, refuse: 0, accepted: 0 };
  for (const { rowId, act, reason } of input.decisions) {
    const row = rows.get(rowId);
    if (!row) return refuse("PROPOSAL_ROW_NOT_FOUND", { details: { rowId } });
    // Seen once: a row decided twice in one call is not waiting the second time.
    rows.delete(rowId);
    const decision = decideRow(row, proposal.lane, act, {
      tier,
      reason,
      isProposer: proposal.createdBy === actor.userId,
      isLate: isLate(row, proposal.period, today),
    });
    if (!decision.ok) return refuse(decision.code, { details: { rowId } });
    await placeRow(tx, proposal, rowId, decision.next, act === "endorse" ? "" : reason, now);
    await writeStep(tx, proposal, {
      rowId,
      compartment: row.compartment,
      act,
      tier,
      reason,
      at: now,
      by: actor.userId,
    });
    count[act] += 1;
    if (decision.next.state !== "accepted") continue;
    count.accepted += 1;
    await acceptRow(tx, proposal, row, { userId: actor.userId, at: now });
  }
  const revision = await settleProposal(tx, proposal, now);
  const subject = { kind: "proposal", id: proposal.id, placeCode: proposal.placeCode };
  const events = (["endorse", "return", "refuse"] as const)
    .filter((act) => count[act] > 0)
    .map((act) =>
      verificationEvents["verification.proposal-rows-decided.v1"](subject, {
        act,
        tier,
        rows: count[act],
        accepted: act === "endorse" ? count.accepted : 0,
      }),
    );
  const [first, ...others] = events;
  if (first === undefined) throw new Error("decisions were made and none counted");
  return done(
    {
      endorsed: count.endorse,
      returned: count.return,
      refused: count.refuse,
      accepted: count.accepted,
      revision,
    },
    [first, ...others],
  );
});
