import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Closes a breach once both notices are sent and handling and recovery are written down. */
export const closeBreach = commandContract({
  name: "accountability.close-breach",
  method: "POST",
  path: "/accountability/breaches/:breachId/close",
  summary: "Close a breach.",
  permission: "accountability.breach.close",
  scope: "area",
  input: z.strictObject({
    breachId: z.uuid(),
    baseRevision: z.int(),
    note: z.string().trim().min(10, { message: "Tulis apa yang dipelajari dan diubah." }).max(2000),
  }),
  output: z.strictObject({ state: z.string() }),
  errors: { BREACH_NOT_FOUND: 404, STALE: 409, BREACH_CLOSED: 409, NOT_YET_TOLD: 409, HANDLING_MISSING: 409 },
});
