import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * Takes the next piece of a photo (at most 128 KiB) that an accepted visit announced. Pieces may come twice and in
 * any order; the photo is complete when all bytes are there and their SHA-256 is the announced one.
 */
export const uploadPhotoPiece = commandContract({
  name: "verification.upload-photo-piece",
  method: "POST",
  path: "/verification/sync/photos/:photoId/pieces",
  summary: "Take a piece of a photo.",
  permission: "verification.visit.sync",
  scope: "area",
  body: "bytes",
  input: z.strictObject({
    photoId: z.uuid(),
    deviceId: z.uuid(),
    atByte: z.coerce.number().int().min(0),
  }),
  output: z.strictObject({
    /** Bytes from the beginning that are there without a gap: where to go on. */
    receivedBytes: z.int(),
    complete: z.boolean(),
  }),
  errors: {
    DEVICE_NOT_FOUND: 404,
    DEVICE_REVOKED: 410,
    PHOTO_NOT_FOUND: 404,
    PIECE_TOO_LARGE: 413,
    PIECE_OUTSIDE: 422,
    /** All pieces are dropped: send it anew. */
    PHOTO_HASH_WRONG: 422,
    PHOTO_KIND_WRONG: 422,
  },
});
