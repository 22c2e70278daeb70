import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Ends a pause or refusal, with the reason; from then on the assessment's word counts again. */
export const liftHold = commandContract({
  name: "programmes.lift-hold",
  method: "POST",
  path: "/programmes/holds/:holdId/lift",
  summary: "Lift a pause or refusal.",
  permission: "programmes.hold.place",
  scope: "compartment",
  input: z.strictObject({ holdId: z.uuid(), reason: z.string().trim().min(3).max(1000) }),
  output: z.strictObject({ holdId: z.uuid() }),
  errors: { HOLD_NOT_FOUND: 404, NOT_YOUR_DIVISION: 403, HOLD_ALREADY_LIFTED: 409 },
});
