import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { LineCorrection } from "./change-decree-line.ts";
import { ReasonText } from "./shapes.ts";

/**
 * An officer's decision on one finding, by name and with a reason. "keep" leaves the line as it is; "remove" takes it
 * out of the list, "correct" changes it in the same act: both only while the decree is a draft, and the list then has
 * to be reconciled again.
 */
export const resolveFinding = commandContract({
  name: "delivery.resolve-finding",
  method: "POST",
  path: "/delivery/decrees/:decreeId/findings/:findingId",
  summary: "Decide on a finding.",
  permission: "delivery.finding.resolve",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    findingId: z.uuid(),
    decision: z.discriminatedUnion("resolution", [
      z.strictObject({ resolution: z.literal("keep") }),
      z.strictObject({ resolution: z.literal("remove") }),
      z.strictObject({ resolution: z.literal("correct"), correction: LineCorrection }),
    ]),
    reason: ReasonText,
  }),
  output: z.strictObject({ open: z.int() }),
  errors: {
    DECREE_NOT_FOUND: 404,
    FINDING_NOT_FOUND: 404,
    DECREE_STATE_WRONG: 409,
    FINDING_NOT_OPEN: 409,
    FINDING_HAS_NO_LINE: 422,
    NOTHING_CHANGED: 422,
  },
});
