import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Period, ProposalLine } from "./proposal-shapes.ts";

/** Lists of proposals in the caller's area, newest first. */
export const listProposals = queryContract({
  name: "verification.list-proposals",
  method: "GET",
  path: "/verification/proposals",
  summary: "List proposals of villages.",
  permission: "verification.proposal.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    period: Period.optional(),
    /** Only what waits for the caller's tier. */
    mine: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.uuid().optional(),
  }),
  output: z.strictObject({
    proposals: z.array(ProposalLine),
    total: z.int(),
    next: z.uuid().nullable(),
    today: z.iso.date(),
    /** The period that can be proposed for now. */
    openPeriod: Period,
  }),
  errors: {},
});
