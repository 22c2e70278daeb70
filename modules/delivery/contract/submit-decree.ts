import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";

/** Sends a draft to the checker. Its budget line reserves the total; refused with the figures where it does not fit. */
export const submitDecree = commandContract({
  name: "delivery.submit-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/submit",
  summary: "Send a draft decree to the checker.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({ decreeId: z.uuid(), baseRevision: z.int() }),
  output: z.strictObject({ state: z.string(), revision: z.int() }),
  errors: {
    ...decreeErrors,
    FINDINGS_OPEN: 409,
    NOT_RECONCILED: 409,
    LIST_EMPTY: 422,
    /** An amendment that changes an amount must begin after the enrolment it ends. */
    AMENDMENT_TOO_EARLY: 422,
    BUDGET_NEEDED: 422,
    CEILING_EXCEEDED: 409,
  },
});
