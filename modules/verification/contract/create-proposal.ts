import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { Lane, Period } from "./proposal-shapes.ts";

/** Begins a village's list for a period; it is not sent yet. */
export const createProposal = commandContract({
  name: "verification.create-proposal",
  method: "POST",
  path: "/verification/proposals",
  summary: "Begin a list of proposals.",
  permission: "verification.proposal.write",
  scope: "area",
  input: z.strictObject({
    placeCode: PlaceCode.refine((code) => code.length === 10, { message: "Pilih desa/kelurahan." }),
    period: Period,
    lane: Lane.default("formal"),
    title: z.string().trim().min(3).max(120),
  }),
  output: z.strictObject({ proposalId: z.uuid() }),
  errors: {
    PLACE_OUTSIDE_AREA: 404,
    /** Details: { period, sendUptoOn }: the last day to send has passed. */
    PERIOD_CLOSED: 422,
  },
});
