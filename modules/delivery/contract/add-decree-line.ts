import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText, RupiahText } from "./shapes.ts";

/**
 * Adds a line to a draft: a person or family of the registry that is granted something, or, in an amending decree,
 * a line of the amended one that is withdrawn.
 */
export const addDecreeLine = commandContract({
  name: "delivery.add-decree-line",
  method: "POST",
  path: "/delivery/decrees/:decreeId/lines",
  summary: "Add a line to a draft decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    what: z.discriminatedUnion("effect", [
      z.strictObject({
        effect: z.literal("grant"),
        subjectId: z.uuid(),
        amountRupiah: RupiahText,
        times: z.int().min(1).max(60),
      }),
      z.strictObject({ effect: z.literal("withdraw"), line: z.int().min(1) }),
    ]),
    reason: ReasonText,
  }),
  output: z.strictObject({ line: z.int(), revision: z.int() }),
  errors: {
    ...decreeErrors,
    SUBJECT_NOT_FOUND: 404,
    LINE_NOT_FOUND: 404,
    DECREE_NOT_AMENDING: 409,
    LINE_ALREADY_THERE: 409,
  },
});
