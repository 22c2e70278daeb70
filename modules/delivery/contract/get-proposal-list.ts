import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProposalListRow } from "./proposal-shapes.ts";

/** One list with its counts, and why rows were refused. */
export const getProposalList = queryContract({
  name: "delivery.get-proposal-list",
  method: "GET",
  path: "/delivery/proposals/:listId",
  summary: "One proposal list.",
  permission: "delivery.proposal.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ listId: z.uuid() }),
  output: ProposalListRow.extend({
    sha256: z.string().nullable(),
    batchId: z.uuid().nullable(),
    receivedBy: z.string().nullable(),
    errorCode: z.string().nullable(),
    withdrawnBecause: z.string().nullable(),
    matched: z.strictObject({ nik: z.int(), kk: z.int(), name: z.int(), none: z.int() }),
    refusals: z.array(
      z.strictObject({ field: z.string(), rule: z.string(), rows: z.int(), firstRow: z.int() }),
    ),
    canWithdraw: z.boolean(),
  }),
  errors: { PROPOSAL_LIST_NOT_FOUND: 404 },
});
