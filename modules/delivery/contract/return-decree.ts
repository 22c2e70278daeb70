import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText } from "./shapes.ts";
/** Gives a decree that was sent on back to its maker, with what has to be mended; the reservation is released. */
export const returnDecree = commandContract({
  name: "delivery.return-decree",
  method: "POST",
  path: "/delivery/decrees/:decreeId/return",
  summary: "Return a decree to its maker.",
  permission: "delivery.decree.check",
  scope: "area",
  input: z.strictObject({ decreeId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ state: z.string(), revision: z.int() }),
  errors: { ...decreeErrors, BUDGET_NOT_FOUND: 404 },
});
