import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { backingKinds, ProposalLine, ProposalRow, TierName } from "./proposal-shapes.ts";

/** One list with its rows, what happened to them, and what the caller may do. */
export const getProposal = queryContract({
  name: "verification.get-proposal",
  method: "GET",
  path: "/verification/proposals/:proposalId",
  summary: "Read a list of proposals.",
  permission: "verification.proposal.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ proposalId: z.uuid() }),
  output: z.strictObject({
    proposal: ProposalLine,
    revision: z.int(),
    rows: z.array(ProposalRow),
    backings: z.array(
      z.strictObject({
        backingId: z.uuid(),
        kind: z.enum(backingKinds),
        number: z.string(),
        heldOn: z.iso.date(),
        chairName: z.string(),
        present: z.int(),
        fileName: z.string(),
      }),
    ),
    steps: z.array(
      z.strictObject({
        rowNumber: z.int().nullable(),
        act: z.string(),
        tier: TierName,
        reason: z.string(),
        actedAt: z.iso.datetime(),
        actedBy: z.string(),
      }),
    ),
    deadlines: z.strictObject({
      sendUptoOn: z.iso.date(),
      backingUptoOn: z.iso.date(),
      district: z.iso.date(),
      regency: z.iso.date(),
      province: z.iso.date(),
    }),
    today: z.iso.date(),
    allowed: z.array(z.enum(["write", "send", "decide", "refuse"])),
  }),
  errors: { PROPOSAL_NOT_FOUND: 404 },
});
