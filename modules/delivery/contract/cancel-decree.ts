import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText } from "./shapes.ts";
/** Ends a decree that was not signed; what it reserved is free again. */
export const cancelDecree = commandContract({
  name: "delivery.cancel-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/cancel",
  summary: "Cancel an unsigned decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({ decreeId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ state: z.string(), revision: z.int() }),
  errors: { ...decreeErrors, BUDGET_NOT_FOUND: 404 },
});
