import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** How the lines of a signed decree became enrolments: enrolled + refused = lines, and each refusal with its reason. */
export const listEnrolmentRefusals = queryContract({
  name: "delivery.list-enrolment-refusals",
  method: "GET",
  path: "/delivery/decrees/:decreeId/enrolment",
  summary: "Balance of enrolling a decree, with each refused line.",
  permission: "delivery.enrolment.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ decreeId: z.uuid() }),
  output: z.strictObject({
    enrolledAt: z.iso.datetime().nullable(),
    lines: z.int(),
    enrolled: z.int(),
    refused: z.int(),
    refusals: z.array(
      z.strictObject({
        line: z.int(),
        name: z.string(),
        placeLabel: z.string(),
        reason: z.enum(["already-enrolled", "twice-in-decree", "unknown-subject", "not-enrolled"]),
        otherDecreeNumber: z.string().nullable(),
      }),
    ),
  }),
  errors: { DECREE_NOT_FOUND: 404 },
});
