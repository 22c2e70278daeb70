import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { selectionErrors } from "./selection-shapes.ts";
import { ReasonText } from "./shapes.ts";

/**
 * An officer's own act on a selection: takes somebody out, or adds somebody from the reserves (or back in). Kept with
 * reason and evidence, and shown to the approver as exactly that.
 */
export const changeSelectionLine = commandContract({
  name: "delivery.change-selection-line",
  method: "POST",
  path: "/delivery/selections/:selectionId/lines/:subjectId",
  summary: "Add or remove a line of a selection by hand.",
  permission: "delivery.selection.prepare",
  scope: "area",
  input: z.strictObject({
    selectionId: z.uuid(),
    subjectId: z.uuid(),
    act: z.enum(["add", "remove"]),
    reason: ReasonText,
    /** Letter, minutes of a visit, photo: what others can look up. */
    evidence: z.string().trim().min(3).max(300),
  }),
  output: z.strictObject({ mark: z.string(), chosen: z.int() }),
  errors: { ...selectionErrors, LINE_NOT_FOUND: 404, NOTHING_CHANGED: 422 },
});
