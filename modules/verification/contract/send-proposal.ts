import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Sends every row that is with the village up the ladder: the first time, or corrected ones again. */
export const sendProposal = commandContract({
  name: "verification.send-proposal",
  method: "POST",
  path: "/verification/proposals/:proposalId/send",
  summary: "Send a list of proposals up.",
  permission: "verification.proposal.write",
  scope: "area",
  input: z.strictObject({ proposalId: z.uuid(), baseRevision: z.int() }),
  output: z.strictObject({ sent: z.int(), revision: z.int() }),
  errors: {
    PROPOSAL_NOT_FOUND: 404,
    STALE: 409,
    NOTHING_TO_SEND: 422,
    /** Details: { period, sendUptoOn } */
    PERIOD_CLOSED: 422,
  },
});
