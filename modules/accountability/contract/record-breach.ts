import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BreachFacts } from "./breach-shapes.ts";

/**
 * Enters a failure of protection into the register. From `foundAt` the office has 3 × 24 hours to write to the
 * people concerned and to the authority (UU 27/2022 art. 46).
 */
export const recordBreach = commandContract({
  name: "accountability.record-breach",
  method: "POST",
  path: "/accountability/breaches",
  summary: "Record a failure of data protection.",
  permission: "accountability.breach.record",
  scope: "none",
  input: z.strictObject({ ...BreachFacts, foundAt: z.iso.datetime() }),
  output: z.strictObject({ breachId: z.uuid(), number: z.string(), dueAt: z.iso.datetime() }),
  errors: { FOUND_IN_FUTURE: 422, HAPPENED_AFTER_FOUND: 422 },
});
