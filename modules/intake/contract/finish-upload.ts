import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * Ends an upload: the file gets its SHA-256, is looked at and becomes a batch. A file that cannot be read becomes
 * a refused batch with its reason; one whose contents stand in another batch already is refused.
 */
export const finishUpload = commandContract({
  name: "intake.finish-upload",
  method: "POST",
  path: "/intake/uploads/:uploadId/finish",
  summary: "End an upload and recognise the file.",
  permission: "intake.batch.send",
  scope: "self",
  input: z.strictObject({ uploadId: z.uuid() }),
  output: z.strictObject({ batchId: z.uuid(), outcome: z.enum(["recognised", "unknown", "refused"]) }),
  errors: { UPLOAD_NOT_FOUND: 404, UPLOAD_INCOMPLETE: 409, FILE_ALREADY_IMPORTED: 409 },
});
