import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Lines of a list in the order of the file; numbers masked. "refused" gives the rows that were not read, with their rule. */
export const listProposalLines = queryContract({
  name: "delivery.list-proposal-lines",
  method: "GET",
  path: "/delivery/proposals/:listId/lines",
  summary: "Lines of a proposal list.",
  permission: "delivery.proposal.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    listId: z.uuid(),
    show: z.enum(["all", "unmatched", "refused"]).default("all"),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.strictObject({
    lines: z.array(
      z.strictObject({
        line: z.int(),
        name: z.string(),
        bornOn: z.iso.date().nullable(),
        nikMasked: z.string().nullable(),
        kkMasked: z.string().nullable(),
        address: z.string(),
        placeLabel: z.string(),
        matchedBy: z.enum(["nik", "kk", "name", "officer"]).nullable(),
        familyId: z.uuid().nullable(),
        refusal: z.strictObject({ field: z.string(), rule: z.string() }).nullable(),
      }),
    ),
    total: z.int(),
    next: z.int().nullable(),
  }),
  errors: { PROPOSAL_LIST_NOT_FOUND: 404 },
});
