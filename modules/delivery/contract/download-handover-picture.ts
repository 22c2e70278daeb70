import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

export const handoverPictures = ["signature", "photo"] as const;

/** The receiver's signature or the photo of a hand-over, as it was stored; the look is logged. */
export const downloadHandoverPicture = queryContract({
  name: "delivery.download-handover-picture",
  method: "GET",
  path: "/delivery/goods/handovers/:handoverId/pictures/:picture",
  summary: "Read the signature or photo of a hand-over.",
  permission: "delivery.goods.read",
  scope: "compartment",
  personal: true,
  answer: "file",
  input: z.strictObject({ handoverId: z.uuid(), picture: z.enum(handoverPictures) }),
  output: z.unknown(),
  errors: { HANDOVER_NOT_FOUND: 404, PICTURE_NOT_FOUND: 404 },
});
