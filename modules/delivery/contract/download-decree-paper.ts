import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * The paper of a decree: before the signature the bytes the signer will sign, after it the signed PDF. Position 0 is
 * the decree, 1 and up its attachments by kabupaten/kota.
 */
export const downloadDecreePaper = queryContract({
  name: "delivery.download-decree-paper",
  method: "GET",
  path: "/delivery/decrees/:decreeId/paper/:position",
  summary: "The paper of a decree as PDF.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ decreeId: z.uuid(), position: z.coerce.number().int().min(0).max(1000) }),
  output: z.unknown(),
  errors: { DECREE_NOT_FOUND: 404, PAPER_NOT_READY: 409 },
});
