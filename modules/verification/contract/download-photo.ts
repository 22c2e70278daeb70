import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** A photo, signature or audio note of a visit. */
export const downloadPhoto = queryContract({
  name: "verification.download-photo",
  method: "GET",
  path: "/verification/photos/:photoId/content",
  summary: "Download a photo of a visit.",
  permission: "verification.visit.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ photoId: z.uuid() }),
  output: z.unknown(),
  errors: { PHOTO_NOT_FOUND: 404 },
});
