import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Takes a row out of the list: a draft vanishes, what was sent is withdrawn and stays in the history. */
export const removeProposalRow = commandContract({
  name: "verification.remove-proposal-row",
  method: "POST",
  path: "/verification/proposals/:proposalId/rows/:rowId/remove",
  summary: "Take a row out of a list of proposals.",
  permission: "verification.proposal.write",
  scope: "area",
  input: z.strictObject({ proposalId: z.uuid(), rowId: z.uuid(), baseRevision: z.int() }),
  output: z.strictObject({ state: z.enum(["removed", "withdrawn"]) }),
  errors: { PROPOSAL_ROW_NOT_FOUND: 404, STALE: 409, ROW_ENDED: 409 },
});
