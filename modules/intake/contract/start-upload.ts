import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

export const largestFileBytes = 2 * 1024 ** 3;

/**
 * Begins an upload, or finds the unfinished one of the same file: name and size in bytes tell. Pieces follow by
 * put-piece from `receivedBytes` on.
 */
export const startUpload = commandContract({
  name: "intake.start-upload",
  method: "POST",
  path: "/intake/uploads",
  summary: "Begin or resume the upload of a file.",
  permission: "intake.batch.send",
  scope: "self",
  input: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    byteSize: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  output: z.strictObject({ uploadId: z.uuid(), receivedBytes: z.int(), pieceBytes: z.int() }),
  errors: { FILE_TOO_LARGE: 413, FILE_EMPTY: 422 },
});
