import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Reason } from "./shapes.ts";

/** Takes a merge back: exactly the rows that were re-pointed return, and so do the fields that were taken over. */
export const undoMerge = commandContract({
  name: "registry.undo-merge",
  method: "POST",
  path: "/registry/merges/:mergeId/undo",
  summary: "Undo a merge.",
  permission: "registry.merge.undo",
  scope: "area",
  input: z.strictObject({ mergeId: z.uuid(), reason: Reason }),
  output: z.strictObject({ kind: z.enum(["person", "family"]), restoredId: z.uuid() }),
  errors: {
    MERGE_NOT_FOUND: 404,
    ALREADY_UNDONE: 409,
    /** The kept one was itself merged or moved since: undo that first. */
    LATER_WORK_DEPENDS: 409,
    /** The record was brought from outside the caller's area: who may see both places takes it back. */
    MOVED_FROM_ELSEWHERE: 403,
  },
});
