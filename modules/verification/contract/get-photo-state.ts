import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** How much of a photo has arrived: where an upload goes on after a broken line. */
export const getPhotoState = queryContract({
  name: "verification.get-photo-state",
  method: "GET",
  path: "/verification/sync/photos/:photoId",
  summary: "Tell how much of a photo has arrived.",
  permission: "verification.visit.sync",
  scope: "area",
  personal: false,
  input: z.strictObject({ photoId: z.uuid(), deviceId: z.uuid() }),
  output: z.strictObject({ receivedBytes: z.int(), complete: z.boolean() }),
  errors: { PHOTO_NOT_FOUND: 404 },
});
