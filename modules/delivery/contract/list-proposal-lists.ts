import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { ProposalListRow } from "./proposal-shapes.ts";
import { PeriodText } from "./shapes.ts";

/** Lists sent in for the actor's area, newest first. */
export const listProposalLists = queryContract({
  name: "delivery.list-proposal-lists",
  method: "GET",
  path: "/delivery/proposals",
  summary: "List the proposal lists.",
  permission: "delivery.proposal.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    programmeCode: ProgrammeCodeText.optional(),
    period: PeriodText.optional(),
    purpose: z.enum(["proposal", "decree"]).optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ lists: z.array(ProposalListRow), total: z.int(), next: z.uuid().nullable() }),
  errors: {},
});
