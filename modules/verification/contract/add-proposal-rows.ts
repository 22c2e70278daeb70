import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { largestProposal, RowContent } from "./proposal-shapes.ts";

/** Adds rows to a list that is still with the village. Persons and families are those the registry knows. */
export const addProposalRows = commandContract({
  name: "verification.add-proposal-rows",
  method: "POST",
  path: "/verification/proposals/:proposalId/rows",
  summary: "Add rows to a list of proposals.",
  permission: "verification.proposal.write",
  scope: "area",
  input: z.strictObject({
    proposalId: z.uuid(),
    rows: z
      .array(z.strictObject({ content: RowContent, reason: z.string().trim().max(500).default("") }))
      .min(1)
      .max(largestProposal),
  }),
  output: z.strictObject({ rowIds: z.array(z.uuid()) }),
  errors: {
    PROPOSAL_NOT_FOUND: 404,
    PROPOSAL_NOT_OPEN: 409,
    /** Details: { largest } */
    PROPOSAL_FULL: 422,
    /** Details: { row }: index of the row whose person or family is not in sight of the village. */
    PROPOSED_NOT_FOUND: 422,
    /** Details: { row } */
    PLACE_OUTSIDE_PROPOSAL: 422,
  },
});
