import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ReasonText } from "./shapes.ts";

/** Takes a list back, with the reason; it stays readable and counts no more. */
export const withdrawProposalList = commandContract({
  name: "delivery.withdraw-proposal-list",
  method: "POST",
  path: "/delivery/proposals/:listId/withdraw",
  summary: "Withdraw a proposal list.",
  permission: "delivery.proposal.submit",
  scope: "area",
  input: z.strictObject({ listId: z.uuid(), reason: ReasonText }),
  output: z.strictObject({ listId: z.uuid() }),
  errors: { PROPOSAL_LIST_NOT_FOUND: 404, LIST_NOT_RECEIVED: 409 },
});
