import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BreachFacts } from "./breach-shapes.ts";

/** Completes what is known of a breach; the clock and who was told stay. */
export const changeBreach = commandContract({
  name: "accountability.change-breach",
  method: "PUT",
  path: "/accountability/breaches/:breachId",
  summary: "Complete a breach's record.",
  permission: "accountability.breach.record",
  scope: "area",
  input: z.strictObject({ breachId: z.uuid(), baseRevision: z.int(), ...BreachFacts }),
  output: z.strictObject({ revision: z.int() }),
  errors: { BREACH_NOT_FOUND: 404, STALE: 409, BREACH_CLOSED: 409, HAPPENED_AFTER_FOUND: 422 },
});
