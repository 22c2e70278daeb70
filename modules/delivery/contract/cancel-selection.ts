import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { selectionErrors } from "./selection-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Ends a selection that no decree uses; it stays readable. */
export const cancelSelection = commandContract({
  name: "delivery.cancel-selection",
  method: "POST",
  path: "/delivery/selections/:selectionId/cancel",
  summary: "Cancel a selection.",
  permission: "delivery.selection.prepare",
  scope: "area",
  input: z.strictObject({ selectionId: z.uuid(), reason: ReasonText }),
  output: z.strictObject({ selectionId: z.uuid() }),
  errors: selectionErrors,
});
