import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** The next piece of an upload, as raw bytes. `offset` must be where the server stands; a repeated piece is harmless. */
export const putPiece = commandContract({
  name: "intake.put-piece",
  method: "PUT",
  path: "/intake/uploads/:uploadId/pieces/:offset",
  summary: "Send the next piece of a file.",
  permission: "intake.batch.send",
  scope: "self",
  body: "bytes",
  input: z.strictObject({ uploadId: z.uuid(), offset: z.coerce.number().int().nonnegative() }),
  output: z.strictObject({ receivedBytes: z.int() }),
  errors: { UPLOAD_NOT_FOUND: 404, UPLOAD_OFFSET_WRONG: 409, FILE_TOO_LARGE: 413 },
});
