import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The file of a list, byte for byte as the region sent it. */
export const downloadProposalFile = queryContract({
  name: "delivery.download-proposal-file",
  method: "GET",
  path: "/delivery/proposals/:listId/file",
  summary: "The file of a proposal list.",
  permission: "delivery.proposal.submit",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ listId: z.uuid() }),
  output: z.unknown(),
  errors: { PROPOSAL_LIST_NOT_FOUND: 404 },
});
