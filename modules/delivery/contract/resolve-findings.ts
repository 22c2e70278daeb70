import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { FindingKindText } from "./decree-shapes.ts";
import { ReasonText } from "./shapes.ts";

/**
 * One decision and one reason for all open findings of a kind, in one kabupaten/kota or in all; each finding records
 * it by name. `expected` is the count the officer saw: another count is refused, as something else would be decided.
 */
export const resolveFindings = commandContract({
  name: "delivery.resolve-findings",
  method: "POST",
  path: "/delivery/decrees/:decreeId/findings",
  summary: "Decide on all open findings of a kind.",
  permission: "delivery.finding.resolve",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    kind: FindingKindText,
    regionCode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    resolution: z.enum(["keep", "remove"]),
    reason: ReasonText,
    expected: z.int().min(1),
  }),
  output: z.strictObject({ resolved: z.int(), open: z.int() }),
  errors: {
    DECREE_NOT_FOUND: 404,
    DECREE_STATE_WRONG: 409,
    FINDINGS_CHANGED: 409,
    FINDING_HAS_NO_LINE: 422,
  },
});
