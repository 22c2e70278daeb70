import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { RowDecision } from "./proposal-shapes.ts";

/**
 * One tier decides on rows: endorse, return with a reason, refuse with a reason. All or nothing; an accepted row
 * becomes a line on the verifier's bench.
 */
export const decideProposalRows = commandContract({
  name: "verification.decide-proposal-rows",
  method: "POST",
  path: "/verification/proposals/:proposalId/decide",
  summary: "Endorse, return or refuse rows.",
  permission: "verification.row.endorse",
  scope: "area",
  input: z.strictObject({
    proposalId: z.uuid(),
    baseRevision: z.int(),
    decisions: z.array(RowDecision).min(1).max(500),
  }),
  output: z.strictObject({
    endorsed: z.int(),
    returned: z.int(),
    refused: z.int(),
    accepted: z.int(),
    revision: z.int(),
  }),
  errors: {
    PROPOSAL_NOT_FOUND: 404,
    STALE: 409,
    PROPOSAL_ROW_NOT_FOUND: 404,
    /** Each with details { rowId }. */
    ROW_NOT_WAITING: 409,
    NOT_YOUR_TIER: 403,
    PROPOSED_BY_YOURSELF: 403,
    REASON_MISSING: 422,
    TIER_MAY_NOT_REFUSE: 422,
    /** Minutes or SPTJM are not attached. */
    BACKING_MISSING: 422,
  },
});
